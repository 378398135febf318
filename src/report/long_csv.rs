//! One line a cell, for machines: ids instead of labels, plain decimals instead of print.

use super::csv::record;
use super::words;
use crate::outcome::{Cell, CellValue, Outcome};
use crate::value::Number;

/// The header: version 1 of the long form. Columns are only ever added at the end.
pub const LONG_CSV_HEADER: [&str; 8] =
    ["table", "row", "column", "value", "state", "numerator", "denominator", "shown"];

/// Every cell of every table, by table, row, column.
///
/// - `value`: the rounded value as a plain decimal, or a day as `2024-06-30`; empty for a state, and for a ratio that no
///   decimal of 18 digits holds (then the exact value beside it speaks).
/// - `state`: empty, or `missing`, `not_applicable`, `not_computable`, `suppressed`.
/// - `numerator`, `denominator`: the exact value in lowest terms; empty for a day or a state.
/// - `shown`: what is printed.
#[must_use]
pub fn long_csv(outcome: &Outcome) -> String {
    let mut out = record(LONG_CSV_HEADER);
    for table in &outcome.tables {
        for (row, row_header) in table.rows.iter().enumerate() {
            for (column, column_header) in table.columns.iter().enumerate() {
                let Some(cell) = table.cell(row, column) else { continue };
                let [value, state, numerator, denominator] = value_fields(cell);
                let ids = [table.name.clone(), row_header.id.clone(), column_header.id.clone()];
                out += &record(ids.into_iter().chain([value, state, numerator, denominator, cell.shown.clone()]));
            }
        }
    }
    out
}

fn value_fields(cell: &Cell) -> [String; 4] {
    match cell.value {
        CellValue::Number(exact) => {
            let value = decimal(cell.rounded.unwrap_or(exact));
            [value, String::new(), exact.numerator().to_string(), exact.denominator().to_string()]
        }
        CellValue::Date(date) => [date.to_string(), String::new(), String::new(), String::new()],
        CellValue::State(state) => [String::new(), words::state_name(state).to_owned(), String::new(), String::new()],
    }
}

fn decimal(number: Number) -> String {
    let text = number.to_string();
    if text.contains('/') { String::new() } else { text }
}
