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
//! No file is read here. Nothing here knows how a change is printed.

mod conditions;
mod criteria;
mod formulas;
mod joint;
mod members;
mod operands;
mod question;
mod replay;
mod tables;
mod terms;
mod translate;

use crate::model::Model;

use joint::Joint;

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
