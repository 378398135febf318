//! Tables, texts and criteria.

use crate::model::{Axis, Criteria, Model, Requirement, Table};
use crate::outcome::{MemberHeader, TextPart};

use super::super::{Meaning, Subject};
use super::{Edit, Found, Thing};

pub(super) fn tables(found: &mut Found, old: &Model, new: &Model, meaning: &[Meaning]) {
    let names = |model: &'_ Model| -> Vec<String> { model.tables.iter().map(|table| table.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Table, "", &borrowed(&before), &borrowed(&after)) {
        let of_name = |model: &'_ Model| model.tables.iter().position(|table| table.name == name);
        let (Some(a), Some(b)) = (of_name(old), of_name(new)) else { continue };
        table(found, &old.tables[a], &new.tables[b], meaning);
    }
}

fn table(found: &mut Found, old: &Table, new: &Table, meaning: &[Meaning]) {
    let name = new.name.as_str();
    found.label(Thing::Table, "", name, &old.title, &new.title);
    sources(found, "", name, &old.cites, &new.cites);
    let renamed = |thing: Thing, was: &str| -> Option<String> {
        meaning.iter().find_map(|found| match &found.subject {
            Subject::Column { table, id, was: Some(before) } if thing == Thing::Column => {
                (table == name && before == was).then(|| id.clone())
            }
            Subject::Row { table, id, was: Some(before) } if thing == Thing::Row => {
                (table == name && before == was).then(|| id.clone())
            }
            _ => None,
        })
    };
    axis(
        found,
        Thing::Column,
        name,
        (&old.columns, &old.headers.columns),
        (&new.columns, &new.headers.columns),
        &renamed,
    );
    axis(found, Thing::Row, name, (&old.rows, &old.headers.rows), (&new.rows, &new.headers.rows), &renamed);
    clauses(found, name, "", &old.universe, &new.universe);
    let checks = |table: &Table| -> Vec<String> { table.checks.iter().map(|check| check.shown.clone()).collect() };
    let (before, after) = (checks(old), checks(new));
    for shown in found.names(Thing::Check, name, &borrowed(&before), &borrowed(&after)) {
        let said = |table: &Table| {
            let check = table.checks.iter().find(|check| check.shown == shown);
            check
                .map(|check| format!("{} {}", if check.warn { "warn" } else { "error" }, check.message))
                .unwrap_or_default()
        };
        found.rewritten(Thing::Check, name, shown, &said(old), &said(new));
    }
}

type Side<'a> = (&'a Axis, &'a [MemberHeader]);

fn axis(
    found: &mut Found,
    thing: Thing,
    of: &str,
    old: Side<'_>,
    new: Side<'_>,
    renamed: &dyn Fn(Thing, &str) -> Option<String>,
) {
    // A member that is called otherwise is compared under its new name.
    let mut before: Vec<String> = old.0.members.iter().map(|member| member.id.clone()).collect();
    for id in &mut before {
        if let Some(now) = renamed(thing, id) {
            found.add(thing, of, &now, Edit::Renamed { from: id.clone() });
            *id = now;
        }
    }
    let after: Vec<String> = new.0.members.iter().map(|member| member.id.clone()).collect();
    for id in found.names(thing, of, &borrowed(&before), &borrowed(&after)) {
        let place = |names: &[String]| names.iter().position(|name| name == id);
        let (Some(a), Some(b)) = (place(&before), place(&after)) else { continue };
        if let (Some(x), Some(y)) = (old.1.get(a), new.1.get(b)) {
            found.label(thing, of, id, &x.label, &y.label);
            if x.label == y.label {
                found.label(thing, of, id, &x.printed, &y.printed);
            }
        }
        clauses(found, of, id, &old.0.members[a].clauses, &new.0.members[b].clauses);
    }
}

/// Notes and sources of clauses. The conditions themselves are a matter of meaning.
fn clauses(found: &mut Found, of: &str, id: &str, old: &[crate::model::Clause], new: &[crate::model::Clause]) {
    let notes = |clauses: &[crate::model::Clause]| {
        clauses.iter().filter_map(|clause| clause.note.clone()).collect::<Vec<_>>().join("; ")
    };
    let cites = |clauses: &[crate::model::Clause]| -> Vec<String> {
        clauses.iter().flat_map(|clause| clause.cites.clone()).collect()
    };
    found.rewritten(Thing::Note, of, id, &notes(old), &notes(new));
    sources(found, of, id, &cites(old), &cites(new));
}

fn sources(found: &mut Found, of: &str, name: &str, old: &[String], new: &[String]) {
    found.rewritten(Thing::Sources, of, name, &old.join("; "), &new.join("; "));
}

pub(super) fn texts(found: &mut Found, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.texts.iter().map(|text| text.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Text, "", &borrowed(&before), &borrowed(&after)) {
        let words = |model: &Model| -> String {
            let text = model.texts.iter().find(|text| text.name == name);
            let parts = text.map(|text| text.parts.as_slice()).unwrap_or_default();
            parts.iter().map(|part| if let TextPart::Words(words) = part { words.as_str() } else { "{…}" }).collect()
        };
        found.rewritten(Thing::Text, "", name, &words(old), &words(new));
    }
}

pub(super) fn criteria(found: &mut Found, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.criteria.iter().map(|one| one.name.clone()).collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Criteria, "", &borrowed(&before), &borrowed(&after)) {
        let of_name = |model: &'_ Model| model.criteria.iter().find(|one| one.name == name).cloned();
        if let (Some(a), Some(b)) = (of_name(old), of_name(new)) {
            one_criteria(found, &a, &b);
        }
    }
}

fn one_criteria(found: &mut Found, old: &Criteria, new: &Criteria) {
    let name = new.name.as_str();
    found.label(Thing::Criteria, "", name, &old.label, &new.label);
    let (before, after) = (old.requirements(), new.requirements());
    let names = |all: &[&Requirement]| -> Vec<String> { all.iter().map(|one| one.name.clone()).collect() };
    let (old_names, new_names) = (names(&before), names(&after));
    for requirement in found.names(Thing::Requirement, name, &borrowed(&old_names), &borrowed(&new_names)) {
        let of_name = |all: &[&Requirement]| all.iter().find(|one| one.name == requirement).map(|one| (*one).clone());
        let (Some(a), Some(b)) = (of_name(&before), of_name(&after)) else { continue };
        found.label(Thing::Requirement, name, requirement, &a.label, &b.label);
        found.label(Thing::Requirement, name, requirement, &a.reason, &b.reason);
        sources(found, name, requirement, &a.cites, &b.cites);
        let exceptions = |one: &Requirement| -> Vec<String> { one.exceptions.iter().map(|e| e.name.clone()).collect() };
        let (old_exceptions, new_exceptions) = (exceptions(&a), exceptions(&b));
        found.names(Thing::Exception, name, &borrowed(&old_exceptions), &borrowed(&new_exceptions));
    }
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
