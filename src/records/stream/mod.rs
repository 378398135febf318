//! CSV text that is counted as it is read: by blocks, none of which is kept.
//!
//! A [`Lane`] turns a piece of text into [`Block`]s, in which each field is a typed column or the numbers of its distinct texts. It decides nothing that
//! the slow way decides otherwise: a row in which anything is not plain (a fault, marks that do not match, a reference that leads to no
//! accepted record) is handed to the [`RecordsBuilder`] as it stands, which says what is wrong with it, or keeps it. Keys are told apart by
//! digests; of records whose digests meet, all are handed over too. What the blocks are counted by may not enter.

mod borders;
mod cells;
mod dictionary;
mod digests;
mod field;
mod lane;
mod lent;
mod open;
mod order;
mod piece;
mod plain;
mod rows;
mod structure;
mod targets;
mod texts;

pub(crate) use borders::borders;
use field::{Field, Form};
pub(crate) use lane::{Lane, Pass, Wanted};
pub use open::{CsvFile, Opening, open_csv};
pub(crate) use order::{digests_of_kept, in_order};
pub(crate) use piece::{Block, Piece, Raw};
pub(crate) use targets::Targets;
pub(crate) use texts::fill;

use super::Records;
use super::build::RecordsBuilder;
use super::column::Column;
use super::csv::{ByThemselves, Is};
use super::field::{FieldReader, stored_kind};
use crate::schema::{FieldId, FieldKind, RecordId, Schema};

/// Whether a field has few distinct texts, as codes have, and its texts are numbered.
pub(crate) fn is_numbered(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Code { .. } | FieldKind::YesNo | FieldKind::Reference(_))
}

/// Whether the records of a type can be counted as they are read, as far as their references go: these must be settled before.
pub(crate) fn can_stream(schema: &Schema, record: RecordId) -> bool {
    let referred_to = schema
        .records
        .values()
        .flat_map(|of| of.fields.values())
        .any(|field| field.kind == FieldKind::Reference(record));
    let has_plain_key = |target: RecordId| match schema.record(target).key.as_slice() {
        [key] => !matches!(schema.record(target).field(*key).kind, FieldKind::Reference(_)),
        _ => false,
    };
    let leads = |kind: FieldKind| if let FieldKind::Reference(target) = kind { has_plain_key(target) } else { true };
    // Which code each unit is, is settled when all are there.
    !referred_to
        && schema.record(record).units.is_none()
        && schema.record(record).fields.values().all(|field| leads(field.kind))
}

impl<'s> RecordsBuilder<'s> {
    /// A reader of pieces for a type; `wants_column` says which fields are asked for as columns.
    pub(crate) fn lane(&self, record: RecordId, wants_column: &dyn Fn(FieldId) -> bool) -> Lane<'s> {
        let schema = self.schema;
        let of = schema.record(record);
        let mut set = self.set(record).clone();
        set.clear();
        let field = |(position, field): (usize, &crate::schema::Field)| {
            let id = FieldId(position as u32);
            let stored = set.readers[position].column();
            let (form, column) = match field.kind {
                FieldKind::Reference(target) => (Field::texts_of(Some(target)), Column::Reference(Vec::new())),
                kind if is_numbered(stored_kind(schema, kind)) => (Field::texts_of(None), stored),
                _ => match &set.readers[position] {
                    FieldReader::Date(dialect) => (Form::Days(*dialect), stored),
                    FieldReader::Text | FieldReader::Key => (Form::Words, stored),
                    _ => (Form::Other, stored),
                },
            };
            Field::new(form, position, column, &set.words.missing)
                .of_key(of.key.contains(&id))
                .in_column(wants_column(id))
        };
        let fields = of.fields.values().enumerate().map(field).collect();
        let key = of.key.iter().map(|field| field.0 as usize).collect();
        Lane::new(set, fields, key)
    }

    /// Takes what a piece left to the slow way, and the account of the rest.
    pub(crate) fn take_piece(&mut self, file: &mut CsvFile, piece: &Piece) {
        let record = file.of.record;
        self.set_mut(record).read += piece.accepted;
        self.set_mut(record).passed += piece.accepted;
        let mut empty: Vec<u64> = piece.empty.iter().map(|line| file.line + line + 1).collect();
        let mut records = piece.accepted;
        let mut rows = ByThemselves::new(&file.of);
        for raw in &piece.doubtful {
            let line = file.line + raw.line + 1;
            match rows.push(self, line, &raw.text, false) {
                Is::Record => records += 1,
                Is::Empty => empty.push(line),
                Is::Nothing => {}
            }
        }
        file.read += records;
        empty.sort_unstable();
        empty.into_iter().for_each(|line| file.empty.add(line));
        file.line += piece.lines;
    }

    /// Takes rows that were counted, and are not: the slow way decides about them.
    pub(crate) fn take_back(&mut self, file: &CsvFile, line: u64, piece: &Piece) {
        self.set_mut(file.of.record).passed -= piece.doubtful.len() as u64;
        let mut rows = ByThemselves::new(&file.of);
        for raw in &piece.doubtful {
            rows.push(self, line + raw.line + 1, &raw.text, true);
        }
    }

    /// Adds what a lane noted of values that are not written plainly.
    pub(crate) fn take_notes(&mut self, record: RecordId, lane: Lane<'_>) {
        self.set_mut(record).taken.add(lane.set.taken);
    }

    /// What is kept so far, as it will be: of types that no other refers to, and of those that they refer to.
    pub(crate) fn so_far(&self) -> Records {
        self.clone().finish()
    }
}
