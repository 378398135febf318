//! The counted grid: for each point that occurs, how many records it has and what their operands add up to.

use super::account::TypeAccount;
use super::occurring::Points;
use crate::plan::{Grids, Plan};
use crate::records::OtherProgramError;

/// What was counted for every table of a program: small, free of names, and additive.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// What counted it.
    pub(super) of: Grids,
    /// For each table, a grid for each of its populations.
    #[doc(hidden)]
    pub tables: Vec<Vec<Grid>>,
    /// For each record type, what became of its records.
    #[doc(hidden)]
    pub accounts: Vec<TypeAccount>,
}

/// The points of one population.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// How many records were accepted when read.
    pub accepted: u64,
    /// Whether input was given for the type.
    pub given: bool,
    /// Those at which there are records.
    pub points: Points,
}

impl Counted {
    /// Adds what was counted of other records by the same program. The order of adding does not matter.
    ///
    /// # Errors
    /// It was counted by another program; nothing is added then.
    pub fn merge(&mut self, other: Counted) -> Result<(), OtherProgramError> {
        self.must_be_by(other.of)?;
        self.add(other);
        Ok(())
    }

    /// What was counted by a plan: a grid for each population of its tables, in their order.
    pub(crate) fn of(plan: &Plan, grids: Vec<Grid>, accounts: Vec<TypeAccount>) -> Counted {
        let mut grids = grids.into_iter();
        let tables = plan.tables.iter().map(|table| grids.by_ref().take(table.populations.len()).collect());
        Counted { of: plan.grids(), tables: tables.collect(), accounts }
    }

    /// Whether it was counted by what these grids are of.
    pub(crate) fn must_be_by(&self, grids: Grids) -> Result<(), OtherProgramError> {
        if self.of == grids { Ok(()) } else { Err(OtherProgramError::Counted) }
    }

    /// Adds what was counted by the same plan.
    pub(crate) fn add(&mut self, other: Counted) {
        for (table, others) in self.tables.iter_mut().zip(other.tables) {
            for (grid, other) in table.iter_mut().zip(others) {
                grid.merge(other);
            }
        }
        for (account, other) in self.accounts.iter_mut().zip(&other.accounts) {
            account.merge(other);
        }
    }
}

impl Grid {
    fn merge(&mut self, other: Grid) {
        self.accepted += other.accepted;
        self.given |= other.given;
        self.points.merge(other.points);
    }
}
