//! The value of any cell of a table, given those of the measured ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::exec::{Origin, evaluate, origin, shown_by};
use crate::model::{Position, Table};
use crate::outcome::{CellValue, State};
use crate::plan::TablePlan;

/// A table whose measured cells have these values, by number, before they are scaled.
pub(super) struct WorkedOut<'a> {
    table: &'a Table,
    plan: &'a TablePlan,
    ground: &'a [Option<CellValue>],
    /// Cells that have another value.
    moved: &'a BTreeMap<Position, CellValue>,
}

impl<'a> WorkedOut<'a> {
    pub fn new(
        table: &'a Table,
        plan: &'a TablePlan,
        ground: &'a [Option<CellValue>],
        moved: &'a BTreeMap<Position, CellValue>,
    ) -> WorkedOut<'a> {
        WorkedOut { table, plan, ground, moved }
    }

    /// Whether a cell is measured rather than worked out or not applicable.
    pub fn is_measured(table: &Table, plan: &TablePlan, at: Position) -> bool {
        let planned = plan.at(at.aside).cells[at.row * table.columns.members.len() + at.column].is_some();
        planned && matches!(origin(table, at), Origin::Measure)
    }

    /// The exact value of a cell, as formulas see it.
    pub fn value(&self, at: Position) -> CellValue {
        self.open(at, &mut BTreeMap::new())
    }

    /// `known` has the cells that were begun: while one is open, it has no value.
    fn open(&self, at: Position, known: &mut BTreeMap<Position, CellValue>) -> CellValue {
        if let Some(value) = known.get(&at) {
            return value.clone();
        }
        // The checker refuses circles; this keeps a hand-made model from hanging.
        known.insert(at, CellValue::State(State::NotComputable));
        let value = match origin(self.table, at) {
            Origin::NotApplicable => CellValue::State(State::NotApplicable),
            Origin::Measure => {
                let value = self.moved.get(&at).cloned().or(self.ground[self.table.number_of(at)].clone());
                value.unwrap_or(CellValue::State(State::NotApplicable))
            }
            Origin::Formula(formula, names) => evaluate(formula, at, names, &mut |at| self.open(at, known)),
        };
        let is_total = self.table.rows.members[at.row].is_total;
        let value = shown_by(self.table, self.plan, at).0.settled(value, is_total);
        known.insert(at, value.clone());
        value
    }

    /// The measured cells that a cell is worked out from, each once, in the order in which formulas name them; a measured cell
    /// comes from itself.
    pub fn leaves(&self, at: Position) -> Vec<Position> {
        let mut leaves = Vec::new();
        self.gather(at, &mut BTreeSet::new(), &mut leaves);
        leaves
    }

    fn gather(&self, at: Position, seen: &mut BTreeSet<Position>, leaves: &mut Vec<Position>) {
        if !seen.insert(at) {
            return;
        }
        match origin(self.table, at) {
            Origin::NotApplicable => {}
            Origin::Measure => leaves.push(at),
            Origin::Formula(formula, names) => {
                formula.positions(at, names, &mut |at| self.gather(at, seen, leaves));
            }
        }
    }
}
