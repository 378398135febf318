//! Checked tests: records in small, as text yet, and what must come of them. Names are resolved; no cell is read as a value of
//! its field here, since that is the door's business when the test is run.

use super::RecordId;
use crate::diagnostic::Code;
use crate::outcome::{Place, State, Verdict};
use crate::schema::FieldId;
use crate::source::{Span, Spanned};
use crate::value::{Date, Number};

/// How a test reads the rules, where it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The date that versions are chosen for; `None` is the last day of the period, or what the run says.
    pub as_of: Option<Date>,
    /// First and last day of the report's period; `None` is the report's own.
    pub period: Option<(Date, Date)>,
    /// The test, where it gives records that are rows: then these are the rows.
    pub units: Option<Span>,
}

/// One test: all its records together. Each line of a file of cases is a test of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// What it is called.
    pub name: String,
    /// For a case of a file: what tells it from the others, its own name or its number.
    pub case: Option<String>,
    /// How it reads the rules.
    pub reading: Reading,
    /// The records, at most one entry a type.
    pub given: Vec<Given>,
    /// What must come of them; at least one.
    pub expectations: Vec<Expectation>,
    /// The name in the rule file.
    pub span: Span,
    /// Where it is told: the name, or, for a case, its line in the file.
    pub place: Span,
}

/// Records of one type. Fields that are not among `fields` are not given: nothing is known of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The type.
    pub record: RecordId,
    /// What the cells hold, in their order.
    pub fields: Vec<FieldId>,
    /// The records.
    pub lines: Vec<GivenLine>,
    /// The place of the whole.
    pub span: Span,
}

/// One given record.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenLine {
    /// The cells as written; an empty one is missing.
    pub cells: Vec<Spanned<String>>,
    /// Its place.
    pub span: Span,
}

/// What must come of the records.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// What.
    pub kind: ExpectationKind,
    /// Its place.
    pub span: Span,
}

/// The kinds of expectation. Tables, criteria and texts are positions in the model.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectationKind {
    /// Cells of a table.
    Cells {
        /// The table.
        table: usize,
        /// The cells.
        cells: Vec<ExpectedCell>,
    },
    /// Every cell of a table, as recorded in a file.
    Golden {
        /// The table.
        table: usize,
        /// The file, as the host knows it.
        path: String,
        /// Row, column and words of each recorded cell; `None` where nothing was recorded yet.
        recorded: Option<Vec<(String, String, String)>>,
    },
    /// Decisions by criteria.
    Decisions {
        /// The criteria.
        criteria: usize,
        /// The decisions.
        decisions: Vec<ExpectedDecision>,
    },
    /// All rejects of a type, no more and no less.
    Rejects {
        /// The type.
        record: RecordId,
        /// The rejects.
        rejects: Vec<ExpectedReject>,
    },
    /// Records that columns or rows of a table cannot decide.
    Undetermined {
        /// The table.
        table: usize,
        /// For each place, how many and for lack of what.
        entries: Vec<ExpectedUndetermined>,
    },
    /// What checks of a table say.
    Checks {
        /// The table.
        table: usize,
        /// The checks.
        checks: Vec<ExpectedCheck>,
    },
    /// What checks of the report say.
    Ties {
        /// Each with the position of its tie.
        checks: Vec<(usize, ExpectedCheck)>,
    },
    /// What checks of the report for one say.
    UnitChecks {
        /// What the report is for, by its position.
        unit: usize,
        /// Each with its position among the checks of that report.
        checks: Vec<(usize, ExpectedCheck)>,
    },
    /// The words of a text.
    Text {
        /// What the report is for whose text it is, where there is one for each.
        unit: Option<usize>,
        /// The text.
        text: usize,
        /// Whether it is enough that they occur in it.
        contains: bool,
        /// The words.
        words: String,
    },
}

/// A cell and what must stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedCell {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What must stand there.
    pub value: ExpectedValue,
    /// The place of the expectation.
    pub span: Span,
}

/// What a cell must give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedValue {
    /// This number, after the column's rounding.
    Number(Number),
    /// This day.
    Date(Date),
    /// No value, for this reason.
    State(State),
    /// What is printed: a sign that the table shows zero or a state as.
    Shown(String),
}

/// A record and how it must be decided. What is `None` is not looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedDecision {
    /// The line of the given records, from 0.
    pub line: usize,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// The requirements that are not met; for a verdict *undetermined*, those that cannot be decided.
    pub because: Option<Vec<String>>,
    /// The exceptions by which requirements are met.
    pub by: Option<Vec<String>>,
    /// The fields that are missing, by path.
    pub lacking: Option<Vec<String>>,
    /// What must become of single requirements, whatever becomes of the others.
    pub requirements: Vec<ExpectedRequirement>,
    /// The place of the expectation.
    pub span: Span,
}

/// A requirement and what must become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedRequirement {
    /// Its name.
    pub requirement: String,
    /// What must become of it.
    pub outcome: ExpectedOutcome,
    /// The place of the expectation.
    pub span: Span,
}

/// What can become of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedOutcome {
    /// It is met by itself.
    Met,
    /// It is met by this exception.
    ByException(String),
    /// It is not met.
    NotMet,
    /// It cannot be decided, for lack of these fields by path; `None` is whatever they are.
    Undetermined(Option<Vec<String>>),
    /// The guidance of the day does not have it.
    NotAsked,
}

/// A given record that must be rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedReject {
    /// The line of the given records, from 0.
    pub line: usize,
    /// The field at fault; `None` is not looked at.
    pub field: Option<FieldId>,
    /// The code of the reason; `None` is not looked at.
    pub code: Option<&'static Code>,
    /// The place of the expectation.
    pub span: Span,
}

/// What a column or row must leave undetermined.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedUndetermined {
    /// The column or row.
    pub place: Place,
    /// How many records; `None` is not looked at.
    pub records: Option<u64>,
    /// The missing fields, by path; `None` is not looked at.
    pub missing: Option<Vec<String>>,
    /// The place of the expectation.
    pub span: Span,
}

/// What a check must say.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedCheck {
    /// Position in the table's checks.
    pub check: usize,
    /// The row or column; `None`: all of them hold, or some of them fails or is not decided.
    pub place: Option<Place>,
    /// What it says.
    pub result: ExpectedResult,
    /// The place of the expectation.
    pub span: Span,
}

/// What a check can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedResult {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// A side has no value.
    NotDecided,
}

impl ExpectedResult {
    /// Each with its words.
    pub const ALL: [(&'static str, ExpectedResult); 3] = [
        ("holds", ExpectedResult::Holds),
        ("fails", ExpectedResult::Fails),
        ("not decided", ExpectedResult::NotDecided),
    ];
}

impl ExpectedDecision {
    /// Whether something is expected of the decision as a whole, which then has to be sure.
    #[must_use]
    pub fn is_of_the_whole(&self) -> bool {
        self.verdict.is_some() || self.because.is_some() || self.by.is_some() || self.lacking.is_some()
    }
}

impl Test {
    /// The records of a type; `None` where none are given.
    #[must_use]
    pub fn given(&self, record: RecordId) -> Option<&Given> {
        self.given.iter().find(|given| given.record == record)
    }

    /// The name with that of the case: `edges: 3`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.case {
            Some(case) => format!("{}: {case}", self.name),
            None => self.name.clone(),
        }
    }
}
