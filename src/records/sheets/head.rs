//! The first rows of a sheet, and which of them is its header.

use std::collections::BTreeMap;

use super::super::build::RecordsBuilder;
use super::super::file_fault::{FileError, FileFinding};
use super::super::header_row::{Header, is_required};
use super::super::headers::Headers;
use super::super::incoming::trim;
use super::super::sheet_place::letters;
use crate::diagnostic::codes;
use crate::message::{Argument, Message, data_files, sheets as say};
use crate::schema::{FieldId, RecordId, RecordType};
use crate::workbook::{Area, Cell, Rows, Shape, WorkbookFault};

/// Among how many rows that hold something the header is looked for.
const ROWS: usize = 50;
/// How many lines a header has at most.
const LINES: u32 = 5;

/// The first rows of a sheet, by their texts.
#[derive(Debug, Clone, Default)]
pub struct SheetHead {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// Merged cells that reach over several of these rows.
    merges: Vec<Area>,
}

/// A header that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    /// How many rows above hold something.
    pub(super) titles: usize,
    pub(super) header: Header,
    /// The columns over which something is written.
    pub(super) headed: Vec<usize>,
}

impl SheetHead {
    /// Takes the first rows.
    ///
    /// # Errors
    /// The workbook cannot be read so far.
    pub fn read(rows: &mut Rows<'_>, shape: &Shape) -> Result<SheetHead, WorkbookFault> {
        let mut head = SheetHead::default();
        while head.rows.len() < ROWS
            && let Some(row) = rows.next()?
        {
            let texts: BTreeMap<u32, String> =
                row.cells().filter_map(|placed| Some((placed.column, text(placed.cell)?))).collect();
            if !texts.is_empty() {
                head.rows.insert(row.number, texts);
            }
        }
        let last = head.rows.keys().next_back().copied().unwrap_or_default();
        let reaches = |area: &&Area| area.first_row < area.last_row && area.first_row <= last;
        head.merges = shape.merges.iter().filter(reaches).copied().collect();
        Ok(head)
    }

    /// Whether nothing stands on the sheet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether one of the rows can be the header of records of this type: all fields that must be known have a column in it.
    #[must_use]
    pub fn fits(&self, builder: &RecordsBuilder<'_>, record: RecordId) -> bool {
        let (of, headers) = (builder.schema().record(record), &builder.set(record).headers);
        self.candidate(of, headers).is_some()
    }

    /// The header for records of a type, or what is wrong with the row that is nearest to one.
    pub(super) fn header(
        &self,
        of: &RecordType,
        headers: &Headers,
        file: &str,
        sheet: &str,
    ) -> Result<Found, FileError> {
        if self.is_empty() {
            let finding = FileFinding::new(&codes::EMPTY_FILE, say::empty_sheet(sheet)).help(say::header_on_sheet());
            return Err(FileError::one(file, finding));
        }
        let nearest = || self.nearest(headers).map(|row| (row, row));
        let Some((first_row, last_row)) = self.candidate(of, headers).or_else(nearest) else {
            return Err(FileError::one(file, self.no_header(of, sheet)));
        };
        let on_row = |findings: Vec<FileFinding>| {
            let told = |finding: FileFinding| FileFinding {
                message: say::in_row(sheet, last_row.to_string(), &finding.message),
                ..finding
            };
            FileError { file: file.to_owned(), findings: findings.into_iter().map(told).collect() }
        };
        let called = |column: usize| letters(u32::try_from(column).unwrap_or(u32::MAX));
        let texts = self.texts(last_row);
        let mut header = Header::read(&texts, of, headers, called).map_err(on_row)?;
        // What stands nowhere in a column is no column; where something does, its rows say so.
        header.ignored.retain(|ignored| ignored.given().is_some());
        let titles = self.rows.range(..first_row).count();
        let headed = texts.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|(column, _)| column).collect();
        Ok(Found { first_row, last_row, titles, header, headed })
    }

    /// The first row under whose texts all fields have a column that must be known, with the last line of that header.
    fn candidate(&self, of: &RecordType, headers: &Headers) -> Option<(u32, u32)> {
        let ends = self.rows.keys().map(|row| (*row, self.end(*row)));
        ends.into_iter().find(|(_, last)| {
            let texts = self.texts(*last);
            let has = |field: FieldId| texts.iter().any(|text| headers.find(text).contains(&field));
            let mut required = (0..of.fields.len()).map(|field| FieldId(field as u32)).filter(|f| is_required(of, *f));
            required.all(has) && texts.iter().any(|text| !headers.find(text).is_empty())
        })
    }

    /// The row most of whose cells are headers; `None` where none is.
    fn nearest(&self, headers: &Headers) -> Option<u32> {
        let known = |row: u32| self.texts(row).iter().filter(|text| !headers.find(text).is_empty()).count();
        let counted = self.rows.keys().map(|row| (*row, known(*row))).filter(|(_, known)| *known > 0);
        counted.rev().max_by_key(|(_, known)| *known).map(|(row, _)| row)
    }

    /// The last line of a header that begins in a row: where cells of it are merged with ones below, the lowest of these.
    fn end(&self, row: u32) -> u32 {
        let from_here = self.merges.iter().filter(|area| area.first_row == row && area.last_row - row < LINES);
        from_here.map(|area| area.last_row).max().unwrap_or(row)
    }

    /// What stands over each column in a row: the text of the cell itself, or of the cell above that it is merged into.
    fn texts(&self, row: u32) -> Vec<String> {
        let at = |row: u32, column: u32| self.rows.get(&row)?.get(&column);
        let mut texts: BTreeMap<u32, &String> = BTreeMap::new();
        let over = self.merges.iter().filter(|area| (area.first_row..=area.last_row).contains(&row));
        for area in over {
            texts.extend(at(area.first_row, area.first_column).map(|text| (area.first_column, text)));
        }
        texts.extend(self.rows.get(&row).into_iter().flatten().map(|(column, text)| (*column, text)));
        let width = texts.keys().next_back().map_or(0, |last| last + 1);
        (0..width).map(|column| texts.get(&column).map_or_else(String::new, |text| (*text).clone())).collect()
    }

    fn no_header(&self, of: &RecordType, sheet: &str) -> FileFinding {
        let expected = of.fields.values().take(3).map(|field| format!("“{}”", field.label));
        let message = match of.label.as_str() {
            "" => say::no_header_of_record(sheet, self.rows.len()),
            label => say::no_header(sheet, self.rows.len(), label),
        };
        FileFinding::new(&codes::NO_HEADER, message).help(say::give_header_row(Argument::list(expected)))
    }
}

/// What a cell can say as a header, in one line.
fn text(cell: Cell<'_>) -> Option<String> {
    let text = match cell {
        Cell::Text(text) | Cell::Number(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => return None,
    };
    let text = trim(&text);
    (!text.is_empty()).then(|| text.to_owned())
}

/// A column of which only the letters are known.
pub(super) fn without_header(column: u32) -> Message {
    data_files::column_without_header(letters(column))
}
