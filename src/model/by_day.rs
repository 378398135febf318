//! Conditions that each record is asked in the version of a day of its own.

use crate::value::{ArithmeticOp, CompareOp, Date, Number, Value};

use super::{Choice, Expression, Path};

/// A condition from one day to another; an open end is `None`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OfDays<T> {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// What is asked on these days.
    pub asked: T,
}

impl Expression {
    /// That a day is not before the first of two and not after the last.
    pub(crate) fn within_days(day: &Path, (from, until): (Option<Date>, Option<Date>)) -> Expression {
        let end = |date: Option<Date>| date.map(|day| (Value::Date(day), true));
        Expression::In(Box::new(Expression::Path(day.clone())), vec![Choice::Range(end(from), end(until))])
    }

    /// What is asked in the version that is in force on a record's own day: undetermined where none is, or where the day is missing.
    /// The versions are ascending, no two on one day.
    pub(crate) fn by_day(day: &Path, versions: &[OfDays<Expression>]) -> Expression {
        let in_range = |version: &OfDays<Expression>| Expression::within_days(day, (version.from, version.until));
        let mut parts: Vec<Expression> =
            versions.iter().map(|version| Expression::And(vec![in_range(version), version.asked.clone()])).collect();
        if !covers_all_days(versions) {
            let covered = Expression::Or(versions.iter().map(in_range).collect());
            parts.push(Expression::And(vec![Expression::Not(Box::new(covered)), undetermined()]));
        }
        // Without the date nothing is decided, and it alone is what lacks. Each test stays a test of its own, so that it can be said
        // for lack of which field the others are open.
        let date = || Box::new(Expression::Path(day.clone()));
        let dated = Expression::Compare(CompareOp::Equal, date(), date());
        Expression::Or(vec![
            Expression::And(vec![Expression::Is(date(), false), Expression::Or(parts)]),
            Expression::And(vec![Expression::Is(date(), true), dated]),
        ])
    }

    /// The day and the versions of a condition that was made by [`Expression::by_day`]; `None` of any other.
    pub(crate) fn versions_by_day(&self) -> Option<(&Path, Vec<OfDays<&Expression>>)> {
        let Expression::Or(ways) = self else { return None };
        let [Expression::And(known), Expression::And(_)] = ways.as_slice() else { return None };
        let [Expression::Is(date, false), Expression::Or(parts)] = known.as_slice() else { return None };
        let Expression::Path(day) = &**date else { return None };
        let found: Vec<_> = parts.iter().map_while(|part| of_days(part, date)).collect();
        let made: Vec<OfDays<Expression>> = found
            .iter()
            .map(|version| OfDays { from: version.from, until: version.until, asked: version.asked.clone() })
            .collect();
        (*self == Expression::by_day(day, &made)).then_some((day, found))
    }
}

/// The days of a version, and what is asked on them.
fn of_days<'e>(part: &'e Expression, date: &Expression) -> Option<OfDays<&'e Expression>> {
    let Expression::And(both) = part else { return None };
    let [Expression::In(operand, choices), asked] = both.as_slice() else { return None };
    let [Choice::Range(from, until)] = choices.as_slice() else { return None };
    let end = |end: &Option<(Value, bool)>| match end {
        None => Some(None),
        Some((Value::Date(day), true)) => Some(Some(*day)),
        Some(_) => None,
    };
    (**operand == *date).then_some(OfDays { from: end(from)?, until: end(until)?, asked })
}

/// Whether there is a version on each day.
fn covers_all_days<T>(versions: &[OfDays<T>]) -> bool {
    let is_next = |pair: &[OfDays<T>]| match pair {
        [one, next] => next.from.is_some() && one.until.and_then(Date::tomorrow) == next.from,
        _ => true,
    };
    versions.first().is_some_and(|first| first.from.is_none())
        && versions.last().is_some_and(|last| last.until.is_none())
        && versions.windows(2).all(is_next)
}

/// A condition that is never decided.
pub(crate) fn undetermined() -> Expression {
    let number = |n: i64| Box::new(Expression::Constant(Value::Number(Number::from(n))));
    let no_value = Expression::Arithmetic(ArithmeticOp::Divide, number(1), number(0));
    Expression::Compare(CompareOp::Equal, Box::new(no_value), number(1))
}
