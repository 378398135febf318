//! The header of a table, the lines of its body and the contents of its stub, as every medium needs them.

use crate::outcome::{HeaderGrid, HeaderNode, Place, Stub, TableOutcome};

use super::notes;

/// The span grid of the columns. A tree that does not list every column once, in order, is passed over for a flat
/// header: no figure may stand under another column's label.
pub(super) fn column_grid(table: &TableOutcome) -> HeaderGrid {
    let grid = HeaderGrid::new(&table.column_tree);
    if lists_each_once(&table.column_tree, table.columns.len()) {
        grid
    } else {
        HeaderGrid::new(&flat(table.columns.len()))
    }
}

/// The label of each column led by the headings above it: `Khối xã / Chia ra / Thôn, bản`.
pub(super) fn column_paths(table: &TableOutcome) -> Vec<String> {
    paths(&table.column_tree, table.columns.iter().map(|member| member.label.as_str()).collect())
}

/// The label of each row led by the headings above it.
pub(super) fn row_paths(table: &TableOutcome) -> Vec<String> {
    paths(&table.row_tree, table.rows.iter().map(|member| member.label.as_str()).collect())
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
    let is_sound = lists_each_once(&table.row_tree, table.rows.len());
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

/// The stub of the table; one column of labels where it declares none.
pub(super) fn stubs(table: &TableOutcome) -> Vec<Stub> {
    if table.stubs.is_empty() {
        return vec![Stub { number: false, heading: String::new(), printed: String::new() }];
    }
    table.stubs.clone()
}

/// What a stub shows for a row: its label, or its running number, which total rows do not have.
pub(super) fn stub_text(table: &TableOutcome, stub: &Stub, row: usize) -> String {
    let Some(member) = table.rows.get(row) else { return String::new() };
    match (stub.number, member.is_total) {
        (false, _) => member.label.clone(),
        (true, true) => String::new(),
        (true, false) if !member.printed.is_empty() => member.printed.clone(),
        (true, false) => table.rows[..=row].iter().filter(|above| !above.is_total).count().to_string(),
    }
}

/// Whether the header ends in a row of column numbers.
pub(super) fn has_number_row(table: &TableOutcome) -> bool {
    table.columns.iter().any(|column| !column.printed.is_empty())
        || table.stubs.iter().any(|stub| !stub.printed.is_empty())
}

/// The printed number of a column with its formula: `8 = 9+...+16`.
pub(super) fn number_text(table: &TableOutcome, column: usize) -> String {
    let Some(member) = table.columns.get(column) else { return String::new() };
    match (member.printed.as_str(), member.formula.as_str()) {
        (printed, "") => printed.to_owned(),
        ("", formula) => format!("= {formula}"),
        (printed, formula) => format!("{printed} = {formula}"),
    }
}

/// The printed number of a column as [`number_text`], with the mark of a note behind the number.
pub(super) fn marked_number_text(table: &TableOutcome, column: usize) -> String {
    let text = number_text(table, column);
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

fn paths(tree: &[HeaderNode], labels: Vec<&str>) -> Vec<String> {
    if !lists_each_once(tree, labels.len()) {
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

fn flat(members: usize) -> Vec<HeaderNode> {
    (0..members).map(HeaderNode::Member).collect()
}

fn lists_each_once(tree: &[HeaderNode], members: usize) -> bool {
    let mut listed = Vec::new();
    list(tree, &mut listed);
    listed.into_iter().eq(0..members)
}

fn list(nodes: &[HeaderNode], listed: &mut Vec<usize>) {
    for node in nodes {
        match node {
            HeaderNode::Member(member) => listed.push(*member),
            HeaderNode::Heading { children, .. } => list(children, listed),
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
