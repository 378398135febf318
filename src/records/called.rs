//! What data can call codes and fields, by names instead of positions: two schemas that say the same here take the same cells for the
//! same codes, and the same headers for the same fields.

use super::codes::Spellings;
use super::headers::Headers;
use super::named::Called;
use crate::schema::{CodeList, FieldId, RecordType};

/// What the codes of a list are called; `system` is the one that bare external codes belong to.
pub(crate) fn codes_called(list: &CodeList, system: Option<u32>) -> Called {
    Spellings::of(list, system).by_name(list)
}

/// What the fields of a record type are called.
pub(crate) fn fields_called(record: &RecordType) -> Called {
    Headers::of(record).by_name(record)
}

/// The names of the fields that a header is taken for: none, one, or (ambiguous) several.
pub(crate) fn fields_of(record: &RecordType, header: &str) -> Vec<String> {
    let named = |field: &FieldId| record.field_name(*field).to_owned();
    Headers::of(record).find(header).iter().map(named).collect()
}
