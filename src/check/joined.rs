//! Findings that have one cause and one remedy, told as one with all their places.

use crate::diagnostic::{self, Diagnostic, Edit, Help, codes};
use crate::message::periods;

/// How many of the places are shown.
const SHOWN: usize = 4;

/// Makes one finding of all that lack a day, of all that lack a period, and of all that name one type that is not there.
pub(super) fn join(findings: &mut Vec<Diagnostic>) {
    for code in [&codes::NO_DATE, &codes::NO_PERIOD] {
        let all: Vec<Diagnostic> = findings.extract_if(.., |finding| finding.code == code).collect();
        findings.extend(joined(all));
    }
    let unknown = |finding: &mut Diagnostic| finding.code == &codes::UNKNOWN_TYPE;
    let mut of_types: Vec<Diagnostic> = findings.extract_if(.., unknown).collect();
    while let Some(message) = of_types.first().map(|finding| finding.message.clone()) {
        let alike: Vec<Diagnostic> = of_types.extract_if(.., |finding| finding.message == message).collect();
        findings.extend(joined(alike));
    }
    diagnostic::sort(findings);
}

/// The first of them, with the places and the edits of all.
fn joined(all: Vec<Diagnostic>) -> Option<Diagnostic> {
    let mut all = all.into_iter();
    let mut first = all.next()?;
    let mut others = Vec::new();
    for mut finding in all {
        if let (Some(help), Some(other)) = (&mut first.help, &mut finding.help) {
            add_edits(help, other);
        }
        others.extend(finding.labels.into_iter().take(1));
    }
    if others.len() >= SHOWN {
        first.notes.push(periods::same_at_more_places(others.len() - SHOWN + 1));
    }
    first.labels.extend(others.into_iter().take(SHOWN - 1));
    Some(first)
}

/// Adds the edits of another help that says the same.
fn add_edits(help: &mut Help, other: &mut Help) {
    for (mending, more) in help.mendings.iter_mut().zip(&mut other.mendings) {
        let more: Vec<Edit> = std::mem::take(&mut more.edits);
        let new: Vec<Edit> = more.into_iter().filter(|edit| !mending.edits.contains(edit)).collect();
        mending.edits.extend(new);
    }
}
