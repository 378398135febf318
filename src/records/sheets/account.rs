//! What was found on a sheet, said whether or not anything is wrong.

use super::super::sheet_place::letters;
use crate::message::{Argument, Language, Message, data_files, sheets as say};
use crate::records::headers::field_title;
use crate::schema::{FieldId, RecordType};
use crate::workbook::Area;

/// What was found on a sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetAccount {
    /// The name of the file.
    pub file: String,
    /// The name of the sheet.
    pub sheet: String,
    /// Whether the sheet is hidden. It is read.
    pub is_hidden: bool,
    /// The first and the last row of the header, which are the same unless it has several lines.
    pub header_rows: (u32, u32),
    /// How many rows above it hold something.
    pub titles: usize,
    /// The headers that belong to a field, in the order of the columns.
    pub used: Vec<(String, FieldId)>,
    /// The headers that belong to none, and the letters of columns that hold something under none; they are read by nothing.
    pub ignored: Vec<Message>,
    /// The fields without a column: missing in every record.
    pub absent: Vec<FieldId>,
    /// How many records were read, accepted or not.
    pub read: u64,
    /// Rows within the table in which nothing stands, which are no records.
    pub empty: SomeRows,
    /// Rows of totals, which are no records: they begin with a word for it and lack what must be known of a record.
    pub totals: SomeRows,
    /// Records in rows that are not shown. They are read.
    pub hidden_rows: SomeRows,
    /// The headers of columns that are not shown. They are read.
    pub hidden_columns: Vec<String>,
    /// Whether a filter hides what was not chosen in it.
    pub is_filtered: bool,
    /// Whether the workbook has macros, which are passed over, and may have made its values.
    pub has_macros: bool,
    /// Whether the workbook takes values from other files. Those that it holds are read, as old as they are.
    pub has_links: bool,
    /// Cells that hold nothing because they are merged with one that does.
    pub merged: Merged,
}

/// Some rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SomeRows {
    /// How many there are.
    pub rows: u64,
    /// The first of them.
    pub first: Vec<u32>,
}

/// Cells that are merged with another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// How many hold nothing for it.
    pub cells: u64,
    /// The first areas of such cells.
    pub areas: Vec<String>,
}

/// What is said of a number of rows, and of those that are named.
type InWords = fn(Argument, Argument) -> Message;

/// How many rows or areas are named.
const NAMED: usize = 5;

impl SomeRows {
    /// Adds the rows from one to another.
    pub(super) fn add(&mut self, from: u32, to: u32) {
        if from <= to {
            self.rows += u64::from(to - from) + 1;
            let room = NAMED - self.first.len();
            self.first.extend((from..=to).take(room));
        }
    }

    /// Their number and the first of them, in the words for all, or for more than are named; `None` where there is none.
    fn said(&self, all: InWords, and_more: InWords) -> Option<Message> {
        let rows = Argument::list(self.first.iter().map(u32::to_string));
        match self.rows {
            0 => None,
            number if number > NAMED as u64 => Some(and_more(number.into(), rows)),
            number => Some(all(number.into(), rows)),
        }
    }
}

impl Merged {
    pub(super) fn add(&mut self, area: Area) {
        self.cells += 1;
        let Area { first_row, first_column, last_row, last_column } = area;
        let named = format!("{}{first_row}:{}{last_row}", letters(first_column), letters(last_column));
        if self.areas.len() < NAMED && !self.areas.contains(&named) {
            self.areas.push(named);
        }
    }
}

impl SheetAccount {
    /// The account in a few lines.
    #[must_use]
    pub fn say(&self, of: &RecordType, language: Language) -> String {
        let mut lines = vec![say::read_on_sheet(&self.file, &self.sheet, self.read)];
        lines.extend(self.found());
        let used = self.used.iter().map(|(header, field)| data_files::column_as_field(header, of.field_name(*field)));
        lines.push(data_files::columns_used(Argument::list(used)));
        if !self.ignored.is_empty() {
            let ignored = self.ignored.iter().map(data_files::quoted);
            lines.push(data_files::columns_not_used(Argument::list(ignored)));
        }
        if !self.absent.is_empty() {
            let absent = self.absent.iter().map(|field| field_title(of, *field));
            lines.push(data_files::fields_absent(Argument::list(absent)));
        }
        lines.iter().map(|line| line.say(language)).collect::<Vec<_>>().join("\n  ")
    }

    /// What was found besides columns: where the header stands, what is hidden, what is no record.
    #[must_use]
    pub fn found(&self) -> Vec<Message> {
        let (first, last) = self.header_rows;
        let mut found = vec![match first == last {
            true => say::header_in_row(first.to_string()),
            false => say::header_in_rows(first.to_string(), last.to_string()),
        }];
        found.extend((self.titles > 0).then(|| say::titles_above(self.titles)));
        found.extend(self.is_hidden.then(say::sheet_is_hidden));
        found.extend(self.has_macros.then(say::macros_passed_over));
        found.extend(self.has_links.then(say::values_of_other_files));
        found.extend(self.is_filtered.then(say::filter_is_on));
        found.extend(self.hidden_rows.said(say::hidden_rows, say::hidden_rows_and_more));
        if !self.hidden_columns.is_empty() {
            let columns = self.hidden_columns.iter().map(data_files::quoted);
            found.push(say::hidden_columns(Argument::list(columns)));
        }
        if self.merged.cells > 0 {
            let areas = Argument::list(self.merged.areas.iter().map(String::as_str));
            found.push(say::merged_cells(self.merged.cells, areas));
        }
        found.extend(self.totals.said(say::rows_of_totals, say::rows_of_totals_and_more));
        found.extend(self.empty.said(say::empty_rows, say::empty_rows_and_more));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rows_are_named_and_all_are_counted() {
        let mut rows = SomeRows::default();
        rows.add(4, 3);
        assert_eq!(rows, SomeRows::default());
        rows.add(4, 4);
        rows.add(7, 1_048_576);
        rows.add(2_000_000, 2_000_000);
        assert_eq!(rows, SomeRows { rows: 1_048_572, first: vec![4, 7, 8, 9, 10] });
    }
}
