//! Checks that fail or could not be decided, and splits that records break.

use super::places;
use super::remark::{Gravity, Remark};
use super::words::{self, language};
use crate::message::{Language, report};
use crate::outcome::{
    CheckOutcome, CheckResult, Locale, Outcome, Place, State, TOTAL_IS_SUM, TableOutcome, format_number,
};

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
    fn place(&self, check: &CheckOutcome, language: Language) -> Option<String> {
        self.table.map(|table| places::name(table, check.place, language))
    }
}

/// What a check asks: in its formulas members are called as they are printed, so it is said which axis they are of.
fn asked(check: &CheckOutcome, language: Language) -> String {
    let said = if check.said.is_empty() { &check.check } else { &check.said };
    let asked = || said.replace("<=", "≤").replace(">=", "≥").replace("!=", "≠");
    match (check.check.strip_suffix(TOTAL_IS_SUM), check.place) {
        (Some(of), _) => format!("{of}{}", report::total_is_sum().say(language)),
        (None, Place::Row(_)) => report::of_columns(asked()).say(language),
        (None, Place::Column(_)) => report::of_rows(asked()).say(language),
        (None, Place::Table) => asked(),
    }
}

/// A remark for each check that fails, errors before warnings.
pub(super) fn failed(of: Checks<'_>, locale: Locale) -> Vec<Remark> {
    let remarks = |warn: bool| {
        of.checks
            .iter()
            .filter(move |check| check.warn == warn)
            .filter_map(move |check| failure(of.place(check, language(locale)), check, locale))
    };
    remarks(false).chain(remarks(true)).collect()
}

fn failure(place: Option<String>, check: &CheckOutcome, locale: Locale) -> Option<Remark> {
    let CheckResult::Fails { ref left, ref right } = check.result else { return None };
    let language = language(locale);
    let (gravity, word) = match check.warn {
        true => (Gravity::Warning, report::warning().say(language)),
        false => (Gravity::Error, report::error().say(language)),
    };
    let side = |number| format_number(number, None, false, 0, locale);
    let asked = asked(check, language);
    let sides = match counted(check, locale).filter(|_| check.undetermined > 0) {
        None => report::sides(side(left), side(right)).say(language),
        Some(counted) => counted,
    };
    let failed = match &*check.message {
        "" => report::fails(asked, sides),
        message => report::fails_what(message, asked, sides),
    };
    let text = [Some(word), place, Some(failed.say(language))].into_iter().flatten().collect::<Vec<_>>().join(": ");
    Some(Remark { gravity, text })
}

/// The two sides as they are counted, and how many records lie between them.
fn counted(check: &CheckOutcome, locale: Locale) -> Option<String> {
    let (left, right) = check.counted.as_ref()?;
    let side = |number| format_number(number, None, false, 0, locale);
    let records = places::count(check.undetermined, locale);
    Some(report::as_counted(side(left), side(right), &records).say(language(locale)))
}

/// A remark for each check without an answer, with the rows (or columns) where it has none.
pub(super) fn undecided(of: Checks<'_>, locale: Locale) -> Vec<Remark> {
    let language = language(locale);
    let mut groups: Vec<(String, State, Vec<String>)> = Vec::new();
    for check in of.checks {
        let CheckResult::NotDecided(state) = check.result else { continue };
        let counted = counted(check, locale).filter(|_| state == State::Undetermined);
        let place = match (of.place(check, language), counted) {
            (Some(place), Some(counted)) => format!("{place} ({counted})"),
            (place, counted) => place.or(counted).unwrap_or_else(|| words::state(state, language)),
        };
        let asked = asked(check, language);
        match groups.iter_mut().find(|(text, known, _)| *text == asked && *known == state) {
            Some((_, _, places)) => places.push(place),
            None => groups.push((asked, state, vec![place])),
        }
    }
    let text = |(check, state, places): (String, State, Vec<String>)| match state {
        State::Undetermined => (Gravity::Warning, format!("{check}: {}", places.join("; "))),
        _ if of.table.is_none() => (Gravity::Plain, format!("{check}: {}", places.join("; "))),
        state => (Gravity::Plain, format!("{check}: {} ({})", places.join("; "), words::state(state, language))),
    };
    groups.into_iter().map(text).map(|(gravity, text)| Remark { gravity, text }).collect()
}

/// A remark for each check that holds however records are that are not decided.
pub(super) fn held(of: Checks<'_>, language: Language) -> Vec<Remark> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for check in of.checks.iter().filter(|check| check.result == CheckResult::Holds && check.undetermined > 0) {
        let asked = asked(check, language);
        match groups.iter_mut().find(|(text, _)| *text == asked) {
            Some((_, places)) => *places += 1,
            None => groups.push((asked, 1)),
        }
    }
    let told = |(check, places): (String, usize)| match of.table {
        Some(_) => report::held(&check, places.to_string()).say(language),
        None => report::tie_held(&check).say(language),
    };
    groups.into_iter().map(told).map(Remark::plain).collect()
}

/// A remark for each check over rows that is not asked of every column: where it is verified, and where not and why.
pub(super) fn not_asked(table: &TableOutcome, language: Language) -> Vec<Remark> {
    let mut groups: Vec<(&CheckOutcome, Vec<String>)> = Vec::new();
    for check in &table.checks {
        let CheckResult::NotAsked(why) = check.result else { continue };
        let place = format!("{} ({})", places::name(table, check.place, language), words::no_sum(why, language));
        match groups.iter_mut().find(|(other, _)| other.check == check.check) {
            Some((_, places)) => places.push(place),
            None => groups.push((check, vec![place])),
        }
    }
    let is_asked = |check: &&CheckOutcome| !matches!(check.result, CheckResult::NotAsked(_));
    let verified = |text: &str| table.checks.iter().filter(is_asked).filter(|check| check.check == text).count();
    let remark = |(check, places): (&CheckOutcome, Vec<String>)| {
        let verified = verified(&check.check).to_string();
        Remark::plain(report::not_asked(asked(check, language), &verified, places.join(", ")).say(language))
    };
    groups.into_iter().map(remark).collect()
}

/// A remark for each split that some record breaks.
pub(super) fn broken_splits(table: &TableOutcome, locale: Locale) -> Vec<Remark> {
    let language = language(locale);
    let remark = |split: &crate::outcome::BrokenSplit| {
        let mut faults = Vec::new();
        if split.overlapping > 0 {
            faults.push(report::overlapping(places::count(split.overlapping, locale)).say(language));
        }
        if split.uncovered > 0 {
            faults.push(report::uncovered(places::count(split.uncovered, locale)).say(language));
        }
        Remark { gravity: Gravity::Error, text: format!("{}: {}", split.split, faults.join(", ")) }
    };
    table.broken_splits.iter().map(remark).collect()
}
