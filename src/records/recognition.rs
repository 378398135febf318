//! What fields and codes are called in data, folded once for any number of builders.

use std::sync::Arc;

use super::codes::Spellings;
use super::field::stored_kind;
use super::headers::Headers;
use crate::schema::{CodeList, FieldKind, Identity, RecordId, RecordType, Schema};

/// All spellings of a schema that data can use. Making it is most of the work of a new
/// [`RecordsBuilder`](super::RecordsBuilder): a host that reads one record at a time keeps it.
#[derive(Debug, Clone)]
pub struct Recognition {
    /// By record type.
    pub(super) types: Vec<OfType>,
    /// Those of what is no type of the schema.
    pub(super) of_none: OfType,
    /// The schema whose they are.
    pub(super) identity: Identity,
}

/// The spellings of one record type.
#[derive(Debug, Clone)]
pub(super) struct OfType {
    pub headers: Arc<Headers>,
    /// For each field; empty where it holds no codes.
    pub codes: Vec<Arc<Spellings>>,
}

impl Recognition {
    /// The spellings of a schema.
    #[must_use]
    pub fn new(schema: &Schema) -> Recognition {
        Recognition::with(schema, &|list, system| Spellings::of(list, system))
    }

    /// No spelling of any code: for records whose codes are given by their positions, as made-up ones are.
    #[must_use]
    pub(crate) fn of_no_codes(schema: &Schema) -> Recognition {
        Recognition::with(schema, &|_, _| Spellings::default())
    }

    fn with(schema: &Schema, spellings: &dyn Fn(&CodeList, Option<u32>) -> Spellings) -> Recognition {
        let none = Arc::new(Spellings::default());
        let codes = |record: &RecordType| {
            let of_field = |kind| match stored_kind(schema, kind) {
                FieldKind::Code { list, system } => Arc::new(spellings(schema.list(list), system)),
                _ => Arc::clone(&none),
            };
            record.fields.values().map(|field| of_field(field.kind)).collect()
        };
        let of_type = |record| OfType { headers: Arc::new(Headers::of(record)), codes: codes(record) };
        Recognition {
            types: schema.records.values().map(of_type).collect(),
            of_none: of_type(schema.record(RecordId(u32::MAX))),
            identity: schema.identity(),
        }
    }
}
