//! What is measured: in words, and with values that tell two operands apart.

use std::collections::BTreeMap;

use crate::model::{Expression, Measure, Model, Path, Type};
use crate::outcome::Presentation;
use crate::plan::end_type;
use crate::schema::RecordId;
use crate::syntax::tree::MeasureKind;
use crate::value::{CodeIndex, Date, DateUnit, Number, RoundingMode, Value};

/// How many assignments of values are tried for one point.
pub(super) const VARIANTS: usize = 4;

/// A measure as it is written in rules: `sum Target.members`.
pub(super) fn measure_in_words(model: &Model, measure: &Measure) -> String {
    let kind = match measure.kind {
        MeasureKind::Count => "count",
        MeasureKind::CountDistinct => "count distinct",
        MeasureKind::Sum => "sum",
        MeasureKind::Average => "average",
        MeasureKind::Min => "min",
        MeasureKind::Max => "max",
    };
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
pub(super) fn presentation_in_words(presentation: Presentation) -> String {
    let rounding = |rounding: crate::value::Rounding| {
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

/// The values of a record, and values for those paths of expressions that it does not speak of yet: other ones in each variant.
pub(super) fn with_operands(
    model: &Model,
    record: RecordId,
    values: &BTreeMap<Path, Option<Value>>,
    operands: &[&Expression],
    variant: usize,
) -> BTreeMap<Path, Option<Value>> {
    let mut all = values.clone();
    let mut index = 0;
    for operand in operands {
        operand.paths(&mut |path| {
            if !all.contains_key(path) {
                index += 1;
                let value = example(model, record, path, index + variant * 7);
                all.insert(path.clone(), value);
            }
        });
    }
    all
}

fn example(model: &Model, record: RecordId, path: &Path, number: usize) -> Option<Value> {
    let whole = number as i64;
    Some(match end_type(model, record, path)? {
        Type::Text => Value::Text(format!("made-up-{number}")),
        Type::Integer | Type::Decimal => Value::Number(Number::from(whole + 1)),
        Type::Date => {
            let day = model.report.period.map(|(first, _)| first).or(model.as_of).or(Date::new(2000, 1, 1))?;
            Value::Date(day.shift(whole * 100, DateUnit::Days)?)
        }
        Type::YesNo => Value::YesNo(number.is_multiple_of(2)),
        Type::Code(list) => match model.schema.list(list).codes.len() {
            0 => return None,
            codes => Value::Code((number % codes) as CodeIndex),
        },
    })
}
