//! What is said under a table, in sections that every medium for people prints alike.

use super::checks::Checks;
use super::remark::Remark;
use super::{account, checks, too_large, undetermined, words};
use crate::outcome::{Outcome, TableOutcome};

/// Remarks of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// What they are about.
    pub heading: &'static str,
    /// At least one.
    pub remarks: Vec<Remark>,
}

/// The sections under a table, without those that have nothing to say. Notes are not among them: they belong to print.
pub(super) fn of_table(outcome: &Outcome, table: &TableOutcome) -> Vec<Section> {
    sections([
        (words::FAILED_CHECKS, checks::failed(Checks::of_table(table), outcome.locale)),
        (words::UNDECIDED_CHECKS, checks::undecided(Checks::of_table(table), outcome.locale)),
        (words::HELD_CHECKS, checks::held(Checks::of_table(table))),
        (words::CHECKS_NOT_ASKED, checks::not_asked(table)),
        (words::BROKEN_SPLITS, checks::broken_splits(table, outcome.locale)),
        (words::TOO_LARGE, too_large::cells(table)),
        (words::UNDETERMINED, undetermined::ledger(table, outcome.locale)),
        (words::ACCOUNT, account::of_table(outcome, table)),
    ])
}

/// The sections at the end of the report.
pub(super) fn of_report(outcome: &Outcome) -> Vec<Section> {
    let ties = Checks::of_report(outcome);
    sections([
        (words::FAILED_TIES, checks::failed(ties, outcome.locale)),
        (words::UNDECIDED_TIES, checks::undecided(ties, outcome.locale)),
        (words::HELD_TIES, checks::held(ties)),
        (words::BY_HAND, account::by_hand(outcome)),
        (words::INPUTS, account::of_inputs(outcome)),
    ])
}

fn sections<const COUNT: usize>(all: [(&'static str, Vec<Remark>); COUNT]) -> Vec<Section> {
    let told = all.into_iter().filter(|(_, remarks)| !remarks.is_empty());
    told.map(|(heading, remarks)| Section { heading, remarks }).collect()
}
