//! What is to be printed.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{Sources, Span};

/// What is to be printed: the findings of programs, each with its texts; or what came of tests, and the faults of programs whose tests
/// could not be run.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    pub(super) programs: &'a [(&'a Sources, &'a [Diagnostic])],
    pub(super) tests: Option<&'a [(&'a Sources, Tested<'a>)]>,
}

impl Found<'_> {
    /// All findings, failures of tests among them. One in a file that several programs share is given once.
    pub(super) fn all(&self) -> Vec<(&Sources, &Diagnostic)> {
        let failures = self.tests.unwrap_or_default().iter().map(|(sources, test)| (*sources, test.failures));
        each_once(&self.programs.iter().copied().chain(failures).collect::<Vec<_>>())
    }
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

/// The findings of programs in order, each with the texts that it points into. One that was found in several programs, because they
/// share a file, is given once.
#[must_use]
pub fn each_once<'a>(programs: &[(&'a Sources, &'a [Diagnostic])]) -> Vec<(&'a Sources, &'a Diagnostic)> {
    let mut said = HashSet::new();
    let all = programs.iter().flat_map(|(sources, findings)| findings.iter().map(|finding| (*sources, finding)));
    let key = |sources: &'a Sources, finding: &'a Diagnostic| {
        let label = |label: &'a Label| {
            let file = sources.get(label.span.source).map(|source| source.name.as_str());
            (file, label.span.start, label.span.end, &label.text)
        };
        let labels: Vec<_> = finding.labels.iter().map(label).collect();
        let words = (&finding.message, finding.help.as_ref(), finding.notes.as_slice());
        (finding.code.id, finding.severity, labels, words)
    };
    all.filter(|(sources, finding)| said.insert(key(sources, finding))).collect()
}
