//! What makes two schemas the same to those who read records by position.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{FieldKind, Schema};

/// Identifies what a schema lays down for stored records: types, fields and codes, by name and in their order. Labels and other
/// spellings are not among it: records that are read already do not depend on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Identity(u64);

impl Schema {
    /// Identifies the schema: another one by which the same records would be stored alike has the same.
    #[doc(hidden)]
    #[must_use]
    pub fn identity(&self) -> Identity {
        let mut hasher = DefaultHasher::new();
        self.lists.len().hash(&mut hasher);
        for (name, list) in &self.lists {
            (name, list.ordered, list.codes.len()).hash(&mut hasher);
            list.codes.keys().for_each(|code| code.hash(&mut hasher));
        }
        self.records.len().hash(&mut hasher);
        for (name, record) in &self.records {
            (name, record.fields.len(), &record.key).hash(&mut hasher);
            for (name, field) in &record.fields {
                let kind = match field.kind {
                    FieldKind::Code { list, .. } => FieldKind::Code { list, system: None },
                    other => other,
                };
                (name, kind, field.optional).hash(&mut hasher);
            }
        }
        Identity(hasher.finish())
    }
}
