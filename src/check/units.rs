//! Records that can be rows: units. Their type is taken for a code list by its keys, which the records fill: a code for each, called as its
//! label says, and where the type has a tree, each before those that stand in it.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Help, codes, did_you_mean};
use crate::message::Message;
use crate::message::record_types as say;
use crate::schema::{Code, CodeList, Field, FieldId, FieldKind, RecordId, UnitRecord, UnitType, Units};
use crate::syntax::tree::{self, Item, Name, Record, Tree, Unit};

use super::scope::{Scope, listing};

/// The list that records of a type are, where they can be rows.
pub(super) fn list(record: &Record) -> Option<CodeList> {
    key_field(record)?;
    record.fields.iter().find(|field| field.is_label)?;
    let units = record.units.as_deref();
    let code = |unit: &Unit| {
        let code = Code { label: unit.label.clone(), external: Vec::new(), aliases: Vec::new(), group: None };
        (unit.key.clone(), code)
    };
    Some(CodeList {
        label: called(record),
        is_open: true,
        is_made_up: !record.has_units,
        codes: units.iter().copied().flatten().map(code).collect(),
        units: Some(Units::new(
            units.iter().copied().flatten().map(|unit| unit.parent).collect(),
            units.iter().copied().flatten().map(|unit| unit.codes.clone()).collect(),
            record.level_asked,
        )),
        ..CodeList::default()
    })
}

/// What records of a type are called together.
pub(super) fn called(record: &Record) -> String {
    record.label.as_ref().map_or_else(|| record.name.value.clone(), |label| label.value.clone())
}

/// The key by which records of a type can be told apart as codes are.
pub(super) fn key_field(record: &Record) -> Option<&tree::Field> {
    let mut keys = record.fields.iter().filter(|field| field.key);
    keys.next().filter(|key| key.kind.name.value == "text" && keys.next().is_none())
}

/// Whether a field is the key of records that can be rows.
pub(super) fn is_key(record: &Record, field: &tree::Field) -> bool {
    field.key && list(record).is_some()
}

/// What makes records of a type units; says what is wrong with it.
pub(super) fn unit_type(
    scope: &Scope<'_>,
    record: &Record,
    own: RecordId,
    fields: &IndexMap<String, Field>,
) -> Option<UnitType> {
    let mut labels = record.fields.iter().filter(|field| field.is_label);
    let first = labels.next();
    for other in labels {
        scope.say(
            Diagnostic::new(&codes::BAD_LABEL, say::two_labels(&record.name.value))
                .at(other.name.span, say::second_label())
                .help(say::one_field_is_the_label()),
        );
    }
    let tree = record.tree.as_ref().and_then(|name| tree_field(scope, record, own, fields, name));
    let Some(written) = first else {
        if let Some(tree) = &record.tree {
            let message = say::tree_without_label(&record.name.value);
            scope.say(
                Diagnostic::new(&codes::BAD_TREE, message)
                    .at(tree.span, say::as_what_are_they_printed())
                    .help(say::write_label()),
            );
        }
        return None;
    };
    if written.kind.name.value != "text" {
        let message = say::label_is_no_text(&written.name.value);
        scope.say_at(&codes::BAD_LABEL, written.kind.name.span, message, say::label_is_a_text("text"));
        return None;
    }
    let Some(key) = key_field(record) else {
        let message = say::label_without_key(&record.name.value);
        scope.say(
            Diagnostic::new(&codes::BAD_LABEL, message)
                .at(written.name.span, say::cannot_be_rows())
                .help(say::write_key_text()),
        );
        return None;
    };
    let place = |name: &Name| fields.get_index_of(&name.value).map(|at| FieldId(at as u32));
    let list = scope.schema.find_list(&record.name.value)?;
    Some(UnitType { list, key: place(&key.name)?, label: place(&written.name)?, tree })
}

fn tree_field(
    scope: &Scope<'_>,
    record: &Record,
    own: RecordId,
    fields: &IndexMap<String, Field>,
    name: &Name,
) -> Option<FieldId> {
    let type_name = &record.name.value;
    let (Some(at), Some(field)) = (fields.get_index_of(&name.value), fields.get(&name.value)) else {
        if !scope.is_broken(&format!("{type_name}.{}", name.value)) {
            let is_own = |field: &&tree::Field| field.kind.name.value == *type_name;
            let known: Vec<&str> = record.fields.iter().filter(is_own).map(|field| field.name.value.as_str()).collect();
            let message = say::no_tree_field(type_name, &name.value);
            let found = Diagnostic::new(&codes::BAD_TREE, message).at(name.span, say::not_a_field_of_it());
            scope.say(match did_you_mean(&name.value, known.iter().copied()) {
                Some(near) => found.help(Help::did_you_mean(name.span, near)),
                None if known.is_empty() => found.help(say::add_field(&name.value, type_name)),
                None => found.help(say::fields_that_refer(type_name, listing(&known))),
            });
        }
        return None;
    };
    if field.kind != FieldKind::Reference(own) {
        let message = say::refers_to_no_record_of_own_type(&name.value, type_name);
        let found = Diagnostic::new(&codes::BAD_TREE, message).at(name.span, say::no_tree_comes_of_it());
        scope.say(found.help(say::tree_names_own_type(&name.value, type_name)));
        return None;
    }
    if !field.optional {
        let message = say::tree_has_no_top(&name.value);
        let found = Diagnostic::new(&codes::BAD_TREE, message).at(name.span, say::never_missing());
        scope.say(found.help(say::top_stands_in_no_other(&name.value, type_name)));
        return None;
    }
    Some(FieldId(at as u32))
}

/// Puts the units that are known of a record type into the trees of a program.
pub fn put_units(trees: &mut [Tree], record_type: &str, units: &[Unit]) {
    for item in trees.iter_mut().flat_map(|tree| &mut tree.items) {
        if let Item::Record(record) = item
            && record.name.value == record_type
        {
            record.units = Some(units.into());
            record.has_units = true;
        }
    }
}

/// Units in their order: each before those that stand in it, those of one by their keys. What stands in a circle, in nothing that is known, or is
/// there twice is left out: the records are refused.
#[must_use]
pub(crate) fn in_order(known: &[UnitRecord<'_>]) -> Vec<Unit> {
    let mut by_key: BTreeMap<&str, Option<&UnitRecord<'_>>> = BTreeMap::new();
    for unit in known {
        let same = |other: &mut Option<&UnitRecord<'_>>| *other = other.filter(|other| *other == unit);
        by_key.entry(unit.key).and_modify(same).or_insert(Some(unit));
    }
    let mut below: BTreeMap<Option<&str>, Vec<&UnitRecord<'_>>> = BTreeMap::new();
    for unit in by_key.values().flatten() {
        below.entry(unit.parent).or_default().push(unit);
    }
    let mut units: Vec<Unit> = Vec::with_capacity(known.len());
    // What is still to be written, the next one last: so depth is bounded by memory and not by the stack.
    let mut open: Vec<(&UnitRecord<'_>, Option<u32>)> = Vec::new();
    let push = |open: &mut Vec<_>, of: Option<&str>, parent| {
        let units = below.get(&of).map_or(&[][..], Vec::as_slice);
        open.extend(units.iter().rev().map(|unit| (*unit, parent)));
    };
    push(&mut open, None, None);
    while let Some((UnitRecord { key, label, codes, .. }, parent)) = open.pop() {
        let own = units.len() as u32;
        let label = label.filter(|label| !label.is_empty()).unwrap_or(key);
        let codes = codes.iter().map(|(list, code)| ((*list).to_owned(), (*code).to_owned())).collect();
        units.push(Unit { key: (*key).to_owned(), label: label.to_owned(), parent, codes });
        push(&mut open, Some(key), Some(own));
    }
    units
}

/// Says that a set or a parameter would name units.
pub(super) fn say_named(scope: &Scope<'_>, name: &Name, message: Message) {
    scope.say(
        Diagnostic::new(&codes::CODE_OF_OPEN_LIST, message)
            .at(name.span, say::records_can_be_rows())
            .help(say::ask_for_a_level()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(units: &[(&'a str, Option<&'a str>, Option<&'a str>)]) -> Vec<UnitRecord<'a>> {
        units
            .iter()
            .map(|(key, label, parent)| UnitRecord { key, label: *label, parent: *parent, codes: Vec::new() })
            .collect()
    }

    #[test]
    fn units_stand_before_what_is_in_them_and_by_their_keys() {
        let known =
            known(&[("b", None, None), ("a2", None, Some("a")), ("a", Some("A"), None), ("a1", Some(""), Some("a"))]);
        let units: Vec<_> = in_order(&known).into_iter().map(|unit| (unit.key, unit.label, unit.parent)).collect();
        let unit = |key: &str, label: &str, parent| (key.to_owned(), label.to_owned(), parent);
        assert_eq!(
            units,
            [unit("a", "A", None), unit("a1", "a1", Some(0)), unit("a2", "a2", Some(0)), unit("b", "b", None)]
        );
    }

    #[test]
    fn what_is_in_no_tree_is_left_out() {
        let circle =
            known(&[("a", None, Some("b")), ("b", None, Some("a")), ("c", None, Some("gone")), ("d", None, None)]);
        assert_eq!(in_order(&circle).len(), 1);
        let doubled = known(&[
            ("d", None, None),
            ("e", None, Some("d")),
            ("e", None, None),
            ("f", None, None),
            ("f", None, None),
        ]);
        assert_eq!(in_order(&doubled).into_iter().map(|unit| unit.key).collect::<Vec<_>>(), ["d", "f"]);
    }
}
