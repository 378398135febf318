//! Findings as documents, a line for each.

use crate::diagnostic::Diagnostic;
use crate::message::Language;
use crate::report::documents;
use crate::source::Sources;
use crate::words::{self, Json, Text};

/// A finding in one line.
pub fn line(finding: &Diagnostic, sources: &Sources, language: Language) -> Text<Json> {
    words::json::line(&documents::Line::of(finding, sources, language))
}
