//! Sums and days that read nothing are what they come to: `limit + 1` is 6 where the limit is 5. So what says the same is the same
//! expression, however it is written, and is filled in once.

use super::expression::{arithmetic, shift};
use crate::model::Expression;
use crate::value::Value;

/// A condition or a value in which all that reads nothing is worked out, where it has a value.
pub(super) fn settled(expression: &Expression) -> Expression {
    use Expression::{
        And, Arithmetic, Call, Compare, Constant, Contains, In, Is, Negate, Not, Or, Path, Shift, StartsWith,
        WorkingDays,
    };
    let one = |inner: &Expression| Box::new(settled(inner));
    let all = |inner: &[Expression]| inner.iter().map(settled).collect();
    let same = match expression {
        Constant(_) | Path(_) => expression.clone(),
        Not(inner) => Not(one(inner)),
        And(parts) => And(all(parts)),
        Or(parts) => Or(all(parts)),
        Compare(op, left, right) => Compare(*op, one(left), one(right)),
        In(inner, choices) => In(one(inner), choices.clone()),
        Is(inner, missing) => Is(one(inner), *missing),
        StartsWith(inner, pattern) => StartsWith(one(inner), pattern.clone()),
        Contains(inner, pattern) => Contains(one(inner), pattern.clone()),
        Arithmetic(op, left, right) => Arithmetic(*op, one(left), one(right)),
        Negate(inner) => Negate(one(inner)),
        Shift(day, amount, unit) => Shift(one(day), one(amount), *unit),
        WorkingDays(day, amount, off) => WorkingDays(one(day), one(amount), off.clone()),
        Call(function, arguments) => Call(*function, all(arguments)),
    };
    comes_to(&same).map_or(same, Constant)
}

fn comes_to(expression: &Expression) -> Option<Value> {
    use Expression::{Arithmetic, Constant, Negate, Shift};
    match expression {
        Negate(inner) => match &**inner {
            Constant(Value::Number(number)) => Some(Value::Number(number.negated())),
            _ => None,
        },
        Arithmetic(op, left, right) => match (&**left, &**right) {
            (Constant(Value::Number(left)), Constant(Value::Number(right))) => {
                arithmetic(*op, left.clone(), right.clone()).map(Value::Number)
            }
            _ => None,
        },
        Shift(day, amount, unit) => match (&**day, &**amount) {
            (Constant(day), Constant(amount)) => shift(day.clone(), amount.clone(), *unit),
            _ => None,
        },
        _ => None,
    }
}
