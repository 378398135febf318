//! Checks that fail or could not be decided, and splits that records break.

use super::places;
use super::remark::{Gravity, Remark};
use super::words;
use crate::outcome::{CheckOutcome, CheckResult, Locale, Outcome, State, TableOutcome, format_number};

/// Checks of one table, or of the report, which stand in no row and no column.
#[derive(Clone, Copy)]
pub(super) struct Checks<'a> {
    table: Option<&'a TableOutcome>,
    checks: &'a [CheckOutcome],
}

impl<'a> Checks<'a> {
    pub fn of_table(table: &'a TableOutcome) -> Checks<'a> {
        Checks { table: Some(table), checks: &table.checks }
    }

    pub fn of_report(outcome: &'a Outcome) -> Checks<'a> {
        Checks { table: None, checks: &outcome.checks }
    }

    /// The row or column of a check.
    fn place(&self, check: &CheckOutcome) -> Option<String> {
        self.table.map(|table| places::name(table, check.place))
    }
}

/// A remark for each check that fails, errors before warnings.
pub(super) fn failed(of: Checks<'_>, locale: Locale) -> Vec<Remark> {
    let remarks = |warn: bool| {
        of.checks
            .iter()
            .filter(move |check| check.warn == warn)
            .filter_map(move |check| failure(of.place(check), check, locale))
    };
    remarks(false).chain(remarks(true)).collect()
}

fn failure(place: Option<String>, check: &CheckOutcome, locale: Locale) -> Option<Remark> {
    let CheckResult::Fails { ref left, ref right } = check.result else { return None };
    let (gravity, word) = match check.warn {
        true => (Gravity::Warning, words::WARNING),
        false => (Gravity::Error, words::ERROR),
    };
    let side = |number| format_number(number, None, false, 0, locale);
    let message = if check.message.is_empty() { String::new() } else { format!("{}: ", check.message) };
    let sides = match check.undetermined {
        0 => words::against(&side(left), &side(right)),
        _ => counted(check, locale).unwrap_or_default(),
    };
    let place = place.map_or_else(String::new, |place| format!("{place}: "));
    let text = format!("{word}: {place}{message}{} ({sides})", check.check);
    Some(Remark { gravity, text })
}

/// The two sides as they are counted, and how many records lie between them.
fn counted(check: &CheckOutcome, locale: Locale) -> Option<String> {
    let (left, right) = check.counted.as_ref()?;
    let side = |number| format_number(number, None, false, 0, locale);
    let records = words::records(check.undetermined, &places::count(check.undetermined, locale));
    Some(words::in_between(&words::against(&side(left), &side(right)), &records))
}

/// A remark for each check without an answer, with the rows (or columns) where it has none.
pub(super) fn undecided(of: Checks<'_>, locale: Locale) -> Vec<Remark> {
    let mut groups: Vec<(&str, State, Vec<String>)> = Vec::new();
    for check in of.checks {
        let CheckResult::NotDecided(state) = check.result else { continue };
        let counted = counted(check, locale).filter(|_| state == State::Undetermined);
        let place = match (of.place(check), counted) {
            (Some(place), Some(counted)) => format!("{place} ({counted})"),
            (place, counted) => place.or(counted).unwrap_or_else(|| words::state(state).to_owned()),
        };
        match groups.iter_mut().find(|(text, known, _)| *text == check.check && *known == state) {
            Some((_, _, places)) => places.push(place),
            None => groups.push((&check.check, state, vec![place])),
        }
    }
    let text = |(check, state, places): (&str, State, Vec<String>)| match state {
        State::Undetermined => (Gravity::Warning, format!("{check}: {}", places.join("; "))),
        _ if of.table.is_none() => (Gravity::Plain, format!("{check}: {}", places.join("; "))),
        state => (Gravity::Plain, format!("{check}: {} ({})", places.join("; "), words::state(state))),
    };
    groups.into_iter().map(text).map(|(gravity, text)| Remark { gravity, text }).collect()
}

/// A remark for each check that holds however records are that are not decided.
pub(super) fn held(of: Checks<'_>) -> Vec<Remark> {
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for check in of.checks.iter().filter(|check| check.result == CheckResult::Holds && check.undetermined > 0) {
        match groups.iter_mut().find(|(text, _)| *text == check.check) {
            Some((_, places)) => *places += 1,
            None => groups.push((&check.check, 1)),
        }
    }
    groups.into_iter().map(|(check, places)| Remark::plain(words::held(check, of.table.map(|_| places)))).collect()
}

/// A remark for each check over rows that is not asked of every column: where it is verified, and where not and why.
pub(super) fn not_asked(table: &TableOutcome) -> Vec<Remark> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for check in &table.checks {
        let CheckResult::NotAsked(why) = check.result else { continue };
        let place = format!("{} ({})", places::name(table, check.place), words::no_sum(why));
        match groups.iter_mut().find(|(text, _)| *text == check.check) {
            Some((_, places)) => places.push(place),
            None => groups.push((&check.check, vec![place])),
        }
    }
    let is_asked = |check: &&CheckOutcome| !matches!(check.result, CheckResult::NotAsked(_));
    let verified = |text: &str| table.checks.iter().filter(is_asked).filter(|check| check.check == text).count();
    let remark = |(check, places): (&str, Vec<String>)| {
        Remark::plain(words::not_asked(check, verified(check), &places.join(", ")))
    };
    groups.into_iter().map(remark).collect()
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
