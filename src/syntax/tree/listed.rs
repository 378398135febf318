//! What a line `rows LIST` or `columns LIST` says of the list: which of it, and with which numbers.

use super::Name;
use crate::source::{Span, Spanned};

/// `in GROUP`, `at level 2`, `within this`: which codes of a list a line gives members for.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Which.
    pub which: Which,
    /// All of it.
    pub span: Span,
}

/// Which codes of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Which {
    /// Those of a group or a set.
    Of(Name),
    /// What stands at a level: 1 is what stands in nothing else.
    AtLevel(Spanned<u32>),
    /// What stands below that which the report is for: right below, or at a level.
    WithinThis(Option<Spanned<u32>>),
    /// These, each with all that stands in it: what a report is for. (It is not read, but made where rules are checked.)
    Each(Vec<String>),
    /// These, of one that a report is for. (It is made likewise.)
    These(Vec<String>),
}

/// `numbered 1, 2, 3`, `numbered from SYSTEM`.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    /// The first numbers or letters of a series, or the code system.
    pub by: NumberedBy,
    /// All of it.
    pub span: Span,
}

/// What the numbers of a list's rows are.
#[derive(Debug, Clone, PartialEq)]
pub enum NumberedBy {
    /// As written: `1, 2, 3`, `a, b, c`, `I, II, III`.
    Series(Vec<String>),
    /// The codes of a system; those of a list without named ones by its own name.
    System(Name),
}
