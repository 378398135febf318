//! A comparison as JSON, versioned. `docs/changes.md` is its description.

use serde_json::{Value, json};

use super::super::{
    Cause, Change, Comparison, Days, Edit, Found, MovedCell, MovedText, Part, Side, StructureChange, Subject, Verdict,
};
use crate::outcome::{Cell, CellValue};
use crate::syntax::tree::ChangeKind as Declared;
use crate::value::{Date, Number};

/// The name and version of the schema. A member may be added within a version; none changes its meaning or goes.
pub const SCHEMA: &str = "bieu.diff/2";

/// Everything in the comparison, for a document that names [`SCHEMA`]. Numbers are strings: exact decimals, or fractions in lowest terms.
#[must_use]
pub fn document(comparison: &Comparison) -> Value {
    let declared = comparison.declared.iter().map(|change| {
        let parts: Vec<&str> = change.parts.iter().map(|part| part.value.as_str()).collect();
        let kind = match change.kind {
            Declared::Meaning => "meaning",
            Declared::Reading => "reading",
            Declared::Print => "print",
        };
        json!({ "kind": kind, "of": change.of, "parts": parts, "reason": change.reason })
    });
    let part = |part: &[Found]| part.iter().map(found).collect::<Vec<_>>();
    let text = |text: &MovedText| json!({ "text": text.name, "old": text.old, "new": text.new });
    json!({
        "reading": part(&comparison.reading),
        "meaning": part(&comparison.meaning),
        "print": part(&comparison.print),
        "days": days(&comparison.days),
        "structure": comparison.structure.iter().map(structure).collect::<Vec<_>>(),
        "figures": comparison.moved.as_ref().map(|moved| moved.iter().map(figure).collect::<Vec<_>>()),
        "texts": comparison.texts.as_ref().map(|texts| texts.iter().map(text).collect::<Vec<_>>()),
        "declared": declared.collect::<Vec<_>>(),
    })
}

fn days(days: &Days) -> Value {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let [old, new] = days.read_at.map(day);
    json!({ "old_read_at": old, "new_read_at": new, "stretches": days.stretches, "partial": days.is_partial })
}

fn found(found: &Found) -> Value {
    let mut document = subject(&found.subject);
    let (verdict, why, changes) = match &found.verdict {
        Verdict::Equal => ("equal", None, Vec::new()),
        Verdict::NotDecided(why) => ("not decided", Some(why), Vec::new()),
        Verdict::Changed(changes) => ("changed", None, changes.iter().map(change).collect()),
    };
    document["verdict"] = verdict.into();
    document["why"] = json!(why);
    document["changes"] = Value::Array(changes);
    document
}

fn subject(subject: &Subject) -> Value {
    match subject {
        Subject::Record { record } => json!({ "kind": "record", "of": record }),
        Subject::Field { record, field } => json!({ "kind": "field", "of": record, "id": field }),
        Subject::List { list } => json!({ "kind": "list", "of": list }),
        Subject::Report => json!({ "kind": "report", "of": "" }),
        Subject::Days => json!({ "kind": "days", "of": "" }),
        Subject::Text { text } => json!({ "kind": "text", "of": text }),
        Subject::Checks { table } => json!({ "kind": "checks", "of": table }),
        Subject::Table { table } => json!({ "kind": "table", "of": table }),
        Subject::Column { table, id, was } => json!({ "kind": "column", "of": table, "id": id, "was": was }),
        Subject::Row { table, id, was } => json!({ "kind": "row", "of": table, "id": id, "was": was }),
        Subject::Cell { table, row, column } => json!({ "kind": "cell", "of": table, "row": row, "column": column }),
        Subject::Criteria { criteria } => json!({ "kind": "criteria", "of": criteria }),
        Subject::Requirement { criteria, requirement } => {
            json!({ "kind": "requirement", "of": criteria, "id": requirement })
        }
    }
}

fn change(change: &Change) -> Value {
    json!({ "in": change.kind.name(), "how": change.how, "witness": change.witness, "days": change.days })
}

fn structure(change: &StructureChange) -> Value {
    let (edit, from, to) = match &change.edit {
        Edit::Added => ("added", None, None),
        Edit::Removed => ("removed", None, None),
        Edit::Renamed { from } => ("renamed", Some(from), None),
        Edit::Relabelled { from, to } => ("relabelled", Some(from), Some(to)),
        Edit::Moved => ("moved", None, None),
        Edit::Rewritten { from, to } => ("rewritten", Some(from), Some(to)),
    };
    json!({ "thing": change.thing.name(), "of": change.of, "name": change.name, "edit": edit, "from": from, "to": to, "days": change.days })
}

fn figure(moved: &MovedCell) -> Value {
    json!({
        "table": moved.table,
        "row": moved.row,
        "row_label": moved.row_label,
        "column": moved.column,
        "column_label": moved.column_label,
        "old": cell(&moved.old),
        "new": cell(&moved.new),
        "by": number(moved.difference.clone()),
        "parts": moved.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

fn cell(cell: &Cell) -> Value {
    let (value, state) = match &cell.value {
        CellValue::Number(number) => (Some(number.to_string()), None),
        CellValue::Date(day) => (Some(day.to_string()), None),
        CellValue::State(state) => (None, Some(state)),
    };
    let state = state.map(|state| state.name());
    json!({ "value": value, "state": state, "shown": cell.shown })
}

fn part(part: &Part) -> Value {
    json!({
        "by": number(part.by.clone()),
        "why": part.cause.to_string(),
        "cause": cause(&part.cause),
        "records": part.records,
        "keys": part.keys,
    })
}

fn cause(cause: &Cause) -> Value {
    let side = |side: &Side| side.name();
    match cause {
        Cause::Clause { side: out, place, words, undetermined } => json!({
            "kind": "clause", "out_in": side(out), "place": place, "clause": words, "undetermined": undetermined,
        }),
        Cause::Arm { side: out, place, arm, undetermined, unless } => json!({
            "kind": "arm", "out_in": side(out), "place": place, "arm": arm, "undetermined": undetermined,
            "unless": unless.as_deref().map(self::cause),
        }),
        Cause::Codes { side: out, place, undetermined } => json!({
            "kind": "codes", "out_in": side(out), "place": place, "undetermined": undetermined,
        }),
        Cause::Read { side: by } => json!({ "kind": "read", "by": side(by) }),
        Cause::Measure => json!({ "kind": "measure" }),
        Cause::Formula => json!({ "kind": "formula" }),
        Cause::Shown => json!({ "kind": "shown" }),
        Cause::Term { row, column, cause: inner } => {
            json!({ "kind": "term", "row": row, "column": column, "cause": self::cause(inner) })
        }
    }
}

fn number(number: Option<Number>) -> Value {
    number.map_or(Value::Null, |number| Value::String(number.to_string()))
}
