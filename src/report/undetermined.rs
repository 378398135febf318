//! What could not be decided, in figures and in the ledger: missing is not zero and not "no".

use super::places;
use super::remark::Remark;
use super::words;
use crate::outcome::{Cell, CellValue, Locale, State, TableOutcome};

/// What a figure carries that leaves out records of which it is not decided.
pub(super) const MARK: &str = "?";

/// The mark of a cell, or nothing. A state speaks for itself.
pub(super) fn mark(cell: &Cell) -> &'static str {
    if cell.undetermined > 0 && !matches!(cell.value, CellValue::State(_)) { MARK } else { "" }
}

/// A figure with its mark.
pub(super) fn marked(cell: &Cell) -> String {
    format!("{}{}", cell.shown, mark(cell))
}

/// What marks and signs under a table's figures mean: each as it stands there, and its words.
pub(super) fn legend(table: &TableOutcome) -> Vec<(&str, &'static str)> {
    let marked = table.cells.iter().any(|cell| !mark(cell).is_empty()).then_some((MARK, words::MARKED));
    let is_undetermined = |cell: &&Cell| cell.value == CellValue::State(State::Undetermined);
    let mut signs: Vec<&str> = table.cells.iter().filter(is_undetermined).map(|cell| cell.shown.as_str()).collect();
    signs.sort_unstable();
    signs.dedup();
    marked.into_iter().chain(signs.into_iter().map(|sign| (sign, words::OF_NOBODY))).collect()
}

/// A remark for each column and row that could not decide some records, with the fields they lack.
pub(super) fn ledger(table: &TableOutcome, locale: Locale) -> Vec<Remark> {
    let entries = table.undetermined.iter().filter(|entry| entry.records > 0);
    entries
        .map(|entry| {
            let records = words::records(entry.records, &places::count(entry.records, locale));
            let missing =
                entry.missing.iter().map(|(path, count)| words::missing_in(path, &places::count(*count, locale)));
            let missing = missing.collect::<Vec<_>>().join(", ");
            let reason = if missing.is_empty() { String::new() } else { format!(": {missing}") };
            let over = words::over(entry.over, locale);
            Remark::plain(format!("{}{over}: {records}{reason}", places::name(table, entry.place)))
        })
        .collect()
}
