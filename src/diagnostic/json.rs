//! The JSON form of a finding, the same for every command.

use serde_json::{Value, json};

use super::{Diagnostic, Severity};
use crate::source::Sources;

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
        "code": format!("bieu::{}", diagnostic.code.id),
        "severity": match diagnostic.severity {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "message": diagnostic.message,
        "labels": labels,
        "help": diagnostic.help,
        "notes": diagnostic.notes,
    })
}
