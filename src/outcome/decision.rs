//! A decision on one record, as both evaluators give it: positions in the criteria, no words.

use super::Verdict;

/// A decision on one record, by one version of the criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// The version that decided (position in the criteria's versions); `None` where none is in force, or it is not known which.
    pub version: Option<usize>,
    /// The outcome of each of the version's requirements, in order.
    pub requirements: Vec<Met>,
    /// Where no version decided: the fields that are missing for it; empty if none is in force on the day.
    pub lacking: Vec<String>,
}

/// What became of one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// Its own clauses hold.
    ByItself,
    /// This exception holds (position in the requirement's exceptions).
    ByException(usize),
    /// Neither does.
    Not,
    /// It cannot be decided for lack of these fields, by path.
    Undetermined(Vec<String>),
}
