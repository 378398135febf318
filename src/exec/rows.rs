//! Which rows are printed, and the row that stands for the rest.

use std::collections::BTreeMap;

use crate::model::{Body, Model, Position, ShowRows, Table};
use crate::outcome::{Cell, CellValue, RestRow, ShownRows};
use crate::plan::{CellPlan, TablePlan};
use crate::syntax::tree::Dimension;

use super::formulas::evaluate;
use super::grid::Grid;

/// A table that is worked out.
pub(super) struct Finished<'a> {
    pub model: &'a Model,
    pub table: &'a Table,
    pub plan: &'a TablePlan,
    pub grids: &'a [Grid],
    /// Row by row.
    pub cells: &'a [Cell],
    /// Of the measured cells, those of the asides behind the table's own, whether some record is in one.
    pub has_records: &'a dyn Fn(usize, &CellPlan) -> bool,
}

/// Works out the cells of a table with a row more: the table, its plan.
pub(super) type WorkOut<'w> = &'w dyn Fn(&Model, &Table, &TablePlan, &[Grid]) -> Vec<Cell>;

impl Finished<'_> {
    /// The rows that the table shows of those of the lowest level, where it says so: by the table, where there is one for each. `cells` works out
    /// the rest.
    pub fn shown_rows(&self, cells: WorkOut<'_>) -> BTreeMap<Option<usize>, ShownRows> {
        let Some(shown) = &self.table.shown else { return BTreeMap::new() };
        let (lowest, of_each) = (self.table.rows.lowest(), self.table.rows.of_each());
        let with_records = shown.with_records.then(|| self.rows_with_records());
        let is_with_records = |row: usize| with_records.as_ref().is_none_or(|with_records| with_records[row]);
        let mut all: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for of in &of_each {
            all.entry(*of).or_default();
        }
        for row in (0..lowest.len()).filter(|row| lowest[*row]) {
            all.entry(of_each[row]).or_default().push(row);
        }
        all.into_iter().map(|(of, rows)| (of, self.shown_of(shown, &rows, &is_with_records, cells))).collect()
    }

    fn shown_of(
        &self,
        shown: &ShowRows,
        all: &[usize],
        is_with_records: &dyn Fn(usize) -> bool,
        cells: WorkOut<'_>,
    ) -> ShownRows {
        let is_chosen = |row: &usize| is_with_records(*row) && self.holds(shown, *row);
        let mut rows: Vec<usize> = all.iter().copied().filter(is_chosen).collect();
        let left_out = all.len() - rows.len();
        if let Some((column, direction)) = shown.by {
            let of = |row: &usize| Some(&self.cell(*row, column).value);
            rows.sort_by(|a, b| CellValue::in_order(of(a), of(b), direction));
        }
        let first = shown.first.unwrap_or(usize::MAX).min(rows.len());
        let after_first = rows.split_off(first);
        let rest = shown.rest.as_ref().filter(|_| !after_first.is_empty());
        let rest = rest.map(|label| RestRow { label: label.clone(), cells: self.rest(&after_first, cells) });
        ShownRows { words: shown.words.clone(), said: shown.said.clone(), rows, left_out, after_first, rest }
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.cells[row * self.table.columns.members.len() + column]
    }

    /// Whether all conditions hold of a row.
    fn holds(&self, shown: &ShowRows, row: usize) -> bool {
        let mut value = |at: Position| self.cell(at.row, at.column).value.clone();
        let here = Position::own(row, 0);
        shown.conditions.iter().all(|(left, op, right)| {
            let sides = [left, right].map(|side| evaluate(side, here, Dimension::Column, &mut value));
            match &sides {
                [CellValue::Number(left), CellValue::Number(right)] => op.holds(left.cmp(right)),
                _ => false,
            }
        })
    }

    /// Of each row whether some record of the table's type, or of the type that the row itself measures, is in one of its cells, over whatever
    /// period.
    fn rows_with_records(&self) -> Vec<bool> {
        let (table, width) = (self.table, self.table.columns.members.len());
        let mut with_records = vec![false; table.rows.members.len()];
        for (aside, _) in table.with_asides() {
            for (cell, planned) in super::open::measured(table.at(aside), self.plan.at(aside)).iter().enumerate() {
                let at = Position { aside, row: cell / width, column: cell % width };
                let is_asked = |of: &CellPlan| of.by_row || self.plan.populations[of.population].record == table.record;
                let has_records = |of: &CellPlan| is_asked(of) && (self.has_records)(table.number_of(at), of);
                with_records[at.row] |= planned.as_ref().is_some_and(has_records);
            }
        }
        with_records
    }

    /// The cells of a row for the records that belong to any of these.
    fn rest(&self, rows: &[usize], cells: WorkOut<'_>) -> Vec<Cell> {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        let mut with_rest = self.table.with_rest(&rows);
        if !names_other_rows(self.table) {
            let last = with_rest.rows.members.len() - 1;
            measure_nothing_but(&mut with_rest, last);
        }
        let plan = self.plan.with_rest(self.table, &with_rest, &rows);
        let mut all = cells(self.model, &with_rest, &plan, self.grids);
        all.split_off(all.len() - self.table.columns.members.len())
    }
}

/// Whether the formula of a column names a cell of another row, or hangs on all of them.
fn names_other_rows(table: &Table) -> bool {
    let mut names = table.on_ranks().contains(&true);
    for (_, of) in table.with_asides() {
        for column in &of.columns.members {
            if let Body::Formula(formula) = &column.body {
                formula.cells(&mut |_, _| names = true);
            }
        }
    }
    names
}

/// Leaves nothing in the cells of all rows but one: no other is asked for.
fn measure_nothing_but(table: &mut Table, row: usize) {
    let asides = table.asides.iter_mut().map(|aside| &mut aside.table.rows.members);
    for rows in std::iter::once(&mut table.rows.members).chain(asides) {
        rows[..row].iter_mut().for_each(|row| row.body = Body::NotApplicable);
    }
    table.overrides.retain(|cell| cell.row == row);
}
