//! The nearest values of a field at which a clause holds.
//!
//! Between two turns of its comparisons a clause does not change, so trying the turns in order of distance finds the nearest
//! value that does. Nothing is said that was not tried: the clause is evaluated with the value in place, and with its neighbour.

use crate::exec::{self, Context, Lookup};
use crate::model::{End, Expression, Path, Type};
use crate::value::{CodeIndex, Date, DateUnit, Extent, Number, Value};

use super::crossing::{Comparison, Stage, comparisons, next_turn};

/// Which values would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    /// From the nearest greater value to the last of its stretch; `None` is open.
    AtLeast(Value, Option<Value>),
    /// From the nearest smaller value down to the last of its stretch; `None` is open.
    AtMost(Value, Option<Value>),
    /// Any of these codes, ascending.
    Codes(Vec<CodeIndex>),
    /// This.
    YesNo(bool),
}

impl Needed {
    /// A value that would do, the nearest where there is an order.
    #[must_use]
    pub fn nearest(&self) -> Option<Value> {
        match self {
            Needed::AtLeast(value, _) | Needed::AtMost(value, _) => Some(value.clone()),
            Needed::Codes(codes) => codes.first().map(|code| Value::Code(*code)),
            Needed::YesNo(yes) => Some(Value::YesNo(*yes)),
        }
    }
}

/// One record with the value of one field replaced in thought.
pub(super) struct Trial<'a> {
    pub context: Context<'a>,
    pub row: u32,
    pub path: &'a Path,
    pub kind: Type,
    /// The days between which a date may be moved; `None` is open.
    pub days: (Option<Date>, Option<Date>),
}

/// The record as it would be.
struct Replaced<'t, 'a> {
    trial: &'t Trial<'a>,
    replaced: &'t Value,
}

impl Lookup for Replaced<'_, '_> {
    fn value(&self, path: &Path) -> Option<Value> {
        let Trial { context, row, path: own, .. } = self.trial;
        if path == *own { Some(self.replaced.clone()) } else { context.path(path, *row) }
    }

    fn extent(&self, path: &Path) -> Option<Extent> {
        let Trial { context, row, path: own, .. } = self.trial;
        if path == *own { None } else { context.open(path, *row)?.extent.clone() }
    }
}

impl Trial<'_> {
    /// The value of an expression with the field's value replaced.
    fn value(&self, expression: &Expression, replaced: &Value) -> Option<Value> {
        exec::value(expression, &Replaced { trial: self, replaced })
    }

    pub fn holds(&self, condition: &Expression, replaced: &Value) -> bool {
        self.value(condition, replaced) == Some(Value::YesNo(true))
    }

    /// What would make the condition hold; nothing where the field is missing.
    pub fn needed(&self, condition: &Expression) -> Vec<Needed> {
        let Some(present) = self.context.path(self.path, self.row) else { return Vec::new() };
        match (self.kind, present) {
            (Type::Code(list), Value::Code(_)) => {
                let codes = self.context.schema.list(list).codes.len() as CodeIndex;
                let holding = (0..codes).filter(|code| self.holds(condition, &Value::Code(*code)));
                let codes: Vec<CodeIndex> = holding.collect();
                if codes.is_empty() { Vec::new() } else { vec![Needed::Codes(codes)] }
            }
            (Type::YesNo, Value::YesNo(yes)) if self.holds(condition, &Value::YesNo(!yes)) => {
                vec![Needed::YesNo(!yes)]
            }
            (Type::Date | Type::Integer | Type::Decimal, present) => {
                let Some(comparisons) = comparisons(condition, self.path) else { return Vec::new() };
                let line = Line { trial: self, condition, comparisons: &comparisons, present };
                let up = line.stretch(true).map(|(near, far)| Needed::AtLeast(near, far));
                let down = line.stretch(false).map(|(near, far)| Needed::AtMost(near, far));
                up.into_iter().chain(down).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The value at a distance from another; `None` beyond the end of what there is.
    fn moved(&self, from: &Value, distance: u64, up: bool) -> Option<Value> {
        let amount = i64::try_from(distance).ok().map(|amount| if up { amount } else { -amount })?;
        match (self.kind, from) {
            (Type::Date, Value::Date(day)) => {
                let day = day.shift(amount, DateUnit::Days)?;
                let (first, last) = self.days;
                let inside = first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last);
                inside.then_some(Value::Date(day))
            }
            (Type::Integer, Value::Number(number)) => {
                let moved = number.checked_add(Number::from(amount))?;
                moved.to_integer().filter(|n| *n >= 0 || !self.counts()).map(|_| Value::Number(moved))
            }
            // A decimal field holds nine digits after the point.
            (Type::Decimal, Value::Number(number)) => {
                Some(Value::Number(number.checked_add(Number::ratio(i128::from(amount), 1_000_000_000)?)?))
            }
            _ => None,
        }
    }

    /// Whether the field is a count of records, which has nothing below zero.
    fn counts(&self) -> bool {
        matches!(self.path.end, End::Aggregate(_))
    }
}

/// Whether a day is so far away that a stretch ends there only because `made_on + 12 months` leaves the calendar.
fn is_end_of_calendar(value: &Value) -> bool {
    matches!(value, Value::Date(day) if !(1000..9000).contains(&day.year()))
}

/// The values of a field, seen from the present one.
struct Line<'t, 'a> {
    trial: &'t Trial<'a>,
    condition: &'t Expression,
    comparisons: &'t [Comparison<'t>],
    present: Value,
}

impl Line<'_, '_> {
    /// The nearest value on one side at which the condition holds, and the last before it ceases to; `None` if it goes on.
    fn stretch(&self, up: bool) -> Option<(Value, Option<Value>)> {
        let mut distance = 0;
        let near = loop {
            distance = self.turn(distance, up)?;
            if self.holds(distance, up) {
                break distance;
            }
        };
        let mut far = near;
        let last = loop {
            match self.turn(far, up) {
                Some(next) if self.holds(next, up) => far = next,
                Some(next) => break self.trial.moved(&self.present, next - 1, up),
                None => break self.edge(far, up),
            }
        };
        let before = self.holds(near - 1, up);
        let last = last.filter(|last| !is_end_of_calendar(last));
        self.trial.moved(&self.present, near, up).filter(|_| !before).map(|near| (near, last))
    }

    /// The end of the days between which the field may be moved.
    fn edge(&self, far: u64, up: bool) -> Option<Value> {
        let (first, last) = self.trial.days;
        let edge = if up { last } else { first };
        edge.filter(|_| self.trial.kind == Type::Date && self.holds(far, up)).map(Value::Date)
    }

    fn holds(&self, distance: u64, up: bool) -> bool {
        self.trial.moved(&self.present, distance, up).is_some_and(|value| self.trial.holds(self.condition, &value))
    }

    /// The next distance at which any comparison turns.
    fn turn(&self, from: u64, up: bool) -> Option<u64> {
        let turns = self.comparisons.iter().filter_map(|comparison| {
            let at = |distance: u64| -> Option<Stage> {
                let value = self.trial.moved(&self.present, distance, up)?;
                Some(comparison.stage(&|expression| self.trial.value(expression, &value)))
            };
            next_turn(&at, from)
        });
        turns.min()
    }
}
