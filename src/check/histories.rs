//! Histories: record types whose records are versions, each from a day until the next of the same key, and versions read out of them.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::record_types as say;
use crate::message::{Argument, names, phrases};
use crate::model::{AsOf, End, Expression, Step, Type};
use crate::schema::{Field, FieldId, FieldKind, RecordId, Schema};
use crate::syntax::tree::{self, HistoryKey, Name, Record};

use super::expression::{Typed, Typing};
use super::scope::Scope;
use super::types::type_said;

/// What the key of a record's versions is called where it has a fault, which was said.
pub(super) fn broken(record: &str) -> String {
    format!("{record}.key from")
}

/// The fields of `key … from …`: they are the key, and always there. Gives the one that says from which day a version is.
pub(super) fn history_key(
    scope: &Scope<'_>,
    record: &Record,
    fields: &mut IndexMap<String, Field>,
    key: &mut Vec<FieldId>,
) -> Option<FieldId> {
    let history = record.history.as_ref()?;
    let other = record.fields.iter().find(|field| field.key);
    if let Some(other) = other {
        let message = say::two_keys(&record.name.value, &other.name.value);
        let finding = Diagnostic::new(&codes::HISTORY_KEY, message)
            .at(other.name.span, say::second_key())
            .at(history.span, say::key_of_versions())
            .help(say::take_key_away());
        scope.say(finding);
        return None;
    }
    let of = field_of(scope, record, fields, &history.of);
    let since = field_of(scope, record, fields, &history.since);
    let (of, since) = (of?, since?);
    let is_day = fields[since.0 as usize].kind == FieldKind::Date;
    if of == since || !is_day {
        say_no_day(scope, history);
        return None;
    }
    for (place, name) in [(of, &history.of), (since, &history.since)] {
        let field = &mut fields[place.0 as usize];
        if std::mem::take(&mut field.optional) {
            let message = say::key_may_not_be_missing(&name.value);
            scope.say_at(&codes::NO_KEY, name.span, message, say::declare_key_without_question_mark());
        }
    }
    *key = vec![of, since];
    Some(since)
}

fn field_of(scope: &Scope<'_>, record: &Record, fields: &IndexMap<String, Field>, name: &Name) -> Option<FieldId> {
    let found = fields.get_index_of(&name.value).map(|place| FieldId(place as u32));
    if found.is_none() && !scope.is_broken(&format!("{}.{}", record.name.value, name.value)) {
        let message = names::no_field(&record.name.value, &name.value);
        scope.say_unknown(&codes::UNKNOWN_NAME, name, message, fields.keys().map(String::as_str));
    }
    found
}

fn say_no_day(scope: &Scope<'_>, history: &HistoryKey) {
    let message = say::no_day_of_versions(&history.since.value);
    let finding = Diagnostic::new(&codes::HISTORY_KEY, message)
        .at(history.since.span, say::needs_a_date_field())
        .help(say::write_key_from());
    scope.say(finding);
}

impl Typing<'_, '_> {
    /// What is read of a version out of a history.
    pub(super) fn as_of(&self, reading: &tree::AsOf) -> Option<Typed> {
        let schema = &self.scope.schema;
        let of = self.scope.record(&reading.record)?;
        let Some((key, _)) = schema.record(of).history() else {
            self.say_no_history(&reading.record);
            return None;
        };
        let kind = schema.record(of).field(key).kind;
        // Both are looked at, so that each fault is said.
        let written = self.value(&reading.key, Type::of(kind));
        let day = self.of_type(&reading.day, Type::Date);
        let (written, day) = (written?, day?);
        let Some(owner) = self.owner(kind, &written) else {
            self.say_other_key(reading, kind, &written);
            return None;
        };
        let version = AsOf { of, key: written.0, owner, day };
        self.walk(of, vec![Step::AsOf(Arc::new(version))], &reading.segments)
    }

    /// Where the key of versions is a record, the steps to the one that is meant; `None` where what is written is no such key.
    fn owner(&self, kind: FieldKind, (written, written_kind): &Typed) -> Option<Option<Vec<Step>>> {
        let FieldKind::Reference(target) = kind else {
            return (Type::of(kind) == Some(*written_kind)).then_some(None);
        };
        let behind = records_behind(&self.scope.schema, self.record, written);
        behind.into_iter().find(|(_, record)| *record == target).map(|(steps, _)| Some(steps))
    }

    fn say_no_history(&self, name: &Name) {
        if self.scope.is_broken(&name.value) || self.scope.is_broken(&broken(&name.value)) {
            return;
        }
        let schema = &self.scope.schema;
        let mut finding = Diagnostic::new(&codes::NO_HISTORY, say::no_history(&name.value))
            .at(name.span, say::records_are_no_versions());
        let histories = schema.records.iter().filter(|(_, record)| record.since.is_some());
        let histories: Vec<String> = histories.map(|(name, _)| format!("`{name}`")).collect();
        finding = finding.help(match histories.as_slice() {
            [] => say::give_key_from(),
            known => say::these_have_one(Argument::list(known)),
        });
        self.scope.say(finding);
    }

    fn say_other_key(&self, reading: &tree::AsOf, kind: FieldKind, (written, written_kind): &Typed) {
        let schema = &self.scope.schema;
        let record = |id: RecordId| phrases::record_of(schema.record_name(id));
        let asked = match (kind, Type::of(kind)) {
            (FieldKind::Reference(target), _) => record(target),
            (_, kind) => type_said(schema, kind.unwrap_or(Type::Text)),
        };
        let behind = records_behind(schema, self.record, written).pop().filter(|(steps, _)| !steps.is_empty());
        let given = behind.map_or_else(|| type_said(schema, *written_kind), |(_, id)| record(id));
        let message = say::version_is_of_other(&reading.record.value, &asked, given);
        let help = match kind {
            FieldKind::Reference(target) => say::name_field_that_refers(schema.record_name(target)),
            _ => say::name_field_that_holds(asked),
        };
        self.scope
            .say(Diagnostic::new(&codes::OTHER_KEY, message).at(reading.key.span(), say::whose_version()).help(help));
    }
}

/// The records that the value of an expression is the key of, each with the steps that lead to it. More than one where the key of one record
/// is a reference to the next: the record itself comes last.
pub(super) fn records_behind(schema: &Schema, record: RecordId, value: &Expression) -> Vec<(Vec<Step>, RecordId)> {
    let mut found = Vec::new();
    let Expression::Path(path) = value else { return found };
    let mut holders = vec![record];
    for step in &path.steps {
        let Some(next) = holders.last().and_then(|at| step.leads_to(schema, *at)) else { return found };
        holders.push(next);
    }
    let mut end = match path.end {
        End::Field(field) => Some(field),
        End::Aggregate(_) => None,
    };
    for (length, at) in holders.into_iter().enumerate().rev() {
        if end.is_none_or(|field| schema.record(at).key != [field]) {
            break;
        }
        found.push((path.steps[..length].to_vec(), at));
        end = match path.steps.get(length.wrapping_sub(1)) {
            Some(Step::Field(field)) => Some(*field),
            _ => None,
        };
    }
    found
}
