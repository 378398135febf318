//! What is said under a table, in sections that every medium for people prints alike.

use super::checks::Checks;
use super::remark::Remark;
use super::words::{self, language};
use super::{account, checks, places, too_large, undetermined};
use crate::message::{Language, Message, report};
use crate::outcome::{Merged, Outcome, Over, Place, TableOutcome, format_period};

/// Remarks of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// What they are about.
    pub heading: String,
    /// At least one.
    pub remarks: Vec<Remark>,
}

/// The sections under a table, without those that have nothing to say. Notes are not among them: they belong to print.
pub(super) fn of_table(outcome: &Outcome, table: &TableOutcome) -> Vec<Section> {
    let language = language(outcome.locale);
    let all: [(Message, Vec<Remark>); 11] = [
        (report::failed_checks(), checks::failed(Checks::of_table(table), outcome.locale)),
        (report::undecided_checks(), checks::undecided(Checks::of_table(table), outcome.locale)),
        (report::held_checks(), checks::held(Checks::of_table(table), language)),
        (report::checks_not_asked(), checks::not_asked(table, language)),
        (report::broken_splits(), checks::broken_splits(table, outcome.locale)),
        (report::too_large(), too_large::cells(table, language)),
        (report::undetermined(), undetermined::ledger(table, outcome.locale)),
        (report::rows_not_shown(), not_shown(outcome, table)),
        (report::merged_codes(), merged(outcome, table)),
        (report::fields_as_given(), as_given(outcome, table)),
        (report::account(), account::of_table(outcome, table)),
    ];
    sections(all, language)
}

/// How many rows are not shown, by what they are chosen, and for how many the row for the rest stands.
fn not_shown(outcome: &Outcome, table: &TableOutcome) -> Vec<Remark> {
    let Some(shown) = &table.shown_rows else { return Vec::new() };
    let count = |rows: usize| places::count(rows as u64, outcome.locale);
    let left_out = shown.left_out + shown.after_first.len();
    if left_out == 0 {
        return Vec::new();
    }
    let language = language(outcome.locale);
    let of = count(left_out + shown.rows.len());
    let left_out = report::not_shown(count(left_out), &of, &shown.said).say(language);
    let rest = shown.rest.as_ref().map(|rest| report::rest(&rest.label, count(shown.after_first.len())).say(language));
    std::iter::once(left_out).chain(rest).map(Remark::plain).collect()
}

/// A remark for each field without a history that is read over another period.
fn as_given(outcome: &Outcome, table: &TableOutcome) -> Vec<Remark> {
    let remark = |(field, periods): &(String, Vec<Over>)| {
        let periods: Vec<String> =
            periods.iter().map(|over| format_period((over.first, over.last), outcome.locale)).collect();
        Remark::plain(report::as_given(field, periods.join("; ")).say(language(outcome.locale)))
    };
    table.as_given.iter().map(remark).collect()
}

/// A remark for each code made of several that the rows or columns are.
fn merged(outcome: &Outcome, table: &TableOutcome) -> Vec<Remark> {
    let remark = |entry: &Merged| {
        let (members, at) = match entry.place {
            Place::Column(at) => (&table.columns, at),
            Place::Row(at) => (&table.rows, at),
            Place::Table => return None,
        };
        let of = members.get(at)?;
        let code = if of.label.is_empty() { of.id.clone() } else { format!("{} ({})", of.label, of.id) };
        let records = places::count(entry.records, outcome.locale);
        let among: Vec<&str> = entry.among.iter().filter_map(|at| Some(members.get(*at)?.id.as_str())).collect();
        let code = words::over(&code, entry.over, outcome.locale, language(outcome.locale));
        Some(Remark::plain(report::made_of_several(&code, &records, among.join(", ")).say(language(outcome.locale))))
    };
    table.merged.iter().filter_map(remark).collect()
}

/// The sections at the end of the report.
pub(super) fn of_report(outcome: &Outcome) -> Vec<Section> {
    let (ties, language) = (Checks::of_report(outcome), language(outcome.locale));
    let all: [(Message, Vec<Remark>); 5] = [
        (report::failed_ties(), checks::failed(ties, outcome.locale)),
        (report::undecided_ties(), checks::undecided(ties, outcome.locale)),
        (report::held_ties(), checks::held(ties, language)),
        (report::by_hand(), account::by_hand(outcome)),
        (report::inputs(), account::of_inputs(outcome)),
    ];
    sections(all, language)
}

fn sections<const COUNT: usize>(all: [(Message, Vec<Remark>); COUNT], language: Language) -> Vec<Section> {
    let told = all.into_iter().filter(|(_, remarks)| !remarks.is_empty());
    told.map(|(heading, remarks)| Section { heading: heading.say(language), remarks }).collect()
}
