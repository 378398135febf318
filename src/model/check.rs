//! What must hold of the cells of a table.

use crate::source::Span;
use crate::syntax::tree::Dimension;
use crate::value::CompareOp;

use super::Formula;
use crate::message::Argument;

/// What must hold of the cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What.
    pub kind: CheckKind,
    /// As programs and tests know it, whatever words its file is in: `8 = 9+...+16`.
    pub shown: String,
    /// The same in the words of its file, as people read it.
    pub said: String,
    /// The author's message; empty if none.
    pub message: String,
    /// Whether it only warns.
    pub warn: bool,
    /// What it rests on, as printed.
    pub cites: Vec<String>,
    /// Its place.
    pub span: Span,
}

impl Check {
    /// As a message names it.
    pub(crate) fn told(&self) -> Argument {
        Argument::spoken(&*self.shown, &*self.said)
    }
}

/// The kinds of check.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckKind {
    /// A comparison of exact values, on every row (`Dimension::Column`: the formulas name columns) or on every column that
    /// counts or sums (`Dimension::Row`: the formulas name rows).
    Compare {
        /// Which members the formulas name.
        over: Dimension,
        /// Left.
        left: Formula,
        /// The sign.
        op: CompareOp,
        /// Right.
        right: Formula,
    },
    /// In every column whose cells count or sum, each total row is the sum of the rows that stand at the top
    /// or are arms of a split of the universe, and measure what the column does. Shown once a column (the place is the column).
    TotalIsSum,
}
