//! What a block says of a column or row that it gives: which codes it is about.

use crate::value::{CodeIndex, Date};

/// A member that a block gives for one of its codes.
#[derive(Debug, Clone, PartialEq)]
pub struct OfBlock {
    /// As those of all codes are called together: `Origin.n`.
    pub each: String,
    /// The codes that it is about, where it stands in the block by itself: one, or those of a group.
    pub codes: Option<Vec<CodeIndex>>,
    /// Those of codes that were split, as far as a value of theirs says that they belong here.
    pub decided: Vec<Decided>,
    /// The ids of the same for codes that its records may carry instead, without telling whether they belong here.
    pub lacks: Vec<String>,
    /// The id of the same for the group around.
    pub group: Option<String>,
    /// Of a block of periods: its first and its last day.
    pub period: Option<(Date, Date)>,
    /// Whether its line says which numbers are printed.
    pub numbered: bool,
    /// Whether it is all of what a report is for, where there is one for each.
    pub of_each: bool,
}

/// Records of a code that was split, of which values say to which part they belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The code that was split.
    pub code: CodeIndex,
    /// What each of the deciding fields has to be, by its place among those of the list. More than one where a part was split again.
    pub by: Vec<(u32, CodeIndex)>,
}
