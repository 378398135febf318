//! Findings as one SARIF 2.1.0 log, the form that code scanning services and editors take.
//!
//! Places are lines and columns in UTF-16 code units, which is what those who read SARIF count by unless told otherwise.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{file, mendings};
use crate::diagnostic::{Code, Diagnostic, Label, Severity, codes};
use crate::source::{Source, Sources, Span};
use crate::words::{self, Json, Terminal, Text};

/// The schema of SARIF 2.1.0 with its errata.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What relative paths are relative to.
const ROOT: &str = "%SRCROOT%";
/// The name and version of our fingerprints; what they are made of may change with the version only.
const FINGERPRINT: &str = "bieuFinding/v1";

/// A log with one run. Every code is a rule of it, found or not: the rules of two runs then do not differ.
pub fn print(findings: &[(&Sources, &Diagnostic)]) -> Text<Json> {
    let rules: Vec<Value> = codes::all().map(rule).collect();
    let mut equal = BTreeMap::new();
    let results: Vec<Value> = findings
        .iter()
        .map(|(sources, finding)| {
            let marks = marks(finding, sources);
            let before: &mut u32 = equal.entry(marks.clone()).or_default();
            *before += 1;
            result(finding, sources, &format!("{:016x}:{before}", hash(&marks)))
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "bieu",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which bieu was run."}}},
            "results": results,
        }],
    });
    words::json::document(&log)
}

/// The page of a code. It takes no arguments, and those who read it show it as it is: braces stay single.
fn rule(code: &'static Code) -> Value {
    json!({
        "id": code.to_string(),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.explanation},
        "help": {"text": code.explanation, "markdown": markdown(code.explanation)},
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn result(finding: &Diagnostic, sources: &Sources, fingerprint: &str) -> Value {
    let remarks = finding.notes.iter().cloned().chain(finding.help.iter().map(|help| help.words.clone()));
    let text = std::iter::once(finding.message.clone()).chain(remarks).collect::<Vec<_>>().join("\n");
    let mut located = finding.labels.iter().filter_map(|label| location(label, sources));
    let main: Vec<Value> = located.next().into_iter().collect();
    let mut result = json!({
        "ruleId": finding.code.to_string(),
        "level": level(finding.severity),
        "message": message(&text),
        "locations": main,
        "partialFingerprints": {FINGERPRINT: fingerprint},
    });
    let related: Vec<Value> = (1..).zip(located).map(|(id, location)| numbered(id, location)).collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    let fixes = mendings::fixes(finding, sources, artifact, region);
    if !fixes.is_empty() {
        result["fixes"] = Value::Array(fixes);
    }
    result
}

/// A message of SARIF may hold places for arguments, `{0}`, and links, `[words](1)`: ours has neither, whatever it quotes. It is
/// shown to people, by services that do not all write out what steers.
pub fn message(text: &str) -> Value {
    let text = Text::<Terminal>::lines_of(text);
    json!({"text": text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")})
}

fn numbered(id: u32, mut location: Value) -> Value {
    location["id"] = json!(id);
    location
}

fn location(label: &Label, sources: &Sources) -> Option<Value> {
    let source = sources.get(label.span.source)?;
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(&source.name),
            "region": region(source, label.span),
        },
    });
    if !label.text.is_empty() {
        location["message"] = message(&label.text);
    }
    Some(location)
}

fn region(source: &Source, span: Span) -> Value {
    let (from, to) = (source.utf16_position(span.start), source.utf16_position(span.end));
    json!({"startLine": from.line, "startColumn": from.column, "endLine": to.line, "endColumn": to.column})
}

/// A relative path stays relative, so that a log means the same on another machine.
fn artifact(name: &str) -> Value {
    let encoded = |name: &str| name.bytes().map(path_byte).collect::<String>();
    let drive = name.split_once(":/").filter(|(letter, _)| letter.len() == 1);
    if name.starts_with('/') {
        json!({"uri": format!("file://{}", encoded(name))})
    } else if let Some((letter, path)) = drive {
        json!({"uri": format!("file:///{letter}:/{}", encoded(path))})
    } else {
        json!({"uri": encoded(name), "uriBaseId": ROOT})
    }
}

/// A byte of a path as it stands in a URI.
fn path_byte(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

/// What stays the same when lines above the finding come or go: its code, its file, its line and what is marked there. One without
/// a place is known by its message.
fn marks(finding: &Diagnostic, sources: &Sources) -> String {
    let label = finding.labels.first();
    let source = label.and_then(|label| sources.get(label.span.source).zip(Some(label.span)));
    let (line, marked) = match source {
        Some((source, span)) => (source.line(source.position(span.start).line).trim(), sources.slice(span)),
        None => (finding.message.as_str(), ""),
    };
    [finding.code.id, file(finding, sources).unwrap_or_default(), line, marked].join("\n")
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the hashes of the libraries do not promise.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A page of the registry as Markdown: examples in fences, prose with its code spans and nothing else that is markup.
fn markdown(page: &str) -> String {
    let example = |paragraph: &str| ["Wrong:", "Right:"].iter().any(|word| paragraph.starts_with(word));
    let paragraphs = page
        .split("\n\n")
        .map(|paragraph| if example(paragraph) { format!("```text\n{paragraph}\n```") } else { prose(paragraph) });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn prose(paragraph: &str) -> String {
    let escaped = |words: &str| -> String {
        let marks = |c: char| "\\*_[]<>#|".contains(c);
        words.chars().flat_map(|c| marks(c).then_some('\\').into_iter().chain(Some(c))).collect()
    };
    let pieces = paragraph.split('`').enumerate();
    let pieces = pieces.map(|(index, piece)| if index % 2 == 0 { escaped(piece) } else { format!("`{piece}`") });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        let relative = artifact("rules/phụ lục.bieu");
        assert_eq!(relative, json!({"uri": "rules/ph%E1%BB%A5%20l%E1%BB%A5c.bieu", "uriBaseId": ROOT}));
        assert_eq!(artifact("/srv/a.bieu"), json!({"uri": "file:///srv/a.bieu"}));
        assert_eq!(artifact("C:/a.bieu"), json!({"uri": "file:///C:/a.bieu"}));
        // A colon in the first part of a relative reference would be taken for a scheme.
        assert_eq!(artifact("x:y/a.bieu")["uri"], "x%3Ay/a.bieu");
    }

    #[test]
    fn a_page_keeps_its_examples_and_marks_nothing_up() {
        let page = "A name in `[14]` is <none> of *it*.\n\nWrong:  [8] = *\nRight:  [9]";
        let expected = "A name in `[14]` is \\<none\\> of \\*it\\*.\n\n```text\nWrong:  [8] = *\nRight:  [9]\n```";
        assert_eq!(markdown(page), expected);
    }
}
