//! The header of a table and the lines of its body, as every medium needs them.

use crate::outcome::{HeaderGrid, HeaderNode, Place, TableOutcome};

use super::notes;

/// The span grid of the columns. A tree that does not list every column once, in order, is passed over for a flat
/// header: no figure may stand under another column's label.
pub(super) fn column_grid(table: &TableOutcome) -> HeaderGrid {
    let grid = HeaderGrid::new(&table.column_tree);
    if HeaderNode::lists_each_once(&table.column_tree, table.columns.len()) {
        grid
    } else {
        HeaderGrid::new(&flat(table.columns.len()))
    }
}

/// One line of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BodyLine<'a> {
    /// A heading over the rows that follow.
    Heading {
        /// Its label.
        label: &'a str,
        /// How many headings stand above it.
        depth: usize,
    },
    /// A row.
    Row {
        /// Its position in the axis.
        row: usize,
        /// How far it is indented, in steps: its own depth and the headings above it.
        depth: usize,
        /// The position of the nearest heading's line in the body; `None` outside any heading.
        heading: Option<usize>,
    },
}

/// The body from top to bottom.
pub(super) fn body_lines(table: &TableOutcome) -> Vec<BodyLine<'_>> {
    let flat = flat(table.rows.len());
    let is_sound = HeaderNode::lists_each_once(&table.row_tree, table.rows.len());
    let mut lines = Vec::new();
    if is_sound {
        add_lines(table, &table.row_tree, 0, None, &mut lines);
        return lines;
    }
    for node in &flat {
        if let HeaderNode::Member(row) = node {
            lines.push(BodyLine::Row { row: *row, depth: own_depth(table, *row), heading: None });
        }
    }
    lines
}

/// The body as it stands on a page, from top to bottom: of each half a line, none where the other one is longer. A table in one piece is one half.
/// A heading goes with the row that follows it.
pub(super) fn halves(table: &TableOutcome) -> Vec<Vec<BodyLine<'_>>> {
    let mut left = body_lines(table);
    let parts = table.row_parts();
    let Some(first) = parts.get(1).map(|right| right.start) else { return vec![left] };
    let row = |line: &BodyLine<'_>| matches!(line, BodyLine::Row { row, .. } if *row == first);
    let at = left.iter().position(row).unwrap_or(left.len());
    let headings = left[..at].iter().rev().take_while(|line| matches!(line, BodyLine::Heading { .. })).count();
    let right = left.split_off(at - headings);
    vec![left, right]
}

/// How many lines the longest half has.
pub(super) fn longest(halves: &[Vec<BodyLine<'_>>]) -> usize {
    halves.iter().map(Vec::len).max().unwrap_or(0)
}

fn add_lines<'a>(
    table: &TableOutcome,
    nodes: &'a [HeaderNode],
    depth: usize,
    heading: Option<usize>,
    lines: &mut Vec<BodyLine<'a>>,
) {
    for node in nodes {
        match node {
            HeaderNode::Member(row) => {
                lines.push(BodyLine::Row { row: *row, depth: depth + own_depth(table, *row), heading });
            }
            HeaderNode::Heading { label, children } => {
                lines.push(BodyLine::Heading { label, depth });
                add_lines(table, children, depth + 1, Some(lines.len() - 1), lines);
            }
        }
    }
}

fn own_depth(table: &TableOutcome, row: usize) -> usize {
    table.rows.get(row).map_or(0, |member| usize::from(member.depth))
}

/// The printed number of a column as [`TableOutcome::number_text`], with the mark of a note behind the number.
pub(super) fn marked_number_text(table: &TableOutcome, column: usize) -> String {
    let text = table.number_text(column);
    if !notes::is_noted(table, Place::Column(column)) {
        return text;
    }
    match text.split_once(' ') {
        Some((printed, formula)) => format!("{printed}{} {formula}", notes::MARK),
        None => format!("{text}{}", notes::MARK),
    }
}

/// Where the mark of a column's note stands: on its number, or on its label where no number is printed.
pub(super) fn marks_number(table: &TableOutcome, column: usize) -> bool {
    table.columns.get(column).is_some_and(|member| !member.printed.is_empty())
}

fn flat(members: usize) -> Vec<HeaderNode> {
    (0..members).map(HeaderNode::Member).collect()
}
