//! The value of any cell of a table, given those of the measured ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::exec::{Origin, evaluate, origin, shown_by};
use crate::model::Table;
use crate::outcome::{CellValue, State};
use crate::plan::TablePlan;

/// A table whose measured cells have these values, row by row, before they are scaled.
pub(super) struct WorkedOut<'a> {
    table: &'a Table,
    plan: &'a TablePlan,
    ground: &'a [Option<CellValue>],
    /// Cells that have another value.
    moved: &'a BTreeMap<[usize; 2], CellValue>,
}

impl<'a> WorkedOut<'a> {
    pub fn new(
        table: &'a Table,
        plan: &'a TablePlan,
        ground: &'a [Option<CellValue>],
        moved: &'a BTreeMap<[usize; 2], CellValue>,
    ) -> WorkedOut<'a> {
        WorkedOut { table, plan, ground, moved }
    }

    /// Whether a cell is measured rather than worked out or not applicable.
    pub fn is_measured(table: &Table, plan: &TablePlan, [row, column]: [usize; 2]) -> bool {
        let planned = plan.cells[row * table.columns.members.len() + column].is_some();
        planned && matches!(origin(table, row, column), Origin::Measure)
    }

    /// The exact value of a cell, as formulas see it.
    pub fn value(&self, at: [usize; 2]) -> CellValue {
        self.open(at, &mut BTreeMap::new())
    }

    /// `known` has the cells that were begun: while one is open, it has no value.
    fn open(&self, at: [usize; 2], known: &mut BTreeMap<[usize; 2], CellValue>) -> CellValue {
        let [row, column] = at;
        if let Some(value) = known.get(&at) {
            return value.clone();
        }
        // The checker refuses circles; this keeps a hand-made model from hanging.
        known.insert(at, CellValue::State(State::NotComputable));
        let value = match origin(self.table, row, column) {
            Origin::NotApplicable => CellValue::State(State::NotApplicable),
            Origin::Measure => {
                let cell = row * self.table.columns.members.len() + column;
                let value = self.moved.get(&at).cloned().or(self.ground[cell].clone());
                value.unwrap_or(CellValue::State(State::NotApplicable))
            }
            Origin::OverRows(formula) => evaluate(formula, &mut |member| self.open([member, column], known)),
            Origin::OverColumns(formula) => evaluate(formula, &mut |member| self.open([row, member], known)),
        };
        let is_total = self.table.rows.members[row].is_total;
        let value = shown_by(self.table, self.plan, row, column).0.settled(value, is_total);
        known.insert(at, value.clone());
        value
    }

    /// The measured cells that a cell is worked out from, each once, in the order in which formulas name them; a measured cell
    /// comes from itself.
    pub fn leaves(&self, at: [usize; 2]) -> Vec<[usize; 2]> {
        let mut leaves = Vec::new();
        self.gather(at, &mut BTreeSet::new(), &mut leaves);
        leaves
    }

    fn gather(&self, at: [usize; 2], seen: &mut BTreeSet<[usize; 2]>, leaves: &mut Vec<[usize; 2]>) {
        if !seen.insert(at) {
            return;
        }
        let [row, column] = at;
        match origin(self.table, row, column) {
            Origin::NotApplicable => {}
            Origin::Measure => leaves.push(at),
            Origin::OverRows(formula) => formula.members(&mut |member| self.gather([member, column], seen, leaves)),
            Origin::OverColumns(formula) => formula.members(&mut |member| self.gather([row, member], seen, leaves)),
        }
    }
}
