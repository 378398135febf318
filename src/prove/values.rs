//! Values for regions: which regions have any, and examples of them.

use indexmap::IndexSet;

use crate::exec;
use crate::model::{Expression, Function, Model, Path};
use crate::plan::{Cut, Dimension};
use crate::value::{Date, DateUnit, Number, Value};

use std::collections::BTreeMap;

/// The one region of an operand that reads nothing, such as `1 / 0`; `None` where it reads something.
pub(super) fn only_region(dimension: &Dimension) -> Option<u32> {
    let mut reads = false;
    dimension.operand.paths(&mut |_| reads = true);
    if reads {
        return None;
    }
    let value = exec::value(&dimension.operand, &|_: &Path| None);
    Some(value.map_or(dimension.missing(0), |value| dimension.cut.region(&value)))
}

/// Values strictly between two points.
pub(super) fn between(dimension: &Dimension, low: Option<&Value>, high: Option<&Value>) -> Vec<Value> {
    let mut found = Vec::new();
    match (low, high) {
        (Some(Value::Date(_)), _) | (_, Some(Value::Date(_))) => {
            let day = |value: Option<&Value>, step: i64| match value {
                Some(Value::Date(date)) => date.shift(step, DateUnit::Days),
                _ => None,
            };
            let far = |value: Option<&Value>, step: i64| match value {
                Some(Value::Date(date)) => date.shift(step, DateUnit::Years),
                _ => None,
            };
            found.extend(
                [day(low, 1), day(high, -1), far(low, 1), far(high, -1)].into_iter().flatten().map(Value::Date),
            );
        }
        _ => {
            let number = |value: Option<&Value>| match value {
                Some(Value::Number(number)) => Some(number.clone()),
                _ => None,
            };
            found.extend(numbers_between(number(low), number(high)).into_iter().map(Value::Number));
        }
    }
    let inside = |value: &Value| low.is_none_or(|low| value > low) && high.is_none_or(|high| value < high);
    found.retain(|value| inside(value) && dimension.domain.holds(value));
    found.dedup();
    found
}

fn numbers_between(low: Option<Number>, high: Option<Number>) -> Vec<Number> {
    let one = Number::from(1);
    let half = Number::ratio(1, 2);
    let middle = low.clone().zip(high.clone()).and_then(|(a, b)| a.checked_add(b)?.checked_mul(half?));
    // The nearest whole number above the lower end, the nearest below the upper one, then the middle.
    let above = low.and_then(|n| n.floor().checked_add(&one));
    let below = high.and_then(|n| {
        let whole = n.floor();
        if whole == n { whole.checked_sub(&one) } else { Some(whole) }
    });
    [above, below, middle].into_iter().flatten().collect()
}

/// Dates at which the dates of other values can be told apart: a number of years or months before or after, give or take a day.
/// Those next to a threshold come first, the date itself last: a witness of 17 says more than one of 0 years.
pub(super) fn dates_around(date: Date, operands: &[&Dimension]) -> Vec<Date> {
    let mut steps: Vec<(i64, DateUnit)> = Vec::new();
    for dimension in operands {
        let Cut::Points(points) = &dimension.cut else { continue };
        let unit = if mentions_months(&dimension.operand) { DateUnit::Months } else { DateUnit::Years };
        for point in points {
            let Value::Number(number) = point else { continue };
            let Some(whole) = number.to_integer() else { continue };
            steps.extend(
                (whole.saturating_sub(1)..=whole.saturating_add(1))
                    .flat_map(|n| [(n, unit), (n.saturating_neg(), unit)]),
            );
        }
    }
    for dimension in operands {
        shifts_in(&dimension.operand, &mut steps);
    }
    steps.push((0, DateUnit::Days));
    let mut dates: IndexSet<Date> = IndexSet::new();
    for (amount, unit) in steps {
        let Some(moved) = date.shift(amount, unit) else { continue };
        for day in [Some(moved), moved.yesterday(), moved.tomorrow()].into_iter().flatten() {
            dates.insert(day);
        }
    }
    dates.into_iter().collect()
}

/// Numbers at which the numbers of other values can be told apart: round ones, those next to a known one, the points at which the
/// operands are cut, and their distances from the known ones.
pub(super) fn numbers_around(known: &[Number], operands: &[&Dimension]) -> Vec<Number> {
    let one = Number::from(1);
    let mut points: Vec<Number> = Vec::new();
    for dimension in operands {
        let Cut::Points(cuts) = &dimension.cut else { continue };
        points.extend(
            cuts.iter().filter_map(|cut| if let Value::Number(number) = cut { Some(number.clone()) } else { None }),
        );
    }
    let mut centres: Vec<Number> = vec![Number::ZERO];
    for number in known {
        centres.push(number.clone());
        centres
            .extend(points.iter().flat_map(|point| [point.checked_sub(number), number.checked_sub(point)]).flatten());
    }
    centres.append(&mut points);
    let mut numbers: IndexSet<Number> = IndexSet::new();
    let mut add = |number: Option<Number>| {
        numbers.extend(number);
    };
    for centre in &centres {
        [Some(centre.clone()), centre.checked_add(&one), centre.checked_sub(&one)].into_iter().for_each(&mut add);
    }
    for far in [2, 10, 100].map(Number::from) {
        for centre in &centres {
            [centre.checked_add(&far), centre.checked_sub(&far)].into_iter().for_each(&mut add);
        }
    }
    numbers.into_iter().collect()
}

fn mentions_months(operand: &Expression) -> bool {
    matches!(operand, Expression::Call(Function::Months, _))
}

fn shifts_in(expression: &Expression, steps: &mut Vec<(i64, DateUnit)>) {
    match expression {
        Expression::Shift(_, amount, unit) => {
            let fixed = match &**amount {
                Expression::Constant(Value::Number(n)) => n.to_integer(),
                Expression::Negate(inner) => match &**inner {
                    Expression::Constant(Value::Number(n)) => n.to_integer().map(|n| -n),
                    _ => None,
                },
                _ => None,
            };
            if let Some(n) = fixed {
                steps.extend([(n, *unit), (-n, *unit)]);
            }
        }
        Expression::Compare(_, a, b) | Expression::Arithmetic(_, a, b) => {
            shifts_in(a, steps);
            shifts_in(b, steps);
        }
        Expression::And(parts) | Expression::Or(parts) => parts.iter().for_each(|p| shifts_in(p, steps)),
        Expression::Not(inner) => shifts_in(inner, steps),
        _ => {}
    }
}

/// A value for each path that matters; `None` is missing.
pub(crate) type Values = BTreeMap<Path, Option<Value>>;

/// A day that rules may be expected to speak of.
pub(super) fn default_day(model: &Model) -> Option<Date> {
    model.report.period.map(|(first, _)| first).or(model.as_of).or(Date::new(2000, 1, 1))
}
