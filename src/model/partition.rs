//! What a member is broken down into, and what is told of it.

use crate::source::Span;

/// A partition of a member (or of the universe).
///
/// The *own condition* of an arm is its choices and all its clauses. An arm takes a record of the parent's population if its own
/// condition holds and, where the split is ordered, no own condition of an earlier arm does. The arm `otherwise` takes a record
/// if no other arm's own condition holds. All of this in Kleene's logic: where an earlier arm is undetermined, so is a later one.
///
/// An arm that asks whether something is missing decides what is missing for its siblings: where it takes a record, an arm of an unordered
/// split whose own condition is undetermined does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The member that is broken down; `None` is the universe.
    pub parent: Option<usize>,
    /// The arms but `otherwise`: in order of precedence where the split is ordered, else as printed.
    pub arms: Vec<usize>,
    /// Whether `first of (…)` was written.
    pub ordered: bool,
    /// The arm that takes what no other took.
    pub otherwise: Option<usize>,
    /// As shown in findings: `[8] into 9, 10, 11`.
    pub shown: String,
    /// The line in the rule file.
    pub span: Span,
}

/// Parts of a member (or of the universe) that stand together. What each is a part of, its [`Member::relation`](super::Member::relation) says.
#[derive(Debug, Clone, PartialEq)]
pub struct OfWhich {
    /// The member that they are parts of; `None` is the universe.
    pub parent: Option<usize>,
    /// The parts as printed, formulas over them among them.
    pub parts: Vec<usize>,
    /// The keywords in the rule file.
    pub span: Span,
}
