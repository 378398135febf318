//! Versions in force: for one day there is exactly one.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::versions as say;
use crate::message::{Message, phrases};
use crate::source::Span;
use crate::syntax::tree::{InForce, Name};
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

/// Says which versions of one thing overlap, end before they begin, or (if `gaps`) leave days between them; whether there
/// was nothing to say.
pub(super) fn check_timeline(
    scope: &Scope<'_>,
    what: &Message,
    versions: &[(Option<&InForce>, Span)],
    gaps: bool,
) -> bool {
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
                say::version_ends_before_it_begins(what),
                say::first_day_after_the_last(),
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

fn say_gap(scope: &Scope<'_>, what: &Message, (until, first): (Date, Span), (from, second): (Date, Span)) -> bool {
    let Some(day) = until.tomorrow().filter(|day| *day < from) else { return false };
    let last = from.yesterday().unwrap_or(from);
    let days = if day == last { phrases::on_day(day) } else { phrases::from_to(day, last) };
    scope.say(
        Diagnostic::new(&codes::VERSIONS_GAP, say::none_in_force(what, days))
            .at(second, say::begins_too_late())
            .at(first, say::ends_too_early())
            .help(say::let_one_last_longer(last.to_string(), day.to_string())),
    );
    true
}

fn say_overlap(scope: &Scope<'_>, what: &Message, first: Span, (from, second): (Option<Date>, Span)) {
    let finding = match from {
        Some(day) => {
            let help = match day.yesterday() {
                Some(before) => say::let_earlier_end(before.to_string()),
                None => say::let_earlier_end_the_day_before(),
            };
            Diagnostic::new(&codes::VERSIONS_OVERLAP, say::two_in_force(what, day)).help(help)
        }
        None => {
            Diagnostic::new(&codes::VERSIONS_OVERLAP, say::two_on_the_same_days(what)).help(say::say_from_which_day())
        }
    };
    let (one, other) = (first.min(second), first.max(second));
    scope.say(finding.at(one, say::this_one()).at(other, say::and_this_one()));
}

/// The position of the version in force of what is called so, or what is to be said when it is needed. What is wrong with its days is
/// said.
pub(super) fn chosen(
    scope: &Scope<'_>,
    called: fn(&str) -> Message,
    name: &Name,
    versions: &[(Option<&InForce>, Span)],
) -> Result<usize, Option<Diagnostic>> {
    let sound = check_timeline(scope, &phrases::named(&name.value), versions, true);
    let forces: Vec<_> = versions.iter().map(|(in_force, _)| *in_force).collect();
    let chosen = choose(scope.as_of, &called(&name.value), name.span, &forces);
    chosen.map_err(|fault| fault.filter(|_| sound))
}

/// The position of the version in force, or what is to be said when it is needed.
pub(super) fn choose(
    as_of: Option<Date>,
    what: &Message,
    place: Span,
    versions: &[Option<&InForce>],
) -> Result<usize, Option<Diagnostic>> {
    if let [None] = versions {
        return Ok(0);
    }
    let Some(day) = as_of else {
        let message =
            if versions.len() == 1 { say::in_force_for_a_time_only(what) } else { say::which_version_counts(what) };
        return Err(Some(
            Diagnostic::new(&codes::NO_DATE, message).at(place, say::on_which_day()).help(say::declare_a_period()),
        ));
    };
    versions.iter().position(|v| is_in_force(*v, day)).ok_or_else(|| {
        Some(
            Diagnostic::new(&codes::NOT_IN_FORCE, say::none_in_force(what, phrases::on_day(day)))
                .at(place, say::not_in_force_on(day))
                .help(say::add_a_version()),
        )
    })
}
