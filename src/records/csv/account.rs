//! What was found in a file, said whether or not anything is wrong.

use super::delimiter::Delimiter;
use crate::message::{Argument, Language, Message, data_files as say};
use crate::records::header_row::Header;
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
    /// The headers that belong to none, as they are written, or by the place of the column where nothing is; they are read by nothing.
    pub ignored: Vec<Message>,
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

    /// `rows of empty cells passed over: 2 (lines: 3, 4)`; `None` where there is none.
    #[must_use]
    pub fn said(&self) -> Option<Message> {
        let lines = Argument::list(self.lines.iter().map(u64::to_string));
        match self.rows {
            0 => None,
            rows if rows > NAMED as u64 => Some(say::empty_rows_and_more(rows, lines)),
            rows => Some(say::empty_rows(rows, lines)),
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
    pub fn say(&self, of: &RecordType, language: Language) -> String {
        self.lines(of).iter().map(|line| line.say(language)).collect::<Vec<_>>().join("\n  ")
    }

    fn lines(&self, of: &RecordType) -> Vec<Message> {
        let used = self.used.iter().map(|(header, field)| say::column_as_field(header, of.field_name(*field)));
        let mut lines =
            vec![say::read_with(&self.file, self.read, self.delimiter.said()), say::columns_used(Argument::list(used))];
        if !self.ignored.is_empty() {
            lines.push(say::columns_not_used(Argument::list(self.ignored.iter().map(say::quoted))));
        }
        if !self.absent.is_empty() {
            let absent = self.absent.iter().map(|field| field_title(of, *field));
            lines.push(say::fields_absent(Argument::list(absent)));
        }
        lines.extend(self.empty.said());
        lines
    }
}
