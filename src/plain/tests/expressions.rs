//! Values, truths, and what is missing.

use std::collections::BTreeSet;

use super::*;
use crate::model::{Choice, Function};
use crate::plain::facts::{Facts, Record};
use crate::value::{ArithmeticOp, DateUnit, Truth};
use Truth::{No, Undetermined, Yes};

/// Something asked of each person, p1 to p5.
fn of_persons<T>(ask: impl Fn(Record<'_>) -> T) -> Vec<T> {
    let model = model();
    let records = all_records(&model);
    let facts = Facts::new(&model, &records);
    facts.of_type(PERSON).map(ask).collect()
}

fn truths(condition: Expression) -> Vec<Truth> {
    of_persons(|person| person.truth(&condition))
}

fn numbers(expression: Expression) -> Vec<Option<i64>> {
    let integer = |value| if let Value::Number(number) = value { number.to_integer() } else { None };
    of_persons(|person| person.value(&expression).and_then(integer))
}

fn missing(expression: Expression) -> Vec<String> {
    of_persons(|person| {
        let mut names = BTreeSet::new();
        if person.value(&expression).is_none() {
            person.missing(&expression, &mut names);
        }
        names.into_iter().collect::<Vec<String>>().join(" ")
    })
}

fn secondary_at_least() -> Expression {
    compare(CompareOp::GreaterOrEqual, level(), Value::Code(SECONDARY))
}

#[test]
fn codes_compare_by_their_position_and_a_missing_one_does_not_compare() {
    assert_eq!(truths(secondary_at_least()), [No, Yes, Yes, Undetermined, Yes]);
}

#[test]
fn and_and_or_follow_kleene() {
    let parts = || vec![woman(), secondary_at_least()];
    assert_eq!(truths(Expression::And(parts())), [No, No, Yes, Undetermined, Undetermined]);
    assert_eq!(truths(Expression::Or(parts())), [Yes, Yes, Yes, Yes, Yes]);
    assert_eq!(missing(Expression::And(parts())), ["", "", "", "level", "woman"]);
    assert_eq!(missing(Expression::Not(Box::new(Expression::And(parts())))), ["", "", "", "level", "woman"]);
}

#[test]
fn to_be_missing_is_always_decided() {
    let undecided = Expression::Is(Box::new(Expression::And(vec![woman(), secondary_at_least()])), true);
    assert_eq!(truths(undecided), [No, No, No, Yes, Yes]);
    assert_eq!(truths(Expression::Is(Box::new(born()), false)), [Yes, Yes, No, Yes, Yes]);
}

#[test]
fn paths_are_missing_where_a_reference_is_and_named_as_written() {
    let area = path(&[1], End::Field(FieldId(1)));
    let high = Expression::In(Box::new(area), vec![Choice::Codes(vec![HIGH])]);
    assert_eq!(truths(high.clone()), [No, No, Yes, Undetermined, Yes]);
    assert_eq!(missing(high)[3], "unit.area");
    // u1 has p1 and p2, u2 has p3 and p5, and p4 may be in either; but wherever p4 is, she won nothing. p3 won 7, and if p5 is a
    // woman she lost 2.
    assert_eq!(numbers(path(&[1], End::Aggregate(0))), [None; 5]);
    assert_eq!(numbers(path(&[1], End::Aggregate(1))), [Some(5), Some(5), None, None, None]);
    let won = missing(path(&[1], End::Aggregate(1)));
    assert_eq!((won[2].as_str(), won[3].as_str()), ("Person.unit Person.woman", "unit.won"));
}

#[test]
fn what_is_missing_in_those_counted_matters_only_where_it_can_change_the_answer() {
    let members = |op, count| compare(op, path(&[1], End::Aggregate(0)), Value::Number(number(count)));
    // Two or three in u1 and in u2.
    assert_eq!(truths(members(CompareOp::GreaterOrEqual, 2)), [Yes, Yes, Yes, Undetermined, Yes]);
    assert_eq!(truths(members(CompareOp::Less, 2)), [No, No, No, Undetermined, No]);
    assert_eq!(truths(members(CompareOp::Equal, 3)), [Undetermined; 5]);
    assert_eq!(truths(members(CompareOp::Greater, 3)), [No, No, No, Undetermined, No]);
    // 5 in u1; 5 to 7 in u2, and no half.
    let won = |choices| truths(Expression::In(Box::new(path(&[1], End::Aggregate(1))), choices));
    let one = |won| Choice::Value(Value::Number(number(won)));
    let half = Choice::Value(Value::Number(Number::ratio(13, 2).unwrap()));
    assert_eq!(won(vec![one(5), one(6), one(7)]), [Yes, Yes, Yes, Undetermined, Yes]);
    assert_eq!(won(vec![one(5), one(7)]), [Yes, Yes, Undetermined, Undetermined, Undetermined]);
    assert_eq!(won(vec![half]), [No, No, No, Undetermined, No]);
    // As many members as points, or fewer: 2 or 3 against 5, 2 or 3 against 5 to 7.
    let pair = [path(&[1], End::Aggregate(0)), path(&[1], End::Aggregate(1))].map(Box::new);
    let [left, right] = pair;
    assert_eq!(truths(Expression::Compare(CompareOp::LessOrEqual, left, right)), [Yes, Yes, Yes, Undetermined, Yes]);
}

#[test]
fn sums_over_nobody_are_zero_and_over_unknowns_missing() {
    let mut model = model();
    model.aggregates[1].clauses = vec![clause(compare(CompareOp::Equal, woman(), Value::YesNo(false)))];
    let won = |inputs: &[(RecordId, &str)]| {
        let records = records(&model, inputs);
        let facts = Facts::new(&model, &records);
        let won = path(&[], End::Aggregate(1));
        facts.of_type(UNIT).map(|unit| unit.value(&won)).collect::<Vec<_>>()
    };
    // The only man of u1 is p2, whose points are missing; p5 of u2 may be one; in u3 there is none, and p4 is a woman.
    let zero = Some(Value::Number(Number::ZERO));
    assert_eq!(won(&[(UNIT, UNITS), (PERSON, PERSONS)]), [None, None, zero]);
    assert_eq!(won(&[(UNIT, UNITS)]), [None, None, None]);
}

#[test]
fn what_cannot_be_computed_is_missing_but_no_field_is() {
    let share = Expression::Arithmetic(ArithmeticOp::Divide, Box::new(points()), Box::new(points()));
    assert_eq!(numbers(share.clone()), [Some(1), None, Some(1), None, Some(1)]);
    assert_eq!(missing(share), ["", "points", "", "not computable", ""]);
}

#[test]
fn ages_follow_the_calendar() {
    let age = |on| Expression::Call(Function::Age, vec![born(), constant(Value::Date(day(on)))]);
    assert_eq!(numbers(age("2022-02-28")), [Some(18), Some(32), None, Some(21), Some(51)]);
    assert_eq!(numbers(age("2000-06-29")), [None, Some(10), None, None, Some(29)]);
    let years = |to| Expression::Call(Function::Years, vec![born(), constant(Value::Date(day(to)))]);
    assert_eq!(numbers(years("2000-06-29"))[0], Some(-3));
    let eighteen = Expression::Shift(Box::new(born()), Box::new(constant(Value::Number(number(18)))), DateUnit::Years);
    assert_eq!(of_persons(|person| person.value(&eighteen))[0], Some(Value::Date(day("2022-02-28"))));
    let half = constant(Value::Number(Number::ratio(1, 2).unwrap()));
    let half_a_day = Expression::Shift(Box::new(born()), Box::new(half), DateUnit::Days);
    assert_eq!(missing(half_a_day)[0], "not computable");
}

#[test]
fn ranges_have_their_ends_in_or_out() {
    let end = |value, inside| Some((Value::Number(number(value)), inside));
    let within = |choice| truths(Expression::In(Box::new(points()), vec![choice]));
    assert_eq!(within(Choice::Range(end(0, true), end(5, true))), [Yes, Undetermined, No, Yes, No]);
    assert_eq!(within(Choice::Range(end(0, false), end(7, false))), [Yes, Undetermined, No, No, No]);
    assert_eq!(within(Choice::Range(None, end(0, false))), [No, Undetermined, No, No, Yes]);
}
