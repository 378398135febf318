//! The ledger of records that could not be decided, and the fields they lack.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::lacking::{self, NOT_COMPUTABLE};
use crate::model::{Expression, Leaf, Model, Path};
use crate::outcome::{Place, Undetermined};
use crate::plan::{AxisPlan, Population};

use super::tally::OperandTally;

/// Undetermined records of one column or row. The fields are kept as leaves; `None` is "not computable".
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    records: u64,
    missing: BTreeMap<Option<Leaf>, u64>,
}

impl Ledger {
    /// Adds the records of a point at which a member is undetermined.
    pub fn undetermined(
        &mut self,
        population: &Population,
        axis: &AxisPlan,
        member: usize,
        regions: &[u32],
        records: u64,
    ) {
        let mut lacking = BTreeSet::new();
        axis.undetermined(member, regions, &mut |dimension| {
            let cut = &population.dimensions[dimension];
            let mask = regions.get(dimension).copied().and_then(|r| cut.mask(r)).unwrap_or(0);
            lacking.extend(lacking_in(&cut.leaves, mask));
        });
        self.add(records, lacking);
    }

    /// Adds the records of a point whose operand has no value.
    pub fn operand(&mut self, population: &Population, operand: usize, tally: &OperandTally) {
        for (mask, records) in &tally.missing {
            let lacking: BTreeSet<_> = lacking_in(&population.operands[operand].leaves, *mask).into_iter().collect();
            self.add(*records, lacking);
        }
    }

    fn add(&mut self, records: u64, lacking: BTreeSet<Option<Leaf>>) {
        self.records += records;
        for leaf in lacking {
            *self.missing.entry(leaf).or_default() += records;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.records == 0
    }

    pub fn merge(&mut self, other: Ledger) {
        self.records += other.records;
        for (leaf, records) in other.missing {
            *self.missing.entry(leaf).or_default() += records;
        }
    }

    /// The ledger as it is reported; `None` where every record was decided.
    pub fn finish(&self, model: &Model, population: &Population, place: Place) -> Option<Undetermined> {
        if self.records == 0 {
            return None;
        }
        let shown = |leaf: &Option<Leaf>| match leaf {
            Some(leaf) => leaf.shown(&model.schema, &model.aggregates, population.record),
            None => NOT_COMPUTABLE.to_owned(),
        };
        let mut missing: Vec<(String, u64)> =
            self.missing.iter().map(|(leaf, records)| (shown(leaf), *records)).collect();
        missing.sort();
        let named = |name: &str| lacking::named(model, population.record, name);
        let missing = missing.iter().map(|(name, records)| (named(name), *records)).collect();
        Some(Undetermined { place, records: self.records, missing, over: None, row: None })
    }
}

/// Whether the records of a point at which a member is undetermined lack a value: for whatever reason, as where it is worked out of others that do.
pub(super) fn lacks(population: &Population, axis: &AxisPlan, member: usize, regions: &[u32], value: &Path) -> bool {
    let mut found = false;
    axis.undetermined(member, regions, &mut |dimension| {
        let cut = &population.dimensions[dimension];
        let is_missing = regions.get(dimension).copied().and_then(|r| cut.mask(r)).is_some();
        found |= is_missing && matches!(&cut.operand, Expression::Path(path) if path == value);
    });
    found
}

/// What is missing by a mask; `None` is "not computable".
fn lacking_in(leaves: &[Leaf], mask: u32) -> Vec<Option<Leaf>> {
    if mask == 0 {
        return vec![None];
    }
    let missing = leaves.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
    let is_named = |leaf: &Leaf| !matches!(leaf, Leaf::Referring(name) if name == NOT_COMPUTABLE);
    missing.map(|(_, leaf)| Some(leaf.clone()).filter(is_named)).collect()
}
