//! What is printed of a table some of whose rows and columns are hidden or not shown.

use std::borrow::Cow;

use super::rows::{Line, LineNode};
use super::{Cell, HeaderNode, MemberHeader, Note, Place, RestRow, TableOutcome};

impl TableOutcome {
    /// What stands on the page: the table without what is hidden, with the rows that it shows in their order, the headings over nothing else, and
    /// the notes of either. What is said under it (the account, checks, what is undetermined) is about the whole and stays there.
    #[must_use]
    pub(crate) fn as_printed(&self) -> Cow<'_, TableOutcome> {
        if self.shown_rows.is_none() && !self.rows.iter().chain(&self.columns).any(|member| member.hidden) {
            return Cow::Borrowed(self);
        }
        let columns = printed(&self.columns);
        let (lines, row_tree) = self.printed_lines();
        let cells = lines.iter().flat_map(|line| columns.iter().map(move |column| self.cell_of(*line, *column)));
        let mut places = vec![None; self.rows.len()];
        for (place, line) in lines.iter().enumerate() {
            if let Line::Row(row) = line {
                places[*row] = Some(place);
            }
        }
        Cow::Owned(TableOutcome {
            name: self.name.clone(),
            title: self.title.clone(),
            cites: self.cites.clone(),
            stubs: self.stubs.clone(),
            rows: lines.iter().map(|line| self.header_of(*line, &places)).collect(),
            columns: columns.iter().map(|at| self.columns[*at].clone()).collect(),
            column_tree: within(&self.column_tree, &columns),
            row_tree,
            halves: self.halves.map(|halves| places.iter().take(halves).flatten().count()),
            cells: cells.flatten().cloned().collect(),
            notes: self.notes.iter().filter_map(|note| moved(note, &places, &columns)).collect(),
            ..TableOutcome::default()
        })
    }

    /// The rows that are printed, in their order.
    #[must_use]
    pub(crate) fn lines(&self) -> Vec<Line> {
        self.printed_lines().0
    }

    /// The rows that are printed, in their order, and the headings over them.
    fn printed_lines(&self) -> (Vec<Line>, Vec<HeaderNode>) {
        if self.shown_rows.is_none() {
            let rows = printed(&self.rows);
            let tree = within(&self.row_tree, &rows);
            return (rows.into_iter().map(Line::Row).collect(), tree);
        }
        let mut lines = Vec::new();
        let tree = numbered(&self.printed_rows(), &mut lines);
        (lines, if self.row_tree.is_empty() { Vec::new() } else { tree })
    }

    fn header_of(&self, line: Line, places: &[Option<usize>]) -> MemberHeader {
        match line {
            Line::Row(row) => {
                let row = &self.rows[row];
                MemberHeader {
                    within: row.within.and_then(|whole| places.get(whole).copied().flatten()),
                    ..row.clone()
                }
            }
            Line::Rest => {
                let label = self.rest().map_or_else(String::new, |rest| rest.label.clone());
                MemberHeader { label, is_rest: true, ..MemberHeader::default() }
            }
        }
    }

    fn rest(&self) -> Option<&RestRow> {
        self.shown_rows.as_ref()?.rest.as_ref()
    }

    /// A cell of a line, by the position of its column in the table.
    pub(crate) fn cell_of(&self, line: Line, column: usize) -> Option<&Cell> {
        match line {
            Line::Row(row) => self.cell(row, column),
            Line::Rest => self.rest()?.cells.get(column),
        }
    }
}

/// A tree of lines as one of rows by their places, which are put down in their order.
fn numbered(nodes: &[LineNode], lines: &mut Vec<Line>) -> Vec<HeaderNode> {
    let node = |node: &LineNode| match node {
        LineNode::Line(line) => {
            lines.push(*line);
            HeaderNode::Member(lines.len() - 1)
        }
        LineNode::Heading(label, nodes) => {
            HeaderNode::Heading { label: label.clone(), children: numbered(nodes, lines) }
        }
    };
    nodes.iter().map(node).collect()
}

/// The positions of what is printed, in its order.
#[must_use]
pub(crate) fn printed(members: &[MemberHeader]) -> Vec<usize> {
    (0..members.len()).filter(|at| !members[*at].hidden).collect()
}

/// A tree of headings over these members alone, by their new positions.
fn within(tree: &[HeaderNode], kept: &[usize]) -> Vec<HeaderNode> {
    let node = |node: &HeaderNode| match node {
        HeaderNode::Member(at) => Some(HeaderNode::Member(kept.binary_search(at).ok()?)),
        HeaderNode::Heading { label, children } => {
            let children = within(children, kept);
            (!children.is_empty()).then(|| HeaderNode::Heading { label: label.clone(), children })
        }
    };
    tree.iter().filter_map(node).collect()
}

fn moved(note: &Note, rows: &[Option<usize>], columns: &[usize]) -> Option<Note> {
    let place = match note.place {
        Place::Column(at) => Place::Column(columns.binary_search(&at).ok()?),
        Place::Row(at) => Place::Row((*rows.get(at)?)?),
        Place::Table => Place::Table,
    };
    Some(Note { place, text: note.text.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Cell;

    fn table() -> TableOutcome {
        let member = |id: &str, hidden| MemberHeader { id: id.to_owned(), hidden, ..MemberHeader::default() };
        let heading = |children| HeaderNode::Heading { label: "over".to_owned(), children };
        let cell = |shown: &str| Cell { shown: shown.to_owned(), ..Cell::default() };
        let note = |place| Note { place, text: String::new() };
        TableOutcome {
            rows: vec![member("a", true), member("b", false)],
            columns: vec![member("1", false), member("h", true), member("2", false)],
            column_tree: vec![HeaderNode::Member(0), heading(vec![HeaderNode::Member(1)]), HeaderNode::Member(2)],
            row_tree: vec![heading(vec![HeaderNode::Member(0), HeaderNode::Member(1)])],
            cells: ["a1", "ah", "a2", "b1", "bh", "b2"].map(cell).to_vec(),
            notes: [Place::Column(1), Place::Column(2), Place::Row(0), Place::Row(1), Place::Table].map(note).to_vec(),
            ..TableOutcome::default()
        }
    }

    #[test]
    fn what_is_hidden_goes_with_its_cells_its_notes_and_the_headings_over_nothing_else() {
        let (whole, heading) = (table(), |children| vec![HeaderNode::Heading { label: "over".to_owned(), children }]);
        let printed = whole.as_printed();
        assert_eq!(printed.column_tree, [HeaderNode::Member(0), HeaderNode::Member(1)]);
        assert_eq!(printed.row_tree, heading(vec![HeaderNode::Member(0)]));
        let shown: Vec<&str> = printed.cells.iter().map(|cell| cell.shown.as_str()).collect();
        assert_eq!(shown, ["b1", "b2"]);
        let places: Vec<Place> = printed.notes.iter().map(|note| note.place).collect();
        assert_eq!(places, [Place::Column(1), Place::Row(0), Place::Table]);
        assert!(matches!(printed.as_printed(), Cow::Borrowed(_)));
    }
}
