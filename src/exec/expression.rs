//! The value of an expression for one record.

use crate::model::{Choice, End, Expression, Function, Path};
use crate::records::{RecordSet, Records};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::{ArithmeticOp, Date, Number, Truth, Value};

use super::Aggregates;

/// What an expression needs to be evaluated.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub schema: &'a Schema,
    pub records: &'a Records,
    pub aggregates: &'a Aggregates,
    /// The type whose records are asked.
    pub record: RecordId,
}

impl<'a> Context<'a> {
    /// The value for a record; `None` is missing, for a condition undetermined.
    pub fn value(&self, expression: &Expression, row: u32) -> Option<Value> {
        value(expression, &|path| self.path(path, row))
    }

    /// The value at the end of a path.
    pub fn path(&self, path: &Path, row: u32) -> Option<Value> {
        let (set, row) = self.follow(path, row)?;
        match path.end {
            End::Field(field) => set.value(field, row),
            End::Aggregate(index) => self.aggregates.value(index, row),
        }
    }

    fn follow(&self, path: &Path, row: u32) -> Option<(&'a RecordSet, u32)> {
        let mut record = self.record;
        let mut row = row;
        for reference in &path.references {
            let FieldKind::Reference(next) = self.schema.record(record).field(*reference).kind else { return None };
            row = self.records.set(record).reference(*reference, row)?;
            record = next;
        }
        Some((self.records.set(record), row))
    }

    /// Which of the leaves are missing for a record, a bit each.
    pub fn mask(&self, leaves: &[Path], row: u32) -> u32 {
        let missing = |leaf: &Path| self.path(leaf, row).is_none();
        leaves.iter().enumerate().filter(|(_, leaf)| missing(leaf)).fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}

/// Gives the value at the end of a path; `None` is missing.
pub(crate) trait Lookup: Fn(&Path) -> Option<Value> {}
impl<F: Fn(&Path) -> Option<Value>> Lookup for F {}

/// The value of an expression, given those of its paths.
pub(crate) fn value(expression: &Expression, lookup: &impl Lookup) -> Option<Value> {
    match expression {
        Expression::Constant(value) => Some(value.clone()),
        Expression::Path(path) => lookup(path),
        Expression::Not(_) | Expression::And(_) | Expression::Or(_) => match truth(expression, lookup) {
            Truth::No => Some(Value::YesNo(false)),
            Truth::Undetermined => None,
            Truth::Yes => Some(Value::YesNo(true)),
        },
        Expression::Compare(op, a, b) => {
            let (a, b) = (value(a, lookup)?, value(b, lookup)?);
            Some(Value::YesNo(op.holds(a.cmp(&b))))
        }
        Expression::In(operand, choices) => {
            let value = value(operand, lookup)?;
            Some(Value::YesNo(choices.iter().any(|choice| choice.holds(&value))))
        }
        Expression::Is(operand, missing) => Some(Value::YesNo(value(operand, lookup).is_none() == *missing)),
        Expression::StartsWith(operand, text) => match value(operand, lookup)? {
            Value::Text(value) => Some(Value::YesNo(value.starts_with(text.as_str()))),
            _ => None,
        },
        Expression::Contains(operand, text) => match value(operand, lookup)? {
            Value::Text(value) => Some(Value::YesNo(value.contains(text.as_str()))),
            _ => None,
        },
        Expression::Arithmetic(op, a, b) => {
            let (a, b) = (number(a, lookup)?, number(b, lookup)?);
            let result = match op {
                ArithmeticOp::Add => a.checked_add(b),
                ArithmeticOp::Subtract => a.checked_sub(b),
                ArithmeticOp::Multiply => a.checked_mul(b),
                ArithmeticOp::Divide => a.checked_div(b),
            };
            result.map(Value::Number)
        }
        Expression::Negate(inner) => Some(Value::Number(number(inner, lookup)?.negated())),
        Expression::Shift(day, amount, unit) => {
            let (day, amount) = (date(day, lookup)?, number(amount, lookup)?.to_integer()?);
            day.shift(amount, *unit).map(Value::Date)
        }
        Expression::WorkingDays(day, amount, days_off) => {
            let (day, amount) = (date(day, lookup)?, number(amount, lookup)?.to_integer()?);
            day.shift_working(amount, days_off).map(Value::Date)
        }
        Expression::Call(function, arguments) => call(*function, arguments, lookup),
    }
}

fn truth(expression: &Expression, lookup: &impl Lookup) -> Truth {
    match expression {
        Expression::Not(inner) => !truth(inner, lookup),
        Expression::And(parts) => parts.iter().fold(Truth::Yes, |all, part| all.and(truth(part, lookup))),
        Expression::Or(parts) => parts.iter().fold(Truth::No, |any, part| any.or(truth(part, lookup))),
        other => match value(other, lookup) {
            Some(Value::YesNo(yes)) => Truth::from(yes),
            _ => Truth::Undetermined,
        },
    }
}

fn call(function: Function, arguments: &[Expression], lookup: &impl Lookup) -> Option<Value> {
    let first = date(arguments.first()?, lookup)?;
    let second = || arguments.get(1).and_then(|argument| date(argument, lookup));
    let number = match function {
        Function::Years => first.full_years_until(second()?),
        Function::Months => first.full_months_until(second()?),
        Function::Age => {
            let on = second()?;
            if on < first {
                return None;
            }
            first.full_years_until(on)
        }
        Function::Year => i64::from(first.year()),
        Function::Month => i64::from(first.month()),
    };
    Some(Value::Number(Number::from(number)))
}

fn number(expression: &Expression, lookup: &impl Lookup) -> Option<Number> {
    match value(expression, lookup)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn date(expression: &Expression, lookup: &impl Lookup) -> Option<Date> {
    match value(expression, lookup)? {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

impl Choice {
    /// Whether a known value is this choice.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Choice::Codes(codes) => matches!(value, Value::Code(code) if codes.binary_search(code).is_ok()),
            Choice::Value(other) => value == other,
            Choice::Range(low, high) => {
                low.as_ref().is_none_or(|(end, inside)| value > end || (*inside && value == end))
                    && high.as_ref().is_none_or(|(end, inside)| value < end || (*inside && value == end))
            }
        }
    }
}
