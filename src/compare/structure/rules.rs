//! Tables, texts and criteria.

use std::collections::BTreeMap;

use crate::model::{Axis, Criteria, Model, Requirement, Table};

use super::super::{Found, Subject};
use super::{Edit, Structures, Thing};

pub(super) fn tables(found: &mut Structures, old: &Model, new: &Model, meaning: &[Found]) {
    let names = |model: &'_ Model| -> Vec<String> { model.tables.iter().map(|table| table.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Table, "", &borrowed(&before), &borrowed(&after)) {
        let of_name = |model: &'_ Model| model.tables.iter().position(|table| table.name == name);
        let (Some(a), Some(b)) = (of_name(old), of_name(new)) else { continue };
        table(found, &old.tables[a], &new.tables[b], meaning);
    }
}

fn table(found: &mut Structures, old: &Table, new: &Table, meaning: &[Found]) {
    let name = new.name.as_str();
    let mut renamed: BTreeMap<(Thing, &str), &str> = BTreeMap::new();
    for found in meaning {
        match &found.subject {
            Subject::Column { table, id, was: Some(was) } if table == name => {
                renamed.insert((Thing::Column, was), id);
            }
            Subject::Row { table, id, was: Some(was) } if table == name => {
                renamed.insert((Thing::Row, was), id);
            }
            _ => {}
        }
    }
    axis(found, Thing::Column, name, [&old.columns, &new.columns], &renamed);
    axis(found, Thing::Row, name, [&old.rows, &new.rows], &renamed);
}

fn axis(
    found: &mut Structures,
    thing: Thing,
    of: &str,
    [old, new]: [&Axis; 2],
    renamed: &BTreeMap<(Thing, &str), &str>,
) {
    // A member that is called otherwise is compared under its new name.
    let mut before: Vec<&str> = old.members.iter().map(|member| member.id.as_str()).collect();
    for id in &mut before {
        if let Some(now) = renamed.get(&(thing, *id)) {
            found.add(thing, of, now, Edit::Renamed { from: (*id).to_owned() });
            *id = now;
        }
    }
    let after: Vec<&str> = new.members.iter().map(|member| member.id.as_str()).collect();
    found.names(thing, of, &before, &after);
}

pub(super) fn texts(found: &mut Structures, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.texts.iter().map(|text| text.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    found.names(Thing::Text, "", &borrowed(&before), &borrowed(&after));
}

pub(super) fn criteria(found: &mut Structures, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.criteria.iter().map(|one| one.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Criteria, "", &borrowed(&before), &borrowed(&after)) {
        let of_name = |model: &'_ Model| model.criteria.iter().find(|one| one.name == name).cloned();
        if let (Some(a), Some(b)) = (of_name(old), of_name(new)) {
            one_criteria(found, &a, &b);
        }
    }
}

fn one_criteria(found: &mut Structures, old: &Criteria, new: &Criteria) {
    let name = new.name.as_str();
    let (before, after) = (old.requirements(), new.requirements());
    let names = |all: &[&Requirement]| -> Vec<String> { all.iter().map(|one| one.name.clone()).collect() };
    let (old_names, new_names) = (names(&before), names(&after));
    for requirement in found.names(Thing::Requirement, name, &borrowed(&old_names), &borrowed(&new_names)) {
        let of_name = |all: &[&Requirement]| all.iter().find(|one| one.name == requirement).map(|one| (*one).clone());
        let (Some(a), Some(b)) = (of_name(&before), of_name(&after)) else { continue };
        let exceptions = |one: &Requirement| -> Vec<String> { one.exceptions.iter().map(|e| e.name.clone()).collect() };
        let (old_exceptions, new_exceptions) = (exceptions(&a), exceptions(&b));
        found.names(Thing::Exception, name, &borrowed(&old_exceptions), &borrowed(&new_exceptions));
    }
}

pub(super) fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
