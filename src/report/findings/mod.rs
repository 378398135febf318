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
mod plain;
mod quoted;
mod sarif;
mod terminal;

use std::collections::{BTreeSet, HashSet};

pub use terminal::{RenderStyle, Report};
#[cfg(feature = "cli")]
pub use terminal::{render, render_all};

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};
use crate::words::{Document, Medium, Text};

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

/// A test and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tested<'a> {
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub place: Span,
    /// What is not as expected; empty where it passed.
    pub failures: &'a [Diagnostic],
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

/// The name of the text that the finding's main place lies in.
fn file<'a>(finding: &Diagnostic, sources: &'a Sources) -> Option<&'a str> {
    let label = finding.labels.first()?;
    sources.get(label.span.source).map(|source| source.name.as_str())
}

/// `rules/annex.bieu:7:10`, as editors read it.
fn place(span: Span, sources: &Sources) -> Option<String> {
    let source = sources.get(span.source)?;
    let at = source.position(span.start);
    Some(format!("{}:{}:{}", source.name, at.line, at.column))
}

/// What is to be said below the message: what is to be seen at its places, remarks, and how to mend it.
fn particulars(finding: &Diagnostic, sources: &Sources) -> Vec<String> {
    let mut said = Vec::new();
    for (index, label) in finding.labels.iter().enumerate() {
        match place(label.span, sources).filter(|_| index > 0) {
            Some(place) if label.text.is_empty() => said.push(place),
            Some(place) => said.push(format!("{place}: {}", label.text)),
            None if label.text.is_empty() => {}
            None => said.push(label.text.clone()),
        }
    }
    said.extend(finding.notes.iter().cloned());
    said.extend(finding.help.iter().map(|help| format!("help: {}", help.words)));
    said.extend(mendings::told(finding, sources));
    said
}
