//! Tests: records in small, and what must come of them.

use super::{Name, Text, Unit};
use crate::source::{Span, Spanned};
use crate::value::Date;

/// `test "name" { as of … period … given … cases … expect … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Its documentation.
    pub doc: Option<String>,
    /// What it is called.
    pub name: Text,
    /// `as of DATE`: the date that rules are read at.
    pub as_of: Option<Spanned<Date>>,
    /// `period … to …`: the report's period.
    pub period: Option<(Spanned<Date>, Spanned<Date>)>,
    /// The records, type by type.
    pub given: Vec<Given>,
    /// Cases from files.
    pub cases: Vec<Cases>,
    /// What must come of the records.
    pub expectations: Vec<Expectation>,
    /// Of the records that it gives, those that can be rows, by their types. None as it is read.
    pub units: Vec<(String, Vec<Unit>)>,
    /// The whole item.
    pub span: Span,
}

/// `given TYPE | … |` or `given TYPE from "file.csv"`.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The record type.
    pub record: Name,
    /// The records.
    pub lines: Lines,
    /// All of it.
    pub span: Span,
}

/// `cases "edges.csv" of TYPE expect NAME`: each line is one record and what must come of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cases {
    /// The file.
    pub file: File,
    /// The record type.
    pub record: Name,
    /// The table or criteria that the lines expect something of.
    pub of: Name,
    /// All of it.
    pub span: Span,
}

/// Lines of cells, written here or in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Lines {
    /// Between `|`.
    Written(Grid),
    /// `from "file.csv"`.
    File(File),
}

/// A CSV file that a test names.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The path, relative to the file that names it.
    pub path: Text,
    /// The same as the host knows it; empty until it was looked for.
    pub place: String,
    /// What it holds; `None` where it was not loaded.
    pub grid: Option<Grid>,
}

/// A header and lines of cells. Every cell has a place; an empty one has that of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What the columns are called.
    pub header: Vec<Text>,
    /// The lines.
    pub lines: Vec<GridLine>,
    /// All of it.
    pub span: Span,
}

/// One line of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct GridLine {
    /// The cells as they stand, without white space around them.
    pub cells: Vec<Text>,
    /// The line.
    pub span: Span,
}

/// `expect …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// What is expected.
    pub kind: ExpectationKind,
    /// What it is expected of: a table, criteria, a record type or a text.
    pub of: Name,
    /// `for QH`: what the report is for of which it is expected, where there is one for each.
    pub this: Option<Text>,
    /// All of it.
    pub span: Span,
}

/// The kinds of expectation.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectationKind {
    /// `expect TABLE …`: cells; `expect CRITERIA …`: decisions.
    Lines(Lines),
    /// `expect TABLE golden "file.csv"`: every cell, as recorded.
    Golden(File),
    /// `expect rejects TYPE …`: records that are not taken.
    Rejects(Lines),
    /// `expect undetermined TABLE …`: records that a column or row cannot decide.
    Undetermined(Lines),
    /// `expect checks TABLE …`: what the table's checks say.
    Checks(Lines),
    /// `expect text NAME = "…"` or `expect text NAME contains "…"`.
    Text {
        /// Whether it is enough that the words occur.
        contains: bool,
        /// The words.
        words: Text,
    },
}

impl Lines {
    /// The lines, where they were written or loaded.
    #[must_use]
    pub fn grid(&self) -> Option<&Grid> {
        match self {
            Lines::Written(grid) => Some(grid),
            Lines::File(file) => file.grid.as_ref(),
        }
    }
}

impl Expectation {
    /// The table that is expected, where it was written or loaded; none where words of a text are.
    #[must_use]
    pub fn grid(&self) -> Option<&Grid> {
        match &self.kind {
            ExpectationKind::Lines(lines)
            | ExpectationKind::Rejects(lines)
            | ExpectationKind::Undetermined(lines)
            | ExpectationKind::Checks(lines) => lines.grid(),
            ExpectationKind::Golden(file) => file.grid.as_ref(),
            ExpectationKind::Text { .. } => None,
        }
    }
}

impl Test {
    /// Calls `visit` for every file that the test names, and says whether it must be there: a recorded table need not yet.
    pub fn files(&mut self, visit: &mut dyn FnMut(&mut File, bool)) {
        let given = self.given.iter_mut().map(|given| &mut given.lines);
        let expected = self.expectations.iter_mut().filter_map(|expectation| match &mut expectation.kind {
            ExpectationKind::Lines(lines)
            | ExpectationKind::Rejects(lines)
            | ExpectationKind::Undetermined(lines)
            | ExpectationKind::Checks(lines) => Some(lines),
            ExpectationKind::Golden(file) => {
                visit(file, false);
                None
            }
            ExpectationKind::Text { .. } => None,
        });
        let mut named: Vec<&mut File> = given
            .chain(expected)
            .filter_map(|lines| match lines {
                Lines::File(file) => Some(file),
                Lines::Written(_) => None,
            })
            .collect();
        named.extend(self.cases.iter_mut().map(|cases| &mut cases.file));
        named.into_iter().for_each(|file| visit(file, true));
    }
}
