//! Another period beside columns.

use super::{Member, Over, Presentation, Words};
use crate::source::Span;

/// Another period beside every column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// Over the column itself.
    pub this: Words,
    /// The other period.
    pub over: Over,
    /// Over the column that is over the other period.
    pub then: Words,
    /// What stands behind the two.
    pub both: Vec<BesideBoth>,
}

/// A column made of a column and the one over the other period.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideBoth {
    /// `difference`: the one less the other; else `ratio`, divided by it.
    pub difference: bool,
    /// Over it.
    pub label: Words,
    /// How it is shown.
    pub shown: Presentation,
    /// Its place.
    pub span: Span,
}

/// What a column says of `beside`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BesideIt {
    /// `difference`: a ratio is not asked of it; else `nothing`.
    pub difference: bool,
    /// Its place.
    pub span: Span,
}

/// The columns beside a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Companions {
    /// Over all of them.
    pub heading: Words,
    /// In the order printed.
    pub members: Vec<Member>,
}
