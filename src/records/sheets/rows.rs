//! The rows below a header: each is a record, a reject, empty, or a line of totals.

use std::collections::BTreeSet;

use super::account::{SheetAccount, SomeRows};
use super::cells::{as_text, help_for_kind, is_blank, taken};
use super::head::{Found, SheetHead, without_header};
use super::merged::MergedCells;
use crate::diagnostic::codes;
use crate::message::sheets as say;
use crate::records::Origin;
use crate::records::build::RecordsBuilder;
use crate::records::cell::{CellFault, RawCell};
use crate::records::file_fault::{FileError, FileFinding};
use crate::records::header_row::is_required;
use crate::records::sheet_place::letters;
use crate::schema::{FieldId, RecordId, RecordType, Words};
use crate::spelling::fold;
use crate::workbook::{Area, Cell, Placed, Row, Rows, Shape, SheetAbout, WorkbookFault};

/// How many cells a note under a table has at most.
const CELLS_OF_A_NOTE: usize = 2;

/// Reads the records of one type from the rows of a sheet and says what was found. Bad rows become rejects of the builder. The head is that of the same
/// rows, which are given from the first on.
///
/// # Errors
/// What concerns the whole sheet: no header, a column missing or doubled; nothing is taken then. Or the workbook does not go on as it should: the builder
/// holds what came before, and is of no use.
pub fn read_sheet_rows(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    (file, about, shape): (&str, &SheetAbout, &Shape),
    head: &SheetHead,
    rows: &mut Rows<'_>,
) -> Result<SheetAccount, FileError> {
    let of = builder.schema().record(record);
    let found = head.header(of, &builder.set(record).headers, file, &about.name)?;
    let table = Table::new(of, &found, shape);
    let input = builder.input_sheet(file, &about.name, named_columns(&found));
    builder.headers(input, found.header.by_field(of.fields.len()));
    builder.given(record);
    let mut account = SheetAccount {
        file: file.to_owned(),
        sheet: about.name.clone(),
        is_hidden: about.is_hidden(),
        header_rows: (found.first_row, found.last_row),
        titles: found.titles,
        absent: table.absent(),
        hidden_columns: hidden_columns(&found, shape),
        is_filtered: shape.filters.iter().any(|filter| filter.is_active),
        used: found.header.used,
        ignored: found.header.ignored,
        ..SheetAccount::default()
    };
    let mut unheaded = BTreeSet::new();
    let mut last = found.last_row;
    while let Some(row) = rows.next().map_err(|fault| of_workbook(file, &fault))? {
        if row.number <= last {
            continue;
        }
        account.empty.add(last + 1, row.number - 1);
        last = row.number;
        let line = table.line(&row, &mut unheaded);
        match line.is() {
            Is::Empty => account.empty.add(last, last),
            Is::Totals => account.totals.add(last, last),
            Is::Record => {
                account.read += 1;
                note_hidden(&mut account.hidden_rows, &row);
                line.blank_by_merging().for_each(|(_, area)| account.merged.add(area));
                line.push(builder, record, Origin { input, line: u64::from(last) });
            }
        }
    }
    account.ignored.extend(unheaded.into_iter().map(without_header));
    Ok(account)
}

/// That a workbook cannot be read, or not to its end.
#[must_use]
pub fn of_workbook(file: &str, fault: &WorkbookFault) -> FileError {
    let finding = FileFinding::new(&codes::NOT_A_WORKBOOK, fault.message());
    FileError::one(file, finding.help(fault.help()))
}

fn note_hidden(rows: &mut SomeRows, row: &Row<'_>) {
    if row.is_hidden {
        rows.add(row.number, row.number);
    }
}

/// What a row is.
enum Is {
    Record,
    Empty,
    Totals,
}

/// The headers of columns that belong to a field, and which columns these are.
fn named_columns(found: &Found) -> Vec<(String, u32)> {
    let column = |field: &FieldId| *found.header.by_field_column.get(field.0 as usize)?;
    let named = |(header, field): &(String, FieldId)| Some((header.clone(), u32::try_from(column(field)?).ok()?));
    found.header.used.iter().filter_map(named).collect()
}

fn hidden_columns(found: &Found, shape: &Shape) -> Vec<String> {
    let hidden = named_columns(found).into_iter().filter(|(_, column)| shape.is_hidden_column(*column));
    hidden.map(|(header, _)| header).collect()
}

/// A table below its header.
struct Table<'s> {
    words: &'s Words,
    /// The column of each field.
    columns: Vec<Option<u32>>,
    /// Of each column of the header its field, and whether something is written over it.
    headed: Vec<(Option<usize>, bool)>,
    /// The fields that must be known.
    required: Vec<usize>,
    merged: MergedCells,
}

impl<'s> Table<'s> {
    fn new(of: &'s RecordType, found: &Found, shape: &Shape) -> Table<'s> {
        let by_field = &found.header.by_field_column;
        let columns: Vec<Option<u32>> = by_field.iter().map(|column| u32::try_from((*column)?).ok()).collect();
        let mut headed = vec![(None, false); found.header.columns];
        found.headed.iter().for_each(|column| headed[*column].1 = true);
        let columned = by_field.iter().enumerate().filter_map(|(field, column)| Some((field, (*column)?)));
        columned.for_each(|(field, column)| headed[column].0 = Some(field));
        let fields = (0..of.fields.len()).filter(|field| is_required(of, FieldId(*field as u32)));
        let merged = MergedCells::of(shape, columns.iter().copied().flatten());
        Table { words: &of.words, columns, headed, required: fields.collect(), merged }
    }

    fn absent(&self) -> Vec<FieldId> {
        let fields = (0..).zip(&self.columns).filter(|(_, column)| column.is_none());
        fields.map(|(field, _)| FieldId(field)).collect()
    }

    /// A row, its cells by their fields.
    fn line<'t, 'r>(&'t self, row: &Row<'r>, unheaded: &mut BTreeSet<u32>) -> Line<'t, 'r> {
        let mut line = Line { table: self, number: row.number, cells: vec![None; self.columns.len()], first: None };
        for placed in row.cells().filter(|placed| !is_blank(placed.cell)) {
            line.first.get_or_insert(placed);
            let headed = self.headed.get(placed.column as usize).copied().unwrap_or_default();
            match headed {
                (Some(field), _) => line.cells[field] = Some(placed),
                (None, true) => {}
                (None, false) => {
                    unheaded.insert(placed.column);
                }
            }
        }
        line
    }
}

/// A row, its cells by their fields.
struct Line<'t, 'r> {
    table: &'t Table<'t>,
    number: u32,
    /// What stands in it for each field.
    cells: Vec<Option<Placed<'r>>>,
    /// The first cell in which something stands.
    first: Option<Placed<'r>>,
}

impl<'t, 'r> Line<'t, 'r> {
    fn is(&self) -> Is {
        match self.first.map(|placed| placed.cell) {
            None => Is::Empty,
            Some(Cell::Text(text)) if begins_totals(text) && self.lacks_required() => Is::Totals,
            Some(_) => Is::Record,
        }
    }

    /// Whether something is missing that must be known; of a type of which nothing must, what is there decides nothing.
    fn lacks_required(&self) -> bool {
        let required = &self.table.required;
        required.is_empty() || required.iter().any(|field| self.cells[*field].is_none())
    }

    /// The fields in whose cells nothing stands because they are merged with one in which something does.
    fn blank_by_merging(&self) -> impl Iterator<Item = (usize, Area)> {
        let blank = self.cells.iter().zip(&self.table.columns).enumerate().filter(|(_, (cell, _))| cell.is_none());
        blank.filter_map(|(field, (_, column))| Some((field, self.table.merged.hiding(self.number, (*column)?)?)))
    }

    fn push(&self, builder: &mut RecordsBuilder<'_>, record: RecordId, origin: Origin) {
        let readers = &builder.set(record).readers;
        let cell = |field: usize| match (self.cells[field], self.table.columns[field]) {
            (Some(placed), _) => taken(placed.cell, &readers[field], self.table.words),
            (None, Some(_)) => Ok(RawCell::Text("")),
            (None, None) => Ok(RawCell::Missing),
        };
        let read: Vec<Result<RawCell<'_>, CellFault>> = (0..self.cells.len()).map(cell).collect();
        let shown = |(field, read): (usize, &Result<RawCell<'_>, CellFault>)| {
            let is_fault = read.is_err();
            self.cells[field].filter(|_| is_fault).map(|placed| as_text(placed.cell)).unwrap_or_default()
        };
        let shown: Vec<String> = read.iter().enumerate().map(shown).collect();
        let cells =
            read.iter().zip(&shown).map(|(read, shown)| read.as_ref().map_or(RawCell::Text(shown), |cell| *cell));
        let cells: Vec<RawCell<'_>> = cells.collect();
        builder.push_judged(record, origin, &cells, |field, outcome| match (&read[field], outcome) {
            (Err(fault), _) => Err(fault.clone()),
            (Ok(_), Err(fault)) => Err(self.amended(field, fault)),
            (Ok(_), Ok(())) => Ok(()),
        });
    }

    /// The fault of a cell, with how it is mended on a sheet.
    fn amended(&self, field: usize, fault: CellFault) -> CellFault {
        let is = |code| fault.code == code;
        let hiding = || self.blank_by_merging().find(|(hidden, _)| *hidden == field).map(|(_, area)| area);
        let help = if is(&codes::MISSING_VALUE) {
            match hiding() {
                Some(Area { first_row, first_column, .. }) => {
                    Some(say::merged_with(format!("{}{first_row}", letters(first_column))))
                }
                None => self.may_be_a_note().then(say::take_note_off),
            }
        } else {
            self.cells[field].filter(|_| is(&codes::WRONG_KIND)).map(|placed| help_for_kind(placed.cell))
        };
        CellFault { help: help.or(fault.help), ..fault }
    }

    /// Whether so little stands in the row that it may be a note or a signature below the table.
    fn may_be_a_note(&self) -> bool {
        let required = &self.table.required;
        let known = required.iter().filter(|field| self.cells[**field].is_some()).count();
        let filled = self.cells.iter().flatten().count();
        known < required.len() && known <= 1 && filled <= CELLS_OF_A_NOTE
    }
}

/// `Tổng cộng`, `Tổng số: 12 đảng viên`: a word for totals alone, before a colon or before digits.
fn begins_totals(text: &str) -> bool {
    let before = text.split([':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).next().unwrap_or_default();
    let word = fold(before);
    Words::TOTAL.iter().any(|known| fold(known) == word)
}
