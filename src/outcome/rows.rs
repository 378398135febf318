//! Which rows of a table are printed, and in which order.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{CellValue, HeaderNode, MemberHeader, TableOutcome};
use crate::value::Direction;

impl CellValue {
    /// How two cells stand in an order of rows: what has no value comes last, either way.
    #[must_use]
    pub(crate) fn in_order(left: Option<&CellValue>, right: Option<&CellValue>, direction: Direction) -> Ordering {
        let known = |value| Option::filter(value, |value: &&CellValue| !matches!(value, CellValue::State(_)));
        match (known(left), known(right)) {
            (Some(CellValue::Number(left)), Some(CellValue::Number(right))) => direction.order(left.cmp(right)),
            (Some(CellValue::Date(left)), Some(CellValue::Date(right))) => direction.order(left.cmp(right)),
            // In one column these do not meet, unless a single cell or a row says so.
            (Some(CellValue::Number(_)), Some(_)) => Ordering::Less,
            (Some(_), Some(_)) => Ordering::Greater,
            (left, right) => left.is_none().cmp(&right.is_none()),
        }
    }
}

/// A line of a printed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// A row, by position.
    Row(usize),
    /// The row for the rest.
    Rest,
}

/// A heading over lines, or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LineNode {
    /// A line.
    Line(Line),
    /// A heading with what stands under it.
    Heading(String, Vec<LineNode>),
}

impl TableOutcome {
    /// The rows as they are printed, under their headings. Rows of the lowest level take each other's places where they stand side by side: in
    /// the same group and under the same heading. Parts go with their row; a group or a heading without a row that is printed is left out; totals
    /// and all other rows stay where they are. The row for the rest comes after the last row of the lowest level.
    #[must_use]
    pub(crate) fn printed_rows(&self) -> Vec<LineNode> {
        let all: Vec<HeaderNode>;
        let tree = match HeaderNode::lists_each_once(&self.row_tree, self.rows.len()) {
            true => &self.row_tree,
            false => {
                all = (0..self.rows.len()).map(HeaderNode::Member).collect();
                &all
            }
        };
        let order = self.shown_rows.as_ref().map(|shown| {
            shown.rows.iter().enumerate().map(|(place, row)| (*row, place)).collect::<HashMap<usize, usize>>()
        });
        let mut lines = Order { rows: &self.rows, order }.lines(tree);
        if self.shown_rows.as_ref().is_some_and(|shown| shown.rest.is_some()) {
            let at = lines.iter().rposition(|node| self.has_lowest(node)).map_or(lines.len(), |last| last + 1);
            lines.insert(at, LineNode::Line(Line::Rest));
        }
        lines
    }

    /// Whether a node is a row of the lowest level, stands with one, or is a heading over some.
    fn has_lowest(&self, node: &LineNode) -> bool {
        match node {
            LineNode::Line(Line::Row(row)) => {
                self.rows.get(*row).is_some_and(|row| row.is_lowest || row.within.is_some())
            }
            LineNode::Line(Line::Rest) => false,
            LineNode::Heading(_, nodes) => nodes.iter().any(|node| self.has_lowest(node)),
        }
    }
}

/// The places of rows of the lowest level among those that are printed; without it all are, as they stand.
struct Order<'t> {
    rows: &'t [MemberHeader],
    order: Option<HashMap<usize, usize>>,
}

/// What stands beside others under one heading: a row or a heading, and the parts that go with it.
struct Block<'t> {
    node: &'t HeaderNode,
    parts: Vec<Block<'t>>,
}

impl Order<'_> {
    fn lines(&self, tree: &[HeaderNode]) -> Vec<LineNode> {
        let mut lines = Vec::new();
        self.add(&self.blocks(tree), &mut lines);
        lines
    }

    /// The nodes under one heading, each with those that are parts of it.
    fn blocks<'t>(&self, tree: &'t [HeaderNode]) -> Vec<Block<'t>> {
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (place, node) in tree.iter().enumerate() {
            if let HeaderNode::Member(row) = node {
                places.insert(*row, place);
            }
        }
        let holder = |node: &HeaderNode| self.whole_of(node).and_then(|whole| places.get(&whole).copied());
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); tree.len()];
        let mut outermost = Vec::new();
        for (place, node) in tree.iter().enumerate() {
            // What stands before its whole stays there.
            match holder(node).filter(|holder| *holder < place) {
                Some(holder) => parts[holder].push(place),
                None => outermost.push(place),
            }
        }
        outermost.into_iter().map(|place| Block::new(tree, &parts, place)).collect()
    }

    /// The row that all rows of a node are within.
    fn whole_of(&self, node: &HeaderNode) -> Option<usize> {
        match node {
            HeaderNode::Member(row) => {
                let whole = self.rows.get(*row)?.within?;
                self.rows.get(whole).is_some_and(|row| !row.is_total).then_some(whole)
            }
            HeaderNode::Heading { children, .. } => {
                let mut wholes = children.iter().map(|child| self.whole_of(child));
                let first = wholes.next()??;
                wholes.all(|whole| whole == Some(first)).then_some(first)
            }
        }
    }

    /// Adds what is printed of some blocks: those of the lowest level in their order, at the places that they have among the others.
    fn add(&self, blocks: &[Block<'_>], lines: &mut Vec<LineNode>) {
        let mut lowest: Vec<&Block<'_>> = blocks.iter().filter(|block| self.is_lowest(block)).collect();
        if let Some(order) = &self.order {
            let place = |block: &Block<'_>| block.row().and_then(|row| order.get(&row)).copied();
            lowest.retain(|block| place(block).is_some());
            lowest.sort_by_key(|block| place(block));
        }
        let mut lowest = lowest.into_iter();
        for block in blocks {
            let block = if self.is_lowest(block) { lowest.next() } else { Some(block) };
            block.into_iter().for_each(|block| self.add_block(block, lines));
        }
    }

    fn add_block(&self, block: &Block<'_>, lines: &mut Vec<LineNode>) {
        // A group all of whose rows are left out is left out too, with what is a part of it.
        let is_made_up = !self.is_lowest(block) && self.holds(&block.parts, &|_| true);
        if is_made_up && !self.holds(&block.parts, &|row| self.is_shown(row)) {
            return;
        }
        let mut parts = Vec::new();
        self.add(&block.parts, &mut parts);
        match block.node {
            HeaderNode::Member(row) => {
                if self.rows.get(*row).is_some_and(|row| !row.hidden) {
                    lines.push(LineNode::Line(Line::Row(*row)));
                }
                lines.extend(parts);
            }
            HeaderNode::Heading { label, children } => {
                let inner = self.lines(children);
                if !inner.is_empty() {
                    lines.push(LineNode::Heading(label.clone(), inner));
                }
                lines.extend(parts);
            }
        }
    }

    fn is_lowest(&self, block: &Block<'_>) -> bool {
        block.row().and_then(|row| self.rows.get(row)).is_some_and(|row| row.is_lowest)
    }

    fn is_shown(&self, row: usize) -> bool {
        self.order.as_ref().is_none_or(|order| order.contains_key(&row))
    }

    /// Whether some of these blocks is or holds a row of the lowest level of which this is so.
    fn holds(&self, blocks: &[Block<'_>], is_so: &dyn Fn(usize) -> bool) -> bool {
        blocks.iter().any(|block| self.holds_in(block.node, is_so) || self.holds(&block.parts, is_so))
    }

    fn holds_in(&self, node: &HeaderNode, is_so: &dyn Fn(usize) -> bool) -> bool {
        match node {
            HeaderNode::Member(row) => self.rows.get(*row).is_some_and(|of| of.is_lowest && is_so(*row)),
            HeaderNode::Heading { children, .. } => children.iter().any(|child| self.holds_in(child, is_so)),
        }
    }
}

impl<'t> Block<'t> {
    fn new(tree: &'t [HeaderNode], parts: &[Vec<usize>], place: usize) -> Block<'t> {
        let inner = parts[place].iter().map(|part| Block::new(tree, parts, *part)).collect();
        Block { node: &tree[place], parts: inner }
    }

    fn row(&self) -> Option<usize> {
        if let HeaderNode::Member(row) = self.node { Some(*row) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{RestRow, ShownRows};

    /// `+` before an id says that the row is of the lowest level; behind `<` stands the row that it is within.
    fn table(rows: &[&str], shown: &[usize], rest: bool) -> TableOutcome {
        let member = |word: &&str| {
            let (id, within) = word.split_once('<').unwrap_or((word, ""));
            MemberHeader {
                is_lowest: id.starts_with('+'),
                is_total: id == "total",
                within: within.parse().ok(),
                id: id.trim_start_matches('+').to_owned(),
                ..MemberHeader::default()
            }
        };
        let rest = rest.then(RestRow::default);
        let shown = ShownRows { rows: shown.to_vec(), rest, ..ShownRows::default() };
        let row_tree = (0..rows.len()).map(HeaderNode::Member).collect();
        let rows = rows.iter().map(member).collect();
        TableOutcome { rows, row_tree, shown_rows: Some(shown), ..TableOutcome::default() }
    }

    fn words(table: &TableOutcome, nodes: &[LineNode]) -> String {
        let node = |node: &LineNode| match node {
            LineNode::Line(Line::Row(row)) => table.rows[*row].id.clone(),
            LineNode::Line(Line::Rest) => "rest".to_owned(),
            LineNode::Heading(label, nodes) => format!("{label}({})", words(table, nodes)),
        };
        nodes.iter().map(node).collect::<Vec<_>>().join(" ")
    }

    fn printed(table: &TableOutcome) -> String {
        words(table, &table.printed_rows())
    }

    #[test]
    fn rows_take_places_and_totals_keep_theirs() {
        let rows = ["total", "+a", "formula", "+b", "+c", "total"];
        assert_eq!(printed(&table(&rows, &[4, 1, 3], false)), "total c formula a b total");
        assert_eq!(printed(&table(&rows, &[3], true)), "total b rest formula total");
        assert_eq!(printed(&table(&rows, &[], false)), "total formula total");
    }

    #[test]
    fn parts_go_with_their_row_also_those_that_stand_elsewhere() {
        let rows = ["+a", "women<0", "+b", "men<0", "women of b<2"];
        assert_eq!(printed(&table(&rows, &[2, 0], true)), "b women of b a women men rest");
        assert_eq!(printed(&table(&rows, &[2], false)), "b women of b");
    }

    #[test]
    fn rows_stay_in_their_group_and_a_group_without_any_is_left_out() {
        let rows = ["north", "+a<0", "+b<0", "women of b<2", "south", "+c<4", "part of south<4", "total"];
        assert_eq!(printed(&table(&rows, &[2, 5, 1], false)), "north b women of b a south c part of south total");
        assert_eq!(printed(&table(&rows, &[5], true)), "south c part of south rest total");
        assert_eq!(printed(&table(&rows, &[1], true)), "north a rest total");
    }

    #[test]
    fn headings_without_rows_are_left_out() {
        let mut table = table(&["+a", "+b", "+c"], &[1, 0], true);
        let heading = |label: &str, rows: &[usize]| HeaderNode::Heading {
            label: label.to_owned(),
            children: rows.iter().map(|row| HeaderNode::Member(*row)).collect(),
        };
        table.row_tree = vec![heading("x", &[0, 1]), heading("y", &[2])];
        assert_eq!(printed(&table), "x(b a) rest");
    }
}
