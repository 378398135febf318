//! Tables that could be read `as of` a date field of their records, which is how versions within a period are best met.

use crate::message::{Message, periods as say};
use crate::schema::FieldKind;
use crate::syntax::tree::{Choice, Expr, Item, Table};

use super::scope::Scope;

/// How to mend what changes within the period: by the day of each record where the table that reads it has one. Of several tables it is
/// the first that has `name` in it.
pub(super) fn help(scope: &Scope<'_>, items: &[&Item], name: Option<&str>) -> Message {
    let tables = items.iter().filter_map(|item| match item {
        Item::Table(table) => Some(table),
        _ => None,
    });
    let mut reading = tables.filter(|table| table.as_of.is_none() && name.is_none_or(|name| has(scope, table, name)));
    match reading.find_map(|table| Some((table, day_of(scope, table)?))) {
        Some((table, field)) => say::read_each_by_its_day(&table.name.value, field),
        None => say::report_versions_apart(),
    }
}

/// Whether a table's text has a name in it.
fn has(scope: &Scope<'_>, table: &Table, name: &str) -> bool {
    let is_of_names = |letter: char| letter.is_alphanumeric() || letter == '_';
    scope.sources.slice(table.span).split(|letter| !is_of_names(letter)).any(|word| word == name)
}

/// The field with the day of a table's records: the one that it asks to lie in the period, or else the first.
fn day_of<'s>(scope: &'s Scope<'_>, table: &'s Table) -> Option<&'s str> {
    let record = scope.schema.record(scope.schema.find_record(&table.of.value)?);
    let is_day = |name: &str| record.fields.get(name).is_some_and(|field| matches!(field.kind, FieldKind::Date));
    let asked = table.clauses.iter().filter(|clause| !clause.except).find_map(|clause| in_period(&clause.condition));
    let first = || record.fields.keys().map(String::as_str).find(|name| is_day(name));
    asked.filter(|name| is_day(name)).or_else(first)
}

/// The field that a condition asks to lie in the period.
fn in_period(condition: &Expr) -> Option<&str> {
    match condition {
        Expr::And(parts) => parts.iter().find_map(in_period),
        Expr::In { operand, choices, .. } => match choices.as_slice() {
            [Choice::One(choice)] if choice.name().is_some_and(|name| name.value == "period") => {
                operand.name().map(|name| name.value.as_str())
            }
            _ => None,
        },
        _ => None,
    }
}
