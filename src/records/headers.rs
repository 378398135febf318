//! Which field a header or an object's key belongs to: by name, label or alias, after folding.

use rustc_hash::FxHashMap;

use super::fold::fold;
use crate::schema::{FieldId, RecordType};

/// The fields of a record type by all that they are called.
#[derive(Debug)]
pub(super) struct Headers {
    by_name: FxHashMap<String, Vec<FieldId>>,
    /// The same by the fields' own names as they are written: what a host's structs use needs no folding.
    as_written: FxHashMap<String, Vec<FieldId>>,
}

impl Headers {
    pub(super) fn of(record: &RecordType) -> Headers {
        let mut by_name: FxHashMap<String, Vec<FieldId>> = FxHashMap::default();
        for (position, (name, field)) in record.fields.iter().enumerate() {
            let id = FieldId(position as u16);
            let called = [name, &field.label].into_iter().chain(&field.aliases);
            for spelling in called.filter(|spelling| !spelling.is_empty()) {
                let fields = by_name.entry(fold(spelling)).or_default();
                if !fields.contains(&id) {
                    fields.push(id);
                }
            }
        }
        let found = |name: &String| by_name.get(&fold(name)).cloned().unwrap_or_default();
        let as_written = record.fields.keys().map(|name| (name.clone(), found(name))).collect();
        Headers { by_name, as_written }
    }

    /// The fields that are called so: none, one, or (ambiguous) several.
    pub(super) fn find(&self, header: &str) -> &[FieldId] {
        let written = self.as_written.get(header);
        written.or_else(|| self.by_name.get(&fold(header))).map_or(&[], Vec::as_slice)
    }
}

/// What a field is called in messages: `“Giới tính” (sex)`.
pub(super) fn field_title(record: &RecordType, field: FieldId) -> String {
    let (label, name) = (&record.field(field).label, record.field_name(field));
    if label.is_empty() { format!("`{name}`") } else { format!("“{label}” (`{name}`)") }
}
