//! The JSON form of a finding, the same for every command.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::words::{self, Json, Text};

/// The name and version of a finding that stands by itself.
const SCHEMA: &str = "bieu.finding/1";

/// A finding as JSON: `code`, `severity`, `message`, `labels` (file, byte span, line and column), `help`, `notes`.
#[must_use]
pub fn to_json(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let source = sources.get(label.span.source);
            let at = |offset| source.map(|s| s.position(offset)).map(|p| json!({"line": p.line, "column": p.column}));
            json!({
                "file": source.map(|s| s.name.as_str()),
                "start": label.span.start,
                "end": label.span.end,
                "from": at(label.span.start),
                "to": at(label.span.end),
                "text": label.text,
            })
        })
        .collect();
    json!({
        "code": diagnostic.code.to_string(),
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "labels": labels,
        "help": diagnostic.help,
        "notes": diagnostic.notes,
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
