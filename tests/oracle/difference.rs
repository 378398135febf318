//! Where two outcomes differ, in few words.

use std::fmt::Debug;

use bieu::outcome::{Outcome, TableOutcome};

/// The first difference between what the plain evaluator and the grid engine say; `None` where there is none.
pub fn difference(plain: &Outcome, grid: &Outcome) -> Option<String> {
    let tables = plain.tables.iter().zip(&grid.tables);
    let table =
        tables.filter_map(|(plain, grid)| Some(format!("table {}: {}", plain.name, of_tables(plain, grid)?))).next();
    table
        .or_else(|| each("checks", &plain.checks, &grid.checks))
        .or_else(|| each("texts", &plain.texts, &grid.texts))
        .or_else(|| each("inputs", &plain.inputs, &grid.inputs))
        .or_else(|| one("outcome", plain, grid))
}

fn of_tables(plain: &TableOutcome, grid: &TableOutcome) -> Option<String> {
    cells(plain, grid)
        .or_else(|| one("shown rows", &plain.shown_rows, &grid.shown_rows))
        .or_else(|| each("undetermined", &plain.undetermined, &grid.undetermined))
        .or_else(|| each("account", &plain.account, &grid.account))
        .or_else(|| each("broken splits", &plain.broken_splits, &grid.broken_splits))
        .or_else(|| each("checks", &plain.checks, &grid.checks))
        .or_else(|| one("table", plain, grid))
}

fn cells(plain: &TableOutcome, grid: &TableOutcome) -> Option<String> {
    for (row, row_header) in plain.rows.iter().enumerate() {
        for (column, column_header) in plain.columns.iter().enumerate() {
            let place = format!("cell [{}, {}]", row_header.id, column_header.id);
            let difference = one(&place, &plain.cell(row, column), &grid.cell(row, column));
            if difference.is_some() {
                return difference;
            }
        }
    }
    None
}

fn each<T: PartialEq + Debug>(what: &str, plain: &[T], grid: &[T]) -> Option<String> {
    let longest = plain.len().max(grid.len());
    (0..longest).find_map(|place| one(&format!("{what} {place}"), &plain.get(place), &grid.get(place)))
}

fn one<T: PartialEq + Debug>(what: &str, plain: &T, grid: &T) -> Option<String> {
    if plain == grid { None } else { Some(format!("{what}\n  plain: {plain:?}\n  grid:  {grid:?}")) }
}
