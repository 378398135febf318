//! Derived fields: expressions are put where they are used, aggregates become fields of their own.

use crate::diagnostic::codes;
use crate::model::{Aggregate, End, Expression, Path, Type};
use crate::schema::{FieldKind, RecordId};
use crate::syntax::tree::{Item, Let, LetValue, Measure, MeasureKind, Name};

use super::clause;
use super::expression::Typing;
use super::lists::label;
use super::scope::Scope;

/// How far a derived field is resolved.
#[derive(Clone)]
pub(super) enum LetState<'a> {
    /// Not yet looked at.
    Written(&'a Let),
    /// Being resolved: coming back to it is a circle.
    Open,
    /// Resolved; `None` if it has a fault, which was said.
    Done(Option<(Expression, Type)>),
}

/// Resolves the derived fields of every record type.
pub(super) fn lets<'a>(scope: &Scope<'a>, items: &[&'a Item]) {
    let mut all = Vec::new();
    for item in items {
        let Item::Record(record) = item else { continue };
        let Some(id) = scope.schema.find_record(&record.name.value).filter(|_| scope.is_first(&record.name)) else {
            continue;
        };
        for field in &record.lets {
            let key = (id, field.name.value.clone());
            all.push(key.clone());
            scope.lets.borrow_mut().entry(key).or_insert(LetState::Written(field));
        }
    }
    for (record, name) in all {
        resolve(scope, record, &name, None);
    }
}

/// The derived field of a record type as an expression over its records; `None` if there is none or it has a fault.
/// `from` is the place that asks, to say where a circle closes.
pub(super) fn resolve(
    scope: &Scope<'_>,
    record: RecordId,
    name: &str,
    from: Option<&Name>,
) -> Option<(Expression, Type)> {
    let key = (record, name.to_owned());
    let state = scope.lets.borrow().get(&key).cloned()?;
    match state {
        LetState::Done(result) => result,
        LetState::Open => {
            if let Some(from) = from {
                scope.say_at(
                    &codes::CYCLE,
                    from.span,
                    format!("the derived field `{name}` needs itself"),
                    "leads back to itself",
                );
            }
            None
        }
        LetState::Written(field) => {
            scope.lets.borrow_mut().insert(key.clone(), LetState::Open);
            let result = match &field.value {
                LetValue::Expr(expr) => Typing::of(scope, record).value(expr, None),
                LetValue::Aggregate { .. } => aggregate(scope, record, field),
            };
            scope.lets.borrow_mut().insert(key, LetState::Done(result.clone()));
            result
        }
    }
}

/// Whether a record type has a derived field of this name.
pub(super) fn is_let(scope: &Scope<'_>, record: RecordId, name: &str) -> bool {
    scope.lets.borrow().contains_key(&(record, name.to_owned()))
}

/// The names of a record type's derived fields.
pub(super) fn let_names(scope: &Scope<'_>, record: RecordId) -> Vec<String> {
    scope.lets.borrow().keys().filter(|(r, _)| *r == record).map(|(_, name)| name.clone()).collect()
}

fn aggregate(scope: &Scope<'_>, on: RecordId, field: &Let) -> Option<(Expression, Type)> {
    let LetValue::Aggregate { measure, by, clauses } = &field.value else { return None };
    let (of, typing) = measured_record(scope, measure)?;
    let referring = scope.schema.record(of);
    let by_field = referring.find_field(&by.value);
    let refers = by_field.is_some_and(|f| referring.field(f).kind == FieldKind::Reference(on));
    let Some(by_field) = by_field.filter(|_| refers) else {
        let known: Vec<&str> = referring
            .fields
            .iter()
            .filter(|(_, f)| f.kind == FieldKind::Reference(on))
            .map(|(name, _)| name.as_str())
            .collect();
        let what = format!(
            "field of `{}` that refers to `{}` called",
            scope.schema.record_name(of),
            scope.schema.record_name(on)
        );
        scope.say_unknown(&codes::UNKNOWN_NAME, by, &what, known);
        return None;
    };
    let operand = match (measure.kind, &measure.operand) {
        (MeasureKind::Count, _) | (_, None) => None,
        (_, Some(expr)) => Some(typing.value(expr, None)?),
    };
    let kind = aggregate_type(scope, measure, operand.as_ref().map(|(_, kind)| *kind))?;
    let clauses: Vec<_> = clauses.iter().map(|c| clause::clause(scope, of, c)).collect::<Option<_>>()?;
    let mut aggregates = scope.aggregates.borrow_mut();
    let index = aggregates.len() as u16;
    aggregates.push(Aggregate {
        on,
        name: field.name.value.clone(),
        label: label(field.label.as_ref(), &field.name),
        kind,
        measure: measure.kind,
        of,
        by: by_field,
        operand: operand.map(|(expression, _)| expression),
        clauses,
    });
    Some((Expression::Path(Path { references: Vec::new(), end: End::Aggregate(index) }), kind))
}

/// The record type that an aggregate names, and how its operand is read.
fn measured_record<'s, 'a>(scope: &'s Scope<'a>, measure: &Measure) -> Option<(RecordId, Typing<'s, 'a>)> {
    let name = measure.operand.as_ref().and_then(super::expression::first_name);
    let Some(name) = name else {
        scope.say_at(
            &codes::BAD_MEASURE,
            measure.span,
            "an aggregate names the record type it is over",
            "of which records? write `count Member by cell`",
        );
        return None;
    };
    let of = scope.record(name)?;
    Some((of, Typing::of_named(scope, of)))
}

fn aggregate_type(scope: &Scope<'_>, measure: &Measure, operand: Option<Type>) -> Option<Type> {
    let kind = match (measure.kind, operand) {
        (MeasureKind::Count | MeasureKind::CountDistinct, _) => Some(Type::Integer),
        (MeasureKind::Sum, Some(kind @ (Type::Integer | Type::Decimal))) => Some(kind),
        (MeasureKind::Average, Some(Type::Integer | Type::Decimal)) => Some(Type::Decimal),
        (MeasureKind::Min | MeasureKind::Max, Some(kind @ (Type::Integer | Type::Decimal | Type::Date))) => Some(kind),
        (MeasureKind::Min | MeasureKind::Max, Some(kind @ Type::Code(list))) if scope.schema.list(list).ordered => {
            Some(kind)
        }
        _ => None,
    };
    if kind.is_none() {
        super::body::say_bad_operand(scope, measure, operand, true);
    }
    kind
}
