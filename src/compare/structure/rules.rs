//! Tables, texts and criteria.

use std::collections::BTreeMap;

use crate::model::{Axis, Model, Table};

use super::super::{Found, Subject};
use super::{Edit, Structures, Thing};

pub(super) fn tables(found: &mut Structures, old: &Model, new: &Model, meaning: &[Found]) {
    let [before, after] = [old, new].map(|model| named(&model.tables, |table| &table.name));
    for (_, old, new) in found.both(Thing::Table, "", [&before, &after]) {
        table(found, old, new, meaning);
    }
}

/// Things with their names.
pub(super) fn named<'t, T>(all: impl IntoIterator<Item = &'t T>, name: fn(&T) -> &String) -> Vec<(&'t str, &'t T)> {
    all.into_iter().map(|one| (name(one).as_str(), one)).collect()
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
    let [before, after] = [old, new].map(|model| named(&model.texts, |text| &text.name));
    found.both(Thing::Text, "", [&before, &after]);
}

pub(super) fn criteria(found: &mut Structures, old: &Model, new: &Model) {
    let [before, after] = [old, new].map(|model| named(&model.criteria, |criteria| &criteria.name));
    for (name, old, new) in found.both(Thing::Criteria, "", [&before, &after]) {
        let [before, after] = [old, new].map(|side| named(side.requirements(), |requirement| &requirement.name));
        for (_, old, new) in found.both(Thing::Requirement, name, [&before, &after]) {
            let [before, after] = [old, new].map(|side| named(&side.exceptions, |exception| &exception.name));
            found.both(Thing::Exception, name, [&before, &after]);
        }
    }
}
