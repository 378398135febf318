//! Findings: of rules and runs, with their places, and of data files.

use serde::Serialize;

use super::Version;
use super::fact::{Facts, Told};
use crate::diagnostic::{self, Diagnostic};
use crate::message::Language;
use crate::source::{Sources, Span};

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Finding {
    /// In rules, or by a run.
    Said(Said),
    /// With a whole data file.
    OfFile(OfFile),
}

/// What is wrong in rules or with a run, where, and how it is mended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Said {
    code: String,
    severity: &'static str,
    message: String,
    /// The places; the first is the main one.
    labels: Vec<Label>,
    help: Option<String>,
    /// Each by itself mends it.
    mendings: Vec<Mending>,
    notes: Vec<String>,
    /// The same without words.
    facts: Facts,
}

/// What is wrong with a data file of which no record was taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OfFile {
    /// The name of the file.
    pub file: String,
    /// The code.
    pub code: String,
    /// What is wrong, in a sentence.
    pub message: String,
    /// How it is mended.
    pub help: Option<String>,
    /// The same without words.
    pub(super) facts: Told,
}

/// A finding that stands by itself, led by its version: each line of a stream can be read without the others.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    #[cfg_attr(test, schemars(extend("const" = Version::FINDING)))]
    schema: Version,
    #[serde(flatten)]
    said: Said,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Label {
    #[serde(flatten)]
    place: Place,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Mending {
    kind: &'static str,
    edits: Vec<Edit>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Edit {
    #[serde(flatten)]
    place: Place,
    old: String,
    new: String,
}

/// A place: its file, its bytes, and its lines and columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Place {
    file: Option<String>,
    start: u32,
    end: u32,
    from: Option<Position>,
    to: Option<Position>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Position {
    line: u32,
    /// In characters.
    column: u32,
}

impl Finding {
    /// A finding, with the texts that it points into, in the words of a language.
    #[must_use]
    pub fn of(finding: &Diagnostic, sources: &Sources, language: Language) -> Finding {
        Finding::Said(Said::of(finding, sources, language))
    }

    /// All of them.
    #[must_use]
    pub fn all(findings: &[Diagnostic], sources: &Sources, language: Language) -> Vec<Finding> {
        findings.iter().map(|finding| Finding::of(finding, sources, language)).collect()
    }
}

impl Line {
    /// A finding, with the texts that it points into, in the words of a language.
    #[must_use]
    pub fn of(finding: &Diagnostic, sources: &Sources, language: Language) -> Line {
        Line { schema: Version::FINDING, said: Said::of(finding, sources, language) }
    }
}

impl Said {
    fn of(finding: &Diagnostic, sources: &Sources, language: Language) -> Said {
        let label =
            |label: &diagnostic::Label| Label { place: Place::of(label.span, sources), text: label.text.say(language) };
        let mendings = finding.help.as_ref().map_or(&[][..], |help| help.mendings.as_slice());
        Said {
            code: finding.code.to_string(),
            severity: finding.severity.name(),
            message: finding.message.say(language),
            labels: finding.labels.iter().map(label).collect(),
            help: finding.help.as_ref().map(|help| help.words.say(language)),
            mendings: mendings.iter().map(|mending| Mending::of(mending, sources)).collect(),
            notes: finding.notes.iter().map(|note| note.say(language)).collect(),
            facts: Facts::of(finding),
        }
    }
}

impl Mending {
    fn of(mending: &diagnostic::Mending, sources: &Sources) -> Mending {
        let edit = |edit: &diagnostic::Edit| Edit {
            place: Place::of(edit.span, sources),
            old: sources.slice(edit.span).to_owned(),
            new: edit.new.clone(),
        };
        Mending { kind: mending.kind.name(), edits: mending.edits.iter().map(edit).collect() }
    }
}

impl Place {
    fn of(span: Span, sources: &Sources) -> Place {
        let source = sources.get(span.source);
        let at = |offset| {
            source.map(|source| source.position(offset)).map(|at| Position { line: at.line, column: at.column })
        };
        Place {
            file: source.map(|source| source.name.clone()),
            start: span.start,
            end: span.end,
            from: at(span.start),
            to: at(span.end),
        }
    }
}
