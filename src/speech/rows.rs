//! Which rows a table shows.

use crate::model::{Formula, Member, ShowRows, Table};
use crate::syntax::tree::Dimension;
use crate::value::CompareOp;

use super::{Brackets, formula};

/// How rows are chosen and put in order, in the order in which it is followed: `where [7] < 50; by [7] descending; first 5`.
pub(crate) fn shown_rows(shown: &ShowRows, table: &Table, brackets: Brackets) -> String {
    let side = |side: &Formula| formula(side, table, Dimension::Column, brackets);
    let condition =
        |(left, op, right): &(Formula, CompareOp, Formula)| format!("{} {} {}", side(left), op.sign(), side(right));
    let mut said = Vec::new();
    if shown.with_records {
        said.push("with records".to_owned());
    }
    if !shown.conditions.is_empty() {
        let conditions: Vec<String> = shown.conditions.iter().map(condition).collect();
        said.push(format!("where {}", conditions.join(" and ")));
    }
    if let Some((column, direction)) = shown.by {
        let column = table.columns.members.get(column).map(Member::in_brackets).unwrap_or_default();
        said.push(format!("by {column} {}", direction.word()));
    }
    said.extend(shown.first.map(|first| format!("first {first}")));
    said.join("; ")
}
