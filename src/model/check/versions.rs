//! Versions in force: for one day there is exactly one.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::InForce;
use crate::value::Date;

use super::scope::Scope;

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

/// Says which versions of one thing overlap, end before they begin, or (if `gaps`) leave days between them.
pub(super) fn check_timeline(scope: &Scope<'_>, what: &str, versions: &[(Option<&InForce>, Span)], gaps: bool) {
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
            return;
        }
        ordered.push(((from, until), *span));
    }
    ordered.sort_by_key(|((from, _), span)| (*from, *span));
    for pair in ordered.windows(2) {
        let ((_, until), first) = pair[0];
        let ((from, _), second) = pair[1];
        match (until, from) {
            (Some(until), Some(from)) if from > until => {
                let missing = until.tomorrow().filter(|day| *day < from);
                if let (Some(day), true) = (missing, gaps) {
                    let last = from.yesterday().unwrap_or(from);
                    scope.say(
                        Diagnostic::new(
                            &codes::VERSIONS_GAP,
                            format!("no version of {what} is in force from {day} to {last}"),
                        )
                        .at(second, "begins too late")
                        .at(first, "ends too early"),
                    );
                }
            }
            (_, from) => {
                let day = from.map_or_else(|| "the first day".to_owned(), |d| d.to_string());
                scope.say(
                    Diagnostic::new(&codes::VERSIONS_OVERLAP, format!("two versions of {what} are in force on {day}"))
                        .at(second, "this one")
                        .at(first, "and this one")
                        .help("let the earlier one end the day before: `until …`"),
                );
            }
        }
    }
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
        return Err(Some(
            Diagnostic::new(&codes::NO_DATE, format!("{what} has versions, and no date says which one counts"))
                .at(place, "has versions")
                .help("declare `period … to …` in a `report`, or give a date: `--as-of 2024-06-30`"),
        ));
    };
    versions.iter().position(|v| is_in_force(*v, day)).ok_or_else(|| {
        Some(
            Diagnostic::new(&codes::NOT_IN_FORCE, format!("no version of {what} is in force on {day}"))
                .at(place, format!("not in force on {day}")),
        )
    })
}
