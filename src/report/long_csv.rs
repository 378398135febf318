//! One line a cell, for machines: ids instead of labels, plain decimals instead of print.

use super::words;
use crate::outcome::rows::Line;
use crate::outcome::{Cell, CellValue, Outcome, TableOutcome};
use crate::spreadsheet::{Field, Form, Lines};
use crate::value::Number;

/// The header: version 2 of the long form. Columns are only ever added at the end.
pub const LONG_CSV_HEADER: [&str; 11] = [
    "table",
    "row",
    "column",
    "value",
    "state",
    "numerator",
    "denominator",
    "shown",
    "undetermined",
    "hidden",
    "rest_of",
];

/// Every cell of every table that is printed, by table, row, column: the rows that are printed in their order, then the others.
///
/// - `value`: the rounded value as a plain decimal, or a day as `2024-06-30`; empty for a state, and for a ratio that no
///   decimal of 18 digits holds (then the exact value beside it speaks).
/// - `state`: empty, or `missing`, `undetermined`, `not_applicable`, `not_computable`, `too_large`, `suppressed`.
/// - `numerator`, `denominator`: the exact value in lowest terms; empty for a day or a state.
/// - `shown`: what is printed.
/// - `undetermined`: how many records are not decided of the cell; 0 where all are.
/// - `hidden`: `yes` where the row or the column is not printed, else empty.
/// - `rest_of`: of the row that stands for rows which are not printed, how many it stands for; its `row` is `rest`. Else empty.
#[must_use]
pub fn long_csv(outcome: &Outcome) -> String {
    let mut lines = Lines::new(Form::default());
    lines.add_texts(LONG_CSV_HEADER);
    for (_, table) in outcome.printed_tables() {
        for (line, is_printed) in all_lines(table) {
            let id = if let Line::Row(row) = line { &table.rows[row].id } else { REST };
            let rest_of = rest_of(table, line);
            for (column, header) in table.columns.iter().enumerate() {
                let Some(cell) = table.cell_of(line, column) else { continue };
                let ids = [&table.name, id, &header.id].map(Field::text);
                let hidden = if is_printed && !header.hidden { "" } else { "yes" };
                let undetermined = Field::figure(cell.undetermined.to_string());
                let last = [shown(cell), undetermined, Field::text(hidden), rest_of.clone()];
                lines.add(ids.into_iter().chain(value_fields(cell)).chain(last));
            }
        }
    }
    lines.finish()
}

/// What stands for the id of a row that no rule has.
const REST: &str = "rest";

/// The rows in the order printed, then those that are not; a table that shows all of them as they stand has them as they stand.
fn all_lines(table: &TableOutcome) -> Vec<(Line, bool)> {
    if table.shown_rows.is_none() {
        let rows = table.rows.iter().enumerate();
        return rows.map(|(row, header)| (Line::Row(row), !header.hidden)).collect();
    }
    let printed = table.lines();
    let mut is_printed = vec![false; table.rows.len()];
    for line in &printed {
        if let Line::Row(row) = line {
            is_printed[*row] = true;
        }
    }
    let others = (0..table.rows.len()).filter(|row| !is_printed[*row]).map(|row| (Line::Row(row), false));
    printed.iter().map(|line| (*line, true)).chain(others).collect()
}

fn rest_of(table: &TableOutcome, line: Line) -> Field {
    match (line, &table.shown_rows) {
        (Line::Rest, Some(shown)) => Field::figure(shown.after_first.len().to_string()),
        _ => Field::text(""),
    }
}

fn value_fields(cell: &Cell) -> [Field; 4] {
    let nothing = || Field::text("");
    match &cell.value {
        CellValue::Number(exact) => {
            let (numerator, denominator) = exact.fraction();
            let [numerator, denominator] = [numerator, denominator].map(Field::figure);
            [Field::figure(decimal(cell.rounded.as_ref().unwrap_or(exact))), nothing(), numerator, denominator]
        }
        CellValue::Date(date) => [Field::text(date.to_string()), nothing(), nothing(), nothing()],
        CellValue::State(state) => [nothing(), Field::text(words::state_name(*state)), nothing(), nothing()],
    }
}

fn shown(cell: &Cell) -> Field {
    match cell.value {
        CellValue::Number(_) => Field::figure(&cell.shown),
        CellValue::Date(_) | CellValue::State(_) => Field::text(&cell.shown),
    }
}

fn decimal(number: &Number) -> String {
    let text = number.to_string();
    if text.contains('/') { String::new() } else { text }
}
