//! The condition of one row or column.

use crate::model::{Clause, Path};
use crate::value::Truth;

use super::condition::Condition;
use super::cut::Asked;

/// A member's condition: its parent's, its own, and the own condition of none of the arms before it.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberPlan {
    /// The member around it.
    pub parent: Option<usize>,
    /// Its codes, choices and clauses; before them, for each of the deciding arms, that it does not take what is undetermined here.
    pub own: Condition,
    /// The tests of that.
    pub tests: Vec<Asked>,
    /// The arms of its split that decide what is missing.
    pub deciding: Vec<usize>,
    /// Arms of the same split that take a record before it.
    pub before: Option<Before>,
    /// The split whose arm it is, and its place among the arms; none for what is left over.
    pub arm: Option<(usize, usize)>,
    /// Whether records of this type can be in it: its conditions are about them, or it has none, or they are asked none of it.
    pub applies: bool,
    /// Whether it measures something.
    pub is_measure: bool,
    /// Whether it has conditions beyond the codes of a line `rows LIST`.
    pub has_conditions: bool,
    /// Of a member for codes some of which were split, the path to the record's code: another field decides beside it.
    pub decides_beside: Option<Path>,
}

impl MemberPlan {
    /// One whose records are those of other members.
    pub(super) fn united() -> MemberPlan {
        MemberPlan {
            parent: None,
            own: Condition::Constant(Truth::Undetermined),
            tests: Vec::new(),
            deciding: Vec::new(),
            before: None,
            arm: None,
            applies: true,
            is_measure: true,
            has_conditions: false,
            decides_beside: None,
        }
    }

    /// The parts of its own condition: what its place asks, such as its codes, and then a part for each of its clauses, of which there are so many.
    #[must_use]
    pub(crate) fn parts(&self, clauses: usize) -> (&[Condition], &[Condition]) {
        let parts = match &self.own {
            Condition::And(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        parts.split_at(parts.len().saturating_sub(clauses))
    }

    /// The same, each beside the clause that it is.
    pub(crate) fn parts_with<'p>(
        &'p self,
        clauses: &'p [Clause],
    ) -> impl Iterator<Item = (&'p Condition, Option<&'p Clause>)> {
        let (of_place, of_clauses) = self.parts(clauses.len());
        of_place.iter().map(|part| (part, None)).chain(of_clauses.iter().zip(clauses.iter().map(Some)))
    }
}

/// The first arms of a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The split.
    pub split: usize,
    /// How many arms.
    pub arms: usize,
}
