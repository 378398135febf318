//! Which sheet of a workbook records came from, and how its cells are called: `members.xlsx: Kết nạp!C17`.

use crate::message::{Message, sheets as say};

/// A sheet of a workbook that records came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPlace {
    /// The file.
    pub file: String,
    /// The name of the sheet.
    pub sheet: String,
    /// What the columns are called, and which they are.
    columns: Vec<(String, u32)>,
}

impl SheetPlace {
    pub(super) fn new(file: &str, sheet: &str, columns: Vec<(String, u32)>) -> SheetPlace {
        SheetPlace { file: file.to_owned(), sheet: sheet.to_owned(), columns }
    }

    /// What it is called among inputs: `members.xlsx: Kết nạp`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}: {}", self.file, self.sheet)
    }

    /// How spreadsheets call the cell in a row, under the header of a column: `C17`; `17`, where no column has that header, or none is meant.
    #[must_use]
    pub fn cell(&self, row: u64, column: Option<&str>) -> String {
        let of = |header: &str| self.columns.iter().find(|(known, _)| known == header);
        match column.and_then(of) {
            Some((_, column)) => format!("{}{row}", letters(*column)),
            None => row.to_string(),
        }
    }

    /// The same with file and sheet.
    pub(super) fn place(&self, row: u64, column: Option<&str>) -> Message {
        say::place(&self.file, &self.sheet, self.cell(row, column))
    }
}

/// How spreadsheets call a column, the first being 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: u32) -> String {
    let (mut left, mut backwards) = (u64::from(column) + 1, Vec::new());
    while left > 0 {
        left -= 1;
        backwards.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    backwards.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        let called = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(called, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        assert_eq!(letters(u32::MAX), "MWLQKWV");
    }

    #[test]
    fn a_cell_without_a_column_is_its_row() {
        let place = SheetPlace::new("m.xlsx", "Kết nạp", vec![("Giới tính".to_owned(), 2)]);
        assert_eq!(place.cell(17, Some("Giới tính")), "C17");
        assert_eq!(place.cell(17, Some("Dân tộc")), "17");
        assert_eq!(place.cell(17, None), "17");
        let said = place.place(17, Some("Giới tính")).say(Language::English);
        assert_eq!(said, "m.xlsx: Kết nạp!C17");
    }
}
