//! Checks on every row of every run.

use crate::model::{Axis, Body, Check, CheckKind, Formula, Measure, Relation, Table};
use crate::outcome::{Cell, CellValue, CheckOutcome, CheckResult, Place, State};
use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, CompareOp, Number};

use super::formulas::evaluate;

/// The outcome of every check, in the order declared, then of the rows (or columns).
pub(super) fn checks(table: &Table, cells: &[Cell]) -> Vec<CheckOutcome> {
    table.checks.iter().flat_map(|check| outcomes(table, check, cells)).collect()
}

/// The outcome of the checks over figures that come from elsewhere, row by row, such as published ones. They are rounded, so only
/// checks between counts and sums are asked.
#[must_use]
pub fn checks_of_figures(table: &Table, figures: &[Cell]) -> Vec<CheckOutcome> {
    if figures.len() != table.rows.members.len() * table.columns.members.len() {
        return Vec::new();
    }
    table
        .checks
        .iter()
        .filter(|check| is_between_sums(table, check))
        .flat_map(|c| outcomes(table, c, figures))
        .collect()
}

fn is_between_sums(table: &Table, check: &Check) -> bool {
    match &check.kind {
        CheckKind::TotalIsSum => true,
        CheckKind::Compare { over, left, right, .. } => {
            let axis = if *over == Dimension::Column { &table.columns } else { &table.rows };
            let mut all = true;
            for side in [left, right] {
                side.members(&mut |member| all = all && axis.adds_up(member));
            }
            all
        }
    }
}

fn outcomes(table: &Table, check: &Check, cells: &[Cell]) -> Vec<CheckOutcome> {
    let width = table.columns.members.len();
    let at = |row: usize, column: usize| cells[row * width + column].value.clone();
    let not_applicable = |value: CellValue| value == CellValue::State(State::NotApplicable);
    let new = |place, result| CheckOutcome {
        check: check.shown.clone(),
        message: check.message.clone(),
        warn: check.warn,
        place,
        result,
    };
    match &check.kind {
        CheckKind::Compare { over: Dimension::Column, left, op, right } => (0..table.rows.members.len())
            .filter(|row| !(0..width).all(|column| not_applicable(at(*row, column))))
            .map(|row| new(Place::Row(row), compare(left, *op, right, &|column| at(row, column))))
            .collect(),
        CheckKind::Compare { over: Dimension::Row, left, op, right } => (0..width)
            .filter(|column| table.columns.adds_up(*column))
            .filter(|column| !(0..table.rows.members.len()).all(|row| not_applicable(at(row, *column))))
            .map(|column| new(Place::Column(column), compare(left, *op, right, &|row| at(row, column))))
            .collect(),
        CheckKind::TotalIsSum => {
            total_is_sum(table, &at).into_iter().map(|(column, result)| new(Place::Column(column), result)).collect()
        }
    }
}

fn compare(left: &Formula, op: CompareOp, right: &Formula, member: &dyn Fn(usize) -> CellValue) -> CheckResult {
    let value = |formula: &Formula| evaluate(formula, &mut |index| member(index));
    decide(value(left), op, value(right))
}

fn decide(left: CellValue, op: CompareOp, right: CellValue) -> CheckResult {
    match (left, right) {
        (CellValue::Number(left), CellValue::Number(right)) => {
            if op.holds(left.cmp(&right)) {
                CheckResult::Holds
            } else {
                CheckResult::Fails { left, right }
            }
        }
        (CellValue::State(a), CellValue::State(b)) => CheckResult::NotDecided(a.max(b)),
        (CellValue::State(state), _) | (_, CellValue::State(state)) => CheckResult::NotDecided(state),
        _ => CheckResult::NotDecided(State::NotComputable),
    }
}

fn total_is_sum(table: &Table, at: &dyn Fn(usize, usize) -> CellValue) -> Vec<(usize, CheckResult)> {
    let Some(total) = table.rows.members.iter().position(|m| m.is_total) else { return Vec::new() };
    table
        .columns
        .members
        .iter()
        .enumerate()
        .filter(|(_, column)| column.body.adds_up())
        .filter_map(
            |(index, column)| if let Body::Measure(measure) = &column.body { Some((index, measure)) } else { None },
        )
        .map(|(column, measure)| {
            let rows = (0..table.rows.members.len()).filter(|row| is_summed(&table.rows, *row, measure));
            let zero = CellValue::Number(Number::ZERO);
            let sum = rows.fold(zero, |sum, row| ArithmeticOp::Add.apply(sum, at(row, column)));
            (column, decide(at(total, column), CompareOp::Equal, sum))
        })
        .collect()
}

/// Rows that stand at the top, or are arms of a split of the universe, and measure what the column says.
fn is_summed(rows: &Axis, row: usize, column: &Measure) -> bool {
    let member = &rows.members[row];
    let top = match member.relation {
        Relation::Top => true,
        Relation::Arm(split) => rows.splits[split].parent.is_none(),
        Relation::Part => false,
    };
    top && !member.is_total && matches!(&member.body, Body::Measure(measure) if measure.is_part_of_total(column))
}
