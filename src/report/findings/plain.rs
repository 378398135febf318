//! Findings as lines that a person reads without colours or frames, and that `grep` and editors take apart.

use super::{particulars, place};
use crate::diagnostic::Diagnostic;
use crate::message::Language;
use crate::report::words;
use crate::source::Sources;
use crate::words::{Terminal, Text, written};

/// `file:line:column: error bieu::E0206: message`, and all that belongs to it below, indented. The first line stays one, whatever a name
/// or a message holds: each line that is not indented is a finding.
pub fn print(finding: &Diagnostic, sources: &Sources, language: Language) -> Text<Terminal> {
    let place = finding.labels.first().and_then(|label| place(label.span, sources));
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    let severity = words::severity(finding.severity, language);
    let head = written!(Terminal, "{}{} {}: {}\n", place, severity, finding.code, finding.message.say(language));
    let said = particulars(finding, sources, language);
    let below = said.iter().flat_map(|said| said.lines()).map(|line| written!(Terminal, "    {}\n", line));
    head + below.collect::<Text<Terminal>>()
}
