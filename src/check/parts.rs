//! The two axes of a table, for what names their members.

use indexmap::IndexSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::tables as say;
use crate::model::{Formula, Member};
use crate::source::Span;
use crate::syntax::tree;
use crate::syntax::tree::{Dimension, Name, TableEntry};

use super::axis::Drafted;
use super::body::{Formulas, say_unknown_member};
use super::over::Periods;
use super::own_days::OwnDays;
use super::scope::Scope;

pub(super) fn say_no_rounding(scope: &Scope<'_>, span: Span) {
    scope.say(
        Diagnostic::new(&codes::NO_ROUNDING, say::no_rounding())
            .at(span, say::decimals_may_not_end())
            .help(say::add_rounding()),
    );
}

/// The two axes of a table, for what names their members.
pub(super) struct Parts<'s, 'a, 't> {
    pub scope: &'s Scope<'a>,
    pub rows: &'s Drafted<'t>,
    pub columns: &'s Drafted<'t>,
    pub periods: &'s Periods,
    /// How each record is read by its own day, where it is.
    pub own_days: Option<&'s OwnDays<'a>>,
}

impl Parts<'_, '_, '_> {
    pub fn formulas(&self, over: Dimension) -> (Vec<String>, &Drafted<'_>) {
        let (own, other) = match over {
            Dimension::Row => (self.rows, self.columns),
            Dimension::Column => (self.columns, self.rows),
        };
        (other.ids.keys().cloned().collect(), own)
    }

    pub fn with_formulas<T>(&self, over: Dimension, then: impl FnOnce(&Formulas<'_, '_>) -> T) -> T {
        let (others, own) = self.formulas(over);
        let (ids, axis, not_in_force) = (&own.ids, &own.axis, &own.not_in_force);
        then(&Formulas {
            scope: self.scope,
            ids,
            axis,
            not_in_force,
            others: &others,
            dimension: over,
            of: None,
            companions: &own.companions,
            periods: self.periods,
        })
    }

    pub fn formula(&self, over: Dimension, written: &tree::Formula) -> Option<Formula> {
        self.with_formulas(over, |formulas| formulas.formula(written))
    }

    pub fn position(&self, over: Dimension, name: &Name) -> Option<usize> {
        self.with_formulas(over, |formulas| formulas.member(name))
    }

    /// The rows of this id in the tables of which there is one for each.
    pub fn rows_of_each(&self, name: &Name) -> Option<Vec<usize>> {
        let rows = &self.rows.axis;
        let of_each = rows.of_each();
        let id_of = |row: usize| match of_each[row] {
            Some(whole) if whole == row => Some(super::each::TOTAL),
            Some(whole) => rows.members[row].id.strip_prefix(&rows.members[whole].id)?.strip_prefix('.'),
            // One without rows.
            None => rows.members[row].is_total.then_some(super::each::TOTAL),
        };
        let found: Vec<usize> = (0..of_each.len()).filter(|row| id_of(*row) == Some(&name.value)).collect();
        if found.is_empty() {
            let known: IndexSet<&str> = (0..of_each.len()).filter_map(id_of).collect();
            say_unknown_member(self.scope, name, Dimension::Row, known.into_iter(), &[]);
            return None;
        }
        Some(found)
    }

    /// How many rows stand on the left, where `halves after` says so.
    pub fn halves(&self, table: &tree::Table) -> Option<usize> {
        let mut found = None;
        for entry in &table.entries {
            let TableEntry::Halves(after, span) = entry else { continue };
            // Of tables of which there is one for each, all are halved alike.
            let rows = &self.rows.axis;
            let of_each = rows.of_each().into_iter().flatten().next();
            let last = match of_each {
                Some(_) => self.rows_of_each(after).and_then(|rows| rows.first().copied()),
                None => self.position(Dimension::Row, after),
            };
            let Some(last) = last else { continue };
            let printed = |rows: &[Member]| rows.iter().any(|row| !row.hidden && (of_each.is_none() || !row.is_total));
            let own = match rows.of_each()[last] {
                Some(whole) => whole..rows.of_each().iter().rposition(|of| *of == Some(whole)).unwrap_or(last) + 1,
                None => 0..rows.members.len(),
            };
            let (left, right) = (&rows.members[own.start..=last], &rows.members[last + 1..own.end]);
            if !(printed(left) && printed(right)) {
                let message = match printed(left) {
                    true => say::no_half_after(&after.value),
                    false => say::no_half_up_to(&after.value),
                };
                self.scope.say_at(&codes::BAD_HALVES, after.span, message, say::nothing_beside());
            } else if found.replace(last + 1).is_some() {
                self.scope.say_at(&codes::TWICE_IN_TABLE, *span, say::halves_said_twice(), say::said_before());
            }
        }
        found
    }
}

/// The ids of the members that a formula over one axis names.
pub(super) fn member_names<'t>(formula: &'t tree::Formula, names: &mut Vec<&'t str>) {
    match formula {
        tree::Formula::Member(name) | tree::Formula::Rank { of: name, .. } => names.push(&name.value),
        tree::Formula::Range { from, to, .. } => names.extend([from.value.as_str(), to.value.as_str()]),
        tree::Formula::Negate(inner, _) | tree::Formula::Shown(inner, _) | tree::Formula::Over { inner, .. } => {
            member_names(inner, names)
        }
        tree::Formula::Binary { left, right, .. } => {
            member_names(left, names);
            member_names(right, names);
        }
        tree::Formula::Single { .. }
        | tree::Formula::Along { .. }
        | tree::Formula::Cell { .. }
        | tree::Formula::Parent(_)
        | tree::Formula::Number(_)
        | tree::Formula::Param(_) => {}
    }
}
