//! How many spaces stand between two pieces of a line where nothing is aligned.

use super::layout::Layout;
use crate::syntax::pieces::PartKind;

/// Spaces before a comment that shares its line with what stands before it.
const BEFORE_COMMENT: usize = 2;
/// Spaces between two bars with nothing between them.
const EMPTY_CELL: usize = 2;
/// Spaces between two codes, two columns or two clauses of a report on one line.
const BETWEEN_ENTRIES: usize = 2;

/// What stands beside others of its kind, and may share a line with them.
const ENTRIES: &[PartKind] = &[PartKind::Setting, PartKind::Code, PartKind::Group, PartKind::Field, PartKind::Member];

/// The spaces before a piece that is not the first of its line; none before one that has no letters in this set.
pub(super) fn gap(layout: &Layout<'_>, piece: usize) -> usize {
    if layout.word(piece).is_empty() && layout.sign(piece).is_empty() && !layout.pieces[piece].is_cell() {
        return 0;
    }
    between(layout, piece)
}

/// The spaces before a piece that has letters.
pub(super) fn between(layout: &Layout<'_>, piece: usize) -> usize {
    if layout.pieces[piece].is_comment() {
        BEFORE_COMMENT
    } else if layout.sign(piece - 1) == "|" && layout.sign(piece) == "|" {
        EMPTY_CELL
    } else if joined(layout, piece) {
        0
    } else if follows_an_entry(layout, piece) {
        BETWEEN_ENTRIES
    } else {
        1
    }
}

/// Whether a piece stands close to the one before it.
fn joined(layout: &Layout<'_>, piece: usize) -> bool {
    let before = piece - 1;
    match (layout.sign(before), layout.sign(piece)) {
        ("(" | "[" | "." | "..", _) | (_, "," | ")" | "]" | "?" | "." | "..") => true,
        ("-", _) => layout.begun(before, &[PartKind::Signed]).is_some(),
        (_, "(") => layout.begun(before, &[PartKind::Call]).is_some(),
        (_, "[") => layout.begun(before, &[PartKind::TableCell]).is_some(),
        (_, ":") => layout.begun(piece, &[PartKind::Values]).is_none(),
        _ => false,
    }
}

/// Whether an entry begins with a piece right after another of its block that has more than a name.
fn follows_an_entry(layout: &Layout<'_>, piece: usize) -> bool {
    let Some((_, entry)) = layout.begun(piece, ENTRIES) else { return false };
    layout
        .around(piece - 1)
        .any(|(_, part)| part.within == entry.within && part.last + 1 == piece && part.first < part.last)
}
