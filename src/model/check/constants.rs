//! Sets and parameters: the version in force, resolved to codes and values.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::Type;
use crate::schema::ListId;
use crate::syntax::tree::{Expr, Item, Name, Param, Set, TypeName};
use crate::value::{CodeIndex, Value};

use super::scope::{ParamValue, Scope, SetValue, type_words};
use super::versions;

/// Resolves every `set` item.
pub(super) fn sets(scope: &mut Scope<'_>, items: &[&Item]) {
    let written: IndexMap<&str, &Set> = items
        .iter()
        .filter_map(|item| match item {
            Item::Set(set) if scope.is_first(&set.name) => Some((set.name.value.as_str(), set)),
            _ => None,
        })
        .collect();
    for set in written.values() {
        let Some(list) = scope.list(&set.list) else { continue };
        let versions: Vec<_> = set.versions.iter().map(|v| (v.in_force.as_ref(), v.span)).collect();
        versions::check_timeline(scope, &format!("`{}`", set.name.value), &versions, true);
        let mut resolver = SetResolver { scope, written: &written, open: Vec::new() };
        let codes = resolver.codes(set, list, &mut BTreeSet::new());
        scope.sets.insert(set.name.value.clone(), SetValue { list, codes });
    }
}

struct SetResolver<'s, 'a, 't> {
    scope: &'s Scope<'a>,
    written: &'s IndexMap<&'t str, &'t Set>,
    open: Vec<&'t str>,
}

impl<'t> SetResolver<'_, '_, 't> {
    fn codes(
        &mut self,
        set: &'t Set,
        list: ListId,
        said: &mut BTreeSet<&'t str>,
    ) -> Result<Vec<CodeIndex>, Option<Diagnostic>> {
        let forces: Vec<_> = set.versions.iter().map(|v| v.in_force.as_ref()).collect();
        let what = format!("the set `{}`", set.name.value);
        let chosen = versions::choose(self.scope.as_of, &what, set.name.span, &forces)?;
        self.open.push(&set.name.value);
        let mut members = BTreeSet::new();
        let mut whole = true;
        for (index, version) in set.versions.iter().enumerate() {
            for name in &version.members {
                match self.member(name, list, said) {
                    Some(found) if index == chosen => members.extend(found),
                    Some(_) => {}
                    None => whole = false,
                }
            }
        }
        self.open.pop();
        if !whole {
            return Err(None);
        }
        if set.versions[chosen].all_except {
            let all = self.scope.schema.list(list).codes.len() as CodeIndex;
            return Ok((0..all).filter(|code| !members.contains(code)).collect());
        }
        Ok(members.into_iter().collect())
    }

    fn member(&mut self, name: &Name, list: ListId, said: &mut BTreeSet<&'t str>) -> Option<Vec<CodeIndex>> {
        let codes = self.scope.schema.list(list);
        if let Some(index) = codes.codes.get_index_of(&name.value) {
            return Some(vec![index as CodeIndex]);
        }
        if let Some(group) = codes.groups.get(&name.value) {
            return Some(group.codes.clone());
        }
        let Some((key, other)) = self.written.get_key_value(name.value.as_str()) else {
            let known = codes.codes.keys().chain(codes.groups.keys()).map(String::as_str);
            let list_name = self.scope.schema.list_name(list);
            self.scope.say_unknown(&codes::UNKNOWN_NAME, name, &format!("code or group in {list_name} called"), known);
            return None;
        };
        self.scope.mark_used(&name.value);
        if self.open.contains(key) {
            if said.insert(key) {
                self.scope.say_at(
                    &codes::CYCLE,
                    name.span,
                    format!("the set `{key}` needs itself"),
                    "leads back to itself",
                );
            }
            return None;
        }
        if other.list.value != self.scope.schema.list_name(list) {
            self.scope.say_at(
                &codes::OTHER_LIST,
                name.span,
                format!("`{key}` is a set of {}, not of {}", other.list.value, self.scope.schema.list_name(list)),
                "set of another list",
            );
            return None;
        }
        self.codes(other, list, said).ok()
    }
}

/// Resolves every `param` item.
pub(super) fn params(scope: &mut Scope<'_>, items: &[&Item]) {
    for item in items {
        let Item::Param(param) = item else { continue };
        if !scope.is_first(&param.name) {
            continue;
        }
        let Some(kind) = constant_type(scope, &param.kind) else { continue };
        let versions: Vec<_> = param.versions.iter().map(|v| (v.in_force.as_ref(), v.span)).collect();
        versions::check_timeline(scope, &format!("`{}`", param.name.value), &versions, true);
        let value = param_value(scope, param, kind);
        scope.params.insert(param.name.value.clone(), ParamValue { kind, value });
    }
}

fn param_value(scope: &Scope<'_>, param: &Param, kind: Type) -> Result<Value, Option<Diagnostic>> {
    let values: Vec<Option<Value>> = param.versions.iter().map(|v| constant(scope, &v.value, kind)).collect();
    let forces: Vec<_> = param.versions.iter().map(|v| v.in_force.as_ref()).collect();
    let what = format!("the parameter `{}`", param.name.value);
    let chosen = versions::choose(scope.as_of, &what, param.name.span, &forces)?;
    values[chosen].clone().ok_or(None)
}

fn constant_type(scope: &Scope<'_>, name: &TypeName) -> Option<Type> {
    if let Some(kind) = simple_type(&name.name.value) {
        return Some(kind);
    }
    if let Some(list) = scope.schema.find_list(&name.name.value) {
        return Some(Type::Code(list));
    }
    let known = SIMPLE_TYPES.iter().map(|(n, _)| *n).chain(scope.schema.lists.keys().map(String::as_str));
    scope.say_unknown(&codes::UNKNOWN_TYPE, &name.name, "type", known);
    None
}

/// The types that are not declared.
pub(super) const SIMPLE_TYPES: [(&str, Type); 5] = [
    ("text", Type::Text),
    ("integer", Type::Integer),
    ("decimal", Type::Decimal),
    ("date", Type::Date),
    ("yes/no", Type::YesNo),
];

/// The type with this name that is not declared.
pub(super) fn simple_type(name: &str) -> Option<Type> {
    SIMPLE_TYPES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
}

fn constant(scope: &Scope<'_>, expr: &Expr, kind: Type) -> Option<Value> {
    let (value, found) = match expr {
        Expr::Number(n) => {
            let found = if n.value.is_integer() { Type::Integer } else { Type::Decimal };
            (Value::Number(n.value), found)
        }
        Expr::Negate(inner, _) => match constant(scope, inner, kind)? {
            Value::Number(n) => return Some(Value::Number(n.negated())),
            _ => return None,
        },
        Expr::Date(d) => (Value::Date(d.value), Type::Date),
        Expr::Text(t) => (Value::Text(t.value.clone()), Type::Text),
        Expr::YesNo(b) => (Value::YesNo(b.value), Type::YesNo),
        Expr::Path(path) => return code(scope, path, kind),
        other => {
            scope.say_at(
                &codes::NOT_CONSTANT,
                other.span(),
                "a parameter needs a value written out",
                "not a fixed value",
            );
            return None;
        }
    };
    if kind == found || (kind == Type::Decimal && found == Type::Integer) {
        return Some(value);
    }
    let message = format!(
        "the parameter holds {}, this is {}",
        type_words(&scope.schema, kind),
        type_words(&scope.schema, found)
    );
    scope.say_at(&codes::WRONG_TYPE, expr.span(), message, "wrong type");
    None
}

fn code(scope: &Scope<'_>, path: &crate::syntax::tree::Path, kind: Type) -> Option<Value> {
    let (Type::Code(list), [name]) = (kind, path.segments.as_slice()) else {
        scope.say_at(&codes::NOT_CONSTANT, path.span, "a parameter needs a value written out", "not a fixed value");
        return None;
    };
    let codes = scope.schema.list(list);
    let found = codes.codes.get_index_of(&name.value);
    if found.is_none() {
        let what = format!("code in {} called", scope.schema.list_name(list));
        scope.say_unknown(&codes::UNKNOWN_NAME, name, &what, codes.codes.keys().map(String::as_str));
    }
    found.map(|index| Value::Code(index as CodeIndex))
}
