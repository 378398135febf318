//! The decision at a point of a criteria's grid, put together from its requirements.
//!
//! A requirement reads few values, so few points can be told apart by it: its outcome is worked out once for each. Decisions are
//! combinations of such outcomes, and each combination that occurs is made once.

use rustc_hash::FxHashMap;

use crate::model::Model;
use crate::model::lacking::NOT_COMPUTABLE;
use crate::outcome::{Decision, Met, Verdict};
use crate::plan::{Condition, CriteriaPlan, RequirementPlan};
use crate::value::Truth;

use super::Chosen;

/// Decides points, and remembers what it decided.
pub(super) struct Judge<'a> {
    model: &'a Model,
    plan: &'a CriteriaPlan,
    chosen: Chosen,
    /// The requirements of every version.
    versions: Vec<Vec<Outcomes<'a>>>,
    /// Decisions by version and the outcomes of its requirements, each by its position.
    combinations: FxHashMap<Box<[u32]>, u32>,
    combination: Vec<u32>,
    decisions: Vec<Decision>,
}

impl<'a> Judge<'a> {
    pub fn new(model: &'a Model, plan: &'a CriteriaPlan, chosen: Chosen) -> Judge<'a> {
        let outcomes = |requirement| Outcomes::new(requirement, plan);
        Judge {
            model,
            plan,
            chosen,
            versions: plan.versions.iter().map(|v| v.requirements.iter().map(outcomes).collect()).collect(),
            combinations: FxHashMap::default(),
            combination: Vec::new(),
            decisions: Vec::new(),
        }
    }

    /// Every decision made so far.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The position of the decision at a point, given the region in each dimension.
    pub fn decide(&mut self, regions: &[u32]) -> u32 {
        let version = match version(self.model, self.plan, self.chosen, regions) {
            Ok(version) => version,
            Err(lacking) => return self.without_version(lacking),
        };
        self.combination.clear();
        self.combination.push(version as u32);
        for outcomes in &mut self.versions[version] {
            self.combination.push(outcomes.at(regions, self.model, self.plan));
        }
        if let Some(index) = self.combinations.get(self.combination.as_slice()) {
            return *index;
        }
        let pairs = self.versions[version].iter().zip(&self.combination[1..]);
        let requirements: Vec<Met> = pairs.map(|(outcomes, found)| outcomes.found[*found as usize].clone()).collect();
        let index = self.add(decided(version, requirements));
        self.combinations.insert(self.combination.as_slice().into(), index);
        index
    }

    fn without_version(&mut self, lacking: Vec<String>) -> u32 {
        let known = self.decisions.iter().position(|d| d.version.is_none() && d.lacking == lacking);
        known.map(|index| index as u32).unwrap_or_else(|| self.add(not_decided(lacking)))
    }

    fn add(&mut self, decision: Decision) -> u32 {
        self.decisions.push(decision);
        self.decisions.len() as u32 - 1
    }
}

/// The decision at one point, where nothing is worth remembering.
pub(super) fn decide_once(model: &Model, plan: &CriteriaPlan, chosen: Chosen, regions: &[u32]) -> Decision {
    match version(model, plan, chosen, regions) {
        Err(lacking) => not_decided(lacking),
        Ok(version) => {
            let requirements = plan.versions[version].requirements.iter();
            decided(version, requirements.map(|requirement| outcome(requirement, regions, model, plan)).collect())
        }
    }
}

/// The version that decides, or what is missing for it (nothing, if none is in force).
fn version(model: &Model, plan: &CriteriaPlan, chosen: Chosen, regions: &[u32]) -> Result<usize, Vec<String>> {
    if let Chosen::Fixed(version) = chosen {
        return version.ok_or_else(Vec::new);
    }
    plan.versions.iter().position(|v| v.applies.at(regions) == Some(Truth::Yes)).ok_or_else(|| {
        let mut dimensions = Vec::new();
        for version in &plan.versions {
            version.applies.undetermined(regions, &mut |dimension| dimensions.push(dimension));
        }
        lacking(model, plan, &dimensions, regions)
    })
}

fn not_decided(lacking: Vec<String>) -> Decision {
    Decision { verdict: Verdict::Undetermined, version: None, requirements: Vec::new(), lacking }
}

fn decided(version: usize, requirements: Vec<Met>) -> Decision {
    Decision { verdict: verdict(&requirements), version: Some(version), requirements, lacking: Vec::new() }
}

fn verdict(requirements: &[Met]) -> Verdict {
    if requirements.contains(&Met::Not) {
        Verdict::Refused
    } else if requirements.iter().any(|met| matches!(met, Met::Undetermined(_))) {
        Verdict::Undetermined
    } else {
        Verdict::Eligible
    }
}

/// What can become of one requirement.
struct Outcomes<'a> {
    requirement: &'a RequirementPlan,
    /// The dimensions that it reads, with their sizes.
    reads: Vec<(usize, u64)>,
    /// Outcomes by point of these dimensions, as long as such a point fits one number.
    at: Option<FxHashMap<u64, u32>>,
    /// The different outcomes, in the order in which they were found.
    found: Vec<Met>,
}

impl<'a> Outcomes<'a> {
    fn new(requirement: &'a RequirementPlan, plan: &CriteriaPlan) -> Outcomes<'a> {
        let mut reads: Vec<(usize, u64)> = Vec::new();
        let mut visit = |dimension: usize| {
            if !reads.iter().any(|(known, _)| *known == dimension) {
                reads.push((dimension, plan.dimensions[dimension].size()));
            }
        };
        requirement.own.dimensions(&mut visit);
        requirement.exceptions.iter().for_each(|exception| exception.dimensions(&mut visit));
        let fits = reads.iter().try_fold(1u64, |product, (_, size)| product.checked_mul(*size)).is_some();
        Outcomes { requirement, reads, at: fits.then(FxHashMap::default), found: Vec::new() }
    }

    /// The position of the outcome at a point of the whole grid.
    fn at(&mut self, regions: &[u32], model: &Model, plan: &CriteriaPlan) -> u32 {
        let key = self.reads.iter().fold(0u64, |key, (dimension, size)| {
            // Where points do not fit a number nothing is looked up by it.
            key.wrapping_mul(*size).wrapping_add(u64::from(regions[*dimension]))
        });
        if let Some(known) = self.at.as_ref().and_then(|at| at.get(&key)) {
            return *known;
        }
        let met = outcome(self.requirement, regions, model, plan);
        let known = self.found.iter().position(|other| *other == met);
        let index = known.unwrap_or_else(|| {
            self.found.push(met);
            self.found.len() - 1
        }) as u32;
        if let Some(at) = &mut self.at {
            at.insert(key, index);
        }
        index
    }
}

fn outcome(requirement: &RequirementPlan, regions: &[u32], model: &Model, plan: &CriteriaPlan) -> Met {
    let truth = |condition: &Condition| condition.at(regions).unwrap_or(Truth::Undetermined);
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
    requirement.undetermined(regions, &mut |dimension| dimensions.push(dimension));
    Met::Undetermined(lacking(model, plan, &dimensions, regions))
}

/// What is missing in these dimensions, by name.
fn lacking(model: &Model, plan: &CriteriaPlan, dimensions: &[usize], regions: &[u32]) -> Vec<String> {
    let mut names = Vec::new();
    for &index in dimensions {
        let dimension = &plan.dimensions[index];
        let mask = dimension.mask(regions[index]).unwrap_or(0);
        let missing = dimension.leaves.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        names.extend(missing.map(|(_, leaf)| leaf.shown(&model.schema, &model.aggregates, plan.record)));
        if mask == 0 {
            names.push(NOT_COMPUTABLE.to_owned());
        }
    }
    names.sort();
    names.dedup();
    names
}
