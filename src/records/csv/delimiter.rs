//! Finding the sign that parts the cells.

use std::fmt;

use ::csv::ByteRecord;

use super::{is_blank, reader};

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
    pub(super) fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Delimiter::Comma => "comma",
            Delimiter::Semicolon => "semicolon",
            Delimiter::Tab => "tab",
        })
    }
}

/// The sign under which most headers are known; of equals, the one that parts the first rows most evenly and into most
/// cells; of equals again, the comma.
pub(super) fn find(text: &[u8], is_header: &dyn Fn(&str) -> bool) -> Delimiter {
    let score = |delimiter: &Delimiter| {
        let mut rows = reader(text, *delimiter);
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
        (known, even, columns)
    };
    // `max_by_key` gives the last of equals.
    [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma].into_iter().max_by_key(score).unwrap_or(Delimiter::Comma)
}
