//! Which rows of a table are printed, and in which order.

use super::{CompareOp, Direction, Formula, Name, Words};
use crate::source::{Span, Spanned};

/// `show rows …`.
#[derive(Debug, Clone, PartialEq)]
pub struct ShowRows {
    /// What it says.
    pub what: ShownRows,
    /// All of it.
    pub span: Span,
}

/// What a line `show rows …` says.
#[derive(Debug, Clone, PartialEq)]
pub enum ShownRows {
    /// `where [7] < 50 and [6] > 0`: rows for which all comparisons hold.
    Where(Vec<(Formula, CompareOp, Formula)>),
    /// `with records`: rows to which some record belongs.
    WithRecords,
    /// `by [7] descending`: in this order.
    By(RowOrder),
    /// `first 5, rest "…"`: so many; the label of the others, taken together.
    First(Spanned<u32>, Option<Words>),
    /// `rest "…"` without the number of those before it.
    Rest(Words),
}

/// `by [7] descending`.
#[derive(Debug, Clone, PartialEq)]
pub struct RowOrder {
    /// The column whose values say the order.
    pub column: Name,
    /// Which way.
    pub direction: Spanned<Direction>,
    /// All of it.
    pub span: Span,
}
