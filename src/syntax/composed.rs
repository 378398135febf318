//! A text whose letters are composed: what differs only in how its marks are put to its letters is one word.
//!
//! Keyboards and files write `ế` in three ways. A text that is composed throughout, as nearly all are, is taken as it stands.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::Edit;
use crate::source::{SourceId, Span};

use super::place::place;

/// Whether a text may have marks that stand apart from their letters: the first bytes of U+0300 to U+036F.
pub(super) fn may_have_marks(text: &str) -> bool {
    // Sixteen at a time, so that the machine compares them at once.
    let is_mark = |found: bool, byte: &u8| found | (*byte & 0xFE == 0xCC);
    text.as_bytes().chunks(16).any(|bytes| bytes.iter().fold(false, is_mark))
}

/// A text with its letters composed.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if may_have_marks(text) { Cow::Owned(text.nfc().collect()) } else { Cow::Borrowed(text) }
}

/// The edits that compose the letters of a text that begins at byte `base` of its file.
pub(super) fn composing(source: SourceId, base: usize, text: &str) -> Vec<Edit> {
    if !may_have_marks(text) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let mut end = start + letter.len_utf8();
        while let Some((at, mark)) = letters.next_if(|(_, next)| is_combining_mark(*next)) {
            end = at + mark.len_utf8();
        }
        if end == start + letter.len_utf8() {
            continue;
        }
        let new: String = text[start..end].nfc().collect();
        if new != text[start..end] {
            let span: Span = place(source, base + start, base + end);
            edits.push(Edit::replace(span, new));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_where_they_stand() {
        let edits = composing(SourceId(0), 10, "a e\u{302}\u{301} \u{ea}\u{301} é");
        let new: Vec<(u32, u32, &str)> =
            edits.iter().map(|edit| (edit.span.start, edit.span.end, edit.new.as_str())).collect();
        assert_eq!(new, [(12, 17, "ế"), (18, 22, "ế")]);
        assert!(composing(SourceId(0), 0, "ế é").is_empty() && matches!(composed("ế"), Cow::Borrowed(_)));
    }
}
