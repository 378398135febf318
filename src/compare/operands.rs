//! Values that tell two operands apart.

use std::collections::BTreeMap;

use crate::model::{Expression, Model, Path, Type};
use crate::plan::end_type;
use crate::schema::RecordId;
use crate::value::{CodeIndex, Date, DateUnit, Number, Value};

/// How many assignments of values are tried for one point.
pub(super) const VARIANTS: usize = 4;

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
