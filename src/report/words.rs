//! The words that surround the figures, in one place so that another language can take theirs.
//!
//! Words of the rules (titles, labels, notes, messages) never come from here.

use crate::outcome::{Locale, NoSum, State, format_period};
use crate::value::Date;

pub(super) const PERIOD: &str = "Period";
pub(super) const CITES: &str = "Under";
pub(super) const NOTES: &str = "Notes";
pub(super) const UNDETERMINED: &str = "Undetermined";
pub(super) const TOO_LARGE: &str = "Numbers that are too large";
pub(super) const FAILED_CHECKS: &str = "Failed checks";
pub(super) const UNDECIDED_CHECKS: &str = "Checks not decided";
pub(super) const FAILED_TIES: &str = "Failed checks between tables";
pub(super) const UNDECIDED_TIES: &str = "Checks between tables not decided";
pub(super) const HELD_TIES: &str = "Checks between tables that hold whatever is not decided";
pub(super) const BROKEN_SPLITS: &str = "Broken splits";
pub(super) const ACCOUNT: &str = "Account of the records";
pub(super) const BY_HAND: &str = "Given by hand";
pub(super) const INPUTS: &str = "Records read";

/// The legend of a figure's mark, and of the sign of a cell that nobody is known to belong to.
pub(super) const MARKED: &str = "after a figure: it leaves out records that could not be decided";
pub(super) const OF_NOBODY: &str = "by itself: records may belong here, and of none could it be decided";
pub(super) const CHECKS_NOT_ASKED: &str = "Checks that are not asked everywhere";
pub(super) const HELD_CHECKS: &str = "Checks that hold whatever is not decided";

pub(super) const ERROR: &str = "error";
pub(super) const WARNING: &str = "warning";
pub(super) const NOT_GIVEN: &str = "no input was given";
pub(super) const READ: &str = "read";
pub(super) const ACCEPTED: &str = "accepted";
pub(super) const COUNTED: &str = "counted";
pub(super) const REJECTED: &str = "rejected";
pub(super) const OUTSIDE: &str = "outside the universe";
pub(super) const ACCOUNT_UNDETERMINED: &str = "undetermined";
pub(super) const REACH_NO_ROW: &str = "of those counted reach no row";

/// Why a cell has no value.
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::NotApplicable => "not applicable",
        State::NotComputable => "not computable",
        State::TooLarge => "too large",
        State::Undetermined => "undetermined",
        State::Missing => "missing: an input was not given",
        State::Suppressed => "suppressed",
    }
}

/// The name of a state for machines.
pub(super) fn state_name(state: State) -> &'static str {
    match state {
        State::NotApplicable => "not_applicable",
        State::NotComputable => "not_computable",
        State::TooLarge => "too_large",
        State::Undetermined => "undetermined",
        State::Missing => "missing",
        State::Suppressed => "suppressed",
    }
}

/// That so many records are not decided of a figure; `shown` is the number as printed.
pub(super) fn not_decided(count: u64, shown: &str) -> String {
    format!("{} not decided", records(count, shown))
}

/// `1 record`, `2 records`; `shown` is the number as printed.
pub(super) fn records(count: u64, shown: &str) -> String {
    format!("{shown} {}", if count == 1 { "record" } else { "records" })
}

/// A column, a row or the table as the subject of a remark.
pub(super) fn column(name: &str) -> String {
    format!("column {name}")
}

/// See [`column`].
pub(super) fn row(name: &str) -> String {
    format!("row {name}")
}

/// See [`column`].
pub(super) fn table() -> String {
    "the table".to_owned()
}

/// That a field is missing in some records; `not computable` stands for an expression without a value.
pub(super) fn missing_in(path: &str, shown: &str) -> String {
    if path == "not computable" { format!("not computable in {shown}") } else { format!("{path} missing in {shown}") }
}

/// The two sides of a check that fails.
pub(super) fn against(left: &str, right: &str) -> String {
    format!("{left} against {right}")
}

/// That a check holds, of a table in so many places, though records are not decided.
pub(super) fn held(check: &str, places: Option<usize>) -> String {
    let places = match places {
        None => String::new(),
        Some(1) => " in 1 place".to_owned(),
        Some(places) => format!(" in {places} places"),
    };
    format!("{check}: holds{places} however the records are that are not decided")
}

/// Where a check over rows is verified, and which columns it is not asked of.
pub(super) fn not_asked(check: &str, verified: usize, columns: &str) -> String {
    let verified = if verified == 1 { "1 column".to_owned() } else { format!("{verified} columns") };
    format!("{check}: verified in {verified}; not asked of {columns}")
}

/// Why a column's figures do not add up.
pub(super) fn no_sum(why: NoSum) -> &'static str {
    match why {
        NoSum::Distinct => "different values, of which one may stand in several rows",
        NoSum::Average => "an average",
        NoSum::Extreme => "the least or the greatest",
        NoSum::Share => "a share",
        NoSum::Formula => "a formula that is no sum",
    }
}

/// The same in a word that programs can rely on.
pub(super) fn no_sum_name(why: NoSum) -> &'static str {
    match why {
        NoSum::Distinct => "distinct",
        NoSum::Average => "average",
        NoSum::Extreme => "extreme",
        NoSum::Share => "share",
        NoSum::Formula => "formula",
    }
}

/// How many records lie between the two sides of a check as they are counted; `shown` is the number as printed.
pub(super) fn in_between(sides: &str, records: &str) -> String {
    format!("{sides} as counted, {records} not decided")
}

/// How a split is broken.
pub(super) fn overlapping(records: &str) -> String {
    format!("{records} in two or more parts")
}

/// See [`overlapping`].
pub(super) fn uncovered(records: &str) -> String {
    format!("{records} in no part")
}

/// ` over 01/01/2023 đến 30/06/2023`; empty for the report's own period.
pub(super) fn over(period: Option<(Date, Date)>, locale: Locale) -> String {
    period.map_or_else(String::new, |period| format!(" over {}", format_period(period, locale)))
}
