//! Parameters: the version in force, as a value.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::parameters as say;
use crate::message::{names, phrases, record_types};
use crate::model::Type;
use crate::source::Span;
use crate::syntax::tree::{Expr, Item, Path, TypeName};
use crate::value::{CodeIndex, Value};

use super::known::ParamValue;
use super::scope::Scope;
use super::types::{SIMPLE_TYPES, simple_type, type_said};
use super::{units, versions};

/// Resolves every `param` item.
pub(super) fn params(scope: &mut Scope<'_>, items: &[&Item]) {
    for item in items {
        let Item::Param(param) = item else { continue };
        if !scope.is_first(&param.name) {
            continue;
        }
        let Some(kind) = constant_type(scope, &param.kind) else {
            scope.mark_broken(&param.name.value);
            continue;
        };
        if scope.is_read_again {
            let forces: Vec<_> = param.versions.iter().map(|version| version.in_force.as_ref()).collect();
            let what = phrases::the_parameter(&param.name.value);
            let chosen = versions::choose(scope.as_of, &what, param.name.span, &forces);
            let value = chosen.and_then(|chosen| constant(scope, &param.versions[chosen].value, kind).ok_or(None));
            scope.params.insert(param.name.value.clone(), ParamValue { kind, value });
            continue;
        }
        let versions: Vec<_> = param.versions.iter().map(|v| (v.in_force.as_ref(), v.span)).collect();
        let chosen = versions::chosen(scope, |name| phrases::the_parameter(name), &param.name, &versions);
        let values: Vec<_> = param.versions.iter().map(|version| constant(scope, &version.value, kind)).collect();
        let value = chosen.and_then(|chosen| values[chosen].clone().ok_or(None));
        scope.params.insert(param.name.value.clone(), ParamValue { kind, value });
    }
}

fn constant_type(scope: &Scope<'_>, name: &TypeName) -> Option<Type> {
    if let Some(kind) = simple_type(&name.name.value) {
        return Some(kind);
    }
    if let Some(list) = scope.schema.find_list(&name.name.value) {
        if scope.schema.list(list).units.is_some() {
            units::say_named(scope, &name.name, record_types::parameter_would_name_records(&name.name.value));
            return None;
        }
        return Some(Type::Code(list));
    }
    let known = SIMPLE_TYPES.iter().map(|(n, _)| *n).chain(scope.schema.lists.keys().map(String::as_str));
    scope.say_unknown(&codes::UNKNOWN_TYPE, &name.name, names::no_type(&name.name.value), known);
    None
}

fn constant(scope: &Scope<'_>, expr: &Expr, kind: Type) -> Option<Value> {
    let (value, found) = match expr {
        Expr::Number(n) => {
            let found = if n.value.is_integer() { Type::Integer } else { Type::Decimal };
            (Value::Number(n.value.clone()), found)
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
            say_not_constant(scope, other.span(), kind);
            return None;
        }
    };
    if kind == found || (kind == Type::Decimal && found == Type::Integer) {
        return Some(value);
    }
    let (holds, is) = (type_said(&scope.schema, kind), type_said(&scope.schema, found));
    let message = say::parameter_holds_other(holds, &is);
    scope.say_at(&codes::WRONG_TYPE, expr.span(), message, is);
    None
}

fn say_not_constant(scope: &Scope<'_>, span: Span, kind: Type) {
    let example = match kind {
        Type::Text => "\"…\"".to_owned(),
        Type::Integer => "5".to_owned(),
        Type::Decimal => "0.5".to_owned(),
        Type::Date => "2024-06-30".to_owned(),
        Type::YesNo => "yes".to_owned(),
        Type::Code(list) => {
            let first = scope.schema.list(list).codes.keys().next();
            first.map_or_else(String::new, Clone::clone)
        }
    };
    scope.say(
        Diagnostic::new(&codes::NOT_CONSTANT, say::needs_a_value_written_out())
            .at(span, say::is_needed(type_said(&scope.schema, kind)))
            .help(say::write_it_out(example)),
    );
}

fn code(scope: &Scope<'_>, path: &Path, kind: Type) -> Option<Value> {
    let (Type::Code(list), [name]) = (kind, path.segments.as_slice()) else {
        say_not_constant(scope, path.span, kind);
        return None;
    };
    let codes = scope.schema.list(list);
    let found = codes.codes.get_index_of(&name.value);
    if found.is_none() {
        let message = names::no_code_of(scope.schema.list_name(list), &name.value);
        scope.say_unknown(&codes::UNKNOWN_NAME, name, message, codes.codes.keys().map(String::as_str));
    }
    found.map(|index| Value::Code(index as CodeIndex))
}
