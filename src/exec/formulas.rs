//! Formulas over finished measures, cell by cell, each worked out when it is first needed.

use crate::model::{Body, Formula, SolveOrder, Table};
use crate::outcome::{Cell, CellValue, Locale, Presentation, ShownGlyphs, State};
use crate::plan::TablePlan;

/// Works out all cells of a table from its measured ones, row by row.
pub(super) fn cells(table: &Table, plan: &TablePlan, measured: &[Option<CellValue>], locale: Locale) -> Vec<Cell> {
    let width = table.columns.members.len();
    let mut solver = Solver { table, plan, measured, width, solved: vec![Progress::New; measured.len()] };
    (0..measured.len())
        .map(|cell| {
            let (row, column) = (cell / width, cell % width);
            let value = solver.value(row, column);
            let (presentation, glyphs) = shown_by(table, plan, row, column);
            let in_total = table.rows.members[row].is_total;
            // The value is already scaled: only rounding and glyphs remain.
            Presentation { percent: false, ..presentation }.cell(value, in_total, locale, &glyphs)
        })
        .collect()
}

#[derive(Debug, Clone)]
enum Progress {
    New,
    Open,
    Done(CellValue),
}

struct Solver<'a> {
    table: &'a Table,
    plan: &'a TablePlan,
    measured: &'a [Option<CellValue>],
    width: usize,
    solved: Vec<Progress>,
}

/// Where the value of a cell comes from.
pub(crate) enum Origin<'a> {
    /// The form has no such cell.
    NotApplicable,
    /// Records are measured: by the row if [`CellPlan::by_row`](crate::plan::CellPlan) says so, else by the column.
    Measure,
    /// A formula that names rows.
    OverRows(&'a Formula),
    /// A formula that names columns.
    OverColumns(&'a Formula),
}

impl<'a> Solver<'a> {
    /// The exact value of a cell, after `as percent`.
    fn value(&mut self, row: usize, column: usize) -> CellValue {
        let cell = row * self.width + column;
        match &self.solved[cell] {
            Progress::Done(value) => return value.clone(),
            // The checker refuses circles; this keeps a hand-made model from hanging.
            Progress::Open => return CellValue::State(State::NotComputable),
            Progress::New => self.solved[cell] = Progress::Open,
        }
        let value = match origin(self.table, row, column) {
            Origin::NotApplicable => CellValue::State(State::NotApplicable),
            Origin::Measure => self.measured[cell].clone().unwrap_or(CellValue::State(State::NotApplicable)),
            Origin::OverRows(formula) => evaluate(formula, &mut |member| self.value(member, column)),
            Origin::OverColumns(formula) => evaluate(formula, &mut |member| self.value(row, member)),
        };
        let value =
            shown_by(self.table, self.plan, row, column).0.settled(value, self.table.rows.members[row].is_total);
        self.solved[cell] = Progress::Done(value.clone());
        value
    }
}

/// Where the value of a cell comes from: its own rule, its row or its column.
pub(crate) fn origin(table: &Table, row: usize, column: usize) -> Origin<'_> {
    if let Some(single) = table.single(row, column) {
        return match &single.body {
            Body::Formula(formula) => Origin::OverColumns(formula),
            _ => Origin::NotApplicable,
        };
    }
    match (&table.rows.members[row].body, &table.columns.members[column].body) {
        (Body::NotApplicable, _) | (_, Body::NotApplicable) => Origin::NotApplicable,
        (Body::Formula(by_row), Body::Formula(by_column)) => match table.solve {
            SolveOrder::RowsFirst => Origin::OverColumns(by_column),
            SolveOrder::ColumnsFirst => Origin::OverRows(by_row),
        },
        (Body::Formula(formula), Body::Measure(_)) => Origin::OverRows(formula),
        (Body::Measure(_), Body::Formula(formula)) => Origin::OverColumns(formula),
        (Body::Measure(_), Body::Measure(_)) => Origin::Measure,
    }
}

/// How a cell is shown: by the member whose body was used, then by the other, then by the table.
pub(crate) fn shown_by<'a>(
    table: &'a Table,
    plan: &TablePlan,
    row: usize,
    column: usize,
) -> (Presentation, [&'a ShownGlyphs; 3]) {
    let (by_row, by_column) = (&table.rows.members[row], &table.columns.members[column]);
    let row_glyphs = [&by_row.glyphs, &by_column.glyphs, &table.glyphs];
    let column_glyphs = [&by_column.glyphs, &by_row.glyphs, &table.glyphs];
    if let Some(single) = table.single(row, column) {
        return (single.presentation, column_glyphs);
    }
    let is_by_row = plan.cells[row * table.columns.members.len() + column].is_some_and(|cell| cell.by_row);
    match origin(table, row, column) {
        Origin::OverRows(_) => (by_row.presentation_across(by_column), row_glyphs),
        Origin::OverColumns(_) => (by_column.presentation_across(by_row), column_glyphs),
        Origin::NotApplicable if matches!(by_row.body, Body::NotApplicable) => (by_row.presentation, row_glyphs),
        Origin::Measure if is_by_row => (by_row.presentation, row_glyphs),
        Origin::NotApplicable | Origin::Measure => (by_column.presentation, column_glyphs),
    }
}

/// The value of a formula, given those of its members.
pub(crate) fn evaluate(formula: &Formula, member: &mut dyn FnMut(usize) -> CellValue) -> CellValue {
    use crate::value::ArithmeticOp;
    match formula {
        Formula::Member(index) => member(*index),
        Formula::Sum(members) => members.iter().fold(CellValue::Number(crate::value::Number::ZERO), |sum, index| {
            ArithmeticOp::Add.apply(sum, member(*index))
        }),
        Formula::Number(number) => CellValue::Number(number.clone()),
        Formula::Negate(inner) => match evaluate(inner, member) {
            CellValue::Number(number) => CellValue::Number(number.negated()),
            CellValue::Date(_) => CellValue::State(State::NotComputable),
            state => state,
        },
        Formula::Binary(op, left, right) => {
            let left = evaluate(left, member);
            op.apply(left, evaluate(right, member))
        }
    }
}
