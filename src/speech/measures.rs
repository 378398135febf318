//! What is measured.

use crate::model::{Expression, Measure, Model};

/// A measure as it is written in rules: `sum Target.members`.
pub(crate) fn measure(model: &Model, measure: &Measure) -> String {
    let kind = measure.kind.name();
    let record = model.schema.record_name(measure.record);
    match &measure.operand {
        None => format!("{kind} {record}"),
        Some(Expression::Path(path)) => {
            format!("{kind} {record}.{}", path.shown(&model.schema, &model.aggregates, measure.record))
        }
        Some(_) => format!("{kind} of an expression over {record}"),
    }
}
