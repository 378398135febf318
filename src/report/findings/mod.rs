//! Findings as text, one file a form: for a person, for a script, for the services that show findings beside the code.
//!
//! Every form is a pure function of the same findings and the texts that they point into. A form says all that it has room for, and
//! decides nothing: which findings there are, how grave they are and how a command ends is settled before. Nothing that depends
//! on a command, a clock or a folder may enter.

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

use std::collections::{BTreeSet, HashSet};

pub use junit::Tested;
pub use terminal::{RenderStyle, Report};
#[cfg(feature = "cli")]
pub use terminal::{render, render_all};

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Sources;
use crate::words::{Document, Medium, Text};

use places::{file, place};

use particulars::particulars;

/// A form that findings can be printed in. `docs/findings.md` describes each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With the lines of the text that they point at.
    #[cfg(feature = "cli")]
    Terminal(RenderStyle),
    /// A line for each, with what belongs to it indented below.
    Plain,
    /// A JSON document for each, a line for each document.
    JsonLines,
    /// One SARIF 2.1.0 log, for code scanning.
    Sarif,
    /// One JUnit report, a suite for each file.
    Junit,
    /// A workflow command of GitHub Actions for each.
    Github,
}

/// Prints the findings of programs, each with its texts. A finding in a file that several programs share is printed once. Text that is
/// not empty ends with a line end.
#[must_use]
pub fn print(form: Form, programs: &[(&Sources, &[Diagnostic])]) -> Document {
    let findings = each_once(programs);
    match form {
        #[cfg(feature = "cli")]
        Form::Terminal(style) => render_all(&findings, style).into(),
        Form::Plain => each(&findings, plain::print),
        Form::JsonLines => each(&findings, json::line),
        Form::Sarif => sarif::print(&findings).into(),
        Form::Junit => junit::of_findings(&files(programs.iter().map(|(sources, _)| *sources)), &findings).into(),
        Form::Github => each(&findings, github::print),
    }
}

fn each<M: Medium>(
    findings: &[(&Sources, &Diagnostic)],
    printed: impl Fn(&Diagnostic, &Sources) -> Text<M>,
) -> Document {
    findings.iter().map(|(sources, finding)| printed(finding, sources)).collect::<Text<M>>().into()
}

/// Prints what came of tests, each with its texts, and the faults of programs whose tests could not be run. The form for tests, JUnit,
/// names all of them; every other one is for findings and has the failures.
#[must_use]
pub fn print_tests(form: Form, tests: &[(&Sources, Tested<'_>)], faults: &[(&Sources, &[Diagnostic])]) -> Document {
    if form == Form::Junit {
        let sources = faults.iter().map(|(sources, _)| *sources).chain(tests.iter().map(|(sources, _)| *sources));
        return junit::of_tests(&files(sources), tests, &each_once(faults)).into();
    }
    let failures = tests.iter().map(|(sources, test)| (*sources, test.failures));
    print(form, &faults.iter().copied().chain(failures).collect::<Vec<_>>())
}

/// The findings of programs in order, each with the texts that it points into. One that was found in several programs, because they
/// share a file, is given once.
#[must_use]
pub fn each_once<'a>(programs: &[(&'a Sources, &'a [Diagnostic])]) -> Vec<(&'a Sources, &'a Diagnostic)> {
    let mut said = HashSet::new();
    let all = programs.iter().flat_map(|(sources, findings)| findings.iter().map(|finding| (*sources, finding)));
    let key = |sources: &'a Sources, finding: &'a Diagnostic| {
        let label = |label: &'a Label| {
            let file = sources.get(label.span.source).map(|source| source.name.as_str());
            (file, label.span.start, label.span.end, label.text.as_str())
        };
        let labels: Vec<_> = finding.labels.iter().map(label).collect();
        let words = (finding.message.as_str(), finding.help.as_ref(), finding.notes.as_slice());
        (finding.code.id, finding.severity, labels, words)
    };
    all.filter(|(sources, finding)| said.insert(key(sources, finding))).collect()
}

/// The names of all texts, each once, in the order in which they were met.
fn files<'a>(sources: impl Iterator<Item = &'a Sources>) -> Vec<&'a str> {
    let mut said = BTreeSet::new();
    let all = sources.flat_map(|sources| sources.iter().map(|(_, source)| source.name.as_str()));
    all.filter(|name| said.insert(*name)).collect()
}
