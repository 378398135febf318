//! Lists, record types and constants.

use crate::model::{Aggregate, Constant, ConstantValue, Model};
use crate::schema::{Field, FieldKind, RecordId, Schema};
use crate::speech::written;

use super::{Structures, Thing};

pub(super) fn lists(found: &mut Structures, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.schema.lists.keys().cloned().collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::List, "", &borrowed(&before), &borrowed(&after)) {
        let (a, b) = (&old.schema.lists[name], &new.schema.lists[name]);
        found.label(Thing::List, "", name, &a.label, &b.label);
        let order = |ordered: bool| if ordered { "ordered" } else { "not ordered" };
        found.rewritten(Thing::List, "", name, order(a.ordered), order(b.ordered));
        let codes = |list: &'_ crate::schema::CodeList| -> Vec<String> { list.codes.keys().cloned().collect() };
        let (old_codes, new_codes) = (codes(a), codes(b));
        for code in found.names(Thing::Code, name, &borrowed(&old_codes), &borrowed(&new_codes)) {
            found.label(Thing::Code, name, code, &a.codes[code].label, &b.codes[code].label);
        }
    }
}

pub(super) fn records(found: &mut Structures, old: &Model, new: &Model) {
    let names = |model: &'_ Model| -> Vec<String> { model.schema.records.keys().cloned().collect() };
    let (before, after) = (names(old), names(new));
    for name in found.names(Thing::Record, "", &borrowed(&before), &borrowed(&after)) {
        let (a, b) = (&old.schema.records[name], &new.schema.records[name]);
        found.label(Thing::Record, "", name, &a.label, &b.label);
        let fields = |kind: &'_ crate::schema::RecordType| -> Vec<String> { kind.fields.keys().cloned().collect() };
        let (old_fields, new_fields) = (fields(a), fields(b));
        for field in found.names(Thing::Field, name, &borrowed(&old_fields), &borrowed(&new_fields)) {
            let (x, y) = (&a.fields[field], &b.fields[field]);
            found.label(Thing::Field, name, field, &x.label, &y.label);
            found.rewritten(Thing::Field, name, field, &holds(&old.schema, x), &holds(&new.schema, y));
        }
        derived(found, old, new, name);
    }
}

/// What a field holds, as it is written: `Religion?`.
fn holds(schema: &Schema, field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::Text => "text",
        FieldKind::Integer => "integer",
        FieldKind::Decimal => "decimal",
        FieldKind::Date => "date",
        FieldKind::YesNo => "yes/no",
        FieldKind::Code { list, .. } => schema.list_name(list),
        FieldKind::Reference(record) => schema.record_name(record),
    };
    format!("{kind}{}", if field.optional { "?" } else { "" })
}

fn derived(found: &mut Structures, old: &Model, new: &Model, record: &str) {
    let of = |model: &Model| -> Vec<Aggregate> {
        let id = model.schema.find_record(record).unwrap_or(RecordId(u32::MAX));
        model.aggregates.iter().filter(|aggregate| aggregate.on == id).cloned().collect()
    };
    let (before, after) = (of(old), of(new));
    let names = |all: &'_ [Aggregate]| -> Vec<String> { all.iter().map(|aggregate| aggregate.name.clone()).collect() };
    let (old_names, new_names) = (names(&before), names(&after));
    for name in found.names(Thing::DerivedField, record, &borrowed(&old_names), &borrowed(&new_names)) {
        let of_name = |all: &'_ [Aggregate]| all.iter().find(|aggregate| aggregate.name == name).cloned();
        let (Some(a), Some(b)) = (of_name(&before), of_name(&after)) else { continue };
        found.label(Thing::DerivedField, record, name, &a.label, &b.label);
        let words = |aggregate: &Aggregate| {
            aggregate.clauses.iter().map(|clause| clause.words.as_str()).collect::<Vec<_>>().join(" ")
        };
        found.rewritten(Thing::DerivedField, record, name, &words(&a), &words(&b));
    }
}

pub(super) fn constants(found: &mut Structures, old: &Model, new: &Model) {
    let of = |model: &Model, thing: Thing| -> Vec<(String, String)> {
        let is_set = |constant: &&Constant| matches!(constant.value, Some(ConstantValue::Set(..)));
        let constants = model.constants.iter().filter(|constant| is_set(constant) == (thing == Thing::Set));
        constants.map(|constant| (constant.name.clone(), shown(&model.schema, constant))).collect()
    };
    for thing in [Thing::Set, Thing::Parameter] {
        let (before, after) = (of(old, thing), of(new, thing));
        let names = |all: &'_ [(String, String)]| -> Vec<String> { all.iter().map(|(name, _)| name.clone()).collect() };
        let (old_names, new_names) = (names(&before), names(&after));
        // Constants stand in no order: only their names and values matter.
        let both: Vec<&String> = new_names.iter().filter(|name| old_names.contains(name)).collect();
        let mut sorted = old_names.clone();
        sorted.sort_by_key(|name| new_names.iter().position(|other| other == name));
        found.names(thing, "", &borrowed(&sorted), &borrowed(&new_names));
        for name in both {
            let value = |all: &'_ [(String, String)]| {
                all.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone()).unwrap_or_default()
            };
            found.rewritten(thing, "", name, &value(&before), &value(&after));
        }
    }
}

fn shown(schema: &Schema, constant: &Constant) -> String {
    let value = value_shown(schema, constant);
    if constant.cites.is_empty() { value } else { format!("{value} (under {})", constant.cites.join("; ")) }
}

fn value_shown(schema: &Schema, constant: &Constant) -> String {
    match &constant.value {
        None => "not in force".to_owned(),
        Some(ConstantValue::Set(list, codes)) => {
            let list = schema.list(*list);
            codes.iter().map(|code| list.code_name(*code)).collect::<Vec<_>>().join(", ")
        }
        Some(ConstantValue::Param(kind, value)) => written(schema, value, kind.list()),
    }
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
