//! Findings as text, one file a form: for a person, for a script, for the services that show findings beside the code.
//!
//! Every form is a pure function of the same findings and the texts that they point into. A form says all that it has room for, and
//! decides nothing: which findings there are, their severity and how a command ends is settled before. Nothing that depends
//! on a command, a clock or a folder may enter.

mod found;
mod github;
mod json;
mod junit;
mod log;
mod mendings;
mod particulars;
mod places;
mod plain;
mod quoted;
mod sarif;
mod terminal;

pub use found::{Found, Tested, each_once};
pub use terminal::{Drawn, RenderStyle};
#[cfg(feature = "cli")]
pub use terminal::{render, render_all};

use super::form::{Form, Style};
pub use super::words::severity as severity_in_words;
use crate::diagnostic::Diagnostic;
use crate::message::Language;
use crate::source::Sources;
use crate::words::{Document, Medium, Text};

use particulars::particulars;
use places::{file, place};

/// A form that findings, and what came of tests, can be printed in. `docs/findings.md` describes each.
pub type FindingForm = Form<for<'a> fn(&Found<'a>, &Style) -> Document>;

/// The forms of findings.
#[rustfmt::skip]
pub const FINDING_FORMS: &[FindingForm] = &[
    Form { name: "terminal", about: "For reading here: with the lines that they point at", extension: "txt", write: terminal::print },
    Form { name: "plain", about: "For reading in a log, for grep and editors: file:line:column: error code: message", extension: "txt", write: |found, style| each(found, style, plain::print) },
    Form { name: "json-lines", about: "For programs: a JSON document a line", extension: "jsonl", write: |found, style| each(found, style, json::line) },
    Form { name: "sarif", about: "For code scanning: a SARIF 2.1.0 log", extension: "sarif", write: |found, style| sarif::print(&found.all(), style.language).into() },
    Form { name: "junit", about: "For services that show tests: a JUnit report", extension: "xml", write: junit::print },
    Form { name: "github", about: "For GitHub Actions: annotations of the changed lines", extension: "txt", write: |found, style| each(found, style, github::print) },
];

/// Prints the findings of programs, each with its texts. Text that is not empty ends with a line end.
#[must_use]
pub fn print(form: &FindingForm, style: &Style, programs: &[(&Sources, &[Diagnostic])]) -> Document {
    (form.write)(&Found { programs, tests: None }, style)
}

fn each<M: Medium>(
    found: &Found<'_>,
    style: &Style,
    printed: impl Fn(&Diagnostic, &Sources, Language) -> Text<M>,
) -> Document {
    found.all().iter().map(|(sources, finding)| printed(finding, sources, style.language)).collect::<Text<M>>().into()
}

/// Prints what came of tests, each with its texts, and the faults of programs whose tests could not be run. The form for tests, JUnit,
/// names all of them; every other one is for findings and has the failures.
#[must_use]
pub fn print_tests(
    form: &FindingForm,
    style: &Style,
    tests: &[(&Sources, Tested<'_>)],
    faults: &[(&Sources, &[Diagnostic])],
) -> Document {
    (form.write)(&Found { programs: faults, tests: Some(tests) }, style)
}
