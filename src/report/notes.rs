//! Footnotes: their mark, and the lines under the table.

use super::places;
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

/// The footnotes in the order given.
pub(super) fn lines(table: &TableOutcome) -> Vec<NoteLine<'_>> {
    let notes = table.notes.iter();
    notes.map(|Note { place, text }| NoteLine { place: *place, tag: places::tag(table, *place), text }).collect()
}

/// Whether a footnote belongs to this place.
pub(super) fn is_noted(table: &TableOutcome, place: Place) -> bool {
    table.notes.iter().any(|note| note.place == place)
}

/// The mark of a place, or nothing.
pub(super) fn mark(table: &TableOutcome, place: Place) -> &'static str {
    if is_noted(table, place) { MARK } else { "" }
}
