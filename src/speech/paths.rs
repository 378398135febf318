//! Paths by the labels of their fields. By their names a path is [`shown`](Path::shown) by itself.

use crate::model::{AsOf, End, Expression, Model, Path, Step, Type};
use crate::schema::{ListId, RecordId};

use super::values::printed;

/// The label of the field at the end of a path, the fields on the way before it: `Chi bộ › Loại chi bộ`. Of a version the label of its type,
/// with whose it is and as of which day: `Nơi sinh hoạt (Đảng viên, Ngày quyết định) › Chi bộ`.
pub(crate) fn labels(model: &Model, record: RecordId, path: &Path) -> String {
    let (mut labels, at) = steps(model, record, &path.steps);
    labels.push(end(model, at, path).to_owned());
    labels.join(" › ")
}

/// The label of the field at the end alone.
pub(crate) fn label(model: &Model, record: RecordId, path: &Path) -> String {
    end(model, path.holder(&model.schema, record).unwrap_or(record), path).to_owned()
}

fn end<'m>(model: &'m Model, at: RecordId, path: &Path) -> &'m str {
    match path.end {
        End::Field(field) => model.schema.record(at).field(field).label.as_str(),
        End::Aggregate(index) => model.aggregates.get(index as usize).map_or("", |a| a.label.as_str()),
    }
}

fn steps(model: &Model, record: RecordId, steps: &[Step]) -> (Vec<String>, RecordId) {
    let schema = &model.schema;
    let mut at = record;
    let mut labels = Vec::new();
    for step in steps {
        labels.push(match step {
            Step::Field(field) => schema.record(at).field(*field).label.clone(),
            Step::AsOf(version) => format!("{} ({})", schema.record(version.of).label, chosen_by(model, at, version)),
        });
        at = step.leads_to(schema, at).unwrap_or(at);
    }
    (labels, at)
}

/// Whose version, and as of which day; nothing of the record's own.
fn chosen_by(model: &Model, at: RecordId, version: &AsOf) -> String {
    let day = value(model, at, &version.day, None);
    let whose = match version.owner.as_deref() {
        Some([]) => return day,
        Some(owner) => steps(model, at, owner).0.join(" › "),
        None => {
            let of = model.schema.record(version.of);
            let list = of.history().and_then(|(key, _)| Type::of(of.field(key).kind)).and_then(Type::list);
            value(model, at, &version.key, list)
        }
    };
    format!("{whose}, {day}")
}

/// A key or a day: by the label of its field, or as it is printed.
fn value(model: &Model, at: RecordId, value: &Expression, list: Option<ListId>) -> String {
    match value {
        Expression::Path(path) => labels(model, at, path),
        Expression::Constant(fixed) => printed(&model.schema, model.report.locale, fixed, list),
        Expression::Negate(inner) => format!("-{}", self::value(model, at, inner, None)),
        Expression::Shift(day, amount, unit) => moved(model, at, [day, amount], unit.name()),
        Expression::WorkingDays(day, amount, _) => moved(model, at, [day, amount], "working days"),
        _ => "…".to_owned(),
    }
}

fn moved(model: &Model, at: RecordId, [day, amount]: [&Expression; 2], unit: &str) -> String {
    let (sign, amount) = match amount {
        Expression::Negate(back) => ('-', &**back),
        forth => ('+', forth),
    };
    let amount = value(model, at, amount, None);
    let unit = if amount == "1" { unit.trim_end_matches('s') } else { unit };
    format!("{} {sign} {amount} {unit}", value(model, at, day, None))
}
