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
    PartKind::GridLine,
];

/// What a line is a row of: a kind of part with its first word, what holds it, its indentation. Lines of the same row may be
/// aligned.
type Kind<'t> = (PartKind, &'t str, Option<usize>, usize);

/// A part of a line that is aligned, by the piece that it begins with; none where the line lacks it.
type Cell = Option<usize>;

/// The spaces before each piece that does not begin a line.
pub(super) fn gaps(layout: &Layout<'_>, lines: &[Line]) -> Vec<usize> {
    let mut gaps: Vec<usize> =
        (0..layout.pieces.len()).map(|piece| if piece == 0 { 0 } else { gap(layout, piece) }).collect();
    let rows: Vec<Option<(Kind<'_>, Vec<Cell>)>> = lines.iter().map(|line| row(layout, line)).collect();
    for run in runs(layout, lines, &rows) {
        let cells_of = |at: &usize| rows[*at].as_ref().map_or([].as_slice(), |(_, cells)| cells.as_slice());
        let is_grid = rows[run[0]].as_ref().is_some_and(|(kind, _)| kind.0 == PartKind::GridLine);
        let limits = if is_grid { (usize::MAX, usize::MAX) } else { (WIDEST, WIDTH) };
        for column in 0..run.iter().map(|at| cells_of(at).len()).max().unwrap_or(0) {
            let cell = |at: &usize| Some((&lines[*at], (*cells_of(at).get(column)?)?));
            let cells: Vec<(&Line, usize)> = run.iter().filter_map(cell).collect();
            align(layout, &cells, limits, &mut gaps);
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
        align(layout, &cells, (WIDEST, usize::MAX), gaps);
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
        layout.sign(*piece).starts_with('"') && layout.around(*piece).next().is_some_and(|(inner, _)| inner == number)
    });
    let second = (start + 1 < line.pieces.end).then_some(start + 1);
    let cells = match part.kind {
        PartKind::GridLine => rest().filter(|piece| layout.sign(*piece) == "|").map(Some).collect(),
        PartKind::Code => {
            let kinds = [PartKind::Externals, PartKind::Also, PartKind::InForce, PartKind::Became];
            std::iter::once(label).chain(kinds.into_iter().map(begun)).collect()
        }
        PartKind::Field => vec![begun(PartKind::Type), label],
        PartKind::Member => {
            let printed = begun(PartKind::Printed);
            let head = if printed.is_some() { printed.map(|at| at + 1) } else { label };
            vec![label, printed, head.and_then(|head| rest().find(|piece| *piece > head))]
        }
        PartKind::Stub => vec![label, begun(PartKind::Printed)],
        PartKind::Version => vec![begun(PartKind::InForce)],
        _ => vec![second],
    };
    // A row and a column do not stand in one row, `where` and `except` do.
    let word = if part.kind == PartKind::Member { layout.sign(start) } else { "" };
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
        let goes_on = |below: &usize| kind.0 == PartKind::GridLine || !lines[*below].after_blank;
        let next = (at + 1..lines.len()).take_while(goes_on);
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

/// Puts the same column of each line under each other, with no gap wider and no line longer than these limits.
fn align(layout: &Layout<'_>, cells: &[(&Line, usize)], (widest, longest): (usize, usize), gaps: &mut [usize]) {
    let columns: Vec<usize> = cells.iter().map(|(line, piece)| column(layout, line, *piece, gaps)).collect();
    let Some(least) = columns.iter().copied().min() else { return };
    let target = columns.iter().copied().filter(|column| column - least <= widest).max().unwrap_or(least);
    for ((line, piece), column) in cells.iter().zip(columns) {
        let more = target.saturating_sub(column);
        if self::column(layout, line, line.pieces.end, gaps) + more <= longest {
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
