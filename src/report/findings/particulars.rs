//! What is said below a finding's message.

use crate::diagnostic::Diagnostic;
use crate::message::{Language, frame};
use crate::source::Sources;

use super::mendings;
use super::places::place;

/// What is to be said below the message: what is to be seen at its places, remarks, and how to mend it.
pub(super) fn particulars(finding: &Diagnostic, sources: &Sources, language: Language) -> Vec<String> {
    let mut said = Vec::new();
    for (index, label) in finding.labels.iter().enumerate() {
        match place(label.span, sources).filter(|_| index > 0) {
            Some(place) if label.text.is_empty() => said.push(place),
            Some(place) => said.push(format!("{place}: {}", label.text.say(language))),
            None if label.text.is_empty() => {}
            None => said.push(label.text.say(language)),
        }
    }
    said.extend(finding.notes.iter().map(|note| note.say(language)));
    said.extend(finding.help.iter().map(|help| frame::help(&help.words).say(language)));
    said.extend(mendings::told(finding, sources, language));
    said
}
