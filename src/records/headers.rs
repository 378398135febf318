//! Which field a header or an object's key belongs to: by name, label or alias. An exact spelling goes before a folded one.

use rustc_hash::FxHashMap;

use super::incoming::composed;
use super::named::Called;
use crate::schema::{FieldId, RecordType};
use crate::spelling::fold;

/// The fields of a record type by all that they are called.
#[derive(Debug)]
pub(super) struct Headers {
    /// As it is written, composed: what a host's structs use needs no folding.
    exact: FxHashMap<Box<str>, Vec<FieldId>>,
    folded: FxHashMap<String, Vec<FieldId>>,
}

impl Headers {
    pub(super) fn of(record: &RecordType) -> Headers {
        let mut headers = Headers { exact: FxHashMap::default(), folded: FxHashMap::default() };
        for (position, (name, field)) in record.fields.iter().enumerate() {
            let id = FieldId(position as u32);
            let called = [name, &field.label].into_iter().chain(&field.aliases);
            for spelling in called.filter(|spelling| !spelling.is_empty()) {
                add(headers.exact.entry(composed(spelling)).or_default(), id);
                add(headers.folded.entry(fold(spelling)).or_default(), id);
            }
        }
        headers
    }

    /// Each header with the names of the fields that it fits.
    pub(super) fn by_name(&self, record: &RecordType) -> Called {
        let names = |fields: &[FieldId]| fields.iter().map(|field| record.field_name(*field).to_owned()).collect();
        // An exact header that its folded one says as well decides nothing.
        let exact = self.exact.iter().filter(|(header, fields)| self.folded.get(&fold(header)) != Some(*fields));
        let exact = exact.map(|(header, fields)| ((0, header.to_string()), names(fields)));
        let folded = self.folded.iter().map(|(header, fields)| ((1, header.clone()), names(fields)));
        exact.chain(folded).collect()
    }

    /// The fields that are called so: none, one, or (ambiguous) several.
    pub(super) fn find(&self, header: &str) -> &[FieldId] {
        let exact = self.exact.get(header).or_else(|| self.exact.get(&composed(header)));
        exact.or_else(|| self.folded.get(&fold(header))).map_or(&[], Vec::as_slice)
    }
}

fn add(fields: &mut Vec<FieldId>, id: FieldId) {
    if !fields.contains(&id) {
        fields.push(id);
    }
}

/// What a field is called in messages: `“Giới tính” (sex)`.
pub(super) fn field_title(record: &RecordType, field: FieldId) -> String {
    let (label, name) = (&record.field(field).label, record.field_name(field));
    if label.is_empty() { format!("`{name}`") } else { format!("“{label}” (`{name}`)") }
}
