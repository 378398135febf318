//! The stretches of time between the days on which something in a program begins to differ.

use crate::syntax::tree::{CodesEntry, InForce, Item, TableEntry, Tree};
use crate::value::Date;

use crate::model::Stretch;

/// The stretches that tables can tell apart, by the versions of sets, parameters, columns and rows; one alone where there are no versions.
#[must_use]
pub fn stretches_of_tables(trees: &[Tree], any_day: Date) -> Vec<Stretch> {
    let mut forces: Vec<&InForce> = Vec::new();
    let items = || trees.iter().flat_map(|tree| &tree.items);
    // A table that reads each record by its own day is the same on all of them, unless what it asks is worked out of other records first.
    let is_of_the_day = |item: &Item| match item {
        Item::Table(table) => table.as_of.is_none(),
        Item::Record(record) => !record.lets.is_empty(),
        Item::Report(report) => !report.checks.is_empty(),
        _ => false,
    };
    if items().any(is_of_the_day) {
        items().for_each(|item| of_table_or_declaration(item, &mut forces));
    }
    between(&turning_days(&forces), any_day)
}

/// The versions of sets, parameters, columns and rows.
pub(super) fn of_table_or_declaration<'t>(item: &'t Item, forces: &mut Vec<&'t InForce>) {
    let Item::Table(table) = item else { return of_declaration(item, forces) };
    for entry in &table.entries {
        if let TableEntry::Axis(entry) = entry {
            entry.members(&mut |member| forces.extend(&member.in_force));
        }
    }
}

/// The versions of sets and parameters, and the days of codes.
pub(super) fn of_declaration<'t>(item: &'t Item, forces: &mut Vec<&'t InForce>) {
    match item {
        Item::Set(set) => forces.extend(set.versions.iter().filter_map(|v| v.in_force.as_ref())),
        Item::Param(param) => forces.extend(param.versions.iter().filter_map(|v| v.in_force.as_ref())),
        Item::Codes(list) => of_codes(&list.entries, forces),
        _ => {}
    }
}

fn of_codes<'t>(entries: &'t [CodesEntry], forces: &mut Vec<&'t InForce>) {
    for entry in entries {
        match entry {
            CodesEntry::Code(code) => forces.extend(&code.in_force),
            CodesEntry::Group { entries, .. } => of_codes(entries, forces),
        }
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
