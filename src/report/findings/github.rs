//! Findings as workflow commands of GitHub Actions, which it shows beside the changed lines of a pull request.
//!
//! A command is one line; `%`, line ends, and in a property also `:` and `,`, are written as `%25`, `%0D`, `%0A`, `%3A`, `%2C`.

use super::particulars;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Language;
use crate::source::Sources;
use crate::words::{Github, Text, written};

/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`. Columns are given for a place in one line only.
pub fn print(finding: &Diagnostic, sources: &Sources, language: Language) -> Text<Github> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    let label = finding.labels.first();
    if let Some((source, span)) = label.and_then(|label| sources.get(label.span.source).zip(Some(label.span))) {
        let (from, to) = (source.position(span.start), source.position(span.end));
        properties.push(written!(Github, "file={}", Text::<Github>::property(&source.name)));
        properties.push(written!(Github, "line={}", from.line));
        properties.push(written!(Github, "endLine={}", to.line));
        if from.line == to.line {
            properties.push(written!(Github, "col={}", from.column));
            properties.push(written!(Github, "endColumn={}", to.column));
        }
    }
    let title = Text::<Github>::property(&format!("{} {}", finding.code, finding.code.title_in(language)));
    properties.push(written!(Github, "title={}", title));
    let said = std::iter::once(finding.message.say(language)).chain(particulars(finding, sources, language));
    let said = said.collect::<Vec<_>>().join("\n");
    written!(Github, "::{} {}::{}\n", command, Text::<Github>::join(properties, ","), said)
}
