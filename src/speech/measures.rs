//! What is measured, and how the result is shown.

use crate::model::{Expression, Measure, Model};
use crate::outcome::Presentation;
use crate::value::{Rounding, RoundingMode};

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

/// How a result is shown, in words.
pub(crate) fn presentation(presentation: Presentation) -> String {
    let rounding = |rounding: Rounding| {
        let mode = match rounding.mode {
            RoundingMode::HalfUp => "half up",
            RoundingMode::HalfEven => "half even",
            RoundingMode::Down => "down",
        };
        format!("{mode} to {}", rounding.digits)
    };
    let mut words = Vec::new();
    if presentation.percent {
        words.push("as percent".to_owned());
    }
    words.extend(presentation.rounding.map(|r| format!("rounded {}", rounding(r))));
    words.extend(presentation.total_rounding.map(|r| format!("the total rounded {}", rounding(r))));
    if presentation.strip_zeros {
        words.push("without zeros at the end".to_owned());
    }
    if presentation.digits > 0 {
        words.push(format!("with at least {} digits", presentation.digits));
    }
    if words.is_empty() { "as it is".to_owned() } else { words.join(", ") }
}
