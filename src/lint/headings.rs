//! Columns and rows that cannot be told apart in print.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{AxisEntry, Dimension, Item, Member, Table};

use super::walk;

/// What is printed alike in one place of a table.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let tables = items.iter().filter_map(|item| match item {
        Item::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(labels).collect()
}

/// Members side by side with one label. Two versions of one member have one id, and may have one label; one number is no slip:
/// forms number anew in each part.
fn labels(table: &Table) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for list in walk::axis_lists(table) {
        let mut before: BTreeMap<(bool, String), &Member> = BTreeMap::new();
        for entry in list {
            let AxisEntry::Member(member) = entry else { continue };
            let place = (member.dimension == Dimension::Row, member.label.as_written());
            let other = *before.entry(place).or_insert(member);
            if other.id.value != member.id.value && !member.label.parts.is_empty() {
                let message =
                    format!("two {}s side by side are labelled “{}”", word(member), member.label.as_written());
                found.push(
                    Diagnostic::new(&codes::SAME_LABEL, message)
                        .at(member.label.span, "again")
                        .at(other.label.span, "the same")
                        .help("give one of them another label, or a heading of its own"),
                );
            }
        }
    }
    found
}

fn word(member: &Member) -> &'static str {
    match member.dimension {
        Dimension::Row => "row",
        Dimension::Column => "column",
    }
}
