//! The file of published figures: a table as printed, or a line for each figure.

use std::collections::BTreeMap;

use super::axis::{Axis, Meant};
use super::printed::{Layout, named_layout};
use crate::diagnostic::codes;
use crate::message::reconciliation as say;
use crate::outcome::TableOutcome;
use crate::outcome::rows::Line;
use crate::records::{FileError, FileFinding, Sheet, SheetRow};
use crate::spelling::fold;
use crate::spreadsheet::unguarded;

/// What is published of one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The name of the file.
    pub file: String,
    /// The cells in the order of the file, those among them where nothing is printed.
    pub cells: Vec<PublishedCell>,
}

/// A cell of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedCell {
    /// Its row.
    pub row: Meant,
    /// Its column.
    pub column: Meant,
    /// What is printed; empty where nothing is.
    pub text: String,
    /// How that is to be read.
    pub notation: Notation,
    /// The line of the file.
    pub line: u64,
}

/// How the text of a published cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// As for people, in whatever locale.
    Printed,
    /// As for programs: a decimal with a point, a ratio, or a day as `2024-06-30`.
    Plain,
    /// As for programs: the name of a state.
    State,
}

impl PublishedCell {
    /// Its place in the table, if it has one.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        self.row.position.zip(self.column.position)
    }
}

impl Published {
    /// What a sheet says of a table. Rows and columns are named by id, printed number or label, or stand as the table prints them.
    ///
    /// # Errors
    /// The sheet has neither form, a name could be two rows or columns, or a cell stands in it twice.
    pub fn read(file: &str, sheet: &Sheet, table: &TableOutcome) -> Result<Published, FileError> {
        let mut reader = Reader {
            table,
            rows: Axis {
                members: &table.rows,
                paths: table.row_paths(),
                several: |line, word| say::name_of_several_rows(line, word),
            },
            columns: Axis {
                members: &table.columns,
                paths: table.column_paths(),
                several: |line, word| say::name_of_several_columns(line, word),
            },
            findings: Vec::new(),
            cells: Vec::new(),
            places: BTreeMap::new(),
        };
        match (Layout::own(sheet, table), LongForm::of(sheet)) {
            (Some(layouts), _) => layouts.iter().for_each(|layout| reader.wide(sheet, layout)),
            (None, Some(form)) => reader.long(sheet, form),
            (None, None) => match named_layout(sheet, table, &reader.columns) {
                Ok(layout) => reader.wide(sheet, &layout),
                Err(findings) => reader.findings = findings,
            },
        }
        let Reader { findings, cells, .. } = reader;
        if findings.is_empty() {
            Ok(Published { file: file.to_owned(), cells })
        } else {
            Err(FileError { file: file.to_owned(), findings })
        }
    }
}

/// Where a line for each figure has what belongs to it.
#[derive(Clone, Copy)]
struct LongForm {
    table: Option<usize>,
    row: usize,
    column: usize,
    value: usize,
    /// What only the long CSV of a run has: the state, the numerator and the denominator.
    exact: Option<[usize; 3]>,
    /// Where it is said of how many rows a line is the rest.
    rest_of: Option<usize>,
}

impl LongForm {
    fn of(sheet: &Sheet) -> Option<LongForm> {
        let at = |name: &str| sheet.header.iter().position(|header| fold(header) == name);
        let exact = [at("state"), at("numerator"), at("denominator")];
        Some(LongForm {
            table: at("table"),
            row: at("row")?,
            column: at("column")?,
            value: at("value")?,
            rest_of: at("rest_of"),
            exact: match exact {
                [Some(state), Some(numerator), Some(denominator)] => Some([state, numerator, denominator]),
                _ => None,
            },
        })
    }

    /// What a line says of its cell.
    fn figure(self, line: &SheetRow) -> (String, Notation) {
        let cell = |at: usize| line.cells.get(at).map_or("", String::as_str);
        let value = cell(self.value).to_owned();
        let Some([state, numerator, denominator]) = self.exact else { return (value, Notation::Printed) };
        match (value.is_empty(), cell(state), cell(numerator), cell(denominator)) {
            (true, "", "", _) => (value, Notation::Plain),
            (true, "", numerator, denominator) => (format!("{numerator}/{denominator}"), Notation::Plain),
            (true, state, ..) => (state.to_owned(), Notation::State),
            (false, ..) => (value, Notation::Plain),
        }
    }
}

struct Reader<'a> {
    table: &'a TableOutcome,
    rows: Axis<'a>,
    columns: Axis<'a>,
    findings: Vec<FileFinding>,
    cells: Vec<PublishedCell>,
    /// The line at which each place was met last.
    places: BTreeMap<(usize, usize), u64>,
}

impl Reader<'_> {
    fn long(&mut self, sheet: &Sheet, form: LongForm) {
        let mut is_met = form.table.is_none();
        for line in &sheet.rows {
            let cell = |at: usize| line.cells.get(at).map_or("", |cell| unguarded(cell));
            if form.table.is_some_and(|table| cell(table) != self.table.name) {
                continue;
            }
            is_met = true;
            if form.rest_of.is_some_and(|rest_of| !cell(rest_of).is_empty()) {
                continue;
            }
            let row = self.rows.one(cell(form.row), line.line, &mut self.findings);
            let column = self.columns.one(cell(form.column), line.line, &mut self.findings);
            let (text, notation) = form.figure(line);
            self.add(PublishedCell { row, column, text, notation, line: line.line });
        }
        if !is_met {
            let message = say::no_line_about_table(&self.table.name);
            self.findings.push(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help(say::look_under_table()));
        }
    }

    /// Whether a line stands for rows that are not shown: it is no row of the table, and which rows it is for hangs on the figures.
    fn is_rest(&self, word: &str) -> bool {
        let rest = self.table.shown_rows.as_ref().and_then(|shown| shown.rest.as_ref());
        rest.is_some_and(|rest| fold(&rest.label) == fold(word))
    }

    fn wide(&mut self, sheet: &Sheet, layout: &Layout) {
        for (at, line) in sheet.rows.iter().skip(layout.skipped).enumerate() {
            let word = unguarded(&line.cells[layout.names]);
            let row = match layout.rows.as_ref().map(|rows| rows.get(at)) {
                Some(Some(Line::Rest)) => continue,
                Some(Some(Line::Row(row))) => Meant { word: word.to_owned(), position: Some(*row) },
                Some(None) => Meant { word: word.to_owned(), position: None },
                None if self.is_rest(word) => continue,
                None => self.rows.one(word, line.line, &mut self.findings),
            };
            for (at, column) in &layout.columns {
                let (text, notation) = (line.cells[*at].clone(), Notation::Printed);
                self.add(PublishedCell { row: row.clone(), column: column.clone(), text, notation, line: line.line });
            }
        }
    }

    fn add(&mut self, cell: PublishedCell) {
        let first = cell.place().and_then(|place| self.places.insert(place, cell.line));
        match first {
            None => self.cells.push(cell),
            Some(first) => {
                let PublishedCell { row, column, line, .. } = cell;
                let message = say::stands_twice(line.to_string(), row.word, column.word, first.to_string());
                let finding = FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message);
                self.findings.push(finding.help(say::keep_right_one()));
            }
        }
    }
}
