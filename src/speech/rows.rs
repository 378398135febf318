//! Which rows a table shows.

use crate::model::{Formula, ShowRows, Table};
use crate::syntax::Phrase;
use crate::syntax::tree::{Dimension, WordSet};
use crate::value::CompareOp;

use super::formulas::{Brackets, formula, way};

/// How rows are chosen and put in order, in the order in which it is followed: `where [7] < 50; by [7] descending; first 5`.
pub(crate) fn shown_rows(shown: &ShowRows, (table, words): (&Table, WordSet), brackets: Brackets) -> String {
    let side = |side: &Formula| formula(side, (table, words), Dimension::Column, brackets);
    let phrase = |phrase: Phrase| phrase.written(words);
    let condition =
        |(left, op, right): &(Formula, CompareOp, Formula)| format!("{} {} {}", side(left), op.sign(), side(right));
    let mut said = Vec::new();
    if shown.with_records {
        said.push(phrase(Phrase::WithRecords).to_owned());
    }
    if !shown.conditions.is_empty() {
        let conditions: Vec<String> = shown.conditions.iter().map(condition).collect();
        said.push(format!("{} {}", phrase(Phrase::Where), conditions.join(&format!(" {} ", phrase(Phrase::And)))));
    }
    if let Some((column, direction)) = shown.by {
        let column = table.columns.members.get(column).map(|column| column.in_brackets_of(words));
        let column = column.unwrap_or_default();
        said.push(format!("{} {column} {}", phrase(Phrase::By), phrase(way(direction))));
    }
    said.extend(shown.first.map(|first| {
        let closes = phrase(Phrase::FirstEnd);
        format!("{} {first} {closes}", phrase(Phrase::First)).trim_end().to_owned()
    }));
    said.join("; ")
}
