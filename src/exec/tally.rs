//! What was found at a point: how many records, and what their operands add up to.

use std::collections::{BTreeMap, BTreeSet};

use super::distinct::Distinct;
use crate::plan::Operand;
use crate::value::{Number, Sum, Value};

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

impl Tally {
    /// Adds another tally of the same operands.
    #[inline]
    pub fn merge(&mut self, other: &Tally) {
        self.merge_figures(other);
        for (mine, theirs) in self.operands.iter_mut().zip(&other.operands) {
            mine.distinct.merge(&theirs.distinct);
        }
    }

    /// Adds it, but for the different values of operands.
    #[inline]
    pub(super) fn merge_figures(&mut self, other: &Tally) {
        self.records += other.records;
        if !other.operands.is_empty() {
            self.merge_operands(other);
        }
    }

    fn merge_operands(&mut self, other: &Tally) {
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
