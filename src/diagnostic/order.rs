//! The order in which findings are told.

use std::collections::HashSet;

use super::{Diagnostic, codes};
use crate::source::Span;

/// Whether it says that a file lacks what another one can give it: its day, its period. What is wrong in the file itself comes first.
fn is_of_what_is_lacking(diagnostic: &Diagnostic) -> bool {
    [&codes::NO_DATE, &codes::NO_PERIOD].contains(&diagnostic.code)
}

/// Puts findings in the order of their places, those of what another file can give last, and drops repetitions of the same code at the same place.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let place = |d: &Diagnostic| d.labels.first().map_or(Span::default(), |l| l.span);
    diagnostics.sort_by_key(|d| {
        let span = place(d);
        (is_of_what_is_lacking(d), span.source, span.start, span.end, d.code.id)
    });
    diagnostics.dedup_by(|a, b| a.code == b.code && place(a) == place(b) && a.message == b.message);
}

/// Leaves one finding of those that say the same of the same places: what is written out many times is wrong as often.
pub fn once(findings: &mut Vec<Diagnostic>) {
    let mut said = HashSet::new();
    findings.retain(|finding| {
        let places: Vec<Span> = finding.labels.iter().map(|label| label.span).collect();
        said.insert((finding.code.id, places))
    });
}
