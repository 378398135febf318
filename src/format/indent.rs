//! Lines and their indentation.
//!
//! A line is indented by one step for each line on which something began that it is a part of. A bracket that closes stands
//! under the line that opened it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::layout::{Break, Layout};
use crate::syntax::pieces::{Part, PartKind};

/// Spaces for one step.
pub(super) const STEP: usize = 2;

/// A line that is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its pieces.
    pub pieces: Range<usize>,
    /// How many spaces it begins with.
    pub indent: usize,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
}

/// The lines of a text, with the breaks that are decided.
pub(super) fn lines(layout: &Layout<'_>) -> Vec<Line> {
    let starts: Vec<usize> =
        (0..layout.pieces.len()).filter(|piece| *piece == 0 || layout.breaks[*piece] != Break::None).collect();
    let ends = starts.iter().skip(1).copied().chain([layout.pieces.len()]);
    let mut lines: Vec<Line> = Vec::with_capacity(starts.len());
    for (start, end) in starts.iter().zip(ends) {
        let after_blank = *start > 0 && layout.breaks[*start] == Break::Blank;
        lines.push(Line { pieces: *start..end, indent: 0, after_blank });
    }
    for at in 0..lines.len() {
        lines[at].indent = indentation(layout, &lines, at);
    }
    // A comment stands as what it is about does: what follows it.
    for at in (0..lines.len()).rev().filter(|at| layout.pieces[starts[*at]].is_comment()) {
        lines[at].indent = match lines.get(at + 1) {
            Some(next) if is_closing(layout, next.pieces.start) => next.indent + STEP,
            Some(next) => next.indent,
            None => 0,
        };
    }
    lines
}

/// The number of the line that holds a piece.
fn line_of(lines: &[Line], piece: usize) -> usize {
    lines.partition_point(|line| line.pieces.start <= piece).saturating_sub(1)
}

fn is_closing(layout: &Layout<'_>, piece: usize) -> bool {
    matches!(layout.sign(piece), "}" | ")" | "]")
}

/// The indentation of a line, those before it being known.
fn indentation(layout: &Layout<'_>, lines: &[Line], at: usize) -> usize {
    let start = lines[at].pieces.start;
    let as_the_line_of = |piece: usize| lines[line_of(lines, piece)].indent;
    if let Some(opening) = layout.other(start).filter(|_| is_closing(layout, start)) {
        return as_the_line_of(opening);
    }
    if layout.sign(start) == "{" {
        return layout.around(start).next().map_or(0, |(_, part)| as_the_line_of(part.first));
    }
    let member = layout.around(start).find(|(_, part)| part.kind == PartKind::Member);
    if let Some((_, member)) = member.filter(|_| layout.is_aligned(start)) {
        return as_the_line_of(member.first);
    }
    let mut begun_on = BTreeSet::new();
    let mut steps = 0;
    let mut inner: Option<&Part> = None;
    for (_, part) in layout.around(start) {
        let line = line_of(lines, part.first);
        if line < at && part.kind != PartKind::Grid && !is_shared(layout, part, inner, start) {
            begun_on.insert(line);
            // Aliases stand apart from the codes below.
            steps += usize::from(matches!(part.kind, PartKind::Code | PartKind::Field));
        }
        inner = Some(part);
    }
    (begun_on.len() + steps) * STEP
}

/// Whether what begins here is a citation of a requirement's condition: it stands as one of the whole requirement does.
fn is_shared(layout: &Layout<'_>, part: &Part, inner: Option<&Part>, start: usize) -> bool {
    let outer = part.within.map(|number| layout.parts[number].kind);
    part.kind == PartKind::Clause
        && outer == Some(PartKind::Requirement)
        && inner.is_some_and(|inner| inner.kind == PartKind::Cite && inner.first == start)
}
