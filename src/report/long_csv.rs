//! One line a cell, for machines: ids instead of labels, plain decimals instead of print.

use super::words;
use crate::outcome::{Cell, CellValue, Outcome};
use crate::spreadsheet::{Field, Form, Lines};
use crate::value::Number;

/// The header: version 2 of the long form. Columns are only ever added at the end.
pub const LONG_CSV_HEADER: [&str; 9] =
    ["table", "row", "column", "value", "state", "numerator", "denominator", "shown", "undetermined"];

/// Every cell of every table that is printed, by table, row, column.
///
/// - `value`: the rounded value as a plain decimal, or a day as `2024-06-30`; empty for a state, and for a ratio that no
///   decimal of 18 digits holds (then the exact value beside it speaks).
/// - `state`: empty, or `missing`, `undetermined`, `not_applicable`, `not_computable`, `too_large`, `suppressed`.
/// - `numerator`, `denominator`: the exact value in lowest terms; empty for a day or a state.
/// - `shown`: what is printed.
/// - `undetermined`: how many records are not decided of the cell; 0 where all are.
#[must_use]
pub fn long_csv(outcome: &Outcome) -> String {
    let mut lines = Lines::new(Form::default());
    lines.add_texts(LONG_CSV_HEADER);
    for (_, table) in outcome.printed_tables() {
        for (row, row_header) in table.rows.iter().enumerate() {
            for (column, column_header) in table.columns.iter().enumerate() {
                let Some(cell) = table.cell(row, column) else { continue };
                let ids = [&table.name, &row_header.id, &column_header.id].map(Field::text);
                lines.add(
                    ids.into_iter()
                        .chain(value_fields(cell))
                        .chain([shown(cell), Field::figure(cell.undetermined.to_string())]),
                );
            }
        }
    }
    lines.finish()
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
