//! What checks give.

use super::place::Place;
use super::state::State;
use crate::value::Number;

/// How the check is shown that asks of the total to be the sum of the rows.
pub(crate) const TOTAL_IS_SUM: &str = "total = sum of rows";

/// A check on one row (or column), or between tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CheckOutcome {
    /// The check as programs know it, whatever words its file is in: `8 = 9+...+16`.
    pub check: String,
    /// The same in the words of its file, as people read it; empty if they are the same.
    pub said: String,
    /// The message that the author gave it; empty if none.
    pub message: String,
    /// Whether it only warns.
    pub warn: bool,
    /// The row (or, for a check over rows, the column); [`Place::Table`] for a check of the report.
    pub place: Place,
    /// What came out, however the records are that are not decided.
    pub result: CheckResult,
    /// How many records are not decided for a cell that the check reads.
    pub undetermined: u64,
    /// Where there are such records: the two sides over those that are counted, if both have a value.
    pub counted: Option<(Number, Number)>,
}

/// What a check gave.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckResult {
    /// It holds.
    Holds,
    /// It does not hold: the two sides, over the records that are counted.
    Fails {
        /// Left side.
        left: Number,
        /// Right side.
        right: Number,
    },
    /// A side has no value; or ([`State::Undetermined`]) it depends on records that are not decided.
    NotDecided(State),
    /// It is over rows, and the figures of this column do not add up.
    NotAsked(NoSum),
}

impl Default for CheckResult {
    fn default() -> CheckResult {
        CheckResult::NotDecided(State::Missing)
    }
}

/// Why the sum of a column's figures means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoSum {
    /// It counts different values: one may stand in several rows.
    Distinct,
    /// It is an average.
    Average,
    /// It is the least or the greatest value.
    Extreme,
    /// It is a share in percent.
    Share,
    /// It is worked out from other columns.
    Formula,
    /// It is the place of each row among the others.
    Rank,
}
