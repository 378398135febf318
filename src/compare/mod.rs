//! What differs between two programs: in what they mean, in how they are put together, and in the figures they give.
//!
//! OLD and NEW are compared over the common refinement of both grids, so that *equal* is a proof and *changed* comes with a made-up
//! record that the plain evaluator agrees on. Names tie the two: what has the same name is the same thing.
//!
//! - `joint`, `translate`: both sides over one schema;
//! - `question`: the search for a point at which two conditions differ;
//! - `replay`: such a point as records that either side reads;
//! - `members`: which row or column of NEW is which of OLD;
//! - `tables`, `conditions`, `operands`, `formulas`, `terms`, `criteria`: the meaning of rows and columns, and of requirements.
//!
//! - `structure`: what was added, removed or called otherwise;
//! - `data`: which figures moved, and which clauses moved them;
//! - `declared`: declared changes held against what changed;
//! - `shown`: a comparison as text, Markdown and JSON.
//!
//! No file is read here.

mod conditions;
mod criteria;
mod data;
mod declared;
mod formulas;
mod joint;
mod members;
mod operands;
mod question;
mod replay;
mod shown;
mod structure;
mod tables;
mod terms;
mod translate;

use crate::diagnostic::Diagnostic;
use crate::model::{DeclaredChange, Model};
use crate::plan::Plan;
use crate::records::Records;

pub use data::{Cause, MovedCell, Part, Program, Side, cells};
pub use shown::{SCHEMA, document, markdown, text};
pub use structure::{Edit, StructureChange, Thing, structure};

use joint::Joint;

/// Everything that was found of two programs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// How they are put together.
    pub structure: Vec<StructureChange>,
    /// What they mean.
    pub meaning: Vec<Meaning>,
    /// The figures that moved; `None` where no records were given.
    pub moved: Option<Vec<MovedCell>>,
    /// Declared changes: what they are of, their parts and their reasons; those that NEW has and OLD has not.
    pub declared: Vec<DeclaredChange>,
}

/// Compares two programs, and, where both have records, their figures. With `keys`, what moved a figure names its records.
#[must_use]
pub fn compare(old: Compared<'_>, new: Compared<'_>, keys: bool) -> Comparison {
    let meaning = meaning(old.model, new.model);
    let moved = old.records.zip(new.records).map(|(before, after)| {
        let old = Program { model: old.model, plan: old.plan, records: before };
        let new = Program { model: new.model, plan: new.plan, records: after };
        cells(old, new, &meaning, keys)
    });
    Comparison {
        structure: structure(old.model, new.model, &meaning),
        declared: declared::counting(old.model, new.model).into_iter().cloned().collect(),
        meaning,
        moved,
    }
}

impl Comparison {
    /// Undeclared changes and declarations that are not met, by NEW's places. Without `strict`, nothing is asked of a program that
    /// declares no change.
    #[must_use]
    pub fn findings(&self, new: &Model, strict: bool) -> Vec<Diagnostic> {
        declared::findings(self, new, strict)
    }

    /// Leaves only what belongs to one table or criteria, by name.
    pub fn retain(&mut self, name: &str) {
        self.structure.retain(|change| change.of == name || change.name == name);
        self.meaning.retain(|found| found.subject.of() == name);
        self.declared.retain(|change| change.of == name);
        if let Some(moved) = &mut self.moved {
            moved.retain(|cell| cell.table == name);
        }
    }
}

/// One side of a comparison.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// The rules.
    pub model: &'a Model,
    /// How they are evaluated.
    pub plan: &'a Plan,
    /// The records, read by the schema of these rules; `None` compares the rules alone.
    pub records: Option<&'a Records>,
}

/// One thing whose meaning is compared, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// What is compared.
    pub subject: Subject,
    /// What was found.
    pub verdict: Verdict,
}

/// A thing that means the same on both sides or does not. What one side has alone is a matter of structure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
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
    /// A record that shows it, in the analyst's labels, where the change is one of records; the plain evaluator agrees.
    pub witness: Option<String>,
}

/// In what a subject differs, from grave to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Other records are counted; a requirement is met by other records.
    Records,
    /// The same records are counted, and something else is measured of them, or another formula is worked out.
    Measure,
    /// The formula is the same, and what it is worked out from changed.
    Terms,
    /// The same records are counted, and others cannot be decided.
    Undetermined,
    /// A requirement is met by the same records, some of them by another exception.
    Way,
    /// The value is the same and is rounded or printed otherwise.
    Shown,
}

impl Subject {
    /// The table or the criteria that it belongs to.
    #[must_use]
    pub fn of(&self) -> &str {
        match self {
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
pub fn meaning(old: &Model, new: &Model) -> Vec<Meaning> {
    let joint = Joint::new(old, new);
    let mut found = tables::meaning(&joint, old, new);
    found.extend(criteria::meaning(&joint, old, new));
    found
}
