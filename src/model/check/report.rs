//! The `report` item: title, sources, period, locale.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::model::Report;
use crate::outcome::{Locale, format_date};
use crate::syntax::tree::{self, Cite, Item};

use super::scope::Scope;

/// The heading of the program's report; an empty one where there is none.
pub(super) fn report(scope: &Scope<'_>, items: &[&Item]) -> Report {
    let mut reports = items.iter().filter_map(|item| match item {
        Item::Report(report) => Some(report),
        _ => None,
    });
    let Some(first) = reports.next() else { return Report::default() };
    for other in reports {
        scope.say(
            Diagnostic::new(&codes::BAD_REPORT, "a program has one `report`")
                .at(other.name.span, "second report")
                .at(first.name.span, "first report")
                .help("keep the one in the file that is run"),
        );
    }
    let locale = locale(scope, first);
    Report {
        title: first.title.as_ref().map(|t| t.value.clone()).unwrap_or_default(),
        cites: cites(&first.cites, locale),
        period: period(scope, first),
        locale,
    }
}

fn locale(scope: &Scope<'_>, report: &tree::Report) -> Locale {
    let Some(name) = &report.locale else { return Locale::Plain };
    match name.value.as_str() {
        "vi" => Locale::Vietnamese,
        "en" => Locale::English,
        "plain" => Locale::Plain,
        _ => {
            scope.say(
                Diagnostic::new(&codes::BAD_REPORT, format!("there is no locale `{}`", name.value))
                    .at(name.span, "no locale")
                    .help("write `vi` (1.076 and 38,87), `en` (1,076 and 38.87) or `plain` (1076 and 38.87)"),
            );
            Locale::Plain
        }
    }
}

fn period(scope: &Scope<'_>, report: &tree::Report) -> Option<(crate::value::Date, crate::value::Date)> {
    let (first, last) = report.period.as_ref()?;
    if first.value > last.value {
        scope.say(
            Diagnostic::new(&codes::BACKWARDS, "the period ends before it begins")
                .at(first.span.to(last.span), "first day after the last")
                .help(Help::new(format!("did you mean `{} to {}`?", last.value, first.value)).suggestion([
                    Edit::replace(first.span, last.value.to_string()),
                    Edit::replace(last.span, first.value.to_string()),
                ])),
        );
        // Read as the help suggests, so that what depends on the period says no more.
        return Some((last.value, first.value));
    }
    Some((first.value, last.value))
}

/// Sources as they are printed: instrument, section, date.
pub(super) fn cites(cites: &[Cite], locale: Locale) -> Vec<String> {
    cites
        .iter()
        .map(|cite| {
            let mut shown = cite.instrument.value.clone();
            if let Some(section) = &cite.section {
                shown = format!("{shown}, {}", section.value);
            }
            if let Some(dated) = &cite.dated {
                shown = format!("{shown} ({})", format_date(dated.value, locale));
            }
            shown
        })
        .collect()
}
