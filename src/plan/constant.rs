//! Values that are the same for every record though they are written as sums and shifts: `period.start - 1 year`. What a record's
//! value is compared with cuts it only where it is one value.

use crate::model::Expression;
use crate::value::{ArithmeticOp, Date, Number, Value};

/// The value of an expression that reads nothing of a record; `None` where it reads something, or has no value.
pub(super) fn constant(expression: &Expression) -> Option<Value> {
    Some(match expression {
        Expression::Constant(value) => value.clone(),
        Expression::Negate(inner) => Value::Number(number(inner)?.negated()),
        Expression::Arithmetic(op, a, b) => {
            let (a, b) = (number(a)?, number(b)?);
            Value::Number(match op {
                ArithmeticOp::Add => a.checked_add(b),
                ArithmeticOp::Subtract => a.checked_sub(b),
                ArithmeticOp::Multiply => a.checked_mul(b),
                ArithmeticOp::Divide => a.checked_div(b),
            }?)
        }
        Expression::Shift(day, amount, unit) => Value::Date(date(day)?.shift(number(amount)?.to_integer()?, *unit)?),
        Expression::WorkingDays(day, amount, days_off) => {
            Value::Date(date(day)?.shift_working(number(amount)?.to_integer()?, days_off)?)
        }
        _ => return None,
    })
}

fn number(expression: &Expression) -> Option<Number> {
    match constant(expression)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn date(expression: &Expression) -> Option<Date> {
    match constant(expression)? {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::DateUnit;

    #[test]
    fn a_shifted_day_is_one_day_and_what_has_no_value_stays_open() {
        let number = |n: i64| Box::new(Expression::Constant(Value::Number(Number::from(n))));
        let day = |text: &str| Date::parse_iso(text).map(Value::Date);
        let start = Box::new(Expression::Constant(day("2024-03-31").unwrap_or(Value::YesNo(false))));
        let back = Expression::Shift(start, Box::new(Expression::Negate(number(1))), DateUnit::Months);
        assert_eq!(constant(&back), day("2024-02-29"));
        assert_eq!(constant(&Expression::Arithmetic(ArithmeticOp::Divide, number(1), number(0))), None);
    }
}
