//! Where the keys of kept records lead, for those that are read after them.

use rustc_hash::FxHashMap;

use super::super::build::OwnedKey;
use super::super::{Column, Records};
use super::dictionary::Reading;
use crate::schema::{FieldKind, RecordId, Schema};

/// The rows of accepted records by their keys.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    of_types: FxHashMap<RecordId, FxHashMap<OwnedKey, u32>>,
}

impl Targets {
    /// Those of all types that records of this one refer to.
    pub(crate) fn of(schema: &Schema, record: RecordId, kept: &Records) -> Targets {
        let mut of_types = FxHashMap::default();
        for field in schema.record(record).fields.values() {
            let FieldKind::Reference(target) = field.kind else { continue };
            let [key] = schema.record(target).key.as_slice() else { continue };
            let column = kept.key_as_written(target, *key);
            of_types.entry(target).or_insert_with(|| rows(&column, kept.set(target).len()));
        }
        Targets { of_types }
    }

    pub(super) fn row(&self, target: RecordId, key: &OwnedKey) -> Reading {
        let row = self.of_types.get(&target).and_then(|rows| rows.get(key));
        row.map_or(Reading::Doubtful, |row| Reading::Row(*row))
    }
}

fn rows(column: &Column, length: usize) -> FxHashMap<OwnedKey, u32> {
    (0..length).map(|row| (OwnedKey::of(column.part(row)), row as u32)).collect()
}
