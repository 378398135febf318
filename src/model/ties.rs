//! Checks of the report as tables of their own, beside the tables that are printed.

use crate::outcome::{CheckOutcome, CheckResult, Place, State};

use super::{Model, Table};

impl Model {
    /// The tables, then the ties: in the order of their plans.
    pub fn counted(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().chain(&self.ties)
    }

    /// A table or, numbered behind them, a tie.
    #[must_use]
    pub fn subject(&self, index: usize) -> Option<&Table> {
        self.tables.get(index).or_else(|| self.ties.get(index.checked_sub(self.tables.len())?))
    }
}

impl Table {
    /// What came out of the one check of a tie, which stands in no row and no column. Of cells that no form has nothing can be asked.
    pub(crate) fn tied(&self, found: Vec<CheckOutcome>) -> Option<CheckOutcome> {
        let check = self.checks.first()?;
        let not_asked = || CheckOutcome {
            check: check.shown.clone(),
            said: check.said.clone(),
            message: check.message.clone(),
            warn: check.warn,
            result: CheckResult::NotDecided(State::NotApplicable),
            ..CheckOutcome::default()
        };
        let found = found.into_iter().next().unwrap_or_else(not_asked);
        Some(CheckOutcome { place: Place::Table, ..found })
    }
}
