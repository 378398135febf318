//! Finding the sign that parts the cells.

use ::csv::ByteRecord;

use super::is_blank;
use super::quotes::closing_mark;

use csv::ReaderBuilder;

use crate::message::{Message, data_files as say};

/// The sign that parts the cells of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The tab sign.
    Tab,
}

/// How many rows after the header are looked at.
const ROWS: usize = 8;

impl Delimiter {
    pub(in crate::records) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }
}

impl Delimiter {
    /// The stable name, for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Delimiter::Comma => "comma",
            Delimiter::Semicolon => "semicolon",
            Delimiter::Tab => "tab",
        }
    }

    /// What people are told.
    #[must_use]
    pub fn said(self) -> Message {
        match self {
            Delimiter::Comma => say::comma(),
            Delimiter::Semicolon => say::semicolon(),
            Delimiter::Tab => say::tab(),
        }
    }
}

/// The sign under which most headers are known; of equals, one under which quotation marks stand only around cells; then the one
/// that parts the first rows most evenly and into most cells; of equals again, the comma.
pub(super) fn find(text: &[u8], is_header: &dyn Fn(&str) -> bool) -> Delimiter {
    let score = |delimiter: &Delimiter| {
        let mut rows = options(*delimiter).from_reader(text);
        let mut row = ByteRecord::new();
        let mut read = |row: &mut ByteRecord| rows.read_byte_record(row).unwrap_or(false);
        while read(&mut row) && is_blank(&row) {}
        let columns = row.len();
        let known = row.iter().filter(|cell| is_header(&String::from_utf8_lossy(cell))).count();
        let mut even = 0;
        for _ in 0..ROWS {
            if columns > 1 && read(&mut row) && row.len() == columns {
                even += 1;
            }
        }
        (known, marks_surround_cells(text, delimiter.byte()), even, columns)
    };
    // `max_by_key` gives the last of equals.
    [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma].into_iter().max_by_key(score).unwrap_or(Delimiter::Comma)
}

/// Whether the first bytes of a longer text say what the whole would say: all rows that are looked at end within them, under each sign.
pub(super) fn settles(text: &[u8]) -> bool {
    [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma].into_iter().all(|delimiter| {
        let mut rows = options(delimiter).from_reader(text);
        let mut row = ByteRecord::new();
        let mut filled = 0;
        while filled < ROWS + 2 && rows.read_byte_record(&mut row).unwrap_or(false) {
            filled += usize::from(!is_blank(&row));
        }
        filled == ROWS + 2 && (rows.position().byte() as usize) < text.len()
    })
}

/// Whether, in the first rows, a quotation mark stands nowhere but around a cell, or doubled within one: in `a;"b,c"` the comma is in a cell,
/// and parts none.
fn marks_surround_cells(text: &[u8], delimiter: u8) -> bool {
    let mut at = 0;
    let mut rows = 0;
    let mut begins = true;
    while let Some(byte) = text.get(at).filter(|_| rows <= ROWS) {
        match byte {
            b'"' if begins => match closing_mark(text, at + 1) {
                Some(mark) if text.get(mark + 1).is_none_or(|next| [delimiter, b'\r', b'\n'].contains(next)) => {
                    at = mark
                }
                _ => return false,
            },
            b'"' => return false,
            b'\n' => rows += 1,
            _ => {}
        }
        begins = *byte == delimiter || matches!(byte, b'\r' | b'\n');
        at += 1;
    }
    true
}

pub(super) fn options(delimiter: Delimiter) -> ReaderBuilder {
    let mut options = ReaderBuilder::new();
    options.has_headers(false).flexible(true).delimiter(delimiter.byte());
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_within_quotes_parts_nothing() {
        let nothing_known = |_: &str| false;
        assert_eq!(find("t;\"a, b\"\n;1\nx;\"3,5\"\n".as_bytes(), &nothing_known), Delimiter::Semicolon);
        assert_eq!(find(b"a,\"b;c\"\nd,\"e;f\"\n", &nothing_known), Delimiter::Comma);
        assert_eq!(find(b"a\t\"b\"\"c,d\"\n1\t\"2,3\"\n", &nothing_known), Delimiter::Tab);
        assert_eq!(find(b"size,5\" wide\n1,2\n", &nothing_known), Delimiter::Comma);
    }
}
