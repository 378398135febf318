//! What differs between two programs: in how they read data, in what they mean, in what they print, and in the figures they give.
//!
//! OLD and NEW are compared over the common refinement of both grids, so that *equal* is a proof and *changed* comes with a made-up
//! record that the plain evaluator agrees on. Names tie the two: what has the same name is the same thing.
//!
//! - `joint`, `translate`: both sides over one schema;
//! - `question`: the search for a point at which two conditions differ;
//! - `replay`: such a point as records that either side reads;
//! - `members`: which row or column of NEW is which of OLD;
//! - `tables`, `conditions`, `operands`, `formulas`, `terms`, `checks`, `criteria`: the meaning of rows and columns, and of requirements;
//! - `days`: meaning and print on every day that versions tell apart.
//!
//! - `reading`: how data are read;
//! - `print`: what is printed around the figures;
//! - `structure`: what was added, removed or called otherwise;
//! - `apart`: two lines of words, cut down to where they differ;
//! - `data`: which figures moved, and which clauses moved them;
//! - `declared`: declared changes held against what changed;
//! - `together`: the comparisons of several programs, each change once.
//!
//! No file is read here.

mod apart;
mod checks;
mod conditions;
mod criteria;
mod data;
mod days;
mod declared;
mod formulas;
mod joint;
mod members;
mod operands;
mod print;
mod question;
mod reading;
mod replay;
mod structure;
mod subject;
mod tables;
mod terms;
mod together;
mod translate;

use crate::diagnostic::Diagnostic;
use crate::model::{DeclaredChange, Model, OnDays};
use crate::plan::Plan;
use crate::records::Records;

pub use data::{Cause, MovedCell, MovedText, Part, Program, Side, cells};
pub use days::Days;
pub use print::print;
pub use reading::reading;
pub use structure::{Edit, StructureChange, Thing, structure};
pub use together::{Group, together};

use days::over_days;
use joint::Joint;

/// Everything that was found of two programs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// How they read data.
    pub reading: Vec<Found>,
    /// What they mean.
    pub meaning: Vec<Found>,
    /// What they print around the figures, and how they print figures.
    pub print: Vec<Found>,
    /// On which days meaning and print were compared.
    pub days: Days,
    /// How they are put together.
    pub structure: Vec<StructureChange>,
    /// The figures that moved; `None` where no records were given.
    pub moved: Option<Vec<MovedCell>>,
    /// The texts that are printed otherwise; `None` where no records were given.
    pub texts: Option<Vec<MovedText>>,
    /// Declared changes: what they are of, their parts and their reasons; those that NEW has and OLD has not.
    pub declared: Vec<DeclaredChange>,
    /// The one table or criteria that is left in here; `None` where all is.
    pub only: Option<String>,
}

/// Compares two programs, and, where both have records, their figures.
pub(crate) fn compared(old: Compared<'_>, new: Compared<'_>) -> Comparison {
    let found = over_days(old, new);
    let keys = old.keys || new.keys;
    let figures = old.records.zip(new.records).map(|(before, after)| {
        let old = Program { model: old.model, plan: old.plan, records: before };
        let new = Program { model: new.model, plan: new.plan, records: after };
        data::figures(old, new, &found.today, keys)
    });
    let (moved, texts) = figures.unzip();
    Comparison {
        reading: reading::reading(old.model, new.model),
        structure: found.structure,
        declared: declared::counting(old.model, new.model).into_iter().cloned().collect(),
        meaning: found.meaning,
        print: found.print,
        days: found.days,
        moved,
        texts,
        only: None,
    }
}

impl Comparison {
    /// Undeclared changes and declarations that are not met, by NEW's places. Without `strict`, nothing is asked of a kind of change of
    /// which the program declares none.
    #[must_use]
    pub fn findings(&self, new: &Model, strict: bool) -> Vec<Diagnostic> {
        declared::findings(self, new, strict)
    }

    /// Whether reading, meaning and print of what both sides have are proved to be the same.
    #[must_use]
    pub fn is_proved_equal(&self) -> bool {
        let parts = [&self.reading, &self.meaning, &self.print];
        parts.iter().all(|part| part.iter().all(|found| found.verdict.is_equal()))
    }

    /// Whether, besides, nothing was added, removed, moved or rewritten, and no figure and no text moved.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        let moved = self.moved.iter().flatten().next().is_some() || self.texts.iter().flatten().next().is_some();
        self.is_proved_equal() && self.structure.is_empty() && !moved
    }

    /// Leaves only what belongs to one table or criteria, by name.
    pub fn retain(&mut self, name: &str) {
        self.structure.retain(|change| change.of == name || change.name == name);
        self.reading.clear();
        self.meaning.retain(|found| found.subject.of() == name);
        self.print.retain(|found| found.subject.of() == name);
        self.declared.retain(|change| change.of == name);
        if let Some(moved) = &mut self.moved {
            moved.retain(|cell| cell.table == name);
        }
        self.texts = None;
        self.only = Some(name.to_owned());
    }
}

/// One side of a comparison: rules alone, or rules over records.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    pub(crate) model: &'a Model,
    pub(crate) plan: &'a Plan,
    /// The rules on each stretch of days that their versions tell apart; empty where they are compared as `model` has them alone.
    pub(crate) days: &'a [OnDays],
    /// The records, read by the schema of these rules; `None` compares the rules alone.
    pub(crate) records: Option<&'a Records>,
    pub(crate) keys: bool,
}

impl<'a> Compared<'a> {
    /// The same, where what moved a figure names its records.
    #[must_use]
    pub fn telling_keys(self, keys: bool) -> Compared<'a> {
        Compared { keys, ..self }
    }
}

/// One thing that was compared, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is compared.
    pub subject: Subject,
    /// What was found.
    pub verdict: Verdict,
}

/// A thing that means the same on both sides or does not. What one side has alone is a matter of structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// How the records of a type are read: by which headers, in which dialect, with which words and under which key; in print, what
    /// the type is called.
    Record {
        /// The record type.
        record: String,
    },
    /// How the cells of a field are read.
    Field {
        /// The record type.
        record: String,
        /// The field.
        field: String,
    },
    /// Which cells are taken for which codes.
    List {
        /// The code list.
        list: String,
    },
    /// The head of the report.
    Report,
    /// On which days the rules can be read at all.
    Days,
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// What must hold of a table's figures; in print, what is said where it does not.
    Checks {
        /// The table.
        table: String,
    },
    /// Which records a table is over, and in which order its formulas are worked out.
    Table {
        /// The table.
        table: String,
    },
    /// A column.
    Column {
        /// The table.
        table: String,
        /// The id in NEW.
        id: String,
        /// The id in OLD, where it is another one.
        was: Option<String>,
    },
    /// A row.
    Row {
        /// The table.
        table: String,
        /// The id in NEW.
        id: String,
        /// The id in OLD, where it is another one.
        was: Option<String>,
    },
    /// A cell that stands apart from its row and column.
    Cell {
        /// The table.
        table: String,
        /// The row's id.
        row: String,
        /// The column's id.
        column: String,
    },
    /// At which date and from when to when guidance is read.
    Criteria {
        /// The criteria.
        criteria: String,
    },
    /// A requirement, in all versions.
    Requirement {
        /// The criteria.
        criteria: String,
        /// The requirement.
        requirement: String,
    },
}

/// What was found of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is the same for every record that both sides accept: proved.
    Equal,
    /// It is not; the gravest change first, at least one.
    Changed(Vec<Change>),
    /// Neither could be shown, and why.
    NotDecided(String),
}

/// One way in which a subject differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In what it differs.
    pub kind: ChangeKind,
    /// In words: `counted by NEW only`.
    pub how: String,
    /// A record, or for reading a line of data, that shows it. The plain evaluator, or the reader of records, agrees.
    pub witness: Option<String>,
    /// On which days, where it is not so on the day that NEW's rules are read at: `until 2023-12-31`.
    pub days: Option<String>,
}

/// In what a subject differs, from grave to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// The same line of data is read as something else.
    Value,
    /// A line of data is taken by one side only.
    Taken,
    /// Other records are counted; a requirement is met by other records.
    Records,
    /// The same records are counted, and something else is measured of them, or another formula is worked out.
    Measure,
    /// Something else must hold of the figures.
    Check,
    /// A hole of a text holds another figure, other rows or another rounding.
    Hole,
    /// The formula or the hole is the same, and what it is worked out from changed.
    Terms,
    /// The same records are counted, and others cannot be decided, or for lack of other fields.
    Undetermined,
    /// A requirement is met by the same records, some of them by another exception.
    Way,
    /// The value is the same and is rounded or printed otherwise.
    Shown,
    /// Other words are printed.
    Words,
    /// Headings, rows or columns stand otherwise.
    Layout,
}

impl ChangeKind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Value => "value",
            ChangeKind::Taken => "taken",
            ChangeKind::Records => "records",
            ChangeKind::Measure => "measure",
            ChangeKind::Check => "check",
            ChangeKind::Hole => "hole",
            ChangeKind::Terms => "terms",
            ChangeKind::Undetermined => "undetermined",
            ChangeKind::Way => "way",
            ChangeKind::Shown => "shown",
            ChangeKind::Words => "words",
            ChangeKind::Layout => "layout",
        }
    }
}

impl Change {
    /// A change that no record shows.
    fn new(kind: ChangeKind, how: impl Into<String>) -> Change {
        Change { kind, how: how.into(), witness: None, days: None }
    }

    /// A change that a made-up record or line shows.
    fn shown_by(kind: ChangeKind, how: impl Into<String>, witness: String) -> Change {
        Change { kind, how: how.into(), witness: Some(witness), days: None }
    }
}

impl Subject {
    /// What it belongs to: the table, the criteria, the record type, the list; empty for the report.
    #[must_use]
    pub fn of(&self) -> &str {
        match self {
            Subject::Record { record } | Subject::Field { record, .. } => record,
            Subject::List { list } => list,
            Subject::Report | Subject::Days => "",
            Subject::Text { text } => text,
            Subject::Checks { table } => table,
            Subject::Table { table }
            | Subject::Column { table, .. }
            | Subject::Row { table, .. }
            | Subject::Cell { table, .. } => table,
            Subject::Criteria { criteria } | Subject::Requirement { criteria, .. } => criteria,
        }
    }
}

impl Verdict {
    /// Whether it is proved that nothing changed.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        *self == Verdict::Equal
    }

    /// The verdict on the changes found; equal where there are none.
    fn of(mut changes: Vec<Change>) -> Verdict {
        changes.sort_by_key(|change| change.kind);
        if changes.is_empty() { Verdict::Equal } else { Verdict::Changed(changes) }
    }
}

/// Compares what two programs mean: every table, row, column, cell and requirement that both have, in NEW's order.
///
/// *Equal* and *changed* speak of the records that both programs accept. A program is compared with one of its mutations in a few
/// milliseconds: what is the same word for word is not searched.
#[must_use]
pub fn meaning(old: &Model, new: &Model) -> Vec<Found> {
    let joint = Joint::new(old, new);
    let mut found = tables::meaning(&joint, old, new);
    found.extend(criteria::meaning(&joint, old, new));
    found
}
