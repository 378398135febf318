//! The value of an expression for one record.

use crate::model::{Choice, End, Expression, Function, Path};
use crate::records::{Column, RecordSet, Records};
use crate::schema::{FieldKind, RecordId, Schema};
use crate::value::{ArithmeticOp, Date, Number, Truth, Value};

use super::Aggregates;

/// What an expression needs to be evaluated.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub schema: &'a Schema,
    pub records: &'a Records,
    pub aggregates: &'a Aggregates,
    /// The type whose records are asked.
    pub record: RecordId,
}

impl<'a> Context<'a> {
    /// The value for a record; `None` is missing, for a condition undetermined.
    pub fn value(&self, expression: &Expression, row: u32) -> Option<Value> {
        match expression {
            Expression::Constant(value) => Some(value.clone()),
            Expression::Path(path) => self.path(path, row),
            Expression::Not(_) | Expression::And(_) | Expression::Or(_) => match self.truth(expression, row) {
                Truth::No => Some(Value::YesNo(false)),
                Truth::Undetermined => None,
                Truth::Yes => Some(Value::YesNo(true)),
            },
            Expression::Compare(op, a, b) => {
                let (a, b) = (self.value(a, row)?, self.value(b, row)?);
                Some(Value::YesNo(op.holds(a.cmp(&b))))
            }
            Expression::In(operand, choices) => {
                let value = self.value(operand, row)?;
                Some(Value::YesNo(choices.iter().any(|choice| choice.holds(&value))))
            }
            Expression::Is(operand, missing) => Some(Value::YesNo(self.value(operand, row).is_none() == *missing)),
            Expression::StartsWith(operand, text) => match self.value(operand, row)? {
                Value::Text(value) => Some(Value::YesNo(value.starts_with(text.as_str()))),
                _ => None,
            },
            Expression::Contains(operand, text) => match self.value(operand, row)? {
                Value::Text(value) => Some(Value::YesNo(value.contains(text.as_str()))),
                _ => None,
            },
            Expression::Arithmetic(op, a, b) => self.arithmetic(*op, a, b, row),
            Expression::Negate(inner) => Some(Value::Number(self.number(inner, row)?.negated())),
            Expression::Shift(date, amount, unit) => {
                let (date, amount) = (self.date(date, row)?, self.number(amount, row)?.to_integer()?);
                date.shift(amount, *unit).map(Value::Date)
            }
            Expression::Call(function, arguments) => self.call(*function, arguments, row),
        }
    }

    fn truth(&self, expression: &Expression, row: u32) -> Truth {
        match expression {
            Expression::Not(inner) => !self.truth(inner, row),
            Expression::And(parts) => parts.iter().fold(Truth::Yes, |all, part| all.and(self.truth(part, row))),
            Expression::Or(parts) => parts.iter().fold(Truth::No, |any, part| any.or(self.truth(part, row))),
            other => match self.value(other, row) {
                Some(Value::YesNo(yes)) => Truth::from(yes),
                _ => Truth::Undetermined,
            },
        }
    }

    fn arithmetic(&self, op: ArithmeticOp, a: &Expression, b: &Expression, row: u32) -> Option<Value> {
        let (a, b) = (self.number(a, row)?, self.number(b, row)?);
        let result = match op {
            ArithmeticOp::Add => a.checked_add(b),
            ArithmeticOp::Subtract => a.checked_sub(b),
            ArithmeticOp::Multiply => a.checked_mul(b),
            ArithmeticOp::Divide => a.checked_div(b),
        };
        result.map(Value::Number)
    }

    fn call(&self, function: Function, arguments: &[Expression], row: u32) -> Option<Value> {
        let first = self.date(arguments.first()?, row)?;
        let second = |context: &Self| arguments.get(1).and_then(|a| context.date(a, row));
        let number = match function {
            Function::Years => first.full_years_until(second(self)?),
            Function::Months => first.full_months_until(second(self)?),
            Function::Age => {
                let on = second(self)?;
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

    fn number(&self, expression: &Expression, row: u32) -> Option<Number> {
        match self.value(expression, row)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn date(&self, expression: &Expression, row: u32) -> Option<Date> {
        // Dates are by far the most frequent operands of calls: no detour over `Value`.
        if let Expression::Path(path) = expression
            && let End::Field(field) = path.end
        {
            let (set, row) = self.follow(path, row)?;
            return match set.column(field) {
                Column::Date(values) => values[row as usize],
                _ => None,
            };
        }
        match self.value(expression, row)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
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
