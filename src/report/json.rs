//! The whole outcome as JSON, versioned. `docs/output.md` is its description.

use serde_json::{Value, json};

use super::words;
use crate::outcome::{
    Cell, CellValue, CheckOutcome, CheckResult, HeaderNode, InputAccount, Locale, MemberHeader, Note, Outcome, Place,
    TableAccount, TableOutcome, TextOutcome, Undetermined,
};
use crate::value::Number;
use crate::words::{Json, Text};

/// The name and version of the schema. A member may be added within a version; none changes its meaning or goes.
pub const SCHEMA: &str = "bieu.outcome/2";

/// Everything in the outcome, indented, with a newline at the end.
///
/// Integers within 2^53 are JSON integers. Every other number is a string, an exact decimal (`"38.87"`) or, where 18
/// digits do not hold it, a fraction in lowest terms (`"100/3"`): there are no floating point numbers.
#[must_use]
pub fn json(outcome: &Outcome) -> Text<Json> {
    crate::words::json::document(&document(outcome))
}

/// The same as a value, for a host that makes it part of a document of its own.
#[must_use]
pub fn document(outcome: &Outcome) -> Value {
    let period = outcome.period.map(|(first, last)| json!({ "from": first.to_string(), "to": last.to_string() }));
    json!({
        "schema": SCHEMA,
        "title": outcome.title,
        "cites": outcome.cites,
        "period": period,
        "locale": locale(outcome.locale),
        "tables": array(&outcome.tables, table),
        "texts": array(&outcome.texts, |text: &TextOutcome| json!({ "name": text.name, "text": text.text })),
        "inputs": array(&outcome.inputs, input),
    })
}

fn array<Item>(items: &[Item], value: impl Fn(&Item) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect())
}

fn locale(locale: Locale) -> &'static str {
    match locale {
        Locale::Plain => "plain",
        Locale::Vietnamese => "vi",
        Locale::English => "en",
    }
}

fn table(table: &TableOutcome) -> Value {
    let stub = |stub: &crate::outcome::Stub| {
        json!({
            "shows": if stub.number { "number" } else { "label" },
            "heading": stub.heading,
            "printed": stub.printed,
        })
    };
    let row = |row: usize| {
        let cells = (0..table.columns.len()).filter_map(|column| table.cell(row, column));
        Value::Array(cells.map(cell).collect())
    };
    let split = |split: &crate::outcome::BrokenSplit| json!({ "split": split.split, "overlapping": count(split.overlapping), "uncovered": count(split.uncovered) });
    json!({
        "name": table.name,
        "title": table.title,
        "cites": table.cites,
        "stubs": array(&table.stubs, stub),
        "rows": array(&table.rows, member),
        "columns": array(&table.columns, member),
        "column_tree": array(&table.column_tree, node),
        "row_tree": array(&table.row_tree, node),
        "cells": Value::Array((0..table.rows.len()).map(row).collect()),
        "notes": array(&table.notes, |note: &Note| json!({ "place": place(table, note.place), "text": note.text })),
        "undetermined": array(&table.undetermined, |entry| undetermined(table, entry)),
        "checks": array(&table.checks, |entry| check(table, entry)),
        "broken_splits": array(&table.broken_splits, split),
        "account": array(&table.account, account),
    })
}

pub(super) fn member(member: &MemberHeader) -> Value {
    json!({
        "id": member.id,
        "printed": member.printed,
        "formula": member.formula,
        "label": member.label,
        "depth": member.depth,
        "is_total": member.is_total,
    })
}

fn node(tree: &HeaderNode) -> Value {
    match tree {
        HeaderNode::Member(position) => json!({ "member": position }),
        HeaderNode::Heading { label, children } => json!({ "heading": label, "children": array(children, node) }),
    }
}

pub(super) fn cell(cell: &Cell) -> Value {
    let mut value = match &cell.value {
        CellValue::Number(exact) => json!({ "value": number(exact), "rounded": cell.rounded.as_ref().map(number) }),
        CellValue::Date(date) => json!({ "date": date.to_string() }),
        CellValue::State(state) => json!({ "state": words::state_name(*state) }),
    };
    value["shown"] = Value::from(cell.shown.as_str());
    value["undetermined"] = count(cell.undetermined);
    value
}

fn place(table: &TableOutcome, place: Place) -> Value {
    let member = |axis, members: &[MemberHeader], position: usize| {
        let id = members.get(position).map(|member| member.id.as_str());
        json!({ "axis": axis, "position": position, "id": id })
    };
    match place {
        Place::Column(position) => member("column", &table.columns, position),
        Place::Row(position) => member("row", &table.rows, position),
        Place::Table => json!({ "axis": "table" }),
    }
}

fn undetermined(table: &TableOutcome, entry: &Undetermined) -> Value {
    let missing = |(field, records): &(String, u64)| json!({ "field": field, "records": count(*records) });
    json!({
        "place": place(table, entry.place),
        "records": count(entry.records),
        "missing": array(&entry.missing, missing),
    })
}

fn check(table: &TableOutcome, check: &CheckOutcome) -> Value {
    let counted = check.counted.as_ref().map(|(left, right)| (left, right));
    let (result, sides, state) = match &check.result {
        CheckResult::Holds => ("holds", counted, None),
        CheckResult::Fails { left, right } => ("fails", Some((left, right)), None),
        CheckResult::NotDecided(state) => ("not_decided", counted, Some(words::state_name(*state))),
        CheckResult::NotAsked(why) => ("not_asked", None, Some(words::no_sum_name(*why))),
    };
    json!({
        "check": check.check,
        "message": check.message,
        "severity": if check.warn { "warning" } else { "error" },
        "place": place(table, check.place),
        "result": result,
        "left": sides.map(|(left, _)| number(left)),
        "right": sides.map(|(_, right)| number(right)),
        "state": state,
        "undetermined": count(check.undetermined),
    })
}

fn account(account: &TableAccount) -> Value {
    json!({
        "record": account.record,
        "accepted": count(account.accepted),
        "counted": count(account.counted),
        "outside": count(account.outside),
        "undetermined": count(account.undetermined),
        "reach_no_row": count(account.reach_no_row),
    })
}

fn input(input: &InputAccount) -> Value {
    json!({
        "record": input.record,
        "label": input.label,
        "given": input.given,
        "read": count(input.read),
        "rejected": count(input.rejected),
    })
}

/// Beyond this, readers that hold numbers as floating point would change them.
const LARGEST_INTEGER: u64 = (1 << 53) - 1;

pub(super) fn number(number: &Number) -> Value {
    match number.to_integer() {
        Some(integer) if integer.unsigned_abs() <= LARGEST_INTEGER => Value::from(integer),
        _ => Value::String(number.to_string()),
    }
}

pub(super) fn count(count: u64) -> Value {
    if count <= LARGEST_INTEGER { Value::from(count) } else { Value::String(count.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_in_any_reader() {
        assert_eq!(number(&Number::from(-12)), json!(-12));
        assert_eq!(number(&Number::parse("38.870").unwrap()), json!("38.87"));
        assert_eq!(number(&Number::ratio(100, 3).unwrap()), json!("100/3"));
        assert_eq!(number(&Number::from(9_007_199_254_740_991)), json!(9_007_199_254_740_991i64));
        assert_eq!(number(&Number::from(9_007_199_254_740_992)), json!("9007199254740992"));
    }
}
