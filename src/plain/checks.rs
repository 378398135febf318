//! The checks of a table, verified on its finished cells.

use super::cells::value;
use crate::model::{Body, Check, CheckKind, Formula, Measure, Member, Relation, Table};
use crate::outcome::{Cell, CellValue, CheckOutcome, CheckResult, Place, State};
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, CompareOp};

/// Every check on every row (or column), in the order declared.
pub(super) fn checks(table: &Table, cells: &[Cell]) -> Vec<CheckOutcome> {
    let finished = Finished { table, cells };
    table.checks.iter().flat_map(|check| finished.check(check)).collect()
}

/// A table with its finished cells, row by row.
struct Finished<'t> {
    table: &'t Table,
    cells: &'t [Cell],
}

impl Finished<'_> {
    fn value(&self, row: usize, column: usize) -> CellValue {
        self.cells[row * self.table.columns.members.len() + column].value.clone()
    }

    fn check(&self, check: &Check) -> Vec<CheckOutcome> {
        let outcome = |(place, result)| CheckOutcome {
            check: check.shown.clone(),
            message: check.message.clone(),
            warn: check.warn,
            place,
            result,
        };
        match &check.kind {
            CheckKind::Compare { over: Dimension::Column, left, op, right } => {
                let result = |row| compare(left, *op, right, |column| self.value(row, column));
                let rows = self.rows().filter(|&row| self.columns().any(|column| self.applies(row, column)));
                rows.map(|row| outcome((Place::Row(row), result(row)))).collect()
            }
            CheckKind::Compare { over: Dimension::Row, left, op, right } => {
                let result = |column| compare(left, *op, right, |row| self.value(row, column));
                let adding = self.columns().filter(|&column| self.table.columns.adds_up(column));
                let columns = adding.filter(|&column| self.rows().any(|row| self.applies(row, column)));
                columns.map(|column| outcome((Place::Column(column), result(column)))).collect()
            }
            CheckKind::TotalIsSum => self.total_is_sum().into_iter().map(outcome).collect(),
        }
    }

    /// Whether the form has such a cell.
    fn applies(&self, row: usize, column: usize) -> bool {
        self.value(row, column) != CellValue::State(State::NotApplicable)
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..self.table.rows.members.len()
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.table.columns.members.len()
    }

    /// In each column that counts or sums: the total row against the sum of the rows that make it up.
    fn total_is_sum(&self) -> Vec<(Place, CheckResult)> {
        let rows = &self.table.rows.members;
        let Some(total) = rows.iter().position(|row| row.is_total) else { return Vec::new() };
        if !matches!(&rows[total].body, Body::Measure(Measure { written: false, .. })) {
            return Vec::new();
        }
        let columns = self.table.columns.members.iter().enumerate();
        let in_column = |(column, member): (usize, &Member)| {
            let Body::Measure(measure @ Measure { kind: MeasureKind::Count | MeasureKind::Sum, .. }) = &member.body
            else {
                return None;
            };
            let summed = self.rows().filter(|&row| self.makes_up_total(row, measure)).collect();
            let (left, right) = (Formula::Member(total), Formula::Sum(summed));
            Some((Place::Column(column), compare(&left, CompareOp::Equal, &right, |row| self.value(row, column))))
        };
        columns.filter_map(in_column).collect()
    }

    /// Whether a row is one of those that a column's total is the sum of.
    fn makes_up_total(&self, row: usize, column: &Measure) -> bool {
        let member = &self.table.rows.members[row];
        let of_the_kind = match &member.body {
            Body::Measure(measure) => measure.is_part_of_total(column),
            Body::Formula(_) | Body::NotApplicable => false,
        };
        let outermost = match member.relation {
            Relation::Top => true,
            Relation::Arm(split) => self.table.rows.splits[split].parent.is_none(),
            Relation::Part => false,
        };
        !member.is_total && of_the_kind && outermost
    }
}

fn compare(left: &Formula, op: CompareOp, right: &Formula, member: impl Fn(usize) -> CellValue) -> CheckResult {
    let [left, right] = [left, right].map(|side| value(side, &mut |position| member(position)));
    // Subtraction says which state is the gravest, and that a date has no place in a sum.
    match (left.clone(), right.clone(), ArithmeticOp::Subtract.apply(left, right)) {
        (CellValue::Number(left), CellValue::Number(right), _) if op.holds(left.cmp(&right)) => CheckResult::Holds,
        (CellValue::Number(left), CellValue::Number(right), _) => CheckResult::Fails { left, right },
        (_, _, CellValue::State(state)) => CheckResult::NotDecided(state),
        _ => CheckResult::NotDecided(State::NotComputable),
    }
}
