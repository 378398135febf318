//! Rules between their stages, and what is proved of them, for the command and for tests of our own: as unstable as `unstable`.

use super::Rules;
use crate::model::{Model, OnDays};
use crate::plan::Plan;
use crate::prove::Proof;

#[doc(hidden)]
impl Rules {
    /// What is asked of tables and criteria before any record is read, and the answers.
    #[must_use]
    pub fn proofs(&self) -> &[Proof] {
        &self.advice.get_or_init(|| self.advised()).proofs
    }

    /// The checked program.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The rules on each stretch of days that their versions tell apart, ascending; empty where nothing in them has versions.
    #[must_use]
    pub fn days(&self) -> &[OnDays] {
        self.days.get_or_init(|| self.calendar.days(&self.sources, &self.model))
    }

    /// How the program is evaluated.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The rules in each way that tests read them: first as they are run, then at the dates and periods that tests say themselves.
    pub fn models(&self) -> impl Iterator<Item = &Model> {
        std::iter::once(&self.model).chain(&self.others)
    }
}
