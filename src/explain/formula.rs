//! Cells that are worked out from others: the formula, its terms, and why there may be no result.

use crate::exec::{Origin, evaluate, origin};
use crate::model::{Axis, Body, Formula, Measure, Model, Table};
use crate::outcome::{Because, Calculation, CellValue, State, TableOutcome, Term};
use crate::speech::{self, Brackets, Words};
use crate::value::ArithmeticOp;

/// What is told of a formula at a place of a table.
pub(super) fn calculation(
    model: &Model,
    outcome: &TableOutcome,
    table: &Table,
    formula: &Formula,
    (row, column): (usize, usize),
) -> Calculation {
    let over_rows = matches!(origin(table, row, column), Origin::OverRows(_));
    let (axis, headers) =
        if over_rows { (&table.rows, &table.headers.rows) } else { (&table.columns, &table.headers.columns) };
    let mut named: Vec<usize> = Vec::new();
    formula.members(&mut |member| {
        if !named.contains(&member) {
            named.push(member);
        }
    });
    let term = |member: usize| {
        let (row, column) = if over_rows { (member, column) } else { (row, member) };
        let cell = outcome.cell(row, column)?.clone();
        Some(Term {
            member: headers.get(member).cloned().unwrap_or_default(),
            cell,
            how: how(model, table, row, column),
        })
    };
    Calculation {
        formula: speech::formula(formula, &axis.members, Brackets::AsNeeded),
        over_rows,
        alone: table.single(row, column).is_some(),
        terms: named.into_iter().filter_map(term).collect(),
    }
}

/// Where the value of a term comes from, in short.
fn how(model: &Model, table: &Table, row: usize, column: usize) -> String {
    let of_measure = |measure: &Measure| {
        let words = Words { model, record: measure.record, criteria: &[], brief: false };
        let operand = words.operand_of(measure);
        let label = &model.schema.record(measure.record).label;
        if operand.is_empty() {
            format!("{} of {label}", measure.kind.name())
        } else {
            format!("{} of {operand}, {label}", measure.kind.name())
        }
    };
    match origin(table, row, column) {
        Origin::NotApplicable => "not applicable".to_owned(),
        Origin::OverRows(formula) => speech::formula(formula, &table.rows.members, Brackets::AsNeeded),
        Origin::OverColumns(formula) => speech::formula(formula, &table.columns.members, Brackets::AsNeeded),
        Origin::Measure => match (&table.rows.members[row].body, &table.columns.members[column].body) {
            (Body::Measure(measure), _) if measure.written => of_measure(measure),
            (_, Body::Measure(measure)) => of_measure(measure),
            _ => String::new(),
        },
    }
}

/// Why a formula gives no value: its terms have none, it divides by zero, or a number does not fit.
pub(super) fn because(table: &Table, formula: &Formula, told: &Calculation, value: CellValue) -> Option<Because> {
    if !matches!(value, CellValue::State(_)) {
        return None;
    }
    let without = told.terms.iter().filter(|term| matches!(term.cell.value, CellValue::State(_)));
    let without: Vec<String> = without.map(|term| term.member.id.clone()).collect();
    if !without.is_empty() {
        return Some(Because::Terms(without));
    }
    let axis = if told.over_rows { &table.rows } else { &table.columns };
    Some(zero_divisor(formula, axis, told).map_or(Because::DoesNotFit, Because::DivisionByZero))
}

/// The innermost divisor that is zero, in words.
fn zero_divisor(formula: &Formula, axis: &Axis, told: &Calculation) -> Option<String> {
    match formula {
        Formula::Member(_) | Formula::Sum(_) | Formula::Number(_) => None,
        Formula::Negate(inner) => zero_divisor(inner, axis, told),
        Formula::Binary(op, left, right) => {
            let mut value = |member: usize| {
                let id = axis.members.get(member).map(|member| member.id.as_str());
                let term = told.terms.iter().find(|term| Some(term.member.id.as_str()) == id);
                term.map_or(CellValue::State(State::Missing), |term| term.cell.value.clone())
            };
            let divisor = evaluate(right, &mut value);
            let is_zero = matches!(divisor, CellValue::Number(number) if number.is_zero());
            let own = (*op == ArithmeticOp::Divide && is_zero)
                .then(|| speech::formula(right, &axis.members, Brackets::AsNeeded));
            zero_divisor(left, axis, told).or_else(|| zero_divisor(right, axis, told)).or(own)
        }
    }
}
