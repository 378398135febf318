//! What changed in the rules between another period and the day that they are read at. Both periods are counted by one version, as long
//! as nobody asks for those of the other period: that is worth knowing.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Argument, periods as say};
use crate::model::{Aside, Table};
use crate::outcome::Over;
use crate::source::Span;
use crate::syntax::tree::{self, InForce, Item, Name};
use crate::value::Date;

use super::aligned::drafted;
use super::differing::differs;
use super::over::{Overs, Periods, in_words};
use super::scope::Scope;
use super::versions::is_in_force;

/// How many of the declarations that changed are shown.
const SHOWN: usize = 4;

/// Says of each aside whose last day other versions were in force on, if that would change what is asked for.
pub(super) fn say_changed<'a>(
    scope: &Scope<'a>,
    overs: &Overs<'a, '_>,
    written: &tree::Table,
    (own, periods): (&Table, &Periods),
    (asides, asked): (&[Aside], &[BTreeSet<usize>]),
) {
    let Some(day) = scope.as_of.filter(|_| written.as_of.is_none()) else { return };
    for (at, aside) in asides.iter().enumerate() {
        let plain = aside.over.filter(|over| over.as_of.is_none() && aside.cell.is_none());
        let (Some(over), Some(asked), Some(place)) = (plain, asked.get(at), periods.asked(at)) else { continue };
        let Some(items) = overs.changed_between(over.last, day) else { continue };
        let then = overs.tried(scope, Over { as_of: Some(over.last), ..over });
        // What it asks for beside is asked for by itself.
        let table = drafted((&then, overs), written, (own, &periods.clone()), asked);
        if let (Some(table), false) = (table, then.has_errors()) {
            let is_other = |column: &&usize| {
                (0..own.rows.members.len()).any(|row| differs(&aside.table, &table, row, **column, 0))
            };
            let changed: Vec<String> =
                asked.iter().filter(is_other).map(|column| own.columns.members[*column].in_brackets()).collect();
            if !changed.is_empty() {
                let between = Between { then: over.last, now: day };
                between.say(scope, items, &changed, (over, place.place));
            }
        }
    }
}

/// The last day of another period, and the day that the rules are read at.
struct Between {
    then: Date,
    now: Date,
}

impl Between {
    fn say(&self, scope: &Scope<'_>, items: &[&Item], changed: &[String], (over, place): (Over, Span)) {
        let Between { then, now } = *self;
        let message = say::by_versions_of_now(in_words(over), now, then, Argument::list(changed));
        let mut found = Diagnostic::new(&codes::VERSION_THEN, message).at(place, say::by_these_versions(now));
        let others = items.iter().filter_map(|item| self.other(item)).filter(|name| scope.is_used(&name.value));
        for name in others.take(SHOWN) {
            found = found.at(name.span, say::another_version_then(then));
        }
        scope.say(found.help(say::write_as_of_end(now)));
    }

    /// The name of a set or a parameter of which another version counted then.
    fn other<'t>(&self, item: &'t Item) -> Option<&'t Name> {
        let (name, versions): (&Name, Vec<Option<&InForce>>) = match item {
            Item::Set(set) => (&set.name, set.versions.iter().map(|version| version.in_force.as_ref()).collect()),
            Item::Param(param) => {
                (&param.name, param.versions.iter().map(|version| version.in_force.as_ref()).collect())
            }
            _ => return None,
        };
        let on = |day: Date| versions.iter().position(|in_force| is_in_force(*in_force, day));
        (on(self.then) != on(self.now)).then_some(name)
    }
}
