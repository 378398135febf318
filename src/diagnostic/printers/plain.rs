//! Findings as lines that a person reads without colours or frames, and that `grep` and editors take apart.

use super::{particulars, place, printable};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// `file:line:column: error bieu::E0206: message`, and all that belongs to it below, indented.
pub fn print(finding: &Diagnostic, sources: &Sources) -> String {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    let head = format!("{place}{} {}: {}", finding.severity.name(), finding.code, finding.message);
    let mut text = one_line(&head);
    text.push('\n');
    for said in particulars(finding, sources) {
        for line in printable(&said).lines() {
            text += &format!("    {line}\n");
        }
    }
    text
}

/// The first line must stay one, whatever a name or a message holds: each line that is not indented is a finding.
fn one_line(text: &str) -> String {
    printable(text).replace('\n', "\\n")
}
