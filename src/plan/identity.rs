//! What makes the grids of two plans the same to those who read what was counted by region numbers.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Plan;
use super::population::Operand;

/// Identifies what a plan counts: its values, how they are cut, and what is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grids(u64);

impl Plan {
    /// Identifies what is counted by the plan: what was counted by another of the same identity means the same.
    #[must_use]
    pub fn grids(&self) -> Grids {
        let mut hasher = DefaultHasher::new();
        self.derived.hash(&mut hasher);
        for table in &self.tables {
            table.populations.len().hash(&mut hasher);
            for population in &table.populations {
                population.record.hash(&mut hasher);
                population.dimensions.len().hash(&mut hasher);
                for dimension in &population.dimensions {
                    (&dimension.operand, &dimension.cut).hash(&mut hasher);
                }
                population.operands.len().hash(&mut hasher);
                for operand in &population.operands {
                    // Each part is named, so that one more cannot be left out.
                    let Operand { expression, leaves: _, sum, extremes, distinct } = operand;
                    (expression, sum, extremes, distinct).hash(&mut hasher);
                }
            }
        }
        Grids(hasher.finish())
    }
}
