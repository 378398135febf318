//! Lists, record types and constants.

use indexmap::IndexMap;

use crate::message::{Message, comparison as say};
use crate::model::{Aggregate, Constant, ConstantValue, Model};
use crate::schema::{CodeList, Field, FieldKind, Schema};
use crate::speech::written;

use super::rules::named;
use super::{Structures, Thing};

pub(super) fn lists(found: &mut Structures, old: &Model, new: &Model) {
    let [before, after] = [old, new].map(|model| keyed(&model.schema.lists));
    for (name, a, b) in found.both(Thing::List, "", [&before, &after]) {
        found.label(Thing::List, "", name, &a.label, &b.label);
        let order = |ordered: bool| if ordered { say::ordered() } else { say::not_ordered() };
        found.rewritten(Thing::List, "", name, order(a.ordered), order(b.ordered));
        for (code, old, new) in found.both(Thing::Code, name, [&keyed(&a.codes), &keyed(&b.codes)]) {
            found.label(Thing::Code, name, code, &old.label, &new.label);
            found.rewritten(Thing::Code, name, code, life(a, code), life(b, code));
        }
    }
}

/// The days of a code and what becomes of it, as it is written: `until 2025-06-30 became a, b by village.new_commune`.
fn life(list: &CodeList, code: &str) -> Message {
    let Some(life) = list.codes.get_index_of(code).and_then(|index| list.history.codes.get(index)) else {
        return say::on_all_days();
    };
    let became = life.became.as_ref().map(|became| {
        let codes: Vec<&str> = became.codes.iter().map(|code| list.code_name(*code)).collect();
        let by = became.by.and_then(|by| list.history.deciders.get(by as usize));
        let by = by.map_or_else(String::new, |by| format!(" by {by}"));
        format!("became {}{by}", if codes.is_empty() { "none".to_owned() } else { codes.join(", ") })
    });
    let all: Vec<String> = life.days().into_iter().chain(became).collect();
    if all.is_empty() { say::on_all_days() } else { Message::of_words(all.join(" ")) }
}

pub(super) fn records(found: &mut Structures, old: &Model, new: &Model) {
    let [before, after] = [old, new].map(|model| keyed(&model.schema.records));
    for (name, a, b) in found.both(Thing::Record, "", [&before, &after]) {
        found.label(Thing::Record, "", name, &a.label, &b.label);
        for (field, x, y) in found.both(Thing::Field, name, [&keyed(&a.fields), &keyed(&b.fields)]) {
            found.label(Thing::Field, name, field, &x.label, &y.label);
            found.rewritten(Thing::Field, name, field, holds(&old.schema, x), holds(&new.schema, y));
        }
        derived(found, old, new, name);
    }
}

fn keyed<T>(all: &IndexMap<String, T>) -> Vec<(&str, &T)> {
    all.iter().map(|(name, one)| (name.as_str(), one)).collect()
}

/// What a field holds, as it is written: `Religion?`.
fn holds(schema: &Schema, field: &Field) -> Message {
    let kind = match field.kind {
        FieldKind::Text => "text",
        FieldKind::Integer => "integer",
        FieldKind::Decimal => "decimal",
        FieldKind::Date => "date",
        FieldKind::YesNo => "yes/no",
        FieldKind::Code { list, .. } => schema.list_name(list),
        FieldKind::Reference(record) => schema.record_name(record),
    };
    Message::of_words(format!("{kind}{}", if field.optional { "?" } else { "" }))
}

fn derived(found: &mut Structures, old: &Model, new: &Model, record: &str) {
    let [before, after] = [old, new].map(|model| {
        let id = model.schema.find_record(record);
        let own = model.aggregates.iter().filter(|aggregate| Some(aggregate.on) == id);
        named(own, |aggregate| &aggregate.name)
    });
    for (name, a, b) in found.both(Thing::DerivedField, record, [&before, &after]) {
        found.label(Thing::DerivedField, record, name, &a.label, &b.label);
        let words = |aggregate: &Aggregate| {
            Message::of_words(
                aggregate.clauses.iter().map(|clause| clause.words.as_str()).collect::<Vec<_>>().join(" "),
            )
        };
        found.rewritten(Thing::DerivedField, record, name, words(a), words(b));
    }
}

pub(super) fn constants(found: &mut Structures, old: &Model, new: &Model) {
    for thing in [Thing::Set, Thing::Parameter] {
        let [mut before, after] = [old, new].map(|model| {
            let is_set = |constant: &&Constant| matches!(constant.value, Some(ConstantValue::Set(..)));
            let own = model.constants.iter().filter(|constant| is_set(constant) == (thing == Thing::Set));
            named(own, |constant| &constant.name)
        });
        // Constants stand in no order: only their names and values matter.
        before.sort_by_key(|(name, _)| after.iter().position(|(other, _)| other == name));
        for (name, a, b) in found.both(thing, "", [&before, &after]) {
            found.rewritten(thing, "", name, shown(&old.schema, a), shown(&new.schema, b));
        }
    }
}

fn shown(schema: &Schema, constant: &Constant) -> Message {
    let value = value_shown(schema, constant);
    if constant.cites.is_empty() { value } else { say::under(value, constant.cites.join("; ")) }
}

fn value_shown(schema: &Schema, constant: &Constant) -> Message {
    Message::of_words(match &constant.value {
        None => return say::not_in_force(),
        Some(ConstantValue::Set(list, codes)) => {
            let list = schema.list(*list);
            codes.iter().map(|code| list.code_name(*code)).collect::<Vec<_>>().join(", ")
        }
        Some(ConstantValue::Param(kind, value)) => written(schema, value, kind.list()),
    })
}
