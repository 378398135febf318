//! The `report` item: title, sources, period, locale.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::{frame, names, reports as say, versions};
use crate::model::{Report, Table};
use crate::outcome::Locale;
use crate::syntax::tree::{self, Item};

use super::printed::{cites, printed};
use super::scope::Scope;

/// The period and the locale of the program's report. What is printed of it may name sets and parameters: see [`heading`].
pub(super) fn report(scope: &Scope<'_>, items: &[&Item]) -> Report {
    let mut reports = reports(items);
    let Some(first) = reports.next() else { return Report::default() };
    for other in reports {
        scope.say(
            Diagnostic::new(&codes::BAD_REPORT, say::one_report())
                .at(other.name.span, say::second_report())
                .at(first.name.span, say::first_report())
                .help(say::keep_one_report()),
        );
    }
    let locale = locale(scope, first);
    Report { name: first.name.value.clone(), period: period(scope, first), locale, ..Report::default() }
}

/// The title and the sources of the program's report, once everything is declared that they may name.
pub(super) fn heading(scope: &Scope<'_>, items: &[&Item]) -> (String, Vec<String>) {
    let first = reports(items).next();
    let title = first.and_then(|report| report.title.as_ref());
    (
        title.map(|title| printed(scope, title)).unwrap_or_default(),
        first.map_or_else(Vec::new, |r| cites(scope, &r.cites)),
    )
}

/// The tables that the program's report prints, by position; `None` where it does not say.
pub(super) fn printed_tables(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Option<Vec<usize>> {
    let written = reports(items).next()?.tables.as_ref()?;
    let mut printed: Vec<usize> = Vec::new();
    for name in written {
        let Some(table) = tables.iter().position(|table| table.name == name.value) else {
            if !scope.is_broken(&name.value) {
                scope.say_unknown(
                    &codes::UNKNOWN_NAME,
                    name,
                    names::no_table(&name.value),
                    tables.iter().map(|table| table.name.as_str()),
                );
            }
            continue;
        };
        if printed.contains(&table) {
            let message = say::table_printed_twice(&name.value);
            scope.say_at(&codes::BAD_REPORT, name.span, message, say::named_before());
            continue;
        }
        printed.push(table);
    }
    Some(printed)
}

/// Every report that is written; the first one counts.
pub(super) fn reports<'i>(items: &'i [&'i Item]) -> impl Iterator<Item = &'i tree::Report> {
    items.iter().filter_map(|item| match item {
        Item::Report(report) => Some(report),
        _ => None,
    })
}

fn locale(scope: &Scope<'_>, report: &tree::Report) -> Locale {
    let Some(name) = &report.locale else { return Locale::Plain };
    match name.value.as_str() {
        "vi" => Locale::Vietnamese,
        "en" => Locale::English,
        "plain" => Locale::Plain,
        _ => {
            scope.say(
                Diagnostic::new(&codes::BAD_REPORT, say::no_such_locale(&name.value))
                    .at(name.span, say::not_a_locale())
                    .help(say::write_a_locale()),
            );
            Locale::Plain
        }
    }
}

fn period(scope: &Scope<'_>, report: &tree::Report) -> Option<(crate::value::Date, crate::value::Date)> {
    let (first, last) = report.period.as_ref()?;
    if first.value > last.value {
        scope.say(
            Diagnostic::new(&codes::BACKWARDS, versions::period_ends_before_it_begins())
                .at(first.span.to(last.span), versions::first_day_after_the_last())
                .help(Help::new(frame::did_you_mean(format!("{} to {}", last.value, first.value))).suggestion([
                    Edit::replace(first.span, last.value.to_string()),
                    Edit::replace(last.span, first.value.to_string()),
                ])),
        );
        // Read as the help suggests, so that what depends on the period says no more.
        return Some((last.value, first.value));
    }
    Some((first.value, last.value))
}
