//! Record types and their stored fields.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::names;
use crate::message::record_types as say;
use crate::model::Type;
use crate::schema::{Field, FieldId, FieldKind, RecordId, RecordType};
use crate::source::Span;
use crate::syntax::tree::{self, Item, Name, Record};

use super::histories;
use super::lists::label;
use super::scope::{LetState, Scope};
use super::types::{SIMPLE_TYPES, simple_type};
use super::{units, written};

/// Adds every `record` item to the schema: first the names, so that records can refer to each other, then the fields.
pub(super) fn records(scope: &mut Scope<'_>, items: &[&Item]) {
    let written: Vec<&Record> = items
        .iter()
        .filter_map(|item| match item {
            Item::Record(record) if scope.is_first(&record.name) => Some(record),
            _ => None,
        })
        .collect();
    for record in &written {
        let empty = RecordType {
            label: label(record.label.as_ref(), &record.name),
            fields: IndexMap::new(),
            key: Vec::new(),
            since: None,
            dialect: written::dialect(scope, record),
            words: written::words(scope, record),
            units: None,
        };
        scope.schema.records.insert(record.name.value.clone(), empty);
    }
    for record in &written {
        let (mut fields, mut key) = fields(scope, record);
        let since = histories::history_key(scope, record, &mut fields, &mut key);
        if since.is_none() && record.history.is_some() {
            scope.mark_broken(&histories::broken(&record.name.value));
        }
        let own = scope.schema.find_record(&record.name.value);
        let units = own.and_then(|own| units::unit_type(scope, record, own, &fields));
        if let Some(record) = scope.schema.records.get_mut(&record.name.value) {
            (record.fields, record.key, record.since, record.units) = (fields, key, since, units);
        }
        if let Some(id) = scope.schema.find_record(&record.name.value) {
            written::say_codes_that_are_missing(scope, id, record);
        }
    }
    let mut said = false;
    for record in &written {
        say_missing_keys(scope, record, &written, &mut said);
    }
}

fn fields(scope: &Scope<'_>, record: &Record) -> (IndexMap<String, Field>, Vec<FieldId>) {
    let mut fields = IndexMap::new();
    let mut key = Vec::new();
    let mut places: IndexMap<&str, Span> = IndexMap::new();
    let names = record.fields.iter().map(|f| &f.name).chain(record.lets.iter().map(|l| &l.name));
    for name in names {
        if let Some(first) = places.insert(&name.value, name.span) {
            scope.say(
                Diagnostic::new(&codes::DUPLICATE_NAME, say::field_stands_twice(&name.value))
                    .at(name.span, names::again_here())
                    .at(first, names::first_here()),
            );
        }
    }
    for field in &record.fields {
        if fields.contains_key(&field.name.value) {
            continue;
        }
        let kind = match scope.schema.find_list(&record.name.value).filter(|_| units::is_key(record, field)) {
            Some(list) => Some(FieldKind::Code { list, system: None }),
            None => field_kind(scope, field),
        };
        let Some(kind) = kind else {
            mark_broken(scope, record, &field.name);
            continue;
        };
        if field.key {
            if field.kind.optional {
                scope.say_at(
                    &codes::NO_KEY,
                    field.kind.name.span,
                    say::key_may_not_be_missing(&field.name.value),
                    say::key_without_question_mark(),
                );
            }
            key.push(FieldId(fields.len() as u32));
        }
        let new = Field {
            label: label(field.label.as_ref(), &field.name),
            aliases: field.aliases.iter().map(|a| a.value.clone()).collect(),
            kind,
            optional: field.kind.optional && !field.key,
            rounded: written::rounded(scope, field, kind),
        };
        fields.insert(field.name.value.clone(), new);
    }
    (fields, key)
}

/// A field whose type is unknown: conditions that read it are left out in silence.
fn mark_broken(scope: &Scope<'_>, record: &Record, name: &Name) {
    scope.mark_broken(&format!("{}.{}", record.name.value, name.value));
    if let Some(id) = scope.schema.find_record(&record.name.value) {
        scope.lets.borrow_mut().insert((id, name.value.clone()), LetState::Done(None));
    }
}

fn field_kind(scope: &Scope<'_>, field: &tree::Field) -> Option<FieldKind> {
    let name = &field.kind.name;
    if let (Some(coded), None) = (&field.coded, scope.schema.find_list(&name.value)) {
        scope.say_at(
            &codes::UNKNOWN_SYSTEM,
            coded.span,
            say::field_holds_no_codes(&field.name.value),
            say::leave_coded_away(),
        );
    }
    if let Some(kind) = simple_type(&name.value) {
        return Some(match kind {
            Type::Text => FieldKind::Text,
            Type::Integer => FieldKind::Integer,
            Type::Decimal => FieldKind::Decimal,
            Type::Date => FieldKind::Date,
            Type::YesNo | Type::Code(_) => FieldKind::YesNo,
        });
    }
    // A field of a type whose records are a list refers to them.
    let list = scope.schema.find_list(&name.value);
    if let Some(list) = list.filter(|list| scope.schema.list(*list).units.is_none()) {
        let systems = &scope.schema.list(list).systems;
        let system = field.coded.as_ref().and_then(|coded| {
            let position = systems.iter().position(|s| *s == coded.value);
            if position.is_none() {
                super::lists::say_unknown_system(scope, coded, &name.value, systems);
            }
            position.map(|p| p as u32)
        });
        return Some(FieldKind::Code { list, system });
    }
    if let Some(record) = scope.schema.find_record(&name.value) {
        return Some(FieldKind::Reference(record));
    }
    let known = SIMPLE_TYPES
        .iter()
        .map(|(n, _)| *n)
        .chain(scope.schema.lists.keys().map(String::as_str))
        .chain(scope.schema.records.keys().map(String::as_str));
    scope.say_unknown(&codes::UNKNOWN_TYPE, name, names::no_type(&name.value), known);
    None
}

/// `said` tells whether a circle of keys was said: one is enough to begin with.
fn say_missing_keys(scope: &Scope<'_>, record: &Record, written: &[&Record], said: &mut bool) {
    for field in &record.fields {
        let Some(target) = scope.schema.find_record(&field.kind.name.value) else { continue };
        let key = &scope.schema.record(target).key;
        let target_name = scope.schema.record_name(target);
        let is_broken = |f: &tree::Field| f.key && scope.is_broken(&format!("{target_name}.{}", f.name.value));
        if written.iter().any(|r| r.name.value == target_name && r.fields.iter().any(is_broken)) {
            continue;
        }
        if key.len() != 1 {
            let is_history = scope.schema.record(target).since.is_some();
            let name = &field.name.value;
            let (message, help) = if is_history {
                (say::refers_to_history(name, target_name), say::refer_to_whose_versions(target_name))
            } else if key.is_empty() {
                (say::refers_to_no_key(name, target_name), say::write_key_before_field(target_name))
            } else {
                (say::refers_to_key_of_several_fields(name, target_name), say::give_one_key_field(target_name))
            };
            scope.say(
                Diagnostic::new(&codes::NO_KEY, message)
                    .at(field.kind.name.span, say::needs_key_of_one_field())
                    .help(help),
            );
        } else if key_refers_back(scope, target) && !std::mem::replace(said, true) {
            scope.say_at(
                &codes::CYCLE,
                field.kind.name.span,
                say::keys_refer_in_a_circle(target_name),
                say::key_leads_back_to_itself(),
            );
        }
    }
}

fn key_refers_back(scope: &Scope<'_>, from: RecordId) -> bool {
    let mut at = from;
    for _ in 0..=scope.schema.records.len() {
        let record = scope.schema.record(at);
        match record.key.first().map(|k| record.field(*k).kind) {
            Some(FieldKind::Reference(next)) => at = next,
            _ => return false,
        }
    }
    true
}
