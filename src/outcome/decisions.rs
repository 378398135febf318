//! Decisions in words: what a person or a machine is told of each record, and what would change it.
//!
//! Plain data, made by `explain` and printed by `report`. No field of a record is in it but its key and what would have to
//! stand in the fields that a failed clause reads.

use super::{Locale, Named};
use crate::message::Message;
use crate::value::Date;

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Verdict {
    /// Every requirement is met.
    Eligible,
    /// Some requirement is not met.
    Refused,
    /// No requirement fails, but some cannot be decided.
    #[default]
    Undetermined,
}

impl Verdict {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Verdict; 3] = [Verdict::Eligible, Verdict::Refused, Verdict::Undetermined];

    /// The word for it, for people and machines alike.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Eligible => "eligible",
            Verdict::Refused => "refused",
            Verdict::Undetermined => "undetermined",
        }
    }
}

/// Decisions by one criteria.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct DecisionsOutcome {
    /// The criteria.
    pub criteria: Named,
    /// The record type.
    pub record: Named,
    /// The day at which guidance was read, where it overrides that of the records.
    pub guidance: Option<Date>,
    /// How days and numbers are printed.
    pub locale: Locale,
    /// The records in the order read.
    pub decisions: Vec<DecidedRecord>,
}

/// The decision on one record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct DecidedRecord {
    /// Its key, or where it was read if its type has none.
    pub key: String,
    /// The verdict.
    pub verdict: Verdict,
    /// First and last day of the version of the criteria that decided; `None` where none did.
    pub in_force: Option<(Option<Date>, Option<Date>)>,
    /// What that version rests on.
    pub cites: Vec<String>,
    /// Where no version decided: the fields that are missing for it.
    pub lacking: Vec<Named>,
    /// Every requirement of the version, in order.
    pub requirements: Vec<DecidedRequirement>,
}

/// What became of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum RequirementResult {
    /// Its own clauses hold.
    Met,
    /// An exception holds.
    MetByException,
    /// Neither does.
    NotMet,
    /// It cannot be decided.
    #[default]
    Undetermined,
}

impl RequirementResult {
    /// The words for it, for people and machines alike.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RequirementResult::Met => "met",
            RequirementResult::MetByException => "met by exception",
            RequirementResult::NotMet => "not met",
            RequirementResult::Undetermined => "undetermined",
        }
    }
}

/// One requirement of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct DecidedRequirement {
    /// The requirement.
    pub requirement: Named,
    /// What became of it.
    pub result: RequirementResult,
    /// The exception by which it is met.
    pub exception: Option<Named>,
    /// The fields that are missing, by path.
    pub lacking: Vec<Named>,
    /// What is said to the person where it is not met; empty otherwise.
    pub reason: String,
    /// Its sources, or those of the exception by which it is met.
    pub cites: Vec<String>,
    /// Where it is not met: the ways to meet it, the one with the fewest failing clauses first.
    pub ways: Vec<Way>,
}

/// One way to meet a requirement: by itself, or by an exception.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way {
    /// The exception; `None` is the requirement itself.
    pub exception: Option<Named>,
    /// Its sources.
    pub cites: Vec<String>,
    /// The clauses that do not hold.
    pub clauses: Vec<WayClause>,
}

/// A clause that does not hold, or that cannot be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WayClause {
    /// The clause as written.
    pub words: String,
    /// Its sources.
    pub cites: Vec<String>,
    /// The fields that are missing for it.
    pub lacking: Vec<Named>,
    /// Each of these would make it hold, all else staying as it is.
    pub changes: Vec<Change>,
}

/// What would have to stand in a field for a clause to hold. Every end was tried: it does, and its neighbour outside does not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The field, as a path in the rules.
    pub field: String,
    /// What it is called in print.
    pub label: String,
    /// The least value that does, where there is one: a number, an ISO day, or a code of an ordered list by name.
    pub least: Option<String>,
    /// The greatest value that does, where there is one.
    pub greatest: Option<String>,
    /// The values that do, where they are no range: codes by name, `yes` or `no`.
    pub among: Vec<String>,
    /// The same in words: `from 2024-09-02 on`.
    pub words: Message,
    /// Whether the whole requirement is met by that alone.
    pub settles: bool,
}
