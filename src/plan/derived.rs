//! What tells derived fields of two programs apart, for those who read what was counted.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::Aggregate;

/// Identifies what derived fields are worked out from: conditions name them by their place alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Derived(u64);

impl Derived {
    pub(super) fn of(aggregates: &[Aggregate]) -> Derived {
        let mut hasher = DefaultHasher::new();
        for aggregate in aggregates {
            // Each part is named, so that one more cannot be left out.
            let Aggregate { on, name: _, label: _, kind: _, measure, of, by, operand, clauses } = aggregate;
            (on, measure, of, by, operand, clauses.len()).hash(&mut hasher);
            clauses.iter().for_each(|clause| (clause.except, &clause.condition).hash(&mut hasher));
        }
        Derived(hasher.finish())
    }
}
