//! Columns and rows that cannot be told apart in print.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::lints as say;
use crate::syntax::tree::{AxisEntry, Dimension, Item, Member, Table};

use super::walk;

/// What is printed alike in one place of a table.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    walk::tables(items).flat_map(labels).collect()
}

/// Members side by side with one label. Two versions of one member have one id, and may have one label; one number is no slip:
/// forms number anew in each part.
fn labels(table: &Table) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for list in walk::axis_lists(table) {
        let members: Vec<&Member> = list
            .iter()
            .filter_map(|entry| match entry {
                AxisEntry::Member(member) => Some(&**member),
                _ => None,
            })
            .collect();
        let mut before: BTreeMap<(bool, String), usize> = BTreeMap::new();
        for (place, member) in members.iter().enumerate() {
            let first = *before.entry(printed(member)).or_insert(place);
            let other = members[first];
            let repeats = other.id.value != member.id.value && !member.label.parts.is_empty();
            if repeats && !is_of_a_pattern(&members, place) {
                let label = member.label.as_written();
                let message = match member.dimension {
                    Dimension::Column => say::columns_of_one_label(label),
                    Dimension::Row => say::rows_of_one_label(label),
                };
                found.push(
                    Diagnostic::new(&codes::SAME_LABEL, message)
                        .at(member.label.span, say::again())
                        .at(other.label.span, say::same())
                        .help(say::give_another_label()),
                );
            }
        }
    }
    found
}

/// What is to be seen of a member.
fn printed(member: &Member) -> (bool, String) {
    (member.dimension == Dimension::Row, member.label.as_written())
}

/// Whether a label stands in a run that repeats as a whole, such as n, %, n, %: it is told by its place.
fn is_of_a_pattern(members: &[&Member], place: usize) -> bool {
    let repeats = |at: usize, length: usize| {
        let before = at.checked_sub(length).and_then(|before| members.get(before));
        before.zip(members.get(at)).is_some_and(|(before, member)| printed(before) == printed(member))
    };
    (2..=members.len() / 2).any(|length| {
        let behind = (place..).take_while(|at| repeats(*at, length)).count();
        let ahead = (0..place).rev().take_while(|at| repeats(*at, length)).count();
        behind > 0 && behind + ahead >= length
    })
}
