//! The JSON form of a finding, the same for every command.

use serde_json::{Value, json};

use super::mendings;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};
use crate::words::{self, Json, Text};

/// The name and version of a finding that stands by itself.
const SCHEMA: &str = "bieu.finding/2";

/// A finding as JSON: `code`, `severity`, `message`, `labels` (file, byte span, line and column), `help`, `mendings`, `notes`.
#[must_use]
pub fn to_json(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let label = |label: &Label| {
        let mut document = place(label.span, sources);
        document["text"] = json!(label.text);
        document
    };
    let labels: Vec<Value> = diagnostic.labels.iter().map(label).collect();
    json!({
        "code": diagnostic.code.to_string(),
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "labels": labels,
        "help": diagnostic.help.as_ref().map(|help| &help.words),
        "mendings": mendings::documents(diagnostic, sources),
        "notes": diagnostic.notes,
    })
}

/// A place: its file, its bytes, and its lines and columns.
pub fn place(span: Span, sources: &Sources) -> Value {
    let source = sources.get(span.source);
    let at = |offset| source.map(|s| s.position(offset)).map(|p| json!({"line": p.line, "column": p.column}));
    json!({
        "file": source.map(|s| s.name.as_str()),
        "start": span.start,
        "end": span.end,
        "from": at(span.start),
        "to": at(span.end),
    })
}

/// The same in one line, led by its version: each line of a stream can be read without the others.
pub fn line(diagnostic: &Diagnostic, sources: &Sources) -> Text<Json> {
    let mut document = json!({"schema": SCHEMA});
    if let (Value::Object(document), Value::Object(finding)) = (&mut document, to_json(diagnostic, sources)) {
        document.extend(finding);
    }
    words::json::line(&document)
}
