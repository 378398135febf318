//! The grid of one record type as ground that is searched for a record.

use std::cell::Cell;

use crate::model::Model;
use crate::plan::{Condition, Dimension};
use crate::schema::RecordId;

use super::search::{BUDGET, Ended, Point, search};
use super::witness::{Values, Witness, in_words, realise};

/// How many points that could not be turned into records are passed over before giving up.
const UNREALISED: u32 = 50;

/// How many points are looked at for a remark, which is not worth as much time as a fault.
const SMALL_BUDGET: u32 = 2_000;
/// How many points that could not be turned into records are passed over for a remark.
const FEW_UNREALISED: u32 = 4;

/// Records of one type, and what tells them apart.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub model: &'a Model,
    pub record: RecordId,
    pub dimensions: &'a [Dimension],
}

/// What came of looking for a record.
pub(super) enum Found {
    /// A record that was made up and replayed.
    Record(Values),
    /// There is none.
    None,
    /// It is not known whether there is one, and why.
    Undecided(&'static str),
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
        let mut accept = |point: &Point| {
            found = realise(self.model, self.record, self.dimensions, point).filter(replays);
            if found.is_none() {
                unrealised.set(unrealised.get() + 1);
            }
            found.is_some() || unrealised.get() >= passed_over
        };
        let ended = search(self.dimensions, reads, question, &mut accept, budget);
        match (found, ended) {
            (Some(values), _) => Found::Record(values),
            (None, Ended::Exhausted) if unrealised.get() == 0 => Found::None,
            (None, Ended::OutOfBudget) => Found::Undecided("its conditions tell too many kinds of record apart"),
            (None, _) => Found::Undecided("its conditions read values that are tied to each other"),
        }
    }

    /// The record in the analyst's labels.
    pub fn witness(&self, values: Values) -> Witness {
        let shown = in_words(self.model, self.record, &values);
        Witness { record: self.record, values, shown }
    }
}
