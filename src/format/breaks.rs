//! Where lines end: where the author ended them, at the braces of a block of several lines, and in lines that are too long.

use super::indent::{Line, STEP};
use super::layout::{Break, Layout};
use super::{WIDTH, indent, spaces};
use crate::syntax::pieces::{PartKind, PieceKind};

/// What begins a line of its own where its line is too long.
const CLAUSES: &[PartKind] = &[
    PartKind::Version,
    PartKind::Clause,
    PartKind::Cite,
    PartKind::InForce,
    PartKind::Became,
    PartKind::Also,
    PartKind::Addition,
];

/// Decides all line ends.
pub(super) fn settle(layout: &mut Layout<'_>) {
    author(layout);
    loop {
        let mut more = braces(layout);
        more.extend((1..layout.pieces.len()).filter(|piece| layout.begun(*piece, &[PartKind::GridLine]).is_some()));
        for line in indent::lines(layout) {
            if width(layout, &line) > WIDTH {
                more.extend(places(layout, &line));
            }
        }
        more.retain(|piece| layout.breaks[*piece] == Break::None);
        if more.is_empty() {
            return;
        }
        for piece in more {
            layout.breaks[piece] = Break::Line;
        }
    }
}

/// The author's line ends, with no more than one blank line, and none where a block begins or ends.
fn author(layout: &mut Layout<'_>) {
    for piece in 0..layout.pieces.len() {
        let written = match layout.space_before(piece).matches('\n').count() {
            _ if piece == 0 => Break::None,
            0 => Break::None,
            1 => Break::Line,
            _ => Break::Blank,
        };
        layout.breaks.push(written);
        if written == Break::Blank && (begins_a_block(layout, piece) || layout.sign(piece) == "}") {
            layout.breaks[piece] = Break::Line;
        }
    }
}

/// Whether what stands before a piece opens a block, or is documentation of what follows.
fn begins_a_block(layout: &Layout<'_>, piece: usize) -> bool {
    let before = piece - 1;
    let opening = if layout.is_trailing_comment(before) { before - 1 } else { before };
    layout.sign(opening) == "{" || layout.pieces[before].kind == PieceKind::Documentation
}

/// In a block of several lines, its first piece and its closing brace begin a line, and so does each thing in it but codes, and
/// what follows it. Its opening brace stands on the line of what it opens, or on its own.
fn braces(layout: &Layout<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for opening in (0..layout.pieces.len()).filter(|piece| layout.sign(*piece) == "{") {
        let Some(closing) = layout.other(opening).filter(|closing| closing - opening > 1) else { continue };
        if is_one_line(layout, opening, closing) {
            continue;
        }
        let first = if layout.is_trailing_comment(opening + 1) { opening + 2 } else { opening + 1 };
        found.extend([first, closing]);
        let after = closing + 1;
        if after < layout.pieces.len() && !layout.is_trailing_comment(after) {
            found.push(after);
        }
        let Some((holder, part)) = layout.around(opening).next() else { continue };
        if !is_one_line(layout, part.first, opening) {
            found.push(opening);
        }
        let entry = |piece: &usize| {
            layout.beginning(*piece).any(|(_, part)| part.within == Some(holder) && part.kind != PartKind::Code)
        };
        found.extend((first..closing).filter(entry));
    }
    found
}

/// Whether no line ends between two pieces.
fn is_one_line(layout: &Layout<'_>, first: usize, last: usize) -> bool {
    layout.breaks[first + 1..=last].iter().all(|at| *at == Break::None)
}

/// The columns that a line takes without the comment at its end and without alignment.
fn width(layout: &Layout<'_>, line: &Line) -> usize {
    line.indent + line.pieces.clone().map(|piece| step(layout, line, piece)).sum::<usize>()
}

fn step(layout: &Layout<'_>, line: &Line, piece: usize) -> usize {
    let first = piece == line.pieces.start;
    match layout.pieces[piece].kind {
        PieceKind::Plain | PieceKind::Cell => {
            layout.widest(piece, if first { 0 } else { spaces::between(layout, piece) })
        }
        PieceKind::Comment | PieceKind::Documentation => 0,
    }
}

/// The pieces that begin a line where a line is too long: those of the largest things that it holds.
fn places(layout: &Layout<'_>, line: &Line) -> Vec<usize> {
    let ways: [fn(&Layout<'_>, &Line) -> Vec<usize>; 4] = [block, clauses, conditions, lists];
    ways.iter().map(|way| way(layout, line)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// All that stands in the first block that the line holds whole.
fn block(layout: &Layout<'_>, line: &Line) -> Vec<usize> {
    let whole = |piece: &usize| {
        let closing = layout.other(*piece).filter(|_| layout.sign(*piece) == "{")?;
        (closing > piece + 1 && line.pieces.contains(&closing)).then_some((*piece, closing))
    };
    let Some((opening, closing)) = line.pieces.clone().find_map(|piece| whole(&piece)) else { return Vec::new() };
    let holder = layout.around(opening).next().map(|(number, _)| number);
    let begins = |piece: &usize| layout.beginning(*piece).any(|(_, part)| part.within == holder);
    (opening + 1..closing).filter(begins).chain([closing]).collect()
}

/// The pieces of a line but its first, each with how many parts hold it, that stand in the fewest parts.
fn outermost(found: Vec<(usize, usize)>) -> Vec<usize> {
    let least = found.iter().map(|(depth, _)| *depth).min();
    found.into_iter().filter(|(depth, _)| Some(*depth) == least).map(|(_, piece)| piece).collect()
}

fn inner_pieces(line: &Line) -> std::ops::Range<usize> {
    line.pieces.start + 1..line.pieces.end.max(line.pieces.start + 1)
}

fn clauses(layout: &Layout<'_>, line: &Line) -> Vec<usize> {
    let depth = |piece: usize| {
        let (number, _) = layout.begun(piece, CLAUSES)?;
        Some((std::iter::successors(layout.parts[number].within, |outer| layout.parts[*outer].within).count(), piece))
    };
    outermost(inner_pieces(line).filter_map(depth).collect())
}

fn conditions(layout: &Layout<'_>, line: &Line) -> Vec<usize> {
    let depth = |piece: usize| {
        let (_, holder) = layout.around(piece).next()?;
        let joins = holder.kind == PartKind::Expression && matches!(layout.sign(piece), "and" | "or");
        joins.then(|| (layout.around(piece).count(), piece))
    };
    outermost(inner_pieces(line).filter_map(depth).collect())
}

/// What follows a comma, as often as the line needs it.
fn lists(layout: &Layout<'_>, line: &Line) -> Vec<usize> {
    let after_comma = |piece: usize| (layout.sign(piece - 1) == ",").then(|| (layout.around(piece - 1).count(), piece));
    let ends = outermost(inner_pieces(line).filter_map(after_comma).collect());
    let mut found: Vec<usize> = Vec::new();
    let (mut start, mut used, mut fits) = (line.pieces.start, line.indent, line.pieces.start);
    for piece in line.pieces.clone() {
        if ends.binary_search(&piece).is_ok() {
            fits = piece;
        }
        used += step(layout, line, piece);
        if used > WIDTH && fits > start {
            found.push(fits);
            start = fits;
            used = line.indent + 2 * STEP + (fits..=piece).map(|piece| step(layout, line, piece)).sum::<usize>();
        }
    }
    // Where the first of a list is too long by itself, the rest begins anew all the same.
    if found.is_empty() { ends.into_iter().take(1).collect() } else { found }
}
