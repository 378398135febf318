//! What the sets and parameters of a program hold, and what that rests on.

use std::collections::HashMap;

use crate::message::phrases;
use crate::model::{Constant, ConstantValue};
use crate::syntax::tree::{Item, Name};

use super::printed::cites;
use super::scope::Scope;
use super::versions;

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
pub(super) fn sources<'t>(scope: &Scope<'_>, items: &[&'t Item]) -> HashMap<&'t str, Vec<String>> {
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
            && let Ok(chosen) = versions::choose(scope.as_of, &phrases::named(&name.value), name.span, &forces)
        {
            sources.insert(name.value.as_str(), cites(scope, versions[chosen].1));
        }
    }
    sources
}
