//! The stretches of time between the days on which something in a program begins to differ.

use crate::syntax::tree::{AxisEntry, InForce, Item, TableEntry, Tree};
use crate::value::Date;

use crate::model::Stretch;

/// The stretches that tables can tell apart, by the versions of sets, parameters, columns and rows; one alone where there are no versions.
#[must_use]
pub fn stretches_of_tables(trees: &[Tree], any_day: Date) -> Vec<Stretch> {
    let mut forces: Vec<&InForce> = Vec::new();
    for item in trees.iter().flat_map(|tree| &tree.items) {
        match item {
            Item::Table(table) => {
                let axes = table.entries.iter().filter_map(|entry| match entry {
                    TableEntry::Axis(axis) => Some(axis),
                    _ => None,
                });
                axes.for_each(|entry| of_members(entry, &mut forces));
            }
            item => of_declaration(item, &mut forces),
        }
    }
    between(&turning_days(&forces), any_day)
}

/// The versions of sets and parameters.
pub(super) fn of_declaration<'t>(item: &'t Item, forces: &mut Vec<&'t InForce>) {
    match item {
        Item::Set(set) => forces.extend(set.versions.iter().filter_map(|v| v.in_force.as_ref())),
        Item::Param(param) => forces.extend(param.versions.iter().filter_map(|v| v.in_force.as_ref())),
        _ => {}
    }
}

fn of_members<'t>(entry: &'t AxisEntry, forces: &mut Vec<&'t InForce>) {
    match entry {
        AxisEntry::Member(member) => forces.extend(&member.in_force),
        AxisEntry::Heading { entries, .. } | AxisEntry::Split { entries, .. } | AxisEntry::OfWhich { entries, .. } => {
            entries.iter().for_each(|inner| of_members(inner, forces))
        }
        AxisEntry::Reasons { .. } | AxisEntry::Codes { .. } => {}
    }
}

/// Days on which a version begins, or is no longer in force, ascending.
pub(super) fn turning_days(forces: &[&InForce]) -> Vec<Date> {
    let begins = forces.iter().filter_map(|f| f.from.as_ref().map(|d| d.value));
    let ends = forces.iter().filter_map(|f| f.until.as_ref().and_then(|d| d.value.tomorrow()));
    let mut days: Vec<Date> = begins.chain(ends).collect();
    days.sort();
    days.dedup();
    days
}

/// The stretches between turning days; `any_day` where there are none.
pub(super) fn between(days: &[Date], any_day: Date) -> Vec<Stretch> {
    let before = days.first().map_or(Some(any_day), |first| first.yesterday());
    let first = before.map(|day| Stretch { from: None, until: days.first().and_then(|first| first.yesterday()), day });
    let others = days.iter().enumerate().map(|(index, day)| {
        let until = days.get(index + 1).and_then(|next| next.yesterday());
        Stretch { from: Some(*day), until, day: *day }
    });
    first.into_iter().chain(others).collect()
}
