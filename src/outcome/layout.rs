//! The one span grid that every medium draws its column headers from.

use super::HeaderNode;

/// One header cell with the rows and columns of the header that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderCell {
    /// The header row it begins on, from 0.
    pub row: usize,
    /// The column it begins over, by position in the axis.
    pub column: usize,
    /// How many header rows it covers.
    pub row_span: usize,
    /// How many columns it covers.
    pub column_span: usize,
    /// The member it is the header of; `None` for a heading over several.
    pub member: Option<usize>,
    /// The heading's label; empty for a member (its label is in the axis).
    pub label: String,
}

/// The header of a table as a grid without gaps: every place is covered by exactly one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeaderGrid {
    /// How many header rows there are, the row of column numbers not among them.
    pub rows: usize,
    /// How many columns there are.
    pub columns: usize,
    /// The cells, by row, then column.
    pub cells: Vec<HeaderCell>,
}

impl HeaderGrid {
    /// Lays out a tree of headings. Headings with nothing under them are left out.
    #[must_use]
    pub fn new(tree: &[HeaderNode]) -> HeaderGrid {
        let rows = tree.iter().map(height).max().unwrap_or(0);
        let mut grid = HeaderGrid { rows, columns: 0, cells: Vec::new() };
        for node in tree {
            grid.place(node, 0);
        }
        grid.cells.sort_by_key(|cell| (cell.row, cell.column));
        grid
    }

    fn place(&mut self, node: &HeaderNode, row: usize) {
        let column = self.columns;
        match node {
            HeaderNode::Member(member) => {
                let row_span = self.rows - row;
                let member = Some(*member);
                self.cells.push(HeaderCell { row, column, row_span, column_span: 1, member, label: String::new() });
                self.columns += 1;
            }
            HeaderNode::Heading { label, children } => {
                for child in children {
                    self.place(child, row + 1);
                }
                let column_span = self.columns - column;
                if column_span > 0 {
                    self.cells.push(HeaderCell {
                        row,
                        column,
                        row_span: 1,
                        column_span,
                        member: None,
                        label: label.clone(),
                    });
                }
            }
        }
    }
}

fn height(node: &HeaderNode) -> usize {
    match node {
        HeaderNode::Member(_) => 1,
        HeaderNode::Heading { children, .. } => match children.iter().map(height).max() {
            Some(below) if below > 0 => below + 1,
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_covered_once() {
        let heading = |label: &str, children| HeaderNode::Heading { label: label.into(), children };
        let tree = [
            HeaderNode::Member(0),
            heading("a", vec![HeaderNode::Member(1), heading("b", vec![HeaderNode::Member(2), HeaderNode::Member(3)])]),
            heading("empty", vec![]),
        ];
        let grid = HeaderGrid::new(&tree);
        assert_eq!((grid.rows, grid.columns), (3, 4));
        let mut covered = vec![0; grid.rows * grid.columns];
        for cell in &grid.cells {
            for row in cell.row..cell.row + cell.row_span {
                for column in cell.column..cell.column + cell.column_span {
                    covered[row * grid.columns + column] += 1;
                }
            }
        }
        assert_eq!(covered, vec![1; 12]);
    }
}
