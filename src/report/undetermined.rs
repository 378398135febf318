//! What could not be decided, in figures and in the ledger: missing is not zero and not "no".

use super::places;
use super::remark::Remark;
use super::words::{self, language};
use crate::message::{Language, report};
use crate::outcome::{Cell, CellValue, Locale, Place, State, TableOutcome};

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
pub(super) fn legend(table: &TableOutcome, language: Language) -> Vec<(&str, String)> {
    let marked =
        table.cells.iter().any(|cell| !mark(cell).is_empty()).then(|| (MARK, report::mark_of_figure().say(language)));
    let is_undetermined = |cell: &&Cell| cell.value == CellValue::State(State::Undetermined);
    let mut signs: Vec<&str> = table.cells.iter().filter(is_undetermined).map(|cell| cell.shown.as_str()).collect();
    signs.sort_unstable();
    signs.dedup();
    marked.into_iter().chain(signs.into_iter().map(|sign| (sign, report::sign_of_nobody().say(language)))).collect()
}

/// A remark for each column and row that could not decide some records, with the fields they lack.
pub(super) fn ledger(table: &TableOutcome, locale: Locale) -> Vec<Remark> {
    let entries = table.undetermined.iter().filter(|entry| entry.records > 0);
    entries
        .map(|entry| {
            let language = language(locale);
            let records = places::count(entry.records, locale);
            let missing = entry
                .missing
                .iter()
                .map(|(path, count)| words::missing_in(path, &places::count(*count, locale), language));
            let why = missing.collect::<Vec<_>>().join(", ");
            let place = match (entry.row.and_then(|row| table.rows.get(row)), entry.place) {
                (Some(row), Place::Column(column)) => {
                    let column = table.columns.get(column).map_or("", |column| column.id.as_str());
                    report::cell(&row.id, column).say(language)
                }
                _ => places::name(table, entry.place, language),
            };
            let place = words::over(&place, entry.over, locale, language);
            Remark::plain(match why.is_empty() {
                true => report::undecided_without_reason(&place, &records).say(language),
                false => report::undecided_at(&place, &records, &why).say(language),
            })
        })
        .collect()
}
