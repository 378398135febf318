//! What it takes for a dimension to lie where a point wants it: one of several ways, each with facts about fields.

use crate::model::{Expression, Function, Leaf};
use crate::plan::{Cut, Dimension};
use crate::value::{ArithmeticOp, CompareOp, Date, DateUnit, Value};

use super::spans::{Fact, MONTHS_OF_A_YEAR, Span};
use super::terms::{Sum, fixed, sum, term};
use super::{Field, Ground};

/// How many regions are told apart one by one.
const REGIONS: usize = 1_000;
/// Up to this size nothing that is added and multiplied is too long to have a value.
const SHORT: usize = 400;

/// A way for a dimension to lie where it has to.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    /// All that it reads is known, and the facts hold.
    Known(Vec<Fact>),
    /// A field is missing.
    Lacking(usize),
}

/// The ways of a dimension; none where it cannot lie there. `None` where not all are known.
pub(super) fn modes(ground: Ground<'_>, fields: &[Field<'_>], index: usize) -> Option<Vec<Mode>> {
    let dimension = &ground.space.dimensions[index];
    // What is known of a value that lies between two others is not followed.
    if dimension.leaves.iter().any(|leaf| matches!(leaf, Leaf::Referring(_))) {
        return None;
    }
    let held = ground.space.held(index);
    let mut regions: Vec<u32> = ground.point.admitted(index).collect();
    regions.sort_unstable();
    if regions.len() > REGIONS {
        return None;
    }
    let mut found: Vec<Mode> =
        known(fields, dimension, &regions, &|region| held.next(region)).into_iter().map(Mode::Known).collect();
    let is_path = matches!(dimension.operand, Expression::Path(_));
    if dimension.can_miss && ground.point.admits(index, dimension.missing(u32::from(is_path))) {
        let lacking = fields.iter().enumerate().filter(|(_, field)| {
            dimension.leaves.iter().any(|leaf| matches!(leaf, Leaf::Own(path) if path == field.path))
        });
        found.extend(lacking.map(|(field, _)| Mode::Lacking(field)));
        found.extend(failing(fields, &dimension.operand).into_iter().map(Mode::Known));
    }
    Some(found)
}

/// Ways to have a value in one of some regions.
fn known(fields: &[Field<'_>], dimension: &Dimension, regions: &[u32], next: &dyn Fn(u32) -> u32) -> Vec<Vec<Fact>> {
    if regions.is_empty() {
        return Vec::new();
    }
    let operand = &dimension.operand;
    if let (Expression::Compare(op, a, b), Cut::YesNo) = (operand, &dimension.cut) {
        let ways =
            regions.iter().map(|region| comparison(fields, if *region == 1 { *op } else { op.opposite() }, [a, b]));
        return ways.flatten().collect();
    }
    let runs = runs(dimension, regions, next);
    match operand {
        Expression::Call(function, arguments) => match (function, arguments.as_slice()) {
            (Function::Year, [day]) => runs.iter().map(|run| year(fields, day, *run)).collect(),
            (Function::Years | Function::Months | Function::Age, [from, to]) => {
                runs.iter().flat_map(|run| between(fields, *function, [from, to], *run)).collect()
            }
            (Function::Years | Function::Months | Function::Age | Function::Year | Function::Month, _) => {
                vec![Vec::new()]
            }
        },
        _ => match sum(fields, operand) {
            Some(sum) => runs.iter().map(|run| within(&sum, *run)).collect(),
            None => vec![Vec::new()],
        },
    }
}

/// The least and the greatest of a run of whole numbers, or of days.
type Run = [Option<End>; 2];

/// Numerator, denominator, and whether the number itself is in.
type End = (i64, i64, bool);

/// Runs of values, ascending.
fn runs(dimension: &Dimension, regions: &[u32], next: &dyn Fn(u32) -> u32) -> Vec<Run> {
    match &dimension.cut {
        Cut::Whole => vec![[None, None]],
        Cut::YesNo => regions.iter().map(|region| single(i64::from(*region == 1))).collect(),
        Cut::Codes(codes) => {
            let of = codes.of_code.iter().enumerate().filter(|(_, region)| regions.binary_search(region).is_ok());
            joined(of.map(|(code, _)| code as u32), &|code| code)
                .map(|[first, last]| [end(first.into(), true), end(last.into(), true)])
                .collect()
        }
        Cut::Points(points) => joined(regions.iter().copied(), &|region| next(region))
            .map(|[first, last]| {
                let at = |point: Option<u32>, is_in: bool| {
                    let (numerator, denominator) = fraction(points.get(point? as usize)?)?;
                    Some((numerator, denominator, is_in))
                };
                // An even region lies between two points, an odd one is a point.
                let low = at((first / 2 + first % 2).checked_sub(1), first % 2 == 1);
                [low, at(Some(last / 2), last % 2 == 1)]
            })
            .collect(),
    }
}

fn single(number: i64) -> Run {
    [end(number, true), end(number, true)]
}

fn end(number: i64, is_in: bool) -> Option<End> {
    Some((number, 1, is_in))
}

fn fraction(value: &Value) -> Option<(i64, i64)> {
    match value {
        Value::Number(number) => {
            let (numerator, denominator) = number.fraction();
            Some((numerator.parse().ok()?, denominator.parse().ok()?))
        }
        Value::Date(day) => Some((day.number(), 1)),
        _ => None,
    }
}

/// Neighbours together, as first and last. `next` is the first from one on that there is.
fn joined(ascending: impl Iterator<Item = u32>, next: &dyn Fn(u32) -> u32) -> impl Iterator<Item = [u32; 2]> {
    let mut runs: Vec<[u32; 2]> = Vec::new();
    for one in ascending {
        match runs.last_mut() {
            Some([_, last]) if next(*last + 1) == one => *last = one,
            _ => runs.push([one, one]),
        }
    }
    runs.into_iter()
}

/// That a sum lies in a run.
fn within(sum: &Sum, [low, high]: Run) -> Vec<Fact> {
    let mut facts = Vec::new();
    // (terms + constant) / divisor <= numerator / denominator, for whole numbers.
    let at_most = |terms: Vec<(i64, usize)>, constant: i64, (numerator, denominator, is_in): End| {
        let bound = i128::from(sum.divisor) * i128::from(numerator) - i128::from(constant) * i128::from(denominator);
        let bound = if is_in { bound } else { bound - 1 }.div_euclid(i128::from(denominator));
        i64::try_from(bound).ok().map(|bound| Fact::AtMost(terms, bound))
    };
    if let Some(high) = high {
        facts.extend(at_most(sum.terms.clone(), sum.constant, high));
    }
    if let Some((numerator, denominator, is_in)) = low {
        let turned = sum.terms.iter().map(|(factor, field)| (-factor, *field)).collect();
        facts.extend(at_most(turned, -sum.constant, (-numerator, denominator, is_in)));
    }
    facts
}

/// The whole numbers of a run.
fn whole([low, high]: Run) -> [Option<i64>; 2] {
    let low = low.map(|(numerator, denominator, is_in)| {
        let floor = numerator.div_euclid(denominator);
        if is_in && floor * denominator == numerator { floor } else { floor + 1 }
    });
    let high = high
        .map(|(numerator, denominator, is_in)| (if is_in { numerator } else { numerator - 1 }).div_euclid(denominator));
    [low, high]
}

fn year(fields: &[Field<'_>], day: &Expression, run: Run) -> Vec<Fact> {
    let Some(sum) = sum(fields, day) else { return Vec::new() };
    let [first, last] = whole(run);
    let new_year = |year: Option<i64>| Date::new(i16::try_from(year?).ok()?, 1, 1).map(Date::number);
    let low = new_year(first).and_then(|day| end(day, true));
    let high = new_year(last.map(|year| year + 1)).and_then(|day| end(day, false));
    within(&sum, [low, high])
}

/// That so many full years or months lie between two days.
fn between(fields: &[Field<'_>], function: Function, days: [&Expression; 2], run: Run) -> Vec<Vec<Fact>> {
    let [Some(from), Some(to)] = days.map(|day| term(fields, day)) else { return vec![Vec::new()] };
    let months = if function == Function::Months { 1 } else { MONTHS_OF_A_YEAR };
    let [least, most] = whole(run);
    let mut ways = Vec::new();
    let not_after = |from, to, by| Span::order(from, to, by);
    // Forward, where any whole number from zero on is in the run.
    if most.is_none_or(|most| most >= 0) {
        let least = least.unwrap_or(0).max(0);
        let mut facts = not_after(from, to, 0);
        facts.extend(Span::full(from, to, Some(least * months), most.map(|most| (most + 1) * months)));
        ways.push(facts);
    }
    // Backward, years and months are those from the later day to the earlier, below zero.
    if function != Function::Age && least.is_none_or(|least| least <= 0) {
        let fewest = most.map_or(0, |most| (-most).max(0));
        let mut facts = not_after(to, from, 1);
        facts.extend(Span::full(to, from, Some(fewest * months), least.map(|least| (1 - least) * months)));
        ways.push(facts);
    }
    ways
}

/// Ways for a comparison to hold.
fn comparison(fields: &[Field<'_>], op: CompareOp, [a, b]: [&Expression; 2]) -> Vec<Vec<Fact>> {
    if let (Some(first), Some(second)) = (sum(fields, a), sum(fields, b)) {
        let Some(gap) = first.minus(&second) else { return vec![Vec::new()] };
        let (zero, below, above) = (end(0, true), end(0, false), end(0, false));
        return match op {
            CompareOp::Equal => vec![within(&gap, [zero, zero])],
            CompareOp::NotEqual => vec![within(&gap, [None, below]), within(&gap, [above, None])],
            CompareOp::Less => vec![within(&gap, [None, below])],
            CompareOp::LessOrEqual => vec![within(&gap, [None, zero])],
            CompareOp::Greater => vec![within(&gap, [above, None])],
            CompareOp::GreaterOrEqual => vec![within(&gap, [zero, None])],
        };
    }
    for (op, day, shifted) in [(op, a, b), (op.turned(), b, a)] {
        if let (Some(to), Some((from, months))) = (term(fields, day), moved(fields, shifted)) {
            return Span::compared(from, to, op, months);
        }
    }
    vec![Vec::new()]
}

/// A day that is moved by so many months.
fn moved(fields: &[Field<'_>], expression: &Expression) -> Option<(super::terms::Term, i64)> {
    let Expression::Shift(day, amount, unit @ (DateUnit::Months | DateUnit::Years)) = expression else { return None };
    let months = fixed(amount)?.checked_mul(if *unit == DateUnit::Years { MONTHS_OF_A_YEAR } else { 1 })?;
    Some((term(fields, day)?, months))
}

/// Ways to have no value though all fields are known.
fn failing(fields: &[Field<'_>], expression: &Expression) -> Vec<Vec<Fact>> {
    let unknown = || vec![Vec::new()];
    let of = |parts: &[&Expression]| parts.iter().flat_map(|part| failing(fields, part)).collect::<Vec<_>>();
    match expression {
        Expression::Path(_) | Expression::Constant(_) => Vec::new(),
        Expression::Call(Function::Age, arguments) => match arguments.as_slice() {
            [from, to] => {
                let before = match [from, to].map(|day| term(fields, day)) {
                    [Some(from), Some(to)] => Span::order(to, from, 1),
                    _ => Vec::new(),
                };
                of(&[from, to]).into_iter().chain([before]).collect()
            }
            _ => unknown(),
        },
        Expression::Call(_, arguments) => of(&arguments.iter().collect::<Vec<_>>()),
        Expression::Negate(inner)
        | Expression::In(inner, _)
        | Expression::StartsWith(inner, _)
        | Expression::Contains(inner, _) => of(&[inner]),
        Expression::Compare(_, a, b) => of(&[a, b]),
        Expression::Arithmetic(op, a, b) => {
            let divides = *op == ArithmeticOp::Divide && fixed(b).is_none_or(|number| number == 0);
            if divides || expression.size() > SHORT || reads_aggregates(expression) { unknown() } else { of(&[a, b]) }
        }
        Expression::Shift(day, amount, unit) => match (term(fields, day), fixed(amount)) {
            (Some(day), Some(amount)) => Span::out_of_calendar(day, amount, *unit),
            _ => unknown(),
        },
        Expression::WorkingDays(..)
        | Expression::Not(_)
        | Expression::And(_)
        | Expression::Or(_)
        | Expression::Is(..) => unknown(),
    }
}

fn reads_aggregates(expression: &Expression) -> bool {
    let mut reads = false;
    expression.paths(&mut |path| reads |= matches!(path.end, crate::model::End::Aggregate(_)));
    reads
}
