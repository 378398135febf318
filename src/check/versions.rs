//! Versions in force: for one day there is exactly one.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{InForce, Name};
use crate::value::Date;

use super::scope::Scope;

/// How it is mended that no date says which version counts.
pub(super) const NO_DATE_HELP: &str = "declare `period … to …` in a `report`, or give a date: `--as-of 2024-06-30`; \
                                       if a report uses this file, check the report instead";

/// The first and last day of a version; an open end is `None`.
type Interval = (Option<Date>, Option<Date>);

fn interval(in_force: Option<&InForce>) -> Interval {
    in_force.map_or((None, None), |f| (f.from.as_ref().map(|d| d.value), f.until.as_ref().map(|d| d.value)))
}

/// Whether a version is in force on a day.
pub(super) fn is_in_force(in_force: Option<&InForce>, day: Date) -> bool {
    let (from, until) = interval(in_force);
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// Says which versions of one thing overlap, end before they begin, or (if `gaps`) leave days between them; whether there
/// was nothing to say.
pub(super) fn check_timeline(scope: &Scope<'_>, what: &str, versions: &[(Option<&InForce>, Span)], gaps: bool) -> bool {
    let mut ordered: Vec<(Interval, Span)> = Vec::new();
    for (in_force, span) in versions {
        let (from, until) = interval(*in_force);
        if let (Some(from), Some(until)) = (from, until)
            && from > until
        {
            let place = in_force.map_or(*span, |f| f.span);
            scope.say_at(
                &codes::BACKWARDS,
                place,
                format!("a version of {what} ends before it begins"),
                "first day after the last",
            );
            return false;
        }
        ordered.push(((from, until), *span));
    }
    ordered.sort_by_key(|((from, _), span)| (*from, *span));
    let mut ordered = ordered.into_iter();
    // The version that lasts longest of those that have begun: a later one is compared with that one alone.
    let Some(mut lasting) = ordered.next() else { return true };
    let mut sound = true;
    for next in ordered {
        let ((_, until), first) = lasting;
        let ((from, next_until), second) = next;
        match (until, from) {
            (Some(until), Some(from)) if from > until => {
                sound &= !gaps || !say_gap(scope, what, (until, first), (from, second));
            }
            (_, from) => {
                sound = false;
                say_overlap(scope, what, first, (from, second));
            }
        }
        if until.is_some_and(|until| next_until.is_none_or(|next| next > until)) {
            lasting = next;
        }
    }
    sound
}

fn say_gap(scope: &Scope<'_>, what: &str, (until, first): (Date, Span), (from, second): (Date, Span)) -> bool {
    let Some(day) = until.tomorrow().filter(|day| *day < from) else { return false };
    let last = from.yesterday().unwrap_or(from);
    let days = if day == last { format!("on {day}") } else { format!("from {day} to {last}") };
    scope.say(
        Diagnostic::new(&codes::VERSIONS_GAP, format!("no version of {what} is in force {days}"))
            .at(second, "begins too late")
            .at(first, "ends too early")
            .help(format!("let the earlier one end later, `until {last}`, or the later one begin `from {day}`")),
    );
    true
}

fn say_overlap(scope: &Scope<'_>, what: &str, first: Span, (from, second): (Option<Date>, Span)) {
    let finding = match from {
        Some(day) => {
            let help = match day.yesterday() {
                Some(before) => format!("let the earlier one end the day before: `until {before}`"),
                None => "let the earlier one end the day before".to_owned(),
            };
            Diagnostic::new(&codes::VERSIONS_OVERLAP, format!("two versions of {what} are in force on {day}"))
                .help(help)
        }
        None => {
            Diagnostic::new(&codes::VERSIONS_OVERLAP, format!("two versions of {what} are in force on the same days"))
                .help("say from which day the later one counts, `in force from …`, and let the earlier one end `until` the day before")
        }
    };
    scope.say(finding.at(second, "this one").at(first, "and this one"));
}

/// The position of the version in force of what is called so, or what is to be said when it is needed. What is wrong with its days is
/// said.
pub(super) fn chosen(
    scope: &Scope<'_>,
    what: &str,
    name: &Name,
    versions: &[(Option<&InForce>, Span)],
) -> Result<usize, Option<Diagnostic>> {
    let sound = check_timeline(scope, &format!("`{}`", name.value), versions, true);
    let forces: Vec<_> = versions.iter().map(|(in_force, _)| *in_force).collect();
    let chosen = choose(scope.as_of, &format!("the {what} `{}`", name.value), name.span, &forces);
    chosen.map_err(|fault| fault.filter(|_| sound))
}

/// The position of the version in force, or what is to be said when it is needed.
pub(super) fn choose(
    as_of: Option<Date>,
    what: &str,
    place: Span,
    versions: &[Option<&InForce>],
) -> Result<usize, Option<Diagnostic>> {
    if let [None] = versions {
        return Ok(0);
    }
    let Some(day) = as_of else {
        let message = if versions.len() == 1 {
            format!("{what} is in force for a time only, and no date says whether it counts")
        } else {
            format!("{what} has versions, and no date says which one counts")
        };
        return Err(Some(Diagnostic::new(&codes::NO_DATE, message).at(place, "on which day?").help(NO_DATE_HELP)));
    };
    versions.iter().position(|v| is_in_force(*v, day)).ok_or_else(|| {
        Some(
            Diagnostic::new(&codes::NOT_IN_FORCE, format!("no version of {what} is in force on {day}"))
                .at(place, format!("not in force on {day}"))
                .help("that is the date the rules are read at; add a version for it, or read them at another date"),
        )
    })
}
