//! The file of published figures: a table as printed, or a line for each figure.

use std::collections::BTreeMap;

use crate::diagnostic::codes;
use crate::outcome::{MemberHeader, Stub, TableOutcome, named};
use crate::records::{FileFault, FileFinding, Sheet};
use crate::spelling::{called, fold};

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
    /// The line of the file.
    pub line: u64,
}

/// A row or column as the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The name in the file.
    pub word: String,
    /// Its position in the table; `None` where the table has none of that name.
    pub position: Option<usize>,
}

impl PublishedCell {
    /// Its place in the table, if it has one.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        self.row.position.zip(self.column.position)
    }
}

impl Published {
    /// What a sheet says of a table. Rows and columns are named by id, printed number or label.
    ///
    /// # Errors
    /// The sheet has neither form, a name could be two rows or columns, or a cell stands in it twice.
    pub fn read(file: &str, sheet: &Sheet, table: &TableOutcome) -> Result<Published, FileFault> {
        let mut reader = Reader { table, findings: Vec::new(), cells: Vec::new(), places: BTreeMap::new() };
        match long_form(sheet) {
            Some(columns) => reader.long(sheet, columns),
            None => reader.wide(sheet),
        }
        let Reader { findings, cells, .. } = reader;
        if findings.is_empty() {
            Ok(Published { file: file.to_owned(), cells })
        } else {
            Err(FileFault { file: file.to_owned(), findings })
        }
    }
}

/// Where a line for each figure has its table (if it names one), row, column and value.
fn long_form(sheet: &Sheet) -> Option<[Option<usize>; 4]> {
    let at = |name: &str| sheet.header.iter().position(|header| fold(header) == name);
    let columns = ["table", "row", "column", "value"].map(at);
    columns[1..].iter().all(Option::is_some).then_some(columns)
}

/// The column left of the figures that a heading or a printed number is of.
fn stub_of<'t>(table: &'t TableOutcome, word: &str) -> Option<&'t Stub> {
    let stubs = table.stubs.iter().enumerate();
    let all: Vec<(usize, &str)> = stubs.flat_map(|(at, stub)| [(at, &*stub.heading), (at, &*stub.printed)]).collect();
    called(&all, word).first().map(|at| &table.stubs[*at])
}

/// The number in `8 = 9+...+16`.
fn number_of(cell: &str) -> &str {
    cell.split_whitespace().next().unwrap_or("")
}

struct Reader<'a> {
    table: &'a TableOutcome,
    findings: Vec<FileFinding>,
    cells: Vec<PublishedCell>,
    /// The line at which each place was met last.
    places: BTreeMap<(usize, usize), u64>,
}

impl Reader<'_> {
    fn long(&mut self, sheet: &Sheet, [table, row, column, value]: [Option<usize>; 4]) {
        let mut is_met = table.is_none();
        for line in &sheet.rows {
            let cell = |at: Option<usize>| at.and_then(|at| line.cells.get(at)).map_or("", String::as_str);
            if table.is_some() && cell(table) != self.table.name {
                continue;
            }
            is_met = true;
            let row = self.meant(&self.table.rows, cell(row), line.line, "row");
            let column = self.meant(&self.table.columns, cell(column), line.line, "column");
            self.add(row, column, cell(value), line.line);
        }
        if !is_met {
            let message = format!("No line is about the table {}.", self.table.name);
            self.say(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help("Look at the cells under `table`."));
        }
    }

    fn wide(&mut self, sheet: &Sheet) {
        let table = self.table;
        let names = self.names_column(&sheet.header);
        // Under the headings of a printed table stands a row of column numbers; those are plainer than the headings.
        let numbers = sheet.rows.first().filter(|row| self.is_row_of_numbers(&row.cells, names));
        let header: Vec<&str> = match numbers {
            Some(row) => {
                let pairs = row.cells.iter().zip(&sheet.header);
                pairs.map(|(cell, heading)| if cell.is_empty() { heading } else { number_of(cell) }).collect()
            }
            None => sheet.header.iter().map(String::as_str).collect(),
        };
        let mut columns: Vec<(usize, Meant)> = Vec::new();
        for (at, word) in header.into_iter().enumerate() {
            let is_stub = stub_of(table, word).is_some() && named(&table.columns, word).is_empty();
            if at != names && !is_stub && !word.is_empty() {
                columns.push((at, self.meant(&table.columns, word, 1, "column")));
            }
        }
        if !columns.iter().any(|(_, column)| column.position.is_some()) {
            let known: Vec<&str> = table.columns.iter().map(|column| column.id.as_str()).collect();
            let message = format!("The header names no column of the table {}.", table.name);
            let help = format!("Head the columns by id, printed number or label: {}.", known.join(", "));
            self.say(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help(help));
            return;
        }
        for line in sheet.rows.iter().skip(usize::from(numbers.is_some())) {
            let row = self.meant(&table.rows, &line.cells[names], line.line, "row");
            for (at, column) in &columns {
                self.add(row.clone(), column.clone(), &line.cells[*at], line.line);
            }
        }
    }

    /// Where the names of the rows stand: under `row`, or under the heading of the labels, or else in the first column.
    fn names_column(&self, header: &[String]) -> usize {
        let is_label = |word: &String| stub_of(self.table, word).is_some_and(|stub| !stub.number);
        let by_word = header.iter().position(|word| fold(word) == "row");
        by_word.or_else(|| header.iter().position(is_label)).unwrap_or(0)
    }

    /// Whether every cell is the printed number of a column, and none the name of a row.
    fn is_row_of_numbers(&self, cells: &[String], names: usize) -> bool {
        let is_number = |word: &str| self.table.columns.iter().any(|column| column.printed == word);
        let is_fitting = |(at, cell): (usize, &String)| {
            let word = number_of(cell);
            let is_stub = || self.table.stubs.iter().any(|stub| stub.printed == word);
            cell.is_empty() || is_stub() || (at != names && is_number(word))
        };
        cells.iter().any(|cell| !cell.is_empty() && is_number(number_of(cell)))
            && cells.iter().enumerate().all(is_fitting)
    }

    /// The row or column of this name. One that could be several is said.
    fn meant(&mut self, members: &[MemberHeader], word: &str, line: u64, what: &str) -> Meant {
        let position = match named(members, word).as_slice() {
            [only] => Some(*only),
            [] => None,
            several => {
                let ids: Vec<&str> = several.iter().map(|position| members[*position].id.as_str()).collect();
                let message = format!("Line {line}: “{word}” is the name of several {what}s.");
                let help = format!("Write one of the ids {}.", ids.join(", "));
                self.say(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help(help));
                None
            }
        };
        Meant { word: word.to_owned(), position }
    }

    fn add(&mut self, row: Meant, column: Meant, text: &str, line: u64) {
        let cell = PublishedCell { row, column, text: text.trim().to_owned(), line };
        let first = cell.place().and_then(|place| self.places.insert(place, line));
        if let Some(first) = first {
            let message = format!("Line {line}: [{}, {}] stands in line {first} too.", cell.row.word, cell.column.word);
            self.say(FileFinding::new(&codes::NOT_PUBLISHED_TABLE, message).help("Keep the right one."));
            return;
        }
        self.cells.push(cell);
    }

    fn say(&mut self, finding: FileFinding) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}
