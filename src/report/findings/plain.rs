//! Findings as lines that a person reads without colours or frames, and that `grep` and editors take apart.

use super::{particulars, place};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::words::{Terminal, Text, written};

/// `file:line:column: error bieu::E0206: message`, and all that belongs to it below, indented. The first line stays one, whatever a name
/// or a message holds: each line that is not indented is a finding.
pub fn print(finding: &Diagnostic, sources: &Sources) -> Text<Terminal> {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    let head = written!(Terminal, "{}{} {}: {}\n", place, finding.severity.name(), finding.code, finding.message);
    let said = particulars(finding, sources);
    let below = said.iter().flat_map(|said| said.lines()).map(|line| written!(Terminal, "    {}\n", line));
    head + below.collect::<Text<Terminal>>()
}
