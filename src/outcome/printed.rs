//! What is printed beside the figures of a table: labels led by their headings, numbers, formulas. The media print it, and a file
//! of published figures is known by it.

use super::{HeaderNode, Stub, TableOutcome};

impl TableOutcome {
    /// The label of each column led by the headings above it: `Khối xã / Chia ra / Thôn, bản`.
    #[must_use]
    pub fn column_paths(&self) -> Vec<String> {
        paths(&self.column_tree, self.columns.iter().map(|member| member.label.as_str()).collect())
    }

    /// The label of each row led by the headings above it.
    #[must_use]
    pub fn row_paths(&self) -> Vec<String> {
        paths(&self.row_tree, self.rows.iter().map(|member| member.label.as_str()).collect())
    }

    /// The columns left of the figures; one of labels where the table declares none.
    #[must_use]
    pub fn printed_stubs(&self) -> Vec<Stub> {
        if self.stubs.is_empty() {
            return vec![Stub::default()];
        }
        self.stubs.clone()
    }

    /// What a column left of the figures shows for a row: its label, or its running number, which total rows and the row for the rest do not have.
    #[must_use]
    pub fn stub_text(&self, stub: &Stub, row: usize) -> String {
        let Some(member) = self.rows.get(row) else { return String::new() };
        match (stub.number, member.is_total || member.is_rest) {
            (false, _) => member.label.clone(),
            (true, true) => String::new(),
            (true, false) if stub.own_only || !member.printed.is_empty() => member.printed.clone(),
            (true, false) => {
                self.rows[..=row].iter().filter(|above| !above.is_total && !above.is_rest).count().to_string()
            }
        }
    }

    /// The rows that stand under each other: all of them, or those of each half, from left to right.
    #[must_use]
    pub(crate) fn row_parts(&self) -> Vec<std::ops::Range<usize>> {
        let rows = self.rows.len();
        match self.halves.filter(|left| (1..rows).contains(left)) {
            Some(left) => vec![0..left, left..rows],
            None => vec![0..rows; 1],
        }
    }

    /// Whether the header ends in a row of column numbers.
    #[must_use]
    pub fn has_number_row(&self) -> bool {
        self.columns.iter().any(|column| !column.printed.is_empty())
            || self.stubs.iter().any(|stub| !stub.printed.is_empty())
    }

    /// The printed number of a column with its formula: `8 = 9+...+16`.
    #[must_use]
    pub fn number_text(&self, column: usize) -> String {
        let Some(member) = self.columns.get(column) else { return String::new() };
        match (member.printed.as_str(), member.formula.as_str()) {
            (printed, "") => printed.to_owned(),
            ("", formula) => format!("= {formula}"),
            (printed, formula) => format!("{printed} = {formula}"),
        }
    }

    /// A line of the header, which stands over each half.
    fn over_each_half(&self, line: Vec<String>) -> Vec<String> {
        self.row_parts().iter().flat_map(|_| line.clone()).collect()
    }

    /// The header as one line: the headings left of the figures, then the columns by [`column_paths`](Self::column_paths); of each half.
    #[must_use]
    pub fn header_line(&self) -> Vec<String> {
        let stubs = self.printed_stubs().into_iter().map(|stub| stub.heading);
        self.over_each_half(stubs.chain(self.column_paths()).collect())
    }

    /// The line of column numbers with their formulas under the header, where any is printed.
    #[must_use]
    pub fn number_line(&self) -> Option<Vec<String>> {
        let stubs = self.printed_stubs().into_iter().map(|stub| stub.printed);
        let numbers = (0..self.columns.len()).map(|column| self.number_text(column));
        self.has_number_row().then(|| self.over_each_half(stubs.chain(numbers).collect()))
    }

    /// What stands left of the figures of each row, labels by [`row_paths`](Self::row_paths).
    #[must_use]
    pub fn stub_lines(&self) -> Vec<Vec<String>> {
        let stubs = self.printed_stubs();
        let line = |(row, path): (usize, &String)| {
            let text = |stub: &Stub| if stub.number { self.stub_text(stub, row) } else { path.clone() };
            stubs.iter().map(text).collect()
        };
        self.row_paths().iter().enumerate().map(line).collect()
    }
}

impl HeaderNode {
    /// Whether a tree lists each of so many members once, in order. One that does not may head no figures: they would stand under
    /// the label of another.
    #[must_use]
    pub fn lists_each_once(tree: &[HeaderNode], members: usize) -> bool {
        let mut listed = Vec::new();
        list(tree, &mut listed);
        listed.into_iter().eq(0..members)
    }
}

fn list(nodes: &[HeaderNode], listed: &mut Vec<usize>) {
    for node in nodes {
        match node {
            HeaderNode::Member(member) => listed.push(*member),
            HeaderNode::Heading { children, .. } => list(children, listed),
        }
    }
}

fn paths(tree: &[HeaderNode], labels: Vec<&str>) -> Vec<String> {
    if !HeaderNode::lists_each_once(tree, labels.len()) {
        return labels.into_iter().map(str::to_owned).collect();
    }
    let mut paths = Vec::new();
    add_paths(tree, &labels, "", &mut paths);
    paths
}

fn add_paths(nodes: &[HeaderNode], labels: &[&str], above: &str, paths: &mut Vec<String>) {
    for node in nodes {
        match node {
            HeaderNode::Member(member) => paths.push(format!("{above}{}", labels[*member])),
            HeaderNode::Heading { label, children } if label.is_empty() => add_paths(children, labels, above, paths),
            HeaderNode::Heading { label, children } => {
                add_paths(children, labels, &format!("{above}{label} / "), paths);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(label: &str, children: Vec<HeaderNode>) -> HeaderNode {
        HeaderNode::Heading { label: label.into(), children }
    }

    #[test]
    fn headings_lead_the_label_and_empty_ones_do_not() {
        let tree = [
            HeaderNode::Member(0),
            heading("a", vec![HeaderNode::Member(1), heading("", vec![HeaderNode::Member(2)])]),
        ];
        assert_eq!(paths(&tree, vec!["x", "y", "z"]), ["x", "a / y", "a / z"]);
    }

    #[test]
    fn a_tree_that_is_out_of_order_or_incomplete_is_passed_over() {
        let swapped = [heading("a", vec![HeaderNode::Member(1)]), HeaderNode::Member(0)];
        assert_eq!(paths(&swapped, vec!["x", "y"]), ["x", "y"]);
        let short = [heading("a", vec![HeaderNode::Member(0)])];
        assert_eq!(paths(&short, vec!["x", "y"]), ["x", "y"]);
        let outside = [HeaderNode::Member(0), HeaderNode::Member(7)];
        assert_eq!(paths(&outside, vec!["x", "y"]), ["x", "y"]);
    }
}
