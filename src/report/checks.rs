//! Checks that fail or could not be decided, and splits that records break.

use super::places;
use super::remarks::{Gravity, Remark};
use super::words;
use crate::outcome::{CheckOutcome, CheckResult, Locale, State, TableOutcome, format_number};

/// A remark for each check that fails, errors before warnings.
pub(super) fn failed(table: &TableOutcome, locale: Locale) -> Vec<Remark> {
    let remarks = |warn: bool| {
        table
            .checks
            .iter()
            .filter(move |check| check.warn == warn)
            .filter_map(move |check| failure(table, check, locale))
    };
    remarks(false).chain(remarks(true)).collect()
}

fn failure(table: &TableOutcome, check: &CheckOutcome, locale: Locale) -> Option<Remark> {
    let CheckResult::Fails { ref left, ref right } = check.result else { return None };
    let (gravity, word) = match check.warn {
        true => (Gravity::Warning, words::WARNING),
        false => (Gravity::Error, words::ERROR),
    };
    let side = |number| format_number(number, None, false, 0, locale);
    let message = if check.message.is_empty() { String::new() } else { format!("{}: ", check.message) };
    let sides = words::against(&side(left), &side(right));
    let text = format!("{word}: {}: {message}{} ({sides})", places::name(table, check.place), check.check);
    Some(Remark { gravity, text })
}

/// A remark for each check without an answer, with the rows (or columns) where it has none.
pub(super) fn undecided(table: &TableOutcome) -> Vec<Remark> {
    let mut groups: Vec<(&str, State, Vec<String>)> = Vec::new();
    for check in &table.checks {
        let CheckResult::NotDecided(state) = check.result else { continue };
        let place = places::name(table, check.place);
        match groups.iter_mut().find(|(text, known, _)| *text == check.check && *known == state) {
            Some((_, _, places)) => places.push(place),
            None => groups.push((&check.check, state, vec![place])),
        }
    }
    let text = |(check, state, places): (&str, State, Vec<String>)| {
        format!("{check}: {} ({})", places.join("; "), words::state(state))
    };
    groups.into_iter().map(|group| Remark::plain(text(group))).collect()
}

/// A remark for each split that some record breaks.
pub(super) fn broken_splits(table: &TableOutcome, locale: Locale) -> Vec<Remark> {
    let records = |count: u64| words::records(count, &places::count(count, locale));
    let remark = |split: &crate::outcome::BrokenSplit| {
        let mut faults = Vec::new();
        if split.overlapping > 0 {
            faults.push(words::overlapping(&records(split.overlapping)));
        }
        if split.uncovered > 0 {
            faults.push(words::uncovered(&records(split.uncovered)));
        }
        Remark { gravity: Gravity::Error, text: format!("{}: {}", split.split, faults.join(", ")) }
    };
    table.broken_splits.iter().map(remark).collect()
}
