//! The grid of one record type as ground that is searched for a record.

use std::cell::{Cell, RefCell};

use crate::message::{Message, proofs as say};
use crate::model::{Path, Step};
use crate::plan::Condition;
use crate::schema::RecordId;

use super::replay::Workshop;
use super::search::{BUDGET, Ended, Guide, Point, search};
use super::space::Space;
use super::torn::ways_to_miss;
use super::values::Values;
use super::witness::{Witness, in_words, realise};

/// How many points that could not be turned into records are passed over before giving up.
const UNREALISED: u32 = 50;

/// How many points are looked at for a remark, which is not worth as much time as a fault.
const SMALL_BUDGET: u32 = 2_000;
/// How many points that could not be turned into records are passed over for a remark.
const FEW_UNREALISED: u32 = 12;

/// Some dimensions and their regions.
type Regions = Vec<(usize, Option<u32>)>;

/// Records of one type, and what tells them apart.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub workshop: &'a Workshop<'a>,
    pub record: RecordId,
    pub space: &'a Space<'a>,
}

/// What came of looking for a record.
pub(super) enum Found {
    /// A record that was made up and replayed.
    Record(Values),
    /// There is none.
    None,
    /// It is not known whether there is one, and why.
    Undecided(Message),
}

/// How hard a record is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Finding one is an error.
    Fault,
    /// Finding none is worth a remark.
    Remark,
}

impl Ground<'_> {
    /// Looks for a record of which `question` says yes at its point and `replays` when it was made up. `question` asks the conditions
    /// in `reads` and no others.
    pub fn find(
        &self,
        reads: &[&Condition],
        question: &dyn Fn(&Point) -> Option<bool>,
        replays: &dyn Fn(&Values) -> bool,
        effort: Effort,
    ) -> Found {
        let (budget, passed_over) = match effort {
            Effort::Fault => (BUDGET, UNREALISED),
            Effort::Remark => (SMALL_BUDGET, FEW_UNREALISED),
        };
        let mut found = None;
        let unrealised = Cell::new(0);
        let conflicts: RefCell<Vec<Regions>> = RefCell::default();
        let far: Vec<(usize, &Path)> = self.space.far().collect();
        let open = |point: &Point| {
            if self.workshop.is_stopped() || self.is_torn(&far, point) {
                return Some(false);
            }
            // What could not be made for one point cannot be made for another that wants it too.
            let wants = |conflict: &Regions| conflict.iter().all(|(index, region)| point[*index] == *region);
            if conflicts.borrow().iter().any(wants) { Some(false) } else { question(point) }
        };
        let mut accept = |point: &Point| {
            let mut impossible = false;
            match realise(self.workshop.model, self.record, self.space, point) {
                Ok(values) => found = Some(values).filter(replays),
                Err(conflict) => {
                    let regions = conflict.dimensions.into_iter().map(|index| (index, point[index])).collect();
                    conflicts.borrow_mut().push(regions);
                    impossible = conflict.is_proved;
                }
            }
            if found.is_none() && !impossible {
                unrealised.set(unrealised.get() + 1);
            }
            found.is_some() || unrealised.get() >= passed_over
        };
        let ended = search(self.space, Guide::Conditions(reads), &open, &mut accept, budget);
        match (found, ended) {
            (Some(values), _) => Found::Record(values),
            (None, Ended::Exhausted) if unrealised.get() == 0 => Found::None,
            (None, Ended::OutOfBudget) => Found::Undecided(say::too_many_kinds_of_record()),
            (None, _) => Found::Undecided(say::values_are_tied()),
        }
    }

    /// Whether a field is chosen to be missing that cannot be: it is never so by itself, and on each reference to it that can be missing
    /// another field is known. `far` are the fields that are reached over references.
    fn is_torn(&self, far: &[(usize, &Path)], point: &Point) -> bool {
        let dimensions = self.space.dimensions;
        let chosen = || far.iter().filter(|(index, _)| point[*index].is_some());
        let is_known = |index: usize| !point.admits(index, dimensions[index].missing(1));
        let known_through =
            |steps: &[Step]| chosen().any(|(index, path)| path.steps.starts_with(steps) && is_known(*index));
        chosen().any(|(index, path)| {
            let is_missing = point[*index].is_some_and(|region| dimensions[*index].mask(region).is_some());
            is_missing
                && ways_to_miss(self.workshop.model, self.record, path)
                    .is_some_and(|ways| ways.iter().all(|way| known_through(&path.steps[..*way])))
        })
    }

    /// The record in the analyst's labels.
    pub fn witness(&self, values: Values) -> Witness {
        let shown = in_words(self.workshop.model, self.record, &values);
        Witness { record: self.record, values, shown }
    }
}
