//! The checks of a table, verified on its finished cells.

use super::cells::value;
use super::undecided::Records;
use super::verdicts::Sums;
use crate::model::{Body, Check, CheckKind, Formula, Measure, Position, Relation, Table};
use crate::outcome::{Cell, CellValue, CheckOutcome, CheckResult, Place, State};
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, CompareOp, Number};

/// Every check on every row (or column), in the order declared.
pub(super) fn checks(table: &Table, cells: &[Cell], sums: &Sums<'_, '_>) -> Vec<CheckOutcome> {
    let finished = Finished { table, cells, sums };
    let asked = table.checks.iter().flat_map(|check| finished.check(check));
    asked.chain(table.checks.iter().flat_map(|check| finished.not_asked(check))).collect()
}

/// A table with its finished cells, row by row.
struct Finished<'t> {
    table: &'t Table,
    cells: &'t [Cell],
    /// What is not decided of them.
    sums: &'t Sums<'t, 't>,
}

/// Two sides to be compared, each over the cells of one row or one column.
struct Comparison<'f> {
    left: &'f Formula,
    op: CompareOp,
    right: &'f Formula,
}

impl Finished<'_> {
    fn value(&self, row: usize, column: usize) -> CellValue {
        self.cells[row * self.table.columns.members.len() + column].value.clone()
    }

    fn check(&self, check: &Check) -> Vec<CheckOutcome> {
        let outcome = |place: Place, comparison: Comparison<'_>| {
            let (here, names) = match place {
                Place::Row(row) => (Position::own(row, 0), Dimension::Column),
                Place::Column(column) => (Position::own(0, column), Dimension::Row),
                Place::Table => (Position::own(0, 0), Dimension::Column),
            };
            let (result, undetermined, counted) = self.verdict(&comparison, here, names);
            let (shown, said, message) = (check.shown.clone(), check.said.clone(), check.message.clone());
            CheckOutcome { check: shown, said, message, warn: check.warn, place, result, undetermined, counted }
        };
        match &check.kind {
            CheckKind::Compare { over: Dimension::Column, left, op, right } => {
                let rows = self.rows().filter(|&row| self.columns().any(|column| self.applies(row, column)));
                rows.map(|row| outcome(Place::Row(row), Comparison { left, op: *op, right })).collect()
            }
            CheckKind::Compare { over: Dimension::Row, left, op, right } => {
                let adding = self.columns().filter(|&column| self.table.columns.adds_up(column));
                let columns = adding.filter(|&column| self.rows().any(|row| self.applies(row, column)));
                columns.map(|column| outcome(Place::Column(column), Comparison { left, op: *op, right })).collect()
            }
            CheckKind::TotalIsSum => {
                let of_column = |(column, left, right): &(usize, Formula, Formula)| {
                    outcome(Place::Column(*column), Comparison { left, op: CompareOp::Equal, right })
                };
                self.total_is_sum().iter().map(of_column).collect()
            }
        }
    }

    /// Where the figures of a column are no sums, nothing over its rows is verified.
    fn not_asked(&self, check: &Check) -> Vec<CheckOutcome> {
        let is_over_rows = !matches!(check.kind, CheckKind::Compare { over: Dimension::Column, .. });
        let columns = self.columns().filter(|column| is_over_rows && self.rows().any(|row| self.applies(row, *column)));
        let outcome = |column: usize| {
            Some(CheckOutcome {
                check: check.shown.clone(),
                said: check.said.clone(),
                message: check.message.clone(),
                warn: check.warn,
                place: Place::Column(column),
                result: CheckResult::NotAsked(self.table.columns.no_sum(column)?),
                undetermined: 0,
                counted: None,
            })
        };
        columns.filter_map(outcome).collect()
    }

    /// What comes out, of how many records that is not decided, and both sides over the others.
    fn verdict(
        &self,
        comparison: &Comparison<'_>,
        here: Position,
        names: Dimension,
    ) -> (CheckResult, u64, Option<(Number, Number)>) {
        let counted_value =
            |place: Position| self.sums.counted.get(&place).cloned().unwrap_or(CellValue::State(State::Missing));
        let printed = |place: Position| match place.aside {
            None => self.value(place.row, place.column),
            Some(_) => counted_value(place),
        };
        let printed = comparison.result(here, names, &printed);
        let mut records = Records::new();
        for side in [comparison.left, comparison.right] {
            let add = &mut |place| records.append(&mut self.sums.undecided.of(self.table, place));
            side.positions(here, names, add);
        }
        if records.is_empty() {
            return (printed, 0, None);
        }
        let [left, right] = comparison.sides(here, names, &counted_value);
        let counted = match (left, right) {
            (CellValue::Number(left), CellValue::Number(right)) => Some((left, right)),
            _ => None,
        };
        let undecided = CheckResult::NotDecided(State::Undetermined);
        let difference = || self.sums.difference([comparison.left, comparison.right], here, names);
        let result = match (printed, &counted) {
            (CheckResult::NotDecided(state), _) if state != State::Undetermined => CheckResult::NotDecided(state),
            (_, None) => undecided,
            (_, Some((left, right))) => {
                match difference().and_then(|difference| difference.compared_with_zero(comparison.op)) {
                    Some(true) => CheckResult::Holds,
                    Some(false) => CheckResult::Fails { left: left.clone(), right: right.clone() },
                    None => undecided,
                }
            }
        };
        (result, records.len() as u64, counted)
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
    fn total_is_sum(&self) -> Vec<(usize, Formula, Formula)> {
        let rows = &self.table.rows.members;
        let Some(total) = rows.iter().position(|row| row.is_total) else { return Vec::new() };
        if !matches!(&rows[total].body, Body::Measure(Measure { written: false, .. })) {
            return Vec::new();
        }
        let in_column = |column: usize| {
            // Of a block of periods a column measures over its own.
            let over = match &self.table.columns.members[column].body {
                Body::Formula(Formula::Own(aside, _)) => Some(*aside),
                _ => None,
            };
            let Body::Measure(measure @ Measure { kind: MeasureKind::Count | MeasureKind::Sum, .. }) =
                &self.table.at(over).columns.members[column].body
            else {
                return None;
            };
            let summed = self.rows().filter(|&row| self.makes_up_total(row, measure)).collect();
            Some((column, Formula::Member(total), Formula::Sum(summed)))
        };
        self.columns().filter_map(in_column).collect()
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
        !(member.is_total || member.hidden) && of_the_kind && outermost
    }
}

impl Comparison<'_> {
    fn sides(&self, here: Position, names: Dimension, cell: &dyn Fn(Position) -> CellValue) -> [CellValue; 2] {
        [self.left, self.right].map(|side| value(side, here, names, &mut |place| cell(place)))
    }

    fn result(&self, here: Position, names: Dimension, cell: &dyn Fn(Position) -> CellValue) -> CheckResult {
        let [left, right] = self.sides(here, names, cell);
        // Subtraction says which state is the gravest, and that a date has no place in a sum.
        match (left.clone(), right.clone(), ArithmeticOp::Subtract.apply(left, right)) {
            (CellValue::Number(left), CellValue::Number(right), _) if self.op.holds(left.cmp(&right)) => {
                CheckResult::Holds
            }
            (CellValue::Number(left), CellValue::Number(right), _) => CheckResult::Fails { left, right },
            (_, _, CellValue::State(state)) => CheckResult::NotDecided(state),
            _ => CheckResult::NotDecided(State::NotComputable),
        }
    }
}
