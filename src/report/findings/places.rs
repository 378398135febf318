//! Where a finding lies, in words.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The name of the text that the finding's main place lies in.
pub(super) fn file<'a>(finding: &Diagnostic, sources: &'a Sources) -> Option<&'a str> {
    let label = finding.labels.first()?;
    sources.get(label.span.source).map(|source| source.name.as_str())
}

/// `rules/annex.bieu:7:10`, as editors read it.
pub(super) fn place(span: Span, sources: &Sources) -> Option<String> {
    let source = sources.get(span.source)?;
    let at = source.position(span.start);
    Some(format!("{}:{}:{}", source.name, at.line, at.column))
}

/// The names of all texts, each once, in the order in which they were met.
pub(super) fn files<'a>(sources: impl Iterator<Item = &'a Sources>) -> Vec<&'a str> {
    let mut said = BTreeSet::new();
    let all = sources.flat_map(|sources| sources.iter().map(|(_, source)| source.name.as_str()));
    all.filter(|name| said.insert(*name)).collect()
}
