//! What comes of a piece of text: records to be counted, and rows for the slow way.

use crate::schema::FieldId;

use super::super::column::Column;
use super::field::Field;
use super::rows;
use super::texts::Numbered;

/// A row whose text is handed to the slow way.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    /// How many lines ended in the piece before it.
    pub line: u64,
    pub text: Box<[u8]>,
}

impl Raw {
    pub(super) fn of(row: rows::Row, text: &[u8]) -> Raw {
        Raw { line: row.line, text: Box::from(text) }
    }
}

/// What was found in a piece of text, beside what was counted.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    /// How many bytes its whole rows take.
    pub(crate) taken: usize,
    /// How many lines ended in them.
    pub(crate) lines: u64,
    /// How many records were counted.
    pub(crate) accepted: u64,
    /// The digests of their keys, in their order.
    pub(crate) digests: Vec<u64>,
    /// The rows for the slow way, in their order; in a second look, the rows that were looked for.
    pub(crate) doubtful: Vec<Raw>,
    /// The lines of rows of empty cells, less one, in the piece.
    pub empty: Vec<u64>,
}

/// Some records, field by field.
pub(crate) struct Block<'b> {
    /// How many there are.
    pub(crate) rows: usize,
    /// The columns that were asked for; others are empty.
    pub(crate) columns: &'b mut Vec<Column>,
    pub(super) fields: &'b [Field],
    /// The rows that do not count.
    pub(crate) left_out: &'b [bool],
}

impl Block<'_> {
    /// The texts of a field by number, where it is read so.
    pub(crate) fn numbered(&self, field: FieldId) -> Option<Numbered<'_>> {
        self.fields.get(field.0 as usize)?.numbered()
    }
}
