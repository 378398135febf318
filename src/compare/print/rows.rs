//! Which rows a table shows, in words that are the same where it is the same, and in those of its file.

use crate::model::{Axis, Table};
use crate::speech::{self, Brackets};
use crate::syntax::Phrase;
use crate::syntax::tree::{Dimension, WordSet};

/// What a table says of its rows, as programs know it and in the words of its file; `called` gives the name of a row or a column on the other
/// side. Empty where it shows all as they stand.
pub(super) fn shown<'t>(table: &'t Table, called: &dyn Fn(Dimension, &'t str) -> &'t str) -> [String; 2] {
    let Some(shown) = &table.shown else { return Default::default() };
    let called = called_so(table, called);
    let said = |words: WordSet| {
        let rest = |rest: &String| format!("; {} \"{rest}\"", Phrase::Rest.written(words));
        let chosen = speech::shown_rows(shown, (&called, words), Brackets::Everywhere);
        chosen + &shown.rest.as_ref().map(rest).unwrap_or_default()
    };
    [said(WordSet::English), said(table.words)]
}

/// A table with nothing but its rows and columns, by their other names.
fn called_so<'t>(table: &'t Table, called: &dyn Fn(Dimension, &'t str) -> &'t str) -> Table {
    let axis = |dimension: Dimension, axis: &'t Axis| {
        let mut named = Axis::default();
        for member in &axis.members {
            let mut other = member.clone();
            other.id = called(dimension, &member.id).to_owned();
            named.members.push(other);
        }
        named
    };
    Table { rows: axis(Dimension::Row, &table.rows), columns: axis(Dimension::Column, &table.columns), ..table.clone() }
}
