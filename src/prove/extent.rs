//! How much is asked: what can refuse rules, or everything. What was answered for the one is not asked again for the other.

use super::{Proof, Verdict};

/// What is asked of a table or of criteria.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub extent: Extent,
    /// What [`Extent::Refusing`] came to before.
    pub known: &'a [Proof],
}

/// How much is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// What can refuse the rules, and that only of records that can be decided.
    Refusing,
    /// Everything.
    All,
}

/// Answers that are there already, in the order in which the questions are put.
pub(super) struct Known<'a>(std::slice::Iter<'a, Proof>);

impl<'a> Known<'a> {
    pub fn new(proofs: &'a [Proof]) -> Known<'a> {
        Known(proofs.iter())
    }

    /// The answer that is there, or the one that is looked for now.
    pub fn or(&mut self, ask: impl FnOnce() -> Verdict) -> Verdict {
        self.0.next().map_or_else(ask, |proof| proof.verdict.clone())
    }
}
