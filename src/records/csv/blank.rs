//! Cells and rows in which nothing stands.

use csv::ByteRecord;

use super::super::incoming::trim;

/// Whether a cell holds nothing.
pub(crate) fn is_blank_cell(cell: &[u8]) -> bool {
    std::str::from_utf8(cell).is_ok_and(|text| trim(text).is_empty())
}

/// Whether no cell of the row holds anything.
pub(super) fn is_blank(row: &ByteRecord) -> bool {
    row.iter().all(is_blank_cell)
}
