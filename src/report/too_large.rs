//! Cells without a value because a number on the way is too long: the sign alone would be taken for a division by zero.

use super::places;
use super::remark::{Gravity, Remark};
use crate::message::Language;
use crate::outcome::{CellValue, Place, State, TableOutcome};

/// A remark for each column that has such cells, with their rows.
pub(super) fn cells(table: &TableOutcome, language: Language) -> Vec<Remark> {
    let is_too_large = |row: usize, column: usize| {
        table.cell(row, column).is_some_and(|cell| cell.value == CellValue::State(State::TooLarge))
    };
    let column = |column: usize| {
        let rows = (0..table.rows.len()).filter(|row| is_too_large(*row, column));
        let rows: Vec<String> = rows.map(|row| places::name(table, Place::Row(row), language)).collect();
        let text = format!("{}: {}", places::name(table, Place::Column(column), language), rows.join("; "));
        (!rows.is_empty()).then_some(Remark { gravity: Gravity::Warning, text })
    };
    (0..table.columns.len()).filter_map(column).collect()
}
