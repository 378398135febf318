//! Findings as workflow commands of GitHub Actions, which it shows beside the changed lines of a pull request.
//!
//! A command is one line; `%`, line ends, and in a property also `:` and `,`, are written as `%25`, `%0D`, `%0A`, `%3A`, `%2C`.

use super::{particulars, printable};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`. Columns are given for a place in one line only.
pub fn print(finding: &Diagnostic, sources: &Sources) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    let label = finding.labels.first();
    if let Some((source, span)) = label.and_then(|label| sources.get(label.span.source).zip(Some(label.span))) {
        let (from, to) = (source.position(span.start), source.position(span.end));
        properties.push(format!("file={}", property(&source.name)));
        properties.push(format!("line={}", from.line));
        properties.push(format!("endLine={}", to.line));
        if from.line == to.line {
            properties.push(format!("col={}", from.column));
            properties.push(format!("endColumn={}", to.column));
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.code, finding.code.title))));
    let said = std::iter::once(finding.message.clone()).chain(particulars(finding, sources));
    let said = said.collect::<Vec<_>>().join("\n");
    format!("::{command} {}::{}\n", properties.join(","), data(&said))
}

fn data(text: &str) -> String {
    // Carriage returns are control characters, which are written out before.
    printable(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
