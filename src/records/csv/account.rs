//! What was found in a file, said whether or not anything is wrong.

use super::delimiter::Delimiter;
use super::header::Header;
use crate::records::headers::field_title;
use crate::schema::{FieldId, RecordType};

/// What was found in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvAccount {
    /// The name of the file.
    pub file: String,
    /// The sign that parts the cells.
    pub delimiter: Delimiter,
    /// The headers that belong to a field, in the order of the file.
    pub used: Vec<(String, FieldId)>,
    /// The headers that belong to none; they are read by nothing.
    pub ignored: Vec<String>,
    /// The fields without a column: missing in every record.
    pub absent: Vec<FieldId>,
    /// How many records were read, accepted or not.
    pub read: u64,
    /// Rows of empty cells, which are no records.
    pub empty: EmptyRows,
}

/// Rows all of whose cells are empty, as a spreadsheet leaves them under a table. They are passed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EmptyRows {
    /// How many there are.
    pub rows: u64,
    /// The lines of the first of them.
    pub lines: Vec<u64>,
}

/// How many lines of empty rows are named.
const NAMED: usize = 5;

impl EmptyRows {
    pub(in crate::records) fn add(&mut self, line: u64) {
        self.rows += 1;
        if self.lines.len() < NAMED {
            self.lines.push(line);
        }
    }

    /// `2 rows of empty cells passed over (lines 3, 4)`; `None` where there is none.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        let lines: Vec<String> = self.lines.iter().map(u64::to_string).collect();
        match self.rows {
            0 => None,
            1 => Some(format!("1 row of empty cells passed over (line {})", lines.join(", "))),
            rows => {
                let more = if rows > NAMED as u64 { ", …" } else { "" };
                Some(format!("{rows} rows of empty cells passed over (lines {}{more})", lines.join(", ")))
            }
        }
    }
}

impl CsvAccount {
    pub(in crate::records) fn new(
        file: &str,
        delimiter: Delimiter,
        header: Header,
        of: &RecordType,
        read: u64,
        empty: EmptyRows,
    ) -> CsvAccount {
        let absent = (0..of.fields.len()).filter(|field| header.by_field_column[*field].is_none());
        let absent = absent.map(|field| FieldId(field as u32)).collect();
        CsvAccount {
            file: file.to_string(),
            delimiter,
            used: header.used,
            ignored: header.ignored,
            absent,
            read,
            empty,
        }
    }

    /// The account in a few lines.
    #[must_use]
    pub fn to_text(&self, of: &RecordType) -> String {
        let mut lines = vec![format!("{}: {} read, delimiter: {}", self.file, self.read, self.delimiter)];
        let used: Vec<String> =
            self.used.iter().map(|(header, field)| format!("“{header}” as `{}`", of.field_name(*field))).collect();
        lines.push(format!("  columns: {}", used.join(", ")));
        if !self.ignored.is_empty() {
            let ignored: Vec<String> = self.ignored.iter().map(|header| format!("“{header}”")).collect();
            lines.push(format!("  columns that no field has: {}", ignored.join(", ")));
        }
        if !self.absent.is_empty() {
            let absent: Vec<String> = self.absent.iter().map(|field| field_title(of, *field)).collect();
            lines.push(format!("  fields without a column: {}", absent.join(", ")));
        }
        lines.extend(self.empty.to_text().map(|empty| format!("  {empty}")));
        lines.join("\n")
    }
}
