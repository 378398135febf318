//! The ledger of what could not be decided: missing is not zero and not "no".

use super::places;
use super::remarks::Remark;
use super::words;
use crate::outcome::{Locale, TableOutcome};

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
            Remark::plain(format!("{}: {records}{reason}", places::name(table, entry.place)))
        })
        .collect()
}
