//! Declared changes and constants: names are resolved, nothing else is asked of them.

use std::collections::HashMap;

use crate::diagnostic::codes;
use crate::model::{Constant, ConstantValue, DeclaredChange, Table};
use crate::source::Spanned;
use crate::syntax::tree::{ChangeKind, Item, Name};

use super::printed::cites;
use super::scope::Scope;
use super::versions;

/// The declared changes in the order written. Which columns and requirements are meant is known only beside the other program.
pub(super) fn changes(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Vec<DeclaredChange> {
    let mut changes = Vec::new();
    for item in items {
        let Item::Change(change) = item else { continue };
        let (known, what) = nameable(scope, tables, items, change.kind);
        if !known.contains(&change.of.value.as_str()) {
            scope.say_unknown(&codes::UNKNOWN_NAME, &change.of, what, known);
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

/// What a declaration of a kind may be of, and what that is called in messages.
fn nameable<'s>(
    scope: &'s Scope<'_>,
    tables: &'s [Table],
    items: &[&'s Item],
    kind: ChangeKind,
) -> (Vec<&'s str>, &'static str) {
    let schema = &scope.schema;
    let report = Some(scope.report.name.as_str()).filter(|name| !name.is_empty());
    let records = schema.records.keys().map(String::as_str);
    let rules = tables.iter().map(|table| table.name.as_str()).chain(scope.criteria.keys().map(String::as_str));
    match kind {
        ChangeKind::Meaning => (rules.chain(report).collect(), "table or criteria called"),
        ChangeKind::Reading => {
            (records.chain(schema.lists.keys().map(String::as_str)).collect(), "record type or code list called")
        }
        ChangeKind::Print => {
            let text = |item: &&'s Item| match item {
                Item::Text(text) => Some(text.name.value.as_str()),
                _ => None,
            };
            let texts = items.iter().filter_map(text);
            let known = rules.chain(texts).chain(records).chain(report).collect();
            (known, "table, criteria, text, record type or report called")
        }
    }
}

/// Sets, then parameters, in the order declared.
pub(super) fn constants(scope: &Scope<'_>, items: &[&Item]) -> Vec<Constant> {
    let mut sources = sources(scope, items);
    let mut sources_of = |name: &String| sources.remove(name.as_str()).unwrap_or_default();
    let sets = scope.sets.iter().map(|(name, set)| {
        let value = set.codes.as_ref().ok().map(|codes| ConstantValue::Set(set.list, codes.clone()));
        (name, value)
    });
    let params = scope.params.iter().map(|(name, param)| {
        let value = param.value.as_ref().ok().map(|value| ConstantValue::Param(param.kind, value.clone()));
        (name, value)
    });
    let constants = sets.chain(params);
    constants.map(|(name, value)| Constant { name: name.clone(), value, cites: sources_of(name) }).collect()
}

/// What the version in force of each set and parameter rests on.
fn sources<'t>(scope: &Scope<'_>, items: &[&'t Item]) -> HashMap<&'t str, Vec<String>> {
    let mut sources = HashMap::new();
    for item in items {
        let (name, versions): (&Name, Vec<_>) = match item {
            Item::Set(set) => (&set.name, set.versions.iter().map(|v| (v.in_force.as_ref(), &v.cites)).collect()),
            Item::Param(param) => {
                (&param.name, param.versions.iter().map(|v| (v.in_force.as_ref(), &v.cites)).collect())
            }
            _ => continue,
        };
        let forces: Vec<_> = versions.iter().map(|(in_force, _)| *in_force).collect();
        if scope.is_first(name)
            && let Ok(chosen) = versions::choose(scope.as_of, "", name.span, &forces)
        {
            sources.insert(name.value.as_str(), cites(scope, versions[chosen].1));
        }
    }
    sources
}
