//! Derived fields: expressions are put where they are used, aggregates become fields of their own.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::names;
use crate::message::record_types as say;
use crate::model::{Aggregate, End, Expression, Path, Type};
use crate::schema::{FieldKind, RecordId};
use crate::syntax::tree::{Expr, Item, Let, LetValue, Measure, MeasureKind, Name};

use super::body;
use super::clause;
use super::expression::Typing;
use super::heads::path_heads;
use super::lists::label;
use super::scope::{DEEPEST, LetState, Scope};

/// How many operators and values a derived field may have, those of the fields that it needs included.
const LONGEST: usize = 10_000;

/// How many operators may stand in each other in a derived field, those of the fields that it needs included.
const DEEPEST_EXPRESSION: usize = 256;

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
                scope.say(
                    Diagnostic::new(&codes::CYCLE, say::derived_field_needs_itself(name))
                        .at(from.span, names::leads_back_to_itself())
                        .help(say::work_out_from_stored_fields()),
                );
            }
            None
        }
        LetState::Written(field) => {
            let open = scope.lets.borrow().values().filter(|state| matches!(state, LetState::Open)).count();
            if open > DEEPEST {
                scope.say_too_long(&field.name, names::derived_field_is_too_long(name));
                scope.lets.borrow_mut().insert(key, LetState::Done(None));
                return None;
            }
            scope.lets.borrow_mut().insert(key.clone(), LetState::Open);
            let result = match &field.value {
                LetValue::Expr(expr) => Typing::of(scope, record).value(expr, None),
                LetValue::Aggregate { .. } => aggregate(scope, record, field),
            };
            let result = result.filter(|(expression, _)| {
                let fits = expression.size() <= LONGEST && expression.depth() <= DEEPEST_EXPRESSION;
                if !fits {
                    scope.say_too_long(&field.name, names::derived_field_is_too_long(name));
                }
                fits
            });
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
    let (of, typing) = measured_record(scope, measure, by)?;
    let referring = scope.schema.record(of);
    let by_field = referring.find_field(&by.value);
    let refers = by_field.is_some_and(|f| referring.field(f).kind == FieldKind::Reference(on));
    let Some(by_field) = by_field.filter(|_| refers) else {
        if scope.is_broken(&format!("{}.{}", scope.schema.record_name(of), by.value)) {
            return None;
        }
        let known: Vec<&str> = referring
            .fields
            .iter()
            .filter(|(_, f)| f.kind == FieldKind::Reference(on))
            .map(|(name, _)| name.as_str())
            .collect();
        let (from, to) = (scope.schema.record_name(of), scope.schema.record_name(on));
        scope.say_unknown(&codes::UNKNOWN_NAME, by, names::no_field_that_refers(from, to, &by.value), known);
        return None;
    };
    let operand = match (measure.kind, &measure.operand) {
        (MeasureKind::Count, _) | (_, None) => None,
        (_, Some(expr)) => Some(typing.value(expr, None)?),
    };
    let kind = aggregate_type(scope, measure, operand.as_ref().map(|(_, kind)| *kind))?;
    // Every clause is looked at, so that each fault is said.
    let clauses: Vec<_> = clauses.iter().map(|c| clause::clause(scope, of, c)).collect();
    let clauses = clauses.into_iter().collect::<Option<Vec<_>>>()?;
    let aggregate = Aggregate {
        on,
        name: field.name.value.clone(),
        label: label(field.label.as_ref(), &field.name),
        kind,
        measure: measure.kind,
        of,
        by: by_field,
        operand: operand.map(|(expression, _)| expression),
        clauses,
    };
    let end = End::Aggregate(known_as(scope, aggregate));
    Some((Expression::Path(Path { steps: Vec::new(), end }), kind))
}

/// The position of a derived field among all. Over another period it can be another one, which then has another name.
fn known_as(scope: &Scope<'_>, mut aggregate: Aggregate) -> u32 {
    let mut aggregates = scope.aggregates.borrow_mut();
    let other = |known: &Aggregate| known.on == aggregate.on && known.name == aggregate.name && *known != aggregate;
    if let (true, Some((first, last))) = (aggregates.iter().any(other), scope.report.period) {
        aggregate.name = format!("{} over {first} to {last}", aggregate.name);
    }
    let is_taken = |name: &str| {
        let other = |known: &Aggregate| known.on == aggregate.on && known.name == name;
        aggregates
            .iter()
            .any(|known| other(known) && Aggregate { name: name.to_owned(), ..aggregate.clone() } != *known)
    };
    if let (true, Some(day)) = (is_taken(&aggregate.name), scope.as_of) {
        aggregate.name = format!("{} as of {day}", aggregate.name);
    }
    let known = aggregates.iter().position(|known| *known == aggregate);
    known.unwrap_or_else(|| {
        aggregates.push(aggregate);
        aggregates.len() - 1
    }) as u32
}

/// The record type that an aggregate names, and how its operand is read.
fn measured_record<'s, 'a>(scope: &'s Scope<'a>, measure: &Measure, by: &Name) -> Option<(RecordId, Typing<'s, 'a>)> {
    let operand = measure.operand.as_ref();
    let Some(name) = operand.and_then(|operand| record_name(scope, operand)) else {
        let finding = Diagnostic::new(&codes::BAD_MEASURE, say::aggregate_names_no_record_type());
        let finding = match operand {
            None => finding.at(measure.span, say::of_which_records()).help(say::write_count_record_by(&by.value)),
            Some(operand) => {
                let written = scope.sources.slice(operand.span());
                let help = say::name_record_type_of(written, &by.value);
                finding.at(operand.span(), say::of_which_records()).help(help)
            }
        };
        scope.say(finding);
        return None;
    };
    let of = scope.record(name)?;
    if let (Some(Expr::Path(path)), true) = (operand, measure.kind != MeasureKind::Count)
        && path.segments.len() == 1
    {
        body::say_record_as_value(scope, name);
        return None;
    }
    match operand {
        Some(operand) if measure.kind == MeasureKind::Count && operand.name().is_none() => {
            body::say_not_counted(scope, operand);
            None
        }
        _ => Some((of, Typing::of_named(scope, of))),
    }
}

/// The name in an aggregate's operand that is, or should be, its record type: one that is known, else what stands alone
/// after `count`, else what stands before a point.
fn record_name<'e>(scope: &Scope<'_>, operand: &'e Expr) -> Option<&'e Name> {
    let is_alone = operand.name().is_some();
    let mut heads = Vec::new();
    path_heads(operand, &mut heads);
    let known = heads.iter().find(|(name, _)| scope.schema.find_record(&name.value).is_some());
    let capital = |name: &Name| name.value.starts_with(char::is_uppercase);
    known.or_else(|| heads.iter().find(|(name, alone)| !alone || (is_alone && capital(name)))).map(|(name, _)| *name)
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
        body::say_bad_operand(scope, measure, operand, true);
    }
    kind
}
