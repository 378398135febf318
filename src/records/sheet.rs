//! A CSV file that is no records: its header and its rows as they stand.

use super::incoming::{composed, trim};
use crate::spreadsheet::Field;

/// The texts of a file, white space at the ends of cells taken away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The first row.
    pub header: Vec<String>,
    /// The others, each with as many cells as the header; blank rows are left out.
    pub rows: Vec<SheetRow>,
}

impl Sheet {
    /// Whether a cell of a sheet is what [`Field::text`] writes of a text, composed or decomposed.
    #[must_use]
    pub fn holds(cell: &str, text: &str) -> bool {
        composed(trim(&Field::text(text).into_cell())) == composed(cell)
    }
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The line of the file that it begins at, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}
