//! Declared changes and constants: names are resolved, nothing else is asked of them.

use crate::diagnostic::codes;
use crate::message::{Message, names};
use crate::model::{DeclaredChange, Table};
use crate::source::Spanned;
use crate::syntax::tree::{ChangeKind, Item};

use super::scope::Scope;

/// The declared changes in the order written. Which columns and requirements are meant is known only beside the other program.
pub(super) fn changes(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Vec<DeclaredChange> {
    let mut changes = Vec::new();
    for item in items {
        let Item::Change(change) = item else { continue };
        let (known, unknown) = nameable(scope, tables, items, change.kind);
        if !known.contains(&change.of.value.as_str()) {
            scope.say_unknown(&codes::UNKNOWN_NAME, &change.of, unknown(&change.of.value), known);
            continue;
        }
        changes.push(DeclaredChange {
            kind: change.kind,
            of: change.of.value.clone(),
            parts: change.parts.iter().map(|part| Spanned { value: part.value.clone(), span: part.span }).collect(),
            reason: change.reason.value.clone(),
            span: change.span,
        });
    }
    changes
}

/// What a declaration of a kind may be of, and what is said where there is no such thing.
fn nameable<'s>(
    scope: &'s Scope<'_>,
    tables: &'s [Table],
    items: &[&'s Item],
    kind: ChangeKind,
) -> (Vec<&'s str>, fn(&str) -> Message) {
    let schema = &scope.schema;
    let report = Some(scope.report.name.as_str()).filter(|name| !name.is_empty());
    let records = schema.records.keys().map(String::as_str);
    let rules = tables.iter().map(|table| table.name.as_str()).chain(scope.criteria.keys().map(String::as_str));
    match kind {
        ChangeKind::Meaning => (rules.chain(report).collect(), |name| names::nothing_whose_meaning_changes(name)),
        ChangeKind::Reading => {
            let known = records.chain(schema.lists.keys().map(String::as_str)).collect();
            (known, |name| names::nothing_whose_reading_changes(name))
        }
        ChangeKind::Print => {
            let text = |item: &&'s Item| match item {
                Item::Text(text) => Some(text.name.value.as_str()),
                _ => None,
            };
            let texts = items.iter().filter_map(text);
            let known = rules.chain(texts).chain(records).chain(report).collect();
            (known, |name| names::nothing_whose_print_changes(name))
        }
    }
}
