//! Checks over cells of which some records are not decided: whether they hold however those are.
//!
//! What a side can be is worked out in [`weighing`](super::weighing).

use crate::model::Position;
use crate::outcome::{CellValue, CheckOutcome, CheckResult, State};

use super::checks::{Asked, asked, not_asked};
use super::open::Leaves;
use super::weighing::{Finished, Undecided, Weighing};

impl Finished<'_, '_> {
    /// The outcome of every check, in the order declared, then of the rows (or columns); last where they are not asked.
    pub fn checks(&self) -> Vec<CheckOutcome> {
        let all: Vec<Asked<'_>> =
            self.table.checks.iter().flat_map(|check| asked(self.table, check, self.cells)).collect();
        let undecided = self.undecided(&all);
        let asked = all.iter().zip(&undecided).map(|(asked, undecided)| self.outcome(asked, undecided));
        asked.chain(self.table.checks.iter().flat_map(|check| not_asked(self.table, check, self.cells))).collect()
    }

    /// What is not decided of each check.
    fn undecided(&self, all: &[Asked<'_>]) -> Vec<Undecided> {
        let mut undecided = vec![Undecided::default(); all.len()];
        if self.touched.iter().all(|touched| touched.records == 0) {
            return undecided;
        }
        let mut leaves = Leaves::new(self.table);
        let mut of_cell: Vec<Vec<u32>> = vec![Vec::new(); self.measured.len()];
        for (index, asked) in all.iter().enumerate() {
            let cells = &mut undecided[index].cells;
            for side in [&asked.left, &asked.right] {
                side.positions(asked.here(), asked.names(), &mut |at| {
                    leaves.of(at).iter().for_each(|leaf| of_cell[*leaf].push(index as u32));
                    cells.extend(leaves.of(at).iter().filter(|leaf| self.touched[**leaf].records > 0));
                });
            }
            cells.sort_unstable();
            cells.dedup();
        }
        let touched = self.open.touched(&of_cell, all.len());
        undecided.iter_mut().zip(touched).for_each(|(undecided, touched)| undecided.touched = touched);
        undecided
    }

    fn outcome(&self, asked: &Asked<'_>, undecided: &Undecided) -> CheckOutcome {
        let printed = |at: Position| match (at.aside, self.table.number_of(at)) {
            (None, cell) => self.cells[cell].value.clone(),
            (Some(_), cell) => self.counted[cell].clone(),
        };
        let as_printed = asked.decided(&printed);
        if undecided.touched.records == 0 {
            return asked.outcome(as_printed);
        }
        let counted = match asked.sides(&|at| self.counted[self.table.number_of(at)].clone()) {
            [CellValue::Number(left), CellValue::Number(right)] => Some((left, right)),
            _ => None,
        };
        let not_decided = CheckResult::NotDecided(State::Undetermined);
        let result = match (as_printed, &counted) {
            (CheckResult::NotDecided(state), _) if state != State::Undetermined => CheckResult::NotDecided(state),
            (_, None) => not_decided,
            (_, Some((left, right))) => {
                let difference = Weighing { finished: self, undecided }.difference(asked);
                match difference.and_then(|difference| difference.compared_with_zero(asked.op)) {
                    Some(true) => CheckResult::Holds,
                    Some(false) => CheckResult::Fails { left: left.clone(), right: right.clone() },
                    None => not_decided,
                }
            }
        };
        CheckOutcome { undetermined: undecided.touched.records, counted, ..asked.outcome(result) }
    }
}
