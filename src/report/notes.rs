//! Footnotes: their mark, and the lines under the table.

use std::collections::HashSet;

use super::places;
use crate::message::Language;
use crate::outcome::{Note, Place, TableOutcome};

/// What a noted number or label carries, and what its note begins with.
pub(super) const MARK: &str = "*";

/// One footnote as it stands under the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteLine<'a> {
    /// What it belongs to.
    pub place: Place,
    /// What it is led by after its mark: `(14) `; empty for a note of the table.
    pub tag: String,
    /// Its words.
    pub text: &'a str,
}

/// The footnotes in the order given. One that reads as another did, as of columns of a block, says nothing new.
pub(super) fn lines(table: &TableOutcome, language: Language) -> Vec<NoteLine<'_>> {
    let notes = table.notes.iter();
    let mut lines: Vec<NoteLine<'_>> = notes
        .map(|Note { place, text }| NoteLine { place: *place, tag: places::tag(table, *place, language), text })
        .collect();
    let mut read = HashSet::new();
    lines.retain(|line| read.insert((line.tag.clone(), line.text)));
    lines
}

/// Whether a footnote belongs to this place.
pub(super) fn is_noted(table: &TableOutcome, place: Place) -> bool {
    table.notes.iter().any(|note| note.place == place)
}

/// The mark of a place, or nothing.
pub(super) fn mark(table: &TableOutcome, place: Place) -> &'static str {
    if is_noted(table, place) { MARK } else { "" }
}
