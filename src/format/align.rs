//! What stands in rows: codes, fields, columns and their like, line under line, with their parts in columns.
//!
//! A row of lines ends at a blank line and at anything of another kind. A part that would leave too wide a gap in the other
//! lines stands out of its column.

use super::WIDTH;
use super::indent::Line;
use super::layout::Layout;
use super::spaces::gap;
use crate::syntax::pieces::{PartKind, PieceKind};

/// No more than this many spaces are put in to align a part.
const WIDEST: usize = 30;

const ALIGNED: &[PartKind] = &[
    PartKind::Code,
    PartKind::Field,
    PartKind::Member,
    PartKind::Stub,
    PartKind::Spelling,
    PartKind::Version,
    PartKind::Clause,
];

/// What a line is a row of: a kind of part with its first word, what holds it, its indentation. Lines of the same row may be
/// aligned.
type Kind<'t> = (PartKind, &'t str, Option<usize>, usize);

/// A part of a line that is aligned: which column of the row it is, and the piece that it begins with.
type Cell = (u8, usize);

/// The spaces before each piece that does not begin a line.
pub(super) fn gaps(layout: &Layout<'_>, lines: &[Line]) -> Vec<usize> {
    let mut gaps: Vec<usize> =
        (0..layout.pieces.len()).map(|piece| if piece == 0 { 0 } else { gap(layout, piece) }).collect();
    let rows: Vec<Option<(Kind<'_>, Vec<Cell>)>> = lines.iter().map(|line| row(layout, line)).collect();
    for run in runs(layout, lines, &rows) {
        for column in 1..=3 {
            let cell = |at: &usize| {
                let (_, cells) = rows[*at].as_ref()?;
                let (_, piece) = cells.iter().find(|(number, _)| *number == column)?;
                Some((&lines[*at], *piece))
            };
            let cells: Vec<(&Line, usize)> = run.iter().filter_map(cell).collect();
            align(layout, &cells, &mut gaps);
        }
    }
    comments(layout, lines, &mut gaps);
    gaps
}

/// Comments at the end of lines that follow each other.
fn comments(layout: &Layout<'_>, lines: &[Line], gaps: &mut [usize]) {
    let trailing = |line: &Line| {
        let last = line.pieces.end - 1;
        (last > line.pieces.start && layout.pieces[last].kind == PieceKind::Comment).then_some(last)
    };
    for run in lines.chunk_by(|above, below| {
        !below.after_blank && trailing(above).is_some() == trailing(below).is_some() && trailing(below).is_some()
    }) {
        let cells: Vec<(&Line, usize)> = run.iter().filter_map(|line| Some((line, trailing(line)?))).collect();
        align(layout, &cells, gaps);
    }
}

/// The row that a line belongs to, and its parts.
fn row<'t>(layout: &Layout<'t>, line: &Line) -> Option<(Kind<'t>, Vec<Cell>)> {
    let start = line.pieces.start;
    let (number, part) = layout.begun(start, ALIGNED)?;
    let rest = || line.pieces.clone().skip(1).filter(|piece| !layout.pieces[*piece].is_comment());
    let entry = |piece: usize| layout.beginning(piece).any(|(_, other)| other.within == part.within);
    if part.kind != PartKind::Version && rest().any(entry) {
        return None;
    }
    let begun = |kind: PartKind| rest().find(|piece| layout.begun(*piece, &[kind]).is_some());
    let label = rest().find(|piece| {
        layout.word(*piece).starts_with('"') && layout.around(*piece).next().is_some_and(|(inner, _)| inner == number)
    });
    let second = (start + 1 < line.pieces.end).then_some(start + 1);
    let columns = match part.kind {
        PartKind::Code => [label, begun(PartKind::Externals), begun(PartKind::Also)],
        PartKind::Field => [begun(PartKind::Type), label, None],
        PartKind::Member => {
            let printed = begun(PartKind::Printed);
            let head = if printed.is_some() { printed.map(|at| at + 1) } else { label };
            [label, printed, head.and_then(|head| rest().find(|piece| *piece > head))]
        }
        PartKind::Stub => [label, begun(PartKind::Printed), None],
        PartKind::Version => [begun(PartKind::InForce), None, None],
        _ => [second, None, None],
    };
    let cells = (1..).zip(columns).filter_map(|(column, piece)| Some((column, piece?))).collect();
    // A row and a column do not stand in one row, `where` and `except` do.
    let word = if part.kind == PartKind::Member { layout.word(start) } else { "" };
    Some(((part.kind, word, part.within, line.indent), cells))
}

/// The lines that stand in one row, by their numbers.
fn runs(layout: &Layout<'_>, lines: &[Line], rows: &[Option<(Kind<'_>, Vec<Cell>)>]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut run_of: Vec<Option<usize>> = vec![None; lines.len()];
    for at in 0..lines.len() {
        let Some((kind, _)) = &rows[at] else { continue };
        let run = run_of[at].unwrap_or(runs.len());
        if run == runs.len() {
            runs.push(Vec::new());
        }
        runs[run].push(at);
        let belongs = |line: &Line| line.indent > lines[at].indent || layout.pieces[line.pieces.start].is_comment();
        let next = (at + 1..lines.len()).take_while(|below| !lines[*below].after_blank);
        let next = next.take_while(|below| belongs(&lines[*below]) || same(rows, *below, *kind));
        if let Some(below) = next.into_iter().find(|below| same(rows, *below, *kind)) {
            run_of[below] = Some(run);
        }
    }
    runs
}

fn same(rows: &[Option<(Kind<'_>, Vec<Cell>)>], line: usize, kind: Kind<'_>) -> bool {
    rows[line].as_ref().is_some_and(|(other, _)| *other == kind)
}

/// Puts the same column of each line under each other.
fn align(layout: &Layout<'_>, cells: &[(&Line, usize)], gaps: &mut [usize]) {
    let columns: Vec<usize> = cells.iter().map(|(line, piece)| column(layout, line, *piece, gaps)).collect();
    let Some(least) = columns.iter().copied().min() else { return };
    let target = columns.iter().copied().filter(|column| column - least <= WIDEST).max().unwrap_or(least);
    for ((line, piece), column) in cells.iter().zip(columns) {
        let more = target.saturating_sub(column);
        let end = self::column(layout, line, line.pieces.end, gaps);
        if end + more <= WIDTH || layout.pieces[*piece].is_comment() {
            gaps[*piece] += more;
        }
    }
}

/// The column at which a piece of a line begins, or, without the comment, the whole line ends.
fn column(layout: &Layout<'_>, line: &Line, piece: usize, gaps: &[usize]) -> usize {
    let mut column = line.indent;
    for before in line.pieces.clone().take_while(|before| *before < piece && !layout.pieces[*before].is_comment()) {
        column += layout.width(before) + if before == line.pieces.start { 0 } else { gaps[before] };
    }
    column + if piece == line.pieces.end { 0 } else { gaps[piece] }
}
