//! Which rows of a table are printed.

use crate::source::Span;
use crate::value::{CompareOp, Direction};

use super::Formula;

/// Which rows of the lowest level are printed, and in which order: those that are chosen, then in order, then the first of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ShowRows {
    /// Comparisons over columns, all of which must hold of a row.
    pub conditions: Vec<(Formula, CompareOp, Formula)>,
    /// Whether a row is shown only if some record of the table's type belongs to it; one that says itself what it measures, some record of that.
    pub with_records: bool,
    /// The column whose exact values say the order, and which way.
    pub by: Option<(usize, Direction)>,
    /// How many are shown at most.
    pub first: Option<usize>,
    /// The label of the row that stands for those after the first.
    pub rest: Option<String>,
    /// As programs know it, whatever words its file is in: `where [7] < 50; by [7] descending; first 5`.
    pub words: String,
    /// The same in the words of its file, as people read it.
    pub said: String,
    /// The first of the lines that say so.
    pub span: Span,
}
