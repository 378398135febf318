//! How much of a workbook is read before it is refused.

use super::metered::Allowance;

/// How much of a workbook is read before it is refused. A file of a few kilobytes can be packed so that it never ends; what no
/// workbook of people's registers reaches is refused, and said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one part, unpacked: a sheet, or all sheets where they stand in one part.
    pub part_bytes: u64,
    /// Bytes of what describes the workbook: its list of sheets, its formats; each such part, unpacked, and all tables of a sheet. Where
    /// there is no such part, bytes of the names of sheets and of their formats.
    pub about_bytes: u64,
    /// Bytes that texts take which cells share.
    pub text_bytes: u64,
    /// Bytes of one piece of XML: a tag, or the text between two.
    pub piece_bytes: usize,
    /// Bytes of one cell's text.
    pub cell_bytes: usize,
    /// Cells of one sheet that hold something.
    pub cells: u64,
    /// Of these, cells that stand in the file once for several.
    pub repeated_cells: u64,
    /// Merged areas, filters, stretches of hidden columns, formats and sheets, each.
    pub entries: usize,
}

impl Limits {
    /// What is read of a sheet, or of shared texts.
    pub(super) fn of_part(&self) -> Allowance {
        Allowance { part: self.part_bytes, piece: self.piece_bytes }
    }

    /// What is read of a part that describes the workbook.
    pub(super) fn of_about(&self) -> Allowance {
        Allowance { part: self.about_bytes, piece: self.piece_bytes }
    }
}

impl Default for Limits {
    /// Ten times what the largest registers take.
    fn default() -> Limits {
        Limits {
            part_bytes: 1 << 30,
            about_bytes: 64 << 20,
            text_bytes: 128 << 20,
            piece_bytes: 1 << 20,
            cell_bytes: 1 << 20,
            cells: 100_000_000,
            repeated_cells: 4_000_000,
            entries: 1_000_000,
        }
    }
}
