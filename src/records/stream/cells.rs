//! The cells of a field in a block of text, and one of them read as the slow way does.

use super::super::build::Building;
use super::super::cell::RawCell;
use super::rows::{Begins, within_marks};

/// Reads a cell as the slow way does.
pub(super) fn read_cell(set: &mut Building<'_>, position: usize, cell: &[u8]) -> Result<(), ()> {
    let text = std::str::from_utf8(within_marks(cell)).map_err(|_| ())?;
    set.read_cell(position, RawCell::Text(text)).map_err(|_| ())
}

/// The cells of one column in a block, with the marks around them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'t> {
    pub(super) text: &'t [u8],
    pub(super) begins: &'t Begins,
    pub(super) column: usize,
}

impl<'t> Cells<'t> {
    /// Where each begins and ends.
    #[inline(always)]
    pub(super) fn places(self) -> impl Iterator<Item = (usize, usize)> {
        self.begins.column(self.column)
    }

    #[inline(always)]
    pub fn texts(self) -> impl Iterator<Item = &'t [u8]> {
        let text = self.text;
        self.places().map(move |(start, end)| text.get(start..end).unwrap_or_default())
    }
}
