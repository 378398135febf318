//! A sheet that holds the table as printed: which of its cells is which of the table.

use std::ops::Range;

use crate::diagnostic::codes;
use crate::message::{Argument, reconciliation as say};
use crate::outcome::hidden::printed;
use crate::outcome::rows::Line;
use crate::outcome::{Stub, TableOutcome};
use crate::records::{FileFinding, Sheet};
use crate::spelling::{called, fold};
use crate::spreadsheet::unguarded;

use super::axis::{Axis, Meant};

/// Where the figures stand in a sheet.
pub(super) struct Layout {
    /// How many lines under the header hold no figures.
    pub skipped: usize,
    /// The column in which the rows are named.
    pub names: usize,
    /// The columns with figures.
    pub columns: Vec<(usize, Meant)>,
    /// What stands on each line, where every line is one that the table prints, in its order.
    pub rows: Option<Vec<Line>>,
}

impl Layout {
    /// The layout of a sheet that is headed as the table prints itself, with whatever rows. Labels that several columns share, and
    /// numbers that they share, do no harm then: the order says which is which.
    pub fn own(sheet: &Sheet, whole: &TableOutcome) -> Option<Vec<Layout>> {
        let table = &*whole.as_printed();
        let stubs = table.printed_stubs();
        let is_line = |cells: &[String], texts: &[String]| {
            cells.len() == texts.len() && cells.iter().zip(texts).all(|(cell, text)| Sheet::holds(cell, text))
        };
        let parts = table.row_parts();
        if !is_line(&sheet.header, &table.header_line()) {
            return None;
        }
        let is_blank = |texts: &[String]| texts.iter().all(|text| Sheet::holds("", text));
        let skipped = match table.number_line().filter(|line| !is_blank(line)) {
            None => 0,
            Some(line) if sheet.rows.first().is_some_and(|row| is_line(&row.cells, &line)) => 1,
            Some(_) => return None,
        };
        let (of_rows, of_columns) = (whole.lines(), printed(&whole.columns));
        let width = stubs.len() + of_columns.len();
        let of_part = |(place, part): (usize, &Range<usize>)| {
            let column = |(at, position): (usize, &usize)| {
                let at = place * width + stubs.len() + at;
                (at, Meant { word: unguarded(&sheet.header[at]).to_owned(), position: Some(*position) })
            };
            let rows = own_rows(sheet, skipped, table, (part, place * width, stubs.len()));
            Layout {
                skipped,
                names: place * width + stubs.iter().position(|stub| !stub.number).unwrap_or(0),
                columns: of_columns.iter().enumerate().map(column).collect(),
                rows: rows.map(|rows| rows.into_iter().map(|row| of_rows[row]).collect()),
            }
        };
        Some(parts.iter().enumerate().map(of_part).collect())
    }
}

/// The rows of the lines, if these are all rows of a part of the table in its order, which stands so many cells from the left. A line on
/// which nothing would be printed is not in a sheet; under a half that is shorter nothing stands.
fn own_rows(
    sheet: &Sheet,
    skipped: usize,
    table: &TableOutcome,
    (part, left, stubs): (&Range<usize>, usize, usize),
) -> Option<Vec<usize>> {
    let is_half = part.len() < table.rows.len();
    let mut lines = sheet.rows.iter().skip(skipped).peekable();
    let mut rows = Vec::new();
    for (row, stub) in table.stub_lines().iter().enumerate().filter(|(row, _)| part.contains(row)) {
        let shown = (0..table.columns.len()).filter_map(|column| table.cell(row, column)).map(|cell| &cell.shown);
        if !is_half && stub.iter().chain(shown).all(|text| Sheet::holds("", text)) {
            continue;
        }
        let line = lines.next()?;
        if !line.cells.iter().skip(left).take(stubs).zip(stub).all(|(cell, text)| Sheet::holds(cell, text)) {
            return None;
        }
        rows.push(row);
    }
    (is_half || lines.peek().is_none()).then_some(rows)
}

/// The layout of any other sheet, from the names in it, and what is wrong with it.
pub(super) fn named_layout(
    sheet: &Sheet,
    table: &TableOutcome,
    columns: &Axis<'_>,
) -> Result<Layout, Vec<FileFinding>> {
    let header: Vec<&str> = sheet.header.iter().map(|cell| unguarded(cell)).collect();
    let names = names_column(&header, table);
    // Under the headings of a printed table stands a row of column numbers; those are plainer than the headings.
    let numbers = sheet.rows.first().filter(|row| is_row_of_numbers(&row.cells, names, table));
    let mut findings = Vec::new();
    let mut found = Vec::new();
    for (at, heading) in header.iter().enumerate() {
        let number = numbers.map_or("", |row| number_of(&row.cells[at]));
        let several = |word: &str| columns.meant(word).len() > 1;
        let word = if number.is_empty() || several(number) { heading } else { number };
        let is_stub = stub_of(table, word).is_some() && columns.meant(word).is_empty();
        if at != names && !is_stub && !word.is_empty() {
            found.push((at, columns.one(word, 1, &mut findings)));
        }
    }
    if !found.iter().any(|(_, column)| column.position.is_some()) {
        let known: Vec<&str> = table.columns.iter().map(|column| column.id.as_str()).collect();
        let message = say::header_names_no_column(&table.name);
        let help = say::head_columns(Argument::list(known));
        findings.push(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help(help));
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok(Layout { skipped: usize::from(numbers.is_some()), names, columns: found, rows: None })
}

/// Where the names of the rows stand: under `row`, or under the heading of the labels, or else in the first column.
fn names_column(header: &[&str], table: &TableOutcome) -> usize {
    let is_label = |word: &&str| stub_of(table, word).is_some_and(|stub| !stub.number);
    let by_word = header.iter().position(|word| fold(word) == "row");
    by_word.or_else(|| header.iter().position(is_label)).unwrap_or(0)
}

/// The column left of the figures that a heading or a printed number is of.
fn stub_of<'t>(table: &'t TableOutcome, word: &str) -> Option<&'t Stub> {
    let stubs = table.stubs.iter().enumerate();
    let all: Vec<(usize, &str)> = stubs.flat_map(|(at, stub)| [(at, &*stub.heading), (at, &*stub.printed)]).collect();
    called(&all, word).first().map(|at| &table.stubs[*at])
}

/// The number in `8 = 9+...+16`.
fn number_of(cell: &str) -> &str {
    unguarded(cell).split(" = ").next().unwrap_or("").trim()
}

/// Whether every cell is the printed number of a column, and none the name of a row.
fn is_row_of_numbers(cells: &[String], names: usize, table: &TableOutcome) -> bool {
    let is_number = |word: &str| table.columns.iter().any(|column| column.printed == word);
    let is_fitting = |(at, cell): (usize, &String)| {
        let word = number_of(cell);
        let is_stub = || table.stubs.iter().any(|stub| stub.printed == word);
        cell.is_empty() || is_stub() || (at != names && is_number(word))
    };
    cells.iter().any(|cell| !cell.is_empty() && is_number(number_of(cell))) && cells.iter().enumerate().all(is_fitting)
}
