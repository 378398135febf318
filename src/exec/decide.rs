//! Decisions: eligible, refused or undetermined, with the outcome of every requirement.
//!
//! Records are turned into points of the criteria's grid, and each point is decided once: a batch of a million records costs a
//! million look-ups and a few thousand decisions.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::model::{Criteria, Model};
use crate::outcome::{Decision, Met, Verdict};
use crate::plan::{CriteriaPlan, Dimension, RequirementPlan, VersionPlan};
use crate::records::Records;
use crate::value::{Date, Truth};

use super::Aggregates;
use super::expression::Context;
use super::regions::{Reader, readers};

/// The decisions on all records of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Decisions {
    /// For each accepted record, the position of its decision.
    pub of_record: Vec<u32>,
    /// The different decisions, in the order in which records first met them.
    pub decisions: Vec<Decision>,
}

impl Decisions {
    /// The decision on a record, by row.
    #[must_use]
    pub fn of(&self, row: u32) -> Option<&Decision> {
        self.decisions.get(*self.of_record.get(row as usize)? as usize)
    }
}

/// Decides records of one type by one criteria.
pub struct Decider<'a> {
    model: &'a Model,
    criteria: &'a Criteria,
    plan: &'a CriteriaPlan,
    readers: Vec<Reader<'a>>,
    rows: u32,
    /// The version chosen for all records, where their own dates do not say.
    version: Chosen,
    sizes: Option<Vec<u64>>,
    known: RefCell<Known>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    ByRecord,
    Fixed(Option<usize>),
}

/// Decisions by point.
#[derive(Default)]
struct Known {
    /// For few points: a place for each.
    table: Vec<u32>,
    packed: FxHashMap<u64, u32>,
    unpacked: FxHashMap<Box<[u32]>, u32>,
    decisions: Vec<Decision>,
}

/// Points up to this number have a place each; more are looked up.
const TABLE: u64 = 1 << 20;
const PLACES_FOR_A_RECORD: u64 = 1 << 10;
const BLOCK: u32 = 4096;
const NOT_DECIDED: u32 = u32::MAX;

impl<'a> Decider<'a> {
    /// A decider for the records. `guidance` overrides the date at which guidance is read; without it the record's date field
    /// counts, or, where the criteria has none, the date that the rules were read at.
    #[must_use]
    pub fn new(
        model: &'a Model,
        index: usize,
        plan: &'a CriteriaPlan,
        records: &'a Records,
        aggregates: &'a Aggregates,
        guidance: Option<Date>,
    ) -> Decider<'a> {
        let criteria = &model.criteria[index];
        let version = match (guidance, &criteria.as_of) {
            (Some(day), _) => Chosen::Fixed(criteria.version_on(day)),
            (None, Some(_)) => Chosen::ByRecord,
            (None, None) => Chosen::Fixed(model.as_of.and_then(|day| criteria.version_on(day))),
        };
        let context = Context { schema: &model.schema, records, aggregates, record: plan.record };
        let sizes: Vec<u64> = plan.dimensions.iter().map(Dimension::size).collect();
        let points = sizes.iter().try_fold(1u64, |product, size| product.checked_mul(*size));
        let rows = records.set(plan.record).len() as u32;
        // A place for each point pays only where many records share them.
        let most = TABLE.min(u64::from(rows).saturating_mul(PLACES_FOR_A_RECORD));
        let known = Known {
            table: points.filter(|p| *p <= most).map_or_else(Vec::new, |p| vec![NOT_DECIDED; p as usize]),
            ..Known::default()
        };
        Decider {
            model,
            criteria,
            plan,
            readers: readers(&plan.dimensions, context, plan.record),
            rows,
            version,
            sizes: points.map(|_| sizes),
            known: RefCell::new(known),
        }
    }

    /// The criteria.
    #[must_use]
    pub fn criteria(&self) -> &'a Criteria {
        self.criteria
    }

    /// Decides one record by row; `None` if there is no such row.
    #[must_use]
    pub fn one(&self, row: u32) -> Option<Decision> {
        if row >= self.rows {
            return None;
        }
        let mut known = self.known.borrow_mut();
        let index = match &self.sizes {
            Some(sizes) => {
                let key = self
                    .readers
                    .iter()
                    .zip(sizes)
                    .fold(0, |key, (reader, size)| key * size + u64::from(reader.region(row)));
                self.packed(&mut known, key)
            }
            None => self.unpacked(&mut known, row),
        };
        known.decisions.get(index as usize).cloned()
    }

    /// Decides all records.
    #[must_use]
    pub fn all(&self) -> Decisions {
        let mut known = self.known.borrow_mut();
        let mut of_record = Vec::with_capacity(self.rows as usize);
        match &self.sizes {
            Some(sizes) => {
                let mut keys = Vec::new();
                let mut first = 0;
                while first < self.rows {
                    let length = (self.rows - first).min(BLOCK);
                    keys.clear();
                    keys.resize(length as usize, 0);
                    for (reader, size) in self.readers.iter().zip(sizes) {
                        reader.fold(first, *size, &mut keys);
                    }
                    of_record.extend(keys.iter().map(|key| self.packed(&mut known, *key)));
                    first += length;
                }
            }
            None => of_record.extend((0..self.rows).map(|row| self.unpacked(&mut known, row))),
        }
        in_order_met(of_record, &known.decisions)
    }

    fn packed(&self, known: &mut Known, key: u64) -> u32 {
        if let Some(index) = known.table.get(key as usize) {
            if *index != NOT_DECIDED {
                return *index;
            }
        } else if let Some(index) = known.packed.get(&key) {
            return *index;
        }
        let regions = super::counting::unpack(key, self.sizes.as_deref().unwrap_or_default());
        let index = known.add(self.decide(&regions));
        match known.table.get_mut(key as usize) {
            Some(place) => *place = index,
            None => {
                known.packed.insert(key, index);
            }
        }
        index
    }

    fn unpacked(&self, known: &mut Known, row: u32) -> u32 {
        let regions: Box<[u32]> = self.readers.iter().map(|reader| reader.region(row)).collect();
        if let Some(index) = known.unpacked.get(&regions) {
            return *index;
        }
        let index = known.add(self.decide(&regions));
        known.unpacked.insert(regions, index);
        index
    }

    /// The decision at a point.
    fn decide(&self, regions: &[u32]) -> Decision {
        let region = |dimension: usize| regions.get(dimension).copied();
        let version = match self.version {
            Chosen::Fixed(version) => version,
            Chosen::ByRecord => {
                let found = self.plan.versions.iter().position(|v| v.applies.at(&region) == Some(Truth::Yes));
                if found.is_none() {
                    let mut lacking = Vec::new();
                    for version in &self.plan.versions {
                        version.applies.undetermined(&region, &mut |dimension| lacking.push(dimension));
                    }
                    return not_decided(self.lacking(&lacking, regions));
                }
                found
            }
        };
        let Some(version) = version else { return not_decided(Vec::new()) };
        let requirements = self.outcomes(&self.plan.versions[version], regions);
        let verdict = if requirements.contains(&Met::Not) {
            Verdict::Refused
        } else if requirements.iter().any(|met| matches!(met, Met::Undetermined(_))) {
            Verdict::Undetermined
        } else {
            Verdict::Eligible
        };
        Decision { verdict, version: Some(version), requirements, lacking: Vec::new() }
    }

    fn outcomes(&self, version: &VersionPlan, regions: &[u32]) -> Vec<Met> {
        version.requirements.iter().map(|requirement| self.outcome(requirement, regions)).collect()
    }

    fn outcome(&self, requirement: &RequirementPlan, regions: &[u32]) -> Met {
        let region = |dimension: usize| regions.get(dimension).copied();
        let truth = |condition: &crate::plan::Condition| condition.at(&region).unwrap_or(Truth::Undetermined);
        let own = truth(&requirement.own);
        if own.is_yes() {
            return Met::ByItself;
        }
        let exceptions: Vec<Truth> = requirement.exceptions.iter().map(truth).collect();
        if let Some(index) = exceptions.iter().position(|truth| truth.is_yes()) {
            return Met::ByException(index);
        }
        if exceptions.iter().fold(own, |any, truth| any.or(*truth)) == Truth::No {
            return Met::Not;
        }
        let mut dimensions = Vec::new();
        requirement.undetermined(&region, &mut |dimension| dimensions.push(dimension));
        Met::Undetermined(self.lacking(&dimensions, regions))
    }

    /// The paths that are missing in these dimensions, by name.
    fn lacking(&self, dimensions: &[usize], regions: &[u32]) -> Vec<String> {
        let mut names = Vec::new();
        for &index in dimensions {
            let dimension = &self.plan.dimensions[index];
            let mask = dimension.mask(regions[index]).unwrap_or(0);
            let missing = dimension.leaves.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            let shown =
                missing.map(|(_, path)| path.shown(&self.model.schema, &self.model.aggregates, self.plan.record));
            names.extend(shown);
            if mask == 0 {
                names.push("not computable".to_owned());
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

impl Known {
    fn add(&mut self, decision: Decision) -> u32 {
        let known = self.decisions.iter().position(|d| *d == decision);
        known.unwrap_or_else(|| {
            self.decisions.push(decision);
            self.decisions.len() - 1
        }) as u32
    }
}

fn not_decided(lacking: Vec<String>) -> Decision {
    Decision { verdict: Verdict::Undetermined, version: None, requirements: Vec::new(), lacking }
}

/// Numbers decisions in the order in which records meet them, whatever was decided before.
fn in_order_met(mut of_record: Vec<u32>, decisions: &[Decision]) -> Decisions {
    let mut place = vec![NOT_DECIDED; decisions.len()];
    let mut met = Vec::new();
    for index in &mut of_record {
        let at = &mut place[*index as usize];
        if *at == NOT_DECIDED {
            *at = met.len() as u32;
            met.push(decisions[*index as usize].clone());
        }
        *index = *at;
    }
    Decisions { of_record, decisions: met }
}
