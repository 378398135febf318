//! What is worked out from constants alone is a constant: `period.start + 3 months`, `limit - 1`.

use crate::model::Expression;
use crate::value::{Number, Value};

/// An expression with every part that reads nothing worked out, where it has a value.
pub(super) fn folded(expression: &Expression) -> Expression {
    let reckons = matches!(
        expression,
        Expression::Negate(_)
            | Expression::Arithmetic(..)
            | Expression::Shift(..)
            | Expression::WorkingDays(..)
            | Expression::Call(..)
    );
    if !reckons {
        return expression.clone();
    }
    let expression = expression.with_operands(&folded);
    constant(&expression).map_or(expression, Expression::Constant)
}

fn constant(expression: &Expression) -> Option<Value> {
    match expression {
        Expression::Negate(part) => Some(Value::Number(number(part)?.negated())),
        Expression::Arithmetic(op, a, b) => op.of_numbers(number(a)?, number(b)?).map(Value::Number),
        Expression::Shift(day, amount, unit) => match &**day {
            Expression::Constant(Value::Date(day)) => day.shift(number(amount)?.to_integer()?, *unit).map(Value::Date),
            _ => None,
        },
        _ => None,
    }
}

fn number(expression: &Expression) -> Option<&Number> {
    match expression {
        Expression::Constant(Value::Number(number)) => Some(number),
        _ => None,
    }
}
