//! Reports of files in Vietnamese words that do not say how they are printed, and so come out in English.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::lints as say;
use crate::syntax::tree::{Item, Report, WordSet};

/// Reports in Vietnamese words without a `locale`.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let reports = items.iter().filter_map(|item| if let Item::Report(report) = item { Some(report) } else { None });
    reports.filter_map(printed_in_english).collect()
}

fn printed_in_english(report: &Report) -> Option<Diagnostic> {
    let is_silent = report.words == WordSet::Vietnamese && report.locale.is_none();
    // Where a day was given by hand there may be a report that nobody wrote.
    if !is_silent || report.name.value.is_empty() {
        return None;
    }
    // Where nothing stands between the braces, there is no place to tell.
    let first = report.fills.iter().map(|fill| fill.span).chain(report.checks.iter().map(|check| check.span)).min();
    let edit = match &report.period {
        Some((_, last)) => Some(Edit::after(last.span, "\n  locale vi")),
        None => first.map(|first| Edit::before(first, "locale vi\n  ")),
    };
    let help = Help::new(say::write_locale());
    let help = edit.map_or_else(|| help.clone(), |edit| help.clone().suggestion([edit]));
    let found = Diagnostic::new(&codes::PRINTED_IN_ENGLISH, say::report_without_locale());
    Some(found.at(report.name.span, say::printed_in_english()).help(help))
}
