//! A report for each: what it is for, what its files are called, and what must hold of each alone.

use std::collections::HashSet;

use crate::message::{Argument, print_changes as say};
use crate::model::{Each, FinishedCheck, Model};

use super::super::checks::regraded;
use super::super::{Change, ChangeKind};
use super::said::Said;

/// Holds what there is a report for, and what is said of each, against the other side.
pub(super) fn each(said: &mut Said, old: &Model, new: &Model) {
    if old.each.is_none() && new.each.is_none() {
        return;
    }
    let nothing = Each::default();
    let [before, after] = [old, new].map(|model| model.each.as_ref().unwrap_or(&nothing));
    said.put(ChangeKind::Layout, say::one_for_each_of(), &before.of, &after.of);
    if before.of == after.of {
        units(said, before, after);
    }
    said.words(say::names_of_files(), &before.file, &after.file);
    checks(said, checks_of_one(before), checks_of_one(after));
}

fn units(said: &mut Said, before: &Each, after: &Each) {
    let ids = |each: &Each| each.units.iter().map(|unit| unit.id.clone()).collect::<Vec<_>>();
    let (old, new) = (ids(before), ids(after));
    let only = |these: &[String], those: &[String]| {
        let those: HashSet<&String> = those.iter().collect();
        these.iter().filter(|id| !those.contains(id)).cloned().collect::<Vec<_>>()
    };
    let (gone, come) = (only(&old, &new), only(&new, &old));
    if gone.is_empty() && come.is_empty() {
        if old != new {
            said.push(Change::new(ChangeKind::Layout, say::units_in_other_order()));
        }
        return;
    }
    said.put(ChangeKind::Layout, say::those_with_one(), &gone.join(", "), &come.join(", "));
}

/// A check of each: as programs know it, as a message names it, and the check of the first of all.
type OfEach<'c> = (String, Argument, &'c FinishedCheck);

/// What must hold of each, as it is written: the same of all.
fn checks_of_one(each: &Each) -> Vec<OfEach<'_>> {
    let Some(unit) = each.units.first() else { return Vec::new() };
    unit.checks.iter().map(|check| (check.of_all(&unit.id), check.told(&unit.id), check)).collect()
}

fn checks(said: &mut Said, before: Vec<OfEach<'_>>, after: Vec<OfEach<'_>>) {
    let mut left = before;
    for (shown, told, check) in after {
        let Some(at) = left.iter().position(|(other, ..)| *other == shown) else {
            said.push(Change::new(ChangeKind::Check, say::asked_of_each_by_new(told)));
            continue;
        };
        let (_, _, was) = left.remove(at);
        if let Some(change) = regraded(told.clone(), was.warn, check.warn) {
            said.push(change);
        }
        said.words(say::message_of(told), &was.message, &check.message);
    }
    for (_, told, _) in left {
        said.push(Change::new(ChangeKind::Check, say::asked_of_each_by_old(told)));
    }
}
