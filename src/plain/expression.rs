//! The value of an expression for one record, and what is missing where it has none.

use std::collections::BTreeSet;

use super::facts::Record;
use super::fillings::{as_said_shortest, asked_whether, is_condition, looked_up};
use super::possible::{compared, tried, turns};
use crate::model::{Choice, Expression, Function};
use crate::value::{ArithmeticOp, CompareOp, DateUnit, Extent, Number, Truth, Value};

/// What stands in the ledger for an expression that has no value though nothing that it reads is missing.
const NOT_COMPUTABLE: &str = "not computable";

impl Record<'_> {
    /// Whether a condition holds.
    pub fn truth(&self, condition: &Expression) -> Truth {
        match condition {
            Expression::Not(part) => !self.truth(part),
            Expression::And(parts) => parts.iter().fold(Truth::Yes, |all, part| all.and(self.truth(part))),
            Expression::Or(parts) => parts.iter().fold(Truth::No, |any, part| any.or(self.truth(part))),
            Expression::Is(condition, missing) if is_condition(condition) => {
                Truth::from((self.truth(condition) == Truth::Undetermined) == *missing)
            }
            Expression::Is(operand, missing) => Truth::from(self.value(operand).is_none() == *missing),
            other => Truth::from(self.tested(other).and_then(yes_no)),
        }
    }

    /// The value of a test in a condition. Filled in is what it looks up, and not the test, though the same expression be a value elsewhere.
    fn tested(&self, test: &Expression) -> Option<Value> {
        if self.filled.is_empty() {
            return self.value(test);
        }
        if let Some((condition, holds)) = asked_whether(test) {
            return known(self.truth(condition)).map(|truth| Value::YesNo(truth == holds));
        }
        match test {
            _ if looked_up(test).is_none() => {
                let (whole, says_so) = as_said_shortest(test);
                self.value(&whole).and_then(yes_no).map(|yes| Value::YesNo(yes == says_so))
            }
            Expression::Compare(op, left, right) => {
                Some(Value::YesNo(op.holds(self.value(left)?.cmp(&self.value(right)?))))
            }
            Expression::In(operand, choices) => {
                let value = self.value(operand)?;
                Some(Value::YesNo(choices.iter().any(|choice| among(&value, choice))))
            }
            other => self.value(other),
        }
    }

    /// The value of an expression; `None` is missing (of a condition: undetermined).
    pub fn value(&self, expression: &Expression) -> Option<Value> {
        if let Some((_, value)) = self.filled.iter().find(|(filled, _)| filled == expression) {
            return value.clone();
        }
        match expression {
            Expression::Constant(value) => Some(value.clone()),
            Expression::Path(path) => self.read(path),
            Expression::Not(_) | Expression::And(_) | Expression::Or(_) | Expression::Is(..) => {
                known(self.truth(expression)).map(Value::YesNo)
            }
            Expression::Compare(op, left, right) => known(self.compared(*op, left, right)).map(Value::YesNo),
            Expression::In(operand, choices) => {
                if let Some(value) = self.value(operand) {
                    return Some(Value::YesNo(choices.iter().any(|choice| among(&value, choice))));
                }
                let holds = |value: &Value| choices.iter().any(|choice| among(value, choice));
                let turns = turns(choices);
                known(self.extent(operand).map_or(Truth::Undetermined, |extent| tried(&extent, &turns, &holds)))
                    .map(Value::YesNo)
            }
            Expression::StartsWith(operand, pattern) => {
                Some(Value::YesNo(text(self.value(operand)?)?.starts_with(pattern.as_str())))
            }
            Expression::Contains(operand, pattern) => {
                Some(Value::YesNo(text(self.value(operand)?)?.contains(pattern.as_str())))
            }
            Expression::Arithmetic(op, left, right) => {
                arithmetic(*op, number(self.value(left)?)?, number(self.value(right)?)?).map(Value::Number)
            }
            Expression::Negate(operand) => Some(Value::Number(number(self.value(operand)?)?.negated())),
            Expression::WorkingDays(day, amount, days_off) => {
                let (Value::Date(day), amount) = (self.value(day)?, number(self.value(amount)?)?) else { return None };
                day.shift_working(amount.to_integer()?, days_off).map(Value::Date)
            }
            Expression::Shift(day, amount, unit) => shift(self.value(day)?, self.value(amount)?, *unit),
            Expression::Call(function, arguments) => {
                let arguments: Option<Vec<Value>> = arguments.iter().map(|argument| self.value(argument)).collect();
                call(*function, &arguments?)
            }
        }
    }

    /// Where the value of an expression lies: between itself and itself where it is known.
    pub fn extent(&self, expression: &Expression) -> Option<Extent> {
        match (self.value(expression), expression) {
            (Some(value), _) => Some(Extent { least: Some(value.clone()), greatest: Some(value), whole: false }),
            (None, Expression::Path(path)) => self.derived(path)?.extent.clone(),
            (None, _) => None,
        }
    }

    fn compared(&self, op: CompareOp, left: &Expression, right: &Expression) -> Truth {
        if let (Some(left), Some(right)) = (self.value(left), self.value(right)) {
            return Truth::from(op.holds(left.cmp(&right)));
        }
        let (Some(a), Some(b)) = (self.extent(left), self.extent(right)) else { return Truth::Undetermined };
        match (a.only(), b.only()) {
            (_, Some(right)) => tried(&a, &[right], &|left| op.holds(left.cmp(right))),
            (Some(left), _) => tried(&b, &[left], &|right| op.holds(left.cmp(right))),
            (None, None) => compared(op, &a, &b),
        }
    }

    /// Adds the names of what is missing for an expression that has no value.
    pub fn missing(&self, expression: &Expression, names: &mut BTreeSet<String>) {
        self.missing_of("", expression, names);
    }

    /// The same with `of` before the names of the record's own values: `Cell.members`.
    pub fn missing_of(&self, of: &str, expression: &Expression, names: &mut BTreeSet<String>) {
        match expression {
            Expression::And(parts) | Expression::Or(parts) => {
                for part in parts.iter().filter(|part| self.truth(part) == Truth::Undetermined) {
                    self.missing_of(of, part, names);
                }
            }
            Expression::Not(part) => self.missing_of(of, part, names),
            // That a condition is yes or no lacks what the condition lacks.
            Expression::Compare(CompareOp::Equal | CompareOp::NotEqual, part, other)
            | Expression::Compare(CompareOp::Equal | CompareOp::NotEqual, other, part)
                if matches!(**other, Expression::Constant(Value::YesNo(_))) =>
            {
                self.missing_of(of, part, names);
            }
            other => {
                let mut missing = BTreeSet::new();
                other.paths(&mut |path| self.lacks(of, path, &mut missing));
                if missing.is_empty() {
                    missing.insert(NOT_COMPUTABLE.to_owned());
                }
                names.append(&mut missing);
            }
        }
    }
}

fn among(value: &Value, choice: &Choice) -> bool {
    match choice {
        Choice::Codes(codes) => matches!(value, Value::Code(code) if codes.contains(code)),
        Choice::Value(choice) => value == choice,
        Choice::Range(low, high) => {
            let above = low.as_ref().is_none_or(|(end, inside)| value > end || (*inside && value == end));
            let below = high.as_ref().is_none_or(|(end, inside)| value < end || (*inside && value == end));
            above && below
        }
    }
}

pub(super) fn arithmetic(op: ArithmeticOp, left: Number, right: Number) -> Option<Number> {
    match op {
        ArithmeticOp::Add => left.checked_add(right),
        ArithmeticOp::Subtract => left.checked_sub(right),
        ArithmeticOp::Multiply => left.checked_mul(right),
        ArithmeticOp::Divide => left.checked_div(right),
    }
}

pub(super) fn shift(day: Value, amount: Value, unit: DateUnit) -> Option<Value> {
    let Value::Date(day) = day else { return None };
    day.shift(number(amount)?.to_integer()?, unit).map(Value::Date)
}

fn call(function: Function, arguments: &[Value]) -> Option<Value> {
    let result = match (function, arguments) {
        (Function::Years, [Value::Date(from), Value::Date(to)]) => from.full_years_until(*to),
        (Function::Months, [Value::Date(from), Value::Date(to)]) => from.full_months_until(*to),
        (Function::Age, [Value::Date(born), Value::Date(on)]) if on < born => return None,
        (Function::Age, [Value::Date(born), Value::Date(on)]) => born.full_years_until(*on),
        (Function::Year, [Value::Date(day)]) => i64::from(day.year()),
        (Function::Month, [Value::Date(day)]) => i64::from(day.month()),
        (Function::Years | Function::Months | Function::Age | Function::Year | Function::Month, _) => return None,
    };
    Some(Value::Number(Number::from(result)))
}

fn known(truth: Truth) -> Option<bool> {
    match truth {
        Truth::Yes => Some(true),
        Truth::No => Some(false),
        Truth::Undetermined => None,
    }
}

fn yes_no(value: Value) -> Option<bool> {
    if let Value::YesNo(value) = value { Some(value) } else { None }
}

fn number(value: Value) -> Option<Number> {
    if let Value::Number(number) = value { Some(number) } else { None }
}

fn text(value: Value) -> Option<String> {
    if let Value::Text(text) = value { Some(text) } else { None }
}
