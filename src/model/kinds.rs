//! The types of stored fields, and of what paths lead to.

use super::{End, Model, Path, Type};
use crate::schema::{FieldKind, ListId, RecordId};

impl Type {
    /// The type of a stored field; a reference has none.
    pub(crate) fn of(kind: FieldKind) -> Option<Type> {
        Some(match kind {
            FieldKind::Text => Type::Text,
            FieldKind::Integer => Type::Integer,
            FieldKind::Decimal => Type::Decimal,
            FieldKind::Date => Type::Date,
            FieldKind::YesNo => Type::YesNo,
            FieldKind::Code { list, .. } => Type::Code(list),
            FieldKind::Reference(_) => return None,
        })
    }

    /// The list that a code is of.
    pub(crate) fn list(self) -> Option<ListId> {
        if let Type::Code(list) = self { Some(list) } else { None }
    }
}

/// The type of the value at the end of a path; `None` for a path that does not fit the schema.
pub(crate) fn end_type(model: &Model, record: RecordId, path: &Path) -> Option<Type> {
    let at = path.holder(&model.schema, record)?;
    match path.end {
        End::Aggregate(index) => model.aggregates.get(index as usize).map(|aggregate| aggregate.kind),
        End::Field(field) => Type::of(model.schema.record(at).field(field).kind),
    }
}
