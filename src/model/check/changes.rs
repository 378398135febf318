//! Declared changes and constants: names are resolved, nothing else is asked of them.

use crate::diagnostic::codes;
use crate::model::{Constant, ConstantValue, DeclaredChange, Table};
use crate::source::Spanned;
use crate::syntax::tree::Item;

use super::scope::Scope;

/// The declared changes in the order written. Which columns and requirements are meant is known only beside the other program.
pub(super) fn changes(scope: &Scope<'_>, tables: &[Table], items: &[&Item]) -> Vec<DeclaredChange> {
    let mut changes = Vec::new();
    for item in items {
        let Item::Change(change) = item else { continue };
        let known = tables.iter().map(|table| table.name.as_str()).chain(scope.criteria.keys().map(String::as_str));
        if !known.clone().any(|name| name == change.of.value) {
            scope.say_unknown(&codes::UNKNOWN_NAME, &change.of, "table or criteria called", known);
            continue;
        }
        changes.push(DeclaredChange {
            of: change.of.value.clone(),
            parts: change.parts.iter().map(|part| Spanned { value: part.value.clone(), span: part.span }).collect(),
            reason: change.reason.value.clone(),
            span: change.span,
        });
    }
    changes
}

/// Sets, then parameters, in the order declared.
pub(super) fn constants(scope: &Scope<'_>) -> Vec<Constant> {
    let sets = scope.sets.iter().map(|(name, set)| Constant {
        name: name.clone(),
        value: set.codes.as_ref().ok().map(|codes| ConstantValue::Set(set.list, codes.clone())),
    });
    let params = scope.params.iter().map(|(name, param)| Constant {
        name: name.clone(),
        value: param.value.as_ref().ok().map(|value| ConstantValue::Param(param.kind, value.clone())),
    });
    sets.chain(params).collect()
}
