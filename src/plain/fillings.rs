//! One record with its blanks filled in, in every way that conditions can tell apart.
//!
//! What a condition looks up and does not find, though a field is missing, is given every value that some test takes for another. Each
//! such expression is filled in by itself, even where two read one field. What is missing though no field is, stays so. What asks in
//! itself whether something is missing can be anything.
//!
//! Blanks that nothing hangs on any more, because the others decide, are left blank.

use std::collections::BTreeSet;

use super::facts::Record;
use crate::model::{Choice, End, Expression, Function, Path, Type, end_type};
use crate::syntax::tree::MeasureKind;
use crate::value::{ArithmeticOp, CompareOp, Date, Number, Value};

/// Values for expressions that have none.
pub(super) type Filled = Vec<(Expression, Option<Value>)>;

/// If there are more ways than this, none is tried.
const MOST: usize = 1 << 20;

/// What is looked up, and the tests on it.
struct Operand {
    expression: Expression,
    tests: Vec<Expression>,
    /// Whether it is asked if something is missing: that is decided by a blank too, and otherwise.
    asks_of_blanks: bool,
}

/// An expression without a value, and those that it is given.
struct Blank {
    expression: Expression,
    values: Vec<Option<Value>>,
    asks_of_blanks: bool,
}

/// Calls `take` for all ways to fill in a record for these conditions, each as far as `is_open` says that something hangs on it; says
/// whether it did: there may be too many.
pub(super) fn ways(
    record: Record<'_>,
    conditions: &[&Expression],
    is_open: &dyn Fn(&Filled) -> bool,
    take: &mut dyn FnMut(&Filled),
) -> bool {
    let mut operands = Vec::new();
    conditions.iter().for_each(|condition| gather(condition, false, &mut operands));
    let blank = |operand: Operand| {
        let values = told_apart(record, &operand);
        let asks_of_blanks = operand.asks_of_blanks || operand.expression.asks_what_is_missing();
        Blank { expression: operand.expression, values, asks_of_blanks }
    };
    let blanks = operands.into_iter().filter(|operand| is_blank(record, &operand.expression)).map(blank);
    let (first, others): (Vec<Blank>, Vec<Blank>) = blanks.partition(|blank| blank.asks_of_blanks);
    let blanks: Vec<Blank> = first.into_iter().chain(others).collect();
    let count = blanks.iter().try_fold(1usize, |count, blank| count.checked_mul(blank.values.len()));
    let is_few = count.is_some_and(|count| count <= MOST);
    if is_few {
        // What is not filled in yet has no value, though something in it may have one already.
        let mut way: Filled = blanks.iter().map(|blank| (blank.expression.clone(), None)).collect();
        fill(&blanks, 0, &mut way, is_open, take);
    }
    is_few
}

/// Fills in the blanks from one on.
fn fill(
    blanks: &[Blank],
    from: usize,
    way: &mut Filled,
    is_open: &dyn Fn(&Filled) -> bool,
    take: &mut dyn FnMut(&Filled),
) {
    match blanks.get(from) {
        Some(blank) if blank.asks_of_blanks || is_open(way) => {
            for value in &blank.values {
                way[from].1.clone_from(value);
                fill(blanks, from + 1, way, is_open, take);
            }
            way[from].1 = None;
        }
        _ => take(way),
    }
}

/// Whether an expression has no value for lack of a field.
fn is_blank(record: Record<'_>, expression: &Expression) -> bool {
    let mut lacks = false;
    expression.paths(&mut |path| lacks |= record.read(path).is_none());
    (lacks && record.value(expression).is_none()) || expression.asks_what_is_missing()
}

/// Adds what a condition looks up. `of_blanks` says that it is asked whether the condition lacks something.
fn gather(condition: &Expression, of_blanks: bool, operands: &mut Vec<Operand>) {
    match condition {
        Expression::Constant(Value::YesNo(_)) => {}
        Expression::Not(inner) => gather(inner, of_blanks, operands),
        Expression::And(parts) | Expression::Or(parts) => {
            parts.iter().for_each(|part| gather(part, of_blanks, operands));
        }
        Expression::Is(inner, _) if is_condition(inner) => gather(inner, true, operands),
        test => match (asked_whether(test), looked_up(test)) {
            (Some((condition, _)), _) => gather(condition, of_blanks, operands),
            (None, Some(operand)) => {
                add(operand, test, of_blanks || matches!(test, Expression::Is(..)), operands);
            }
            (None, None) => {
                let (whole, _) = as_said_shortest(test);
                add(&whole, &whole, of_blanks, operands);
            }
        },
    }
}

pub(super) fn is_condition(expression: &Expression) -> bool {
    !matches!(
        expression,
        Expression::Constant(_)
            | Expression::Path(_)
            | Expression::Arithmetic(..)
            | Expression::Negate(_)
            | Expression::Shift(..)
            | Expression::WorkingDays(..)
            | Expression::Call(..)
    )
}

/// The condition of which a test asks whether it holds (yes) or does not: `(a or b) = no`.
pub(super) fn asked_whether(test: &Expression) -> Option<(&Expression, bool)> {
    let Expression::Compare(op @ (CompareOp::Equal | CompareOp::NotEqual), left, right) = test else { return None };
    match (&**left, &**right) {
        (condition, Expression::Constant(Value::YesNo(yes))) | (Expression::Constant(Value::YesNo(yes)), condition)
            if is_condition(condition) =>
        {
            Some((condition, *yes == (*op == CompareOp::Equal)))
        }
        _ => None,
    }
}

/// A comparison of two values as *less*, *greater* turned round or *equal*, and whether the test says so or the opposite.
pub(super) fn as_said_shortest(test: &Expression) -> (Expression, bool) {
    let Expression::Compare(op, left, right) = test else { return (test.clone(), true) };
    let (shortest, says_so, turned) = match op {
        CompareOp::Less => (CompareOp::Less, true, false),
        CompareOp::Greater => (CompareOp::Less, true, true),
        CompareOp::GreaterOrEqual => (CompareOp::Less, false, false),
        CompareOp::LessOrEqual => (CompareOp::Less, false, true),
        CompareOp::Equal => (CompareOp::Equal, true, false),
        CompareOp::NotEqual => (CompareOp::Equal, false, false),
    };
    let (left, right) = if turned { (right, left) } else { (left, right) };
    (Expression::Compare(shortest, left.clone(), right.clone()), says_so)
}

/// What a test compares with what the rules name; `None` where the test is looked up as a whole.
pub(super) fn looked_up(test: &Expression) -> Option<&Expression> {
    let is_constant = |expression: &Expression| matches!(expression, Expression::Constant(_));
    let orders =
        |expression: &Expression| matches!(expression, Expression::Constant(value) if !matches!(value, Value::Text(_)));
    match test {
        Expression::Is(operand, _) => Some(operand),
        Expression::Compare(_, left, right) if !is_constant(left) && orders(right) => Some(left),
        Expression::Compare(_, left, right) if orders(left) && !is_constant(right) => Some(right),
        Expression::In(operand, choices) if !is_constant(operand) => {
            (!choices.iter().any(|choice| matches!(choice, Choice::Value(Value::Text(_))))).then_some(&**operand)
        }
        _ => None,
    }
}

fn add(operand: &Expression, test: &Expression, asks_of_blanks: bool, operands: &mut Vec<Operand>) {
    match operands.iter_mut().find(|known| known.expression == *operand) {
        Some(known) => {
            known.asks_of_blanks |= asks_of_blanks;
            known.tests.push(test.clone());
        }
        None => operands.push(Operand { expression: operand.clone(), tests: vec![test.clone()], asks_of_blanks }),
    }
}

/// Of the values that all tests answer alike one each; nothing among them, if it can come to that with all fields known.
fn told_apart(record: Record<'_>, operand: &Operand) -> Vec<Option<Value>> {
    let mut seen = BTreeSet::new();
    let mut values: Vec<Option<Value>> = Vec::new();
    for value in candidates(record, operand) {
        let filled = [(operand.expression.clone(), Some(value.clone()))];
        let asked = Record { filled: &filled, ..record };
        let answers: Vec<_> = operand.tests.iter().map(|test| asked.truth(test).is_yes()).collect();
        if seen.insert(answers) {
            values.push(Some(value));
        }
    }
    if operand.expression.can_fail() {
        values.push(None);
    }
    values
}

fn candidates(record: Record<'_>, operand: &Operand) -> Vec<Value> {
    let is_known = record.value(&operand.expression).is_some();
    let extent = record.extent(&operand.expression).filter(|_| !is_known);
    let ends = || extent.iter().flat_map(|extent| extent.least.iter().chain(&extent.greatest)).cloned();
    let is_inside = |value: &Value| {
        extent.as_ref().is_none_or(|extent| {
            extent.least.as_ref().is_none_or(|least| value >= least)
                && extent.greatest.as_ref().is_none_or(|greatest| value <= greatest)
        })
    };
    all_candidates(record, operand).into_iter().chain(ends()).filter(is_inside).collect()
}

fn all_candidates(record: Record<'_>, operand: &Operand) -> Vec<Value> {
    if let Some(codes) = codes(record, &operand.expression) {
        return (0..codes).map(Value::Code).collect();
    }
    let mut points: Vec<Value> = operand.tests.iter().flat_map(constants).collect();
    points.sort();
    points.dedup();
    let asks_itself = operand.tests.contains(&operand.expression);
    match points.first() {
        _ if asks_itself => [false, true].map(Value::YesNo).to_vec(),
        Some(Value::YesNo(_)) => [false, true].map(Value::YesNo).to_vec(),
        Some(Value::Date(_)) => days(&points),
        Some(Value::Number(_)) => numbers(record, &operand.expression, &points),
        // Only whether there is a value is asked.
        _ => vec![Value::YesNo(true)],
    }
}

/// The values that a test names.
fn constants(test: &Expression) -> Vec<Value> {
    let of =
        |expression: &Expression| if let Expression::Constant(value) = expression { Some(value.clone()) } else { None };
    match test {
        Expression::Compare(_, left, right) => of(left).into_iter().chain(of(right)).collect(),
        Expression::In(_, choices) => choices
            .iter()
            .flat_map(|choice| match choice {
                Choice::Codes(_) => Vec::new(),
                Choice::Value(value) => vec![value.clone()],
                Choice::Range(low, high) => low.iter().chain(high).map(|(end, _)| end.clone()).collect(),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Each day named, and the days beside it.
fn days(points: &[Value]) -> Vec<Value> {
    let day = |value: &Value| if let Value::Date(day) = value { Some(*day) } else { None };
    let beside = |day: Date| [day.yesterday(), Some(day), day.tomorrow()];
    points.iter().filter_map(day).flat_map(beside).flatten().map(Value::Date).collect()
}

/// Each number named that the expression can be, one beside it, and one between two.
fn numbers(record: Record<'_>, expression: &Expression, points: &[Value]) -> Vec<Value> {
    let numbers: Vec<&Number> =
        points.iter().filter_map(|value| if let Value::Number(number) = value { Some(number) } else { None }).collect();
    let one = Number::from(1);
    let half = |low: &Number, high: &Number| low.checked_add(high)?.checked_div(Number::from(2));
    let mut found: Vec<Number> = numbers.iter().map(|number| (*number).clone()).collect();
    found.extend(numbers.iter().filter_map(|number| number.floor().checked_add(&one)));
    found.extend(numbers.first().and_then(|number| number.floor().checked_sub(&one)));
    found.extend(numbers.windows(2).filter_map(|pair| half(pair[0], pair[1])));
    let (whole, least, greatest) = (is_whole(record, expression), least(record, expression), greatest(expression));
    found.extend(least.map(Number::from));
    let inside = |number: &Number| {
        (!whole || number.is_integer())
            && least.is_none_or(|least| *number >= Number::from(least))
            && greatest.is_none_or(|greatest| *number <= Number::from(greatest))
    };
    found.into_iter().filter(inside).map(Value::Number).collect()
}

/// How many codes an expression can be. Of a list that records are to give, and none has, it can be one that is not there yet.
fn codes(record: Record<'_>, expression: &Expression) -> Option<u32> {
    let Expression::Path(path) = expression else { return None };
    let Type::Code(list) = end_type(record.facts.model, record.of, path)? else { return None };
    u32::try_from(record.facts.model.schema.list(list).codes.len().max(1)).ok()
}

fn is_whole(record: Record<'_>, expression: &Expression) -> bool {
    match expression {
        Expression::Constant(Value::Number(number)) => number.is_integer(),
        Expression::Path(path) => end_type(record.facts.model, record.of, path) == Some(Type::Integer),
        Expression::Negate(inner) => is_whole(record, inner),
        Expression::Arithmetic(ArithmeticOp::Divide, ..) => false,
        Expression::Arithmetic(_, left, right) => is_whole(record, left) && is_whole(record, right),
        Expression::Call(..) => true,
        _ => false,
    }
}

fn least(record: Record<'_>, expression: &Expression) -> Option<i64> {
    match expression {
        Expression::Call(Function::Age, _) => Some(0),
        Expression::Call(Function::Years, _) => Some(-9998),
        Expression::Call(Function::Year | Function::Month, _) => Some(1),
        Expression::Path(Path { end: End::Aggregate(index), .. }) => {
            let measure = record.facts.model.aggregates.get(*index as usize)?.measure;
            matches!(measure, MeasureKind::Count | MeasureKind::CountDistinct).then_some(0)
        }
        _ => None,
    }
}

fn greatest(expression: &Expression) -> Option<i64> {
    match expression {
        Expression::Call(Function::Age | Function::Years, _) => Some(9998),
        Expression::Call(Function::Year, _) => Some(9999),
        Expression::Call(Function::Month, _) => Some(12),
        _ => None,
    }
}
