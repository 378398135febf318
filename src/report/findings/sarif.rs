//! Findings as one SARIF 2.1.0 log, the form that code scanning services and editors take.
//!
//! Places are lines and columns in UTF-16 code units, which is what those who read SARIF count by unless told otherwise.

use std::collections::BTreeMap;

use super::file;
use super::log::{
    Artifact, Change, Configuration, Content, Driver, Fingerprints, Fix, Help, Location, Log, Message,
    PhysicalLocation, Region, Replacement, Root, Roots, Rule, Run, SarifResult, Tool, Words,
};
use crate::diagnostic::{Code, Diagnostic, Edit, Label, Mending, Severity, codes};
use crate::message::Language;
use crate::source::{Source, Sources, Span};
use crate::words::{self, Json, Terminal, Text};

/// The schema of SARIF 2.1.0 with its errata.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What examples of a page begin with, in each language.
const EXAMPLES: [&str; 6] = ["Wrong:", "Doubtful:", "Right:", "Sai:", "Đáng ngờ:", "Đúng:"];
/// What relative paths are relative to.
const ROOT: &str = "%SRCROOT%";

/// A log with one run. Every code is a rule of it, found or not: the rules of two runs then do not differ.
pub fn print(findings: &[(&Sources, &Diagnostic)], language: Language) -> Text<Json> {
    let mut equal = BTreeMap::new();
    let results = findings.iter().map(|(sources, finding)| {
        let marks = marks(finding, sources);
        let before: &mut u32 = equal.entry(marks.clone()).or_default();
        *before += 1;
        result(finding, sources, language, format!("{:016x}:{before}", hash(&marks)))
    });
    let driver = Driver {
        name: "bieu",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: codes::all().map(|code| rule(code, language)).collect(),
    };
    let root = Root { description: Words { text: "The folder in which bieu was run." } };
    words::json::document(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "utf16CodeUnits",
            original_uri_base_ids: Roots { root },
            results: results.collect(),
        }],
    })
}

/// The page of a code. It takes no arguments, and those who read it show it as it is: braces stay single.
fn rule(code: &'static Code, language: Language) -> Rule {
    let page = code.explanation_in(language);
    Rule {
        id: code.to_string(),
        short_description: Words { text: code.title_in(language) },
        full_description: Words { text: page },
        help: Help { text: page, markdown: markdown(page) },
        default_configuration: Configuration { level: level(code.severity) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn result(finding: &Diagnostic, sources: &Sources, language: Language, fingerprint: String) -> SarifResult {
    let said =
        std::iter::once(&finding.message).chain(&finding.notes).chain(finding.help.iter().map(|help| &help.words));
    let text = said.map(|said| said.say(language)).collect::<Vec<_>>().join("\n");
    let mut located = finding.labels.iter().filter_map(|label| location(label, sources, language));
    let main = located.next().into_iter().collect();
    SarifResult {
        rule_id: finding.code.to_string(),
        level: level(finding.severity),
        message: Message { id: finding.message.id(), ..message(&text) },
        locations: main,
        partial_fingerprints: Fingerprints { finding: fingerprint },
        related_locations: (1..).zip(located).map(|(id, of)| Location { id: Some(id), ..of }).collect(),
        fixes: fixes(finding, sources, language),
    }
}

/// A message of SARIF may hold places for arguments, `{0}`, and links, `[words](1)`: ours has neither, whatever it quotes. It is
/// shown to people, by services that do not all write out what steers.
fn message(text: &str) -> Message {
    let text = Text::<Terminal>::lines_of(text);
    Message { id: None, text: text.replace('{', "{{").replace('}', "}}").replace("](", "\\](") }
}

fn location(label: &Label, sources: &Sources, language: Language) -> Option<Location> {
    let source = sources.get(label.span.source)?;
    let physical_location =
        PhysicalLocation { artifact_location: artifact(&source.name), region: region(source, label.span) };
    let message =
        (!label.text.is_empty()).then(|| Message { id: label.text.id(), ..message(&label.text.say(language)) });
    Some(Location { physical_location, message, id: None })
}

fn region(source: &Source, span: Span) -> Region {
    let (from, to) = (source.utf16_position(span.start), source.utf16_position(span.end));
    Region { start_line: from.line, start_column: from.column, end_line: to.line, end_column: to.column }
}

/// What each mending does, if all its places are known.
fn fixes(finding: &Diagnostic, sources: &Sources, language: Language) -> Vec<Fix> {
    let Some(help) = &finding.help else { return Vec::new() };
    let replacement = |source: &Source, edit: &Edit| Replacement {
        deleted_region: region(source, edit.span),
        inserted_content: Content { text: edit.new.clone() },
    };
    let change = |edits: &[Edit]| {
        let source = sources.get(edits.first()?.span.source)?;
        let replacements = edits.iter().map(|edit| replacement(source, edit)).collect();
        Some(Change { artifact_location: artifact(&source.name), replacements })
    };
    let fix = |mending: &Mending| {
        let files = mending.edits.chunk_by(|one, two| one.span.source == two.span.source);
        let changes: Option<Vec<Change>> = files.map(change).collect();
        Some(Fix {
            description: Message { id: help.words.id(), ..message(&help.words.say(language)) },
            artifact_changes: changes?,
        })
    };
    help.mendings.iter().filter_map(fix).collect()
}

/// A relative path stays relative, so that a log means the same on another machine.
fn artifact(name: &str) -> Artifact {
    let encoded = |name: &str| name.bytes().map(path_byte).collect::<String>();
    let drive = name.split_once(":/").filter(|(letter, _)| letter.len() == 1);
    let (uri, uri_base_id) = if name.starts_with('/') {
        (format!("file://{}", encoded(name)), None)
    } else if let Some((letter, path)) = drive {
        (format!("file:///{letter}:/{}", encoded(path)), None)
    } else {
        (encoded(name), Some(ROOT))
    };
    Artifact { uri, uri_base_id }
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
    // The same in whatever language it is told.
    let message = finding.message.say(Language::English);
    let (line, marked) = match source {
        Some((source, span)) => (source.line(source.position(span.start).line).trim(), sources.slice(span)),
        None => (message.as_str(), ""),
    };
    [finding.code.id, file(finding, sources).unwrap_or_default(), line, marked].join("\n")
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the hashes of the libraries do not promise.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A page of the registry as Markdown: examples in fences, prose with its code spans and nothing else that is markup.
fn markdown(page: &str) -> String {
    let example = |paragraph: &str| EXAMPLES.iter().any(|word| paragraph.starts_with(word));
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
        let uri = |name| {
            let Artifact { uri, uri_base_id } = artifact(name);
            (uri, uri_base_id)
        };
        assert_eq!(uri("rules/phụ lục.bieu"), ("rules/ph%E1%BB%A5%20l%E1%BB%A5c.bieu".to_owned(), Some(ROOT)));
        assert_eq!(uri("/srv/a.bieu"), ("file:///srv/a.bieu".to_owned(), None));
        assert_eq!(uri("C:/a.bieu"), ("file:///C:/a.bieu".to_owned(), None));
        // A colon in the first part of a relative reference would be taken for a scheme.
        assert_eq!(uri("x:y/a.bieu").0, "x%3Ay/a.bieu");
    }

    #[test]
    fn a_page_keeps_its_examples_and_marks_nothing_up() {
        let page = "A name in `[14]` is <none> of *it*.\n\nWrong:  [8] = *\nRight:  [9]";
        let expected = "A name in `[14]` is \\<none\\> of \\*it\\*.\n\n```text\nWrong:  [8] = *\nRight:  [9]\n```";
        assert_eq!(markdown(page), expected);
        assert_eq!(markdown("Một *ô*.\n\nSai:   *"), "Một \\*ô\\*.\n\n```text\nSai:   *\n```");
    }
}
