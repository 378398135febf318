//! Paths by the labels of their fields. By their names a path is [`shown`](Path::shown) by itself.

use crate::model::{End, Model, Path};
use crate::schema::{FieldKind, RecordId};

/// The label of the field at the end of a path, the fields on the way before it: `Chi bộ › Loại chi bộ`.
pub(crate) fn labels(model: &Model, record: RecordId, path: &Path) -> String {
    steps(model, record, path).join(" › ")
}

/// The label of the field at the end alone.
pub(crate) fn label(model: &Model, record: RecordId, path: &Path) -> String {
    steps(model, record, path).pop().unwrap_or_default().to_owned()
}

fn steps<'m>(model: &'m Model, record: RecordId, path: &Path) -> Vec<&'m str> {
    let schema = &model.schema;
    let mut at = record;
    let mut labels = Vec::new();
    for reference in &path.references {
        let field = schema.record(at).field(*reference);
        labels.push(field.label.as_str());
        if let FieldKind::Reference(next) = field.kind {
            at = next;
        }
    }
    labels.push(match path.end {
        End::Field(field) => schema.record(at).field(field).label.as_str(),
        End::Aggregate(index) => model.aggregates.get(index as usize).map_or("", |a| a.label.as_str()),
    });
    labels
}
