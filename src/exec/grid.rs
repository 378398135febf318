//! The counted grid: for each point that occurs, how many records it has and what their operands add up to.

use std::collections::{BTreeMap, BTreeSet};

use super::account::TypeAccount;
use super::distinct::Distinct;
use super::occurring::Points;
use crate::plan::{Grids, Operand, Plan};
use crate::records::OtherProgramError;
use crate::value::{Number, Sum, Value};

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

/// What was found at a point.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// How many records.
    pub records: u64,
    /// One for each operand of the population.
    pub operands: Vec<OperandTally>,
    /// How many records lack the values of these operands and of no others; of those that lack none nothing is said.
    pub lacking: BTreeMap<Box<[u32]>, u64>,
}

/// What the values of an operand come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OperandTally {
    /// How many values are known.
    pub known: u64,
    /// How many are not, by which leaves are missing (a bit each).
    pub missing: BTreeMap<u32, u64>,
    sum: Sum,
    least: Option<Value>,
    greatest: Option<Value>,
    distinct: Distinct,
}

/// What the known values of an operand come to, different ones by their digests.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Parts {
    pub sum: Sum,
    pub least: Option<Value>,
    pub greatest: Option<Value>,
    pub distinct: BTreeSet<u128>,
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

impl Tally {
    /// Adds another tally of the same operands.
    pub fn merge(&mut self, other: &Tally) {
        self.merge_figures(other);
        for (mine, theirs) in self.operands.iter_mut().zip(&other.operands) {
            mine.distinct.merge(&theirs.distinct);
        }
    }

    /// Adds it, but for the different values of operands.
    pub(super) fn merge_figures(&mut self, other: &Tally) {
        self.records += other.records;
        if other.operands.is_empty() {
            return;
        }
        self.operands.resize_with(self.operands.len().max(other.operands.len()), OperandTally::default);
        for (mine, theirs) in self.operands.iter_mut().zip(&other.operands) {
            mine.merge_figures(theirs);
        }
        for (operands, records) in &other.lacking {
            *self.lacking.entry(operands.clone()).or_default() += records;
        }
    }
}

impl Tally {
    /// Puts the different values of operands in order, when all were added.
    pub(super) fn settle(&mut self) {
        self.operands.iter_mut().for_each(|operand| operand.distinct.settle());
    }
}

impl OperandTally {
    /// Adds one value.
    pub fn add(&mut self, operand: &Operand, value: Value) {
        self.known += 1;
        if operand.sum
            && let Value::Number(number) = &value
        {
            self.sum.add(number);
        }
        if operand.extremes {
            self.stretch(&value);
        }
        if operand.distinct {
            self.distinct.insert(&value);
        }
    }

    fn stretch(&mut self, value: &Value) {
        if self.least.as_ref().is_none_or(|least| value < least) {
            self.least = Some(value.clone());
        }
        if self.greatest.as_ref().is_none_or(|greatest| value > greatest) {
            self.greatest = Some(value.clone());
        }
    }

    /// Adds another tally of the same operand.
    pub fn merge(&mut self, other: &OperandTally) {
        self.merge_figures(other);
        self.distinct.merge(&other.distinct);
    }

    /// Adds it, but for the different values.
    fn merge_figures(&mut self, other: &OperandTally) {
        self.known += other.known;
        for (mask, count) in &other.missing {
            *self.missing.entry(*mask).or_default() += count;
        }
        self.sum.merge(&other.sum);
        for value in other.least.iter().chain(&other.greatest) {
            self.stretch(value);
        }
    }

    /// What the known values come to.
    pub(crate) fn parts(&self) -> Parts {
        Parts {
            sum: self.sum.clone(),
            least: self.least.clone(),
            greatest: self.greatest.clone(),
            distinct: self.distinct.digests().iter().copied().collect(),
        }
    }

    /// What so many known values come to, and by which leaves the others are missing.
    pub(crate) fn of_parts(known: u64, missing: BTreeMap<u32, u64>, parts: Parts) -> OperandTally {
        let Parts { sum, least, greatest, distinct } = parts;
        OperandTally { known, missing, sum, least, greatest, distinct: Distinct::of(distinct.into_iter().collect()) }
    }

    /// The different values.
    pub(super) fn told_apart(&self) -> &Distinct {
        &self.distinct
    }

    /// Says how many different values there are, where nothing else is to be known of them.
    pub(super) fn tell_apart(&mut self, values: u64) {
        self.distinct = Distinct::so_many(values);
    }

    /// The sum of the known values, unless it does not fit.
    #[must_use]
    pub fn sum(&self) -> Option<Number> {
        self.sum.total()
    }

    /// The sum of the known values above zero, and that of those below, unless one does not fit.
    #[must_use]
    pub fn halves(&self) -> Option<(Number, Number)> {
        self.sum.halves()
    }

    /// The least known value.
    #[must_use]
    pub fn least(&self) -> Option<&Value> {
        self.least.as_ref()
    }

    /// The greatest known value.
    #[must_use]
    pub fn greatest(&self) -> Option<&Value> {
        self.greatest.as_ref()
    }

    /// How many different values are known.
    #[must_use]
    pub fn distinct(&self) -> u64 {
        self.distinct.len()
    }
}
