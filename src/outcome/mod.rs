//! What a run gives: tables of cells, texts, and the account of every record.
//!
//! Both evaluators produce this and every output is rendered from it, so it holds values and words but no layout of any
//! medium. Faults in the data are values here. Sees `message`, `value` and `spelling`, and nothing else.

mod account;
mod checks;
mod decision;
mod decisions;
pub(crate) mod explanation;
mod headers;
pub(crate) mod hidden;
mod label;
pub(crate) mod layout;
pub(crate) mod locale;
pub(crate) mod named;
mod over;
mod place;
pub(crate) mod present;
mod printed;
pub(crate) mod reconciliation;
pub(crate) mod rows;
mod state;
pub(crate) mod text;

pub use account::TableAccount;
pub(crate) use checks::TOTAL_IS_SUM;
pub use checks::{CheckOutcome, CheckResult, NoSum};
pub use decision::{Decision, Met};
pub use decisions::{
    Change, DecidedRecord, DecidedRequirement, DecisionsOutcome, RequirementResult, Verdict, Way, WayClause,
};
pub use explanation::{
    Because, Calculation, CellSource, ConditionKind, Explanation, Funnel, FunnelStep, Ranking, RecordCondition,
    RecordExplanation, StatedCondition, Term,
};
pub(crate) use explanation::{Manner, measured};
pub use headers::MemberHeader;
pub use label::Named;
pub(crate) use layout::{HeaderCell, HeaderGrid};
pub(crate) use locale::{
    format_date, format_days, format_number, format_period, list_of_day, of_day, period_in_words, quarter_in_words,
};
pub(crate) use named::named;
pub use over::Over;
pub use place::Place;
pub(crate) use present::{Presentation, ShownGlyphs};
pub(crate) use reconciliation::{Agreement, PublishedFigure, ReconciledCell, Reconciliation, Waiver, WaiverState};
pub use state::State;
pub(crate) use text::{Figure, TextPart, figure_value, fill, records_open};

use crate::value::{Date, Number};

/// Everything that one run of a rule file over records gives.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Outcome {
    /// The report's title; empty if the file has no `report`.
    pub title: String,
    /// The instruments the report is made under, as printed.
    pub cites: Vec<String>,
    /// The report's period.
    pub period: Option<(Date, Date)>,
    /// What was given by hand in place of what the rules say: `period`, or a parameter, each with its value as it was given.
    pub by_hand: Vec<(String, String)>,
    /// How numbers are printed.
    pub locale: Locale,
    /// The tables in the order declared, those among them that the report does not print.
    pub tables: Vec<TableOutcome>,
    /// Which of the tables the report prints, by position, in their order; `None`: all, in the order declared.
    pub printed: Option<Vec<usize>>,
    /// The checks of the report between cells of its tables, in the order declared. Their place is [`Place::Table`].
    pub checks: Vec<CheckOutcome>,
    /// The texts in the order declared.
    pub texts: Vec<TextOutcome>,
    /// What became of the records, a line for each record type that is declared.
    pub inputs: Vec<InputAccount>,
}

/// How numbers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Locale {
    /// `1076`, `38.87`.
    #[default]
    Plain,
    /// `1.076`, `38,87`.
    Vietnamese,
    /// `1,076`, `38.87`.
    English,
}

/// What was read of one record type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct InputAccount {
    /// The record type's name.
    pub record: String,
    /// Its label.
    pub label: String,
    /// Whether any input was given for it.
    pub given: bool,
    /// How many records were read.
    pub read: u64,
    /// How many of them were rejected.
    pub rejected: u64,
}

impl Outcome {
    /// The same, with the names of record types behind their labels: `Đảng viên (Member)`.
    #[must_use]
    pub fn with_ids(mut self) -> Outcome {
        for input in self.inputs.iter_mut().filter(|input| !input.label.is_empty()) {
            input.label = format!("{} ({})", input.label, input.record);
        }
        self
    }
}

/// One table, worked out.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TableOutcome {
    /// Its name in the rules.
    pub name: String,
    /// Its title in print.
    pub title: String,
    /// The instruments it is made under, as printed.
    pub cites: Vec<String>,
    /// The columns left of the figures.
    pub stubs: Vec<Stub>,
    /// The rows in the order printed.
    pub rows: Vec<MemberHeader>,
    /// The columns in the order printed.
    pub columns: Vec<MemberHeader>,
    /// Headings over the columns, as a tree in the order printed; every column appears in it once.
    pub column_tree: Vec<HeaderNode>,
    /// Headings over the rows, likewise.
    pub row_tree: Vec<HeaderNode>,
    /// How many rows stand on the left on a page, where the others stand to the right of them.
    pub halves: Option<usize>,
    /// Which rows are printed, and in which order; `None`: all, as they stand. Everything else here is of all rows.
    pub shown_rows: Option<ShownRows>,
    /// The same of each of the tables that this one comes to, where there is one for each: by the position of the row of all in it.
    pub shown_of_each: Vec<(usize, ShownRows)>,
    /// The cells, row by row: the cell of row `r` and column `c` is `cells[r * columns.len() + c]`.
    pub cells: Vec<Cell>,
    /// Footnotes, in the order of the columns, then the rows, then the table's own clauses.
    pub notes: Vec<Note>,
    /// Fields that cells over other periods read through a reference, each with those periods: the data give them as they are, not as
    /// they were then.
    pub as_given: Vec<(String, Vec<Over>)>,
    /// Per column and row: how many records could not be decided, and which fields were missing.
    pub undetermined: Vec<Undetermined>,
    /// Of each of the tables that this one comes to, where there is one for each: what its columns could not decide of its own records; by the
    /// position of the row of all in it.
    pub undetermined_of_each: Vec<(usize, Undetermined)>,
    /// Records that carry a code which was made of several others, where rows or columns stand for those.
    pub merged: Vec<Merged>,
    /// Every check on every row (or column), in the order declared.
    pub checks: Vec<CheckOutcome>,
    /// Splits that some record breaks; empty where every split was proved or holds.
    pub broken_splits: Vec<BrokenSplit>,
    /// What became of the records of each type that the table measures, the table's own type first.
    pub account: Vec<TableAccount>,
}

/// Which rows of the lowest level are printed, where the table does not print all of them as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ShownRows {
    /// As programs know it, whatever words its file is in: `where [7] < 50; by [7] descending; first 5`.
    pub words: String,
    /// The same in the words of its file, as people read it.
    pub said: String,
    /// The rows of the lowest level that are printed, by position, in the order printed.
    pub rows: Vec<usize>,
    /// How many rows of the lowest level the conditions leave out. They are in no row that is printed but totals.
    pub left_out: usize,
    /// The rows of the lowest level that come after the first, by position, in their order.
    pub after_first: Vec<usize>,
    /// The row that stands for those after the first, where there are any and the table has such a row.
    pub rest: Option<RestRow>,
}

/// A row that stands for the rows which are not among the first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RestRow {
    /// Its label.
    pub label: String,
    /// Its cells, one a column: measured over the records that belong to any of the rows it stands for.
    pub cells: Vec<Cell>,
}

/// A column left of the figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Stub {
    /// Whether it shows the row's running number rather than its label. Total rows show none.
    pub number: bool,
    /// Its heading.
    pub heading: String,
    /// Its printed column number; empty if it has none.
    pub printed: String,
    /// Whether only rows with a printed number show one, and the others none.
    pub own_only: bool,
}

/// A heading over members, or a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderNode {
    /// A member, by position in the axis.
    Member(usize),
    /// A heading with what stands under it.
    Heading {
        /// Its label.
        label: String,
        /// What stands under it.
        children: Vec<HeaderNode>,
    },
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cell {
    /// Its exact value or its state.
    pub value: CellValue,
    /// The value after the column's rounding (equal to the exact one where nothing is rounded); `None` for a state.
    pub rounded: Option<Number>,
    /// What is printed: digits in the report's locale, or the glyph of the state.
    pub shown: String,
    /// How many records it is not decided of: whether they belong to it, or what of them is measured; of a formula, how many for
    /// any cell that it is worked out from. The figure is that of the others.
    pub undetermined: u64,
}

/// A value or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellValue {
    /// An exact number; after `as percent` it is the percentage.
    Number(Number),
    /// A date (`min` or `max` of dates).
    Date(Date),
    /// No value, and why.
    State(State),
}

impl Default for CellValue {
    fn default() -> CellValue {
        CellValue::State(State::Missing)
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Note {
    /// Whether it belongs to a column, a row or the table.
    pub place: Place,
    /// Its text with names filled in.
    pub text: String,
}

/// Records that a column (or row) could not decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Undetermined {
    /// Which column or row.
    pub place: Place,
    /// How many records.
    pub records: u64,
    /// For each missing field (a path as written in rules, of the measured record) how many of these records lack it;
    /// in the order of the paths' names. `not computable` stands for an expression without a value though nothing is missing.
    pub missing: Vec<(Named, u64)>,
    /// Another period than the report's, over which the column (or row) is meant here.
    pub over: Option<Over>,
    /// The row of a single cell with conditions of its own, where it is about that.
    pub row: Option<usize>,
}

/// Records that carry a code which was made of several others, while the rows (or columns) are those others: to which of them a record
/// belongs is not known, and a cell of which one could be is not computable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Merged {
    /// The hidden row (or column) of the code.
    pub place: Place,
    /// How many records of the universe carry it.
    pub records: u64,
    /// The rows (or columns) that they may belong to, by position.
    pub among: Vec<usize>,
    /// Another period than the report's, over which the universe is meant here.
    pub over: Option<Over>,
}

/// A split that some records break.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct BrokenSplit {
    /// The split as shown: `[8] into 9, 10, 11`.
    pub split: String,
    /// How many records of the parent fall into two or more arms.
    pub overlapping: u64,
    /// How many records of the parent fall into no arm, though each arm is decided.
    pub uncovered: u64,
}

/// One text, its holes filled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TextOutcome {
    /// Its name in the rules.
    pub name: String,
    /// The finished words.
    pub text: String,
}

impl TableOutcome {
    /// The cell at a row and column by position; `None` outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        if column < self.columns.len() { self.cells.get(row * self.columns.len() + column) } else { None }
    }

    /// The cell at a row and column by id; `None` if there is no such row or column.
    #[must_use]
    pub fn find(&self, row: &str, column: &str) -> Option<&Cell> {
        let position = |members: &[MemberHeader], id: &str| members.iter().position(|m| m.id == id);
        self.cell(position(&self.rows, row)?, position(&self.columns, column)?)
    }
}

impl Outcome {
    /// The tables that the report prints, in their order, each with its position among all.
    pub fn printed_tables(&self) -> impl Iterator<Item = (usize, &TableOutcome)> {
        let all = || (0..self.tables.len()).collect();
        let printed: Vec<usize> = self.printed.clone().unwrap_or_else(all);
        printed.into_iter().filter_map(|position| Some((position, self.tables.get(position)?)))
    }

    /// The table with this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&TableOutcome> {
        self.tables.iter().find(|t| t.name == name)
    }

    /// The text with this name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|t| t.name == name).map(|t| t.text.as_str())
    }
}
