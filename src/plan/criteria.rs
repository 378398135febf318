//! Criteria as conditions over regions: equal points are decided once.

use crate::model::{Choice, Clause, Criteria, Expression, Model, Version};
use crate::schema::RecordId;
use crate::value::{Truth, Value};

use super::axis;
use super::condition::{Condition, Dimensions, Draft, Finished};
use super::cut::Dimension;
use super::stands::Regions;

/// The plan of one criteria.
#[derive(Debug, Clone)]
pub struct CriteriaPlan {
    /// The record type.
    pub record: RecordId,
    /// The axes of its grid.
    pub dimensions: Vec<Dimension>,
    /// The versions, as in the model.
    pub versions: Vec<VersionPlan>,
}

/// The plan of one version.
#[derive(Debug, Clone)]
pub struct VersionPlan {
    /// Whether a record is decided by it; always yes where no field of the record says which one counts.
    pub applies: Condition,
    /// The requirements, as in the model.
    pub requirements: Vec<RequirementPlan>,
}

/// The plan of one requirement.
#[derive(Debug, Clone)]
pub struct RequirementPlan {
    /// Whether its own clauses hold.
    pub own: Condition,
    /// Whether each exception's clauses hold.
    pub exceptions: Vec<Condition>,
}

impl RequirementPlan {
    /// Calls `visit` for every dimension that leaves the requirement undetermined at a point.
    pub fn undetermined(&self, regions: &(impl Regions + ?Sized), visit: &mut dyn FnMut(usize)) {
        self.own.undetermined(regions, visit);
        self.exceptions.iter().for_each(|exception| exception.undetermined(regions, visit));
    }
}

struct VersionDraft {
    applies: Draft,
    requirements: Vec<(Draft, Vec<Draft>)>,
}

/// Plans one criteria.
pub(super) fn criteria(model: &Model, criteria: &Criteria) -> CriteriaPlan {
    let mut dimensions = Dimensions::new(model, criteria.record);
    let drafts = drafts(&mut dimensions, criteria);
    finish(criteria.record, &drafts, &dimensions.finish())
}

/// Plans two criteria over records of one type over the same dimensions, cut as finely as both need: a point of one is a point
/// of the other.
#[must_use]
pub fn criteria_together(model: &Model, criteria: [&Criteria; 2]) -> [CriteriaPlan; 2] {
    let record = criteria[0].record;
    let mut dimensions = Dimensions::new(model, record);
    let both = criteria.map(|criteria| drafts(&mut dimensions, criteria));
    let finished = dimensions.finish();
    both.map(|drafts| finish(record, &drafts, &finished))
}

fn drafts(dimensions: &mut Dimensions<'_>, criteria: &Criteria) -> Vec<VersionDraft> {
    criteria.versions.iter().map(|version| draft(dimensions, criteria, version)).collect()
}

fn finish(record: RecordId, drafts: &[VersionDraft], finished: &Finished) -> CriteriaPlan {
    let versions = drafts
        .iter()
        .map(|draft| VersionPlan {
            applies: draft.applies.finish(finished),
            requirements: draft
                .requirements
                .iter()
                .map(|(own, exceptions)| RequirementPlan {
                    own: own.finish(finished),
                    exceptions: exceptions.iter().map(|e| e.finish(finished)).collect(),
                })
                .collect(),
        })
        .collect();
    CriteriaPlan { record, dimensions: finished.dimensions.clone(), versions }
}

fn draft(dimensions: &mut Dimensions<'_>, criteria: &Criteria, version: &Version) -> VersionDraft {
    let applies = match criteria.chosen_by() {
        None => Draft::Constant(Truth::Yes),
        Some(path) => {
            let end = |date: Option<crate::value::Date>| date.map(|day| (Value::Date(day), true));
            let range = Choice::Range(end(version.from), end(version.until));
            dimensions.condition(&Expression::In(Box::new(Expression::Path(path.clone())), vec![range]))
        }
    };
    let all = |dimensions: &mut Dimensions<'_>, clauses: &[Clause]| Draft::All(axis::clauses(dimensions, clauses));
    let mut requirements = Vec::new();
    for requirement in &version.requirements {
        let own = all(dimensions, &requirement.clauses);
        let exceptions = requirement.exceptions.iter().map(|e| all(dimensions, &e.clauses)).collect();
        requirements.push((own, exceptions));
    }
    VersionDraft { applies, requirements }
}
