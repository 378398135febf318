//! Labels where names belong, as in `where Giới tính = Nữ`: conditions are written in names, and labels are what is printed.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::Argument;
use crate::message::names as say;
use crate::schema::{CodeList, Field, FieldKind, Schema};
use crate::syntax::tree::{Name, Phrase};

use super::scope::Scope;

/// The name of the one code or group of a list that is labelled so, or spelled so in data.
pub(super) fn code_called<'s>(list: &'s CodeList, label: &str) -> Option<&'s str> {
    let is_so = |text: &String| same(text, label);
    let codes = list.codes.iter().filter(|(_, code)| is_so(&code.label) || code.aliases.iter().any(is_so));
    let groups = list.groups.iter().filter(|(_, group)| is_so(&group.label));
    let mut found = codes.map(|(name, _)| name).chain(groups.map(|(name, _)| name));
    found.next().filter(|_| found.next().is_none()).map(String::as_str)
}

/// Whether a field is labelled so, or headed so in data.
pub(super) fn is_called(field: &Field, label: &str) -> bool {
    same(&field.label, label) || field.aliases.iter().any(|alias| same(alias, label))
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.nfc().flat_map(char::to_lowercase).collect::<String>();
    plain(one) == plain(other)
}

/// Says that a word is the label of something that has this name.
pub(super) fn say_label(scope: &Scope<'_>, written: &Name, name: &str) {
    let message = say::label_for_name(&written.value, name);
    scope.say(
        Diagnostic::new(&codes::LABEL_AS_NAME, message)
            .at(written.span, say::printed_and_no_name())
            .help(Help::new(say::write(name)).suggestion([Edit::replace(written.span, name)])),
    );
}

/// Says which of the words that could not be read are labels of fields and codes.
pub(super) fn say_phrases<'t>(scope: &Scope<'_>, phrases: impl IntoIterator<Item = &'t Phrase>) {
    for phrase in phrases {
        let Some((field, value)) = names_of(&scope.schema, phrase) else { continue };
        let given = phrase.value.as_ref();
        let span = given.map_or(phrase.field.span, |value| phrase.field.span.to(value.span));
        let replaced = |written: &Name, name: &str| (written.value != name).then(|| Edit::replace(written.span, name));
        let edits =
            replaced(&phrase.field, field).into_iter().chain(given.zip(value).and_then(|(w, n)| replaced(w, n)));
        let labels: Vec<String> = edits.clone().map(|edit| format!("`{}`", scope.sources.slice(edit.span))).collect();
        let shown = value.map_or_else(|| field.to_owned(), |value| format!("{field} {} {value}", phrase.sign));
        let message = match labels.as_slice() {
            [label] => say::label_in_condition(label),
            labels => say::labels_in_condition(Argument::all(labels)),
        };
        scope.say(
            Diagnostic::new(&codes::LABEL_AS_NAME, message)
                .at(span, say::conditions_are_written_in_names())
                .help(Help::new(say::write(shown)).suggestion(edits)),
        );
    }
}

/// The field and the code that labels stand for.
fn names_of<'s>(schema: &'s Schema, phrase: &Phrase) -> Option<(&'s str, Option<&'s str>)> {
    let fields = schema.records.values().flat_map(|record| &record.fields);
    let is_meant =
        |(name, field): &(&String, &Field)| **name == phrase.field.value || is_called(field, &phrase.field.value);
    fields.filter(is_meant).find_map(|(name, field)| {
        let Some(value) = &phrase.value else { return Some((name.as_str(), None)) };
        let FieldKind::Code { list, .. } = field.kind else { return None };
        let list = schema.list(list);
        let exact = list.codes.get_key_value(&value.value).map(|(name, _)| name.as_str());
        Some((name.as_str(), Some(exact.or_else(|| code_called(list, &value.value))?)))
    })
}
