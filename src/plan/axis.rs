//! The members of an axis as conditions that share their parts.

use crate::model::{Axis, Body, Clause, Member, Path, Relation, Split};
use crate::schema::RecordId;
use crate::value::Truth;

use super::condition::{Condition, Dimensions, Draft, Finished};
use super::cut::Asked;
use super::guards::Guards;
use super::member::{Before, MemberPlan};
use super::stands::Regions;

/// The members of an axis, for records of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisPlan {
    /// The members, as in the model's axis.
    pub members: Vec<MemberPlan>,
    /// The members so that each comes after its parent.
    pub order: Vec<usize>,
    /// The arms of each split of the axis in their order, those about other records among them.
    pub arms: Vec<Vec<usize>>,
    pub(super) guards: Guards,
    /// Of which members the last one takes what any of them takes, where it is such a one. It is a member of no guard.
    pub(crate) union: Option<Vec<bool>>,
}

impl AxisPlan {
    /// The arms that take a record before a member.
    #[must_use]
    pub(crate) fn before(&self, member: usize) -> &[usize] {
        self.members[member].before.map_or(&[], |before| &self.arms[before.split][..before.arms])
    }

    /// The truth of one member at a point; `None` where open dimensions could decide it either way.
    pub(crate) fn truth(&self, member: usize, regions: &(impl Regions + ?Sized)) -> Option<Truth> {
        let plan = &self.members[member];
        if !plan.applies {
            return Some(Truth::No);
        }
        let parent = plan.parent.map_or(Some(Truth::Yes), |parent| self.truth(parent, regions));
        let before = self.before(member).iter().map(|arm| self.members[*arm].own.at(regions).map(|truth| !truth));
        Truth::all([parent, plan.own.at(regions)].into_iter().chain(before))
    }

    /// Calls `visit` for every dimension that leaves a member undetermined at a point.
    pub(crate) fn undetermined(&self, member: usize, regions: &(impl Regions + ?Sized), visit: &mut dyn FnMut(usize)) {
        let plan = &self.members[member];
        if let Some(parent) = plan.parent {
            self.undetermined(parent, regions, visit);
        }
        plan.own.undetermined(regions, visit);
        for before in self.before(member) {
            self.members[*before].own.undetermined(regions, visit);
        }
    }

    /// The members whose own conditions the truth of a member is made of: itself, the arms that go before it, and the same of its parents.
    pub(crate) fn behind(&self, member: usize) -> Vec<usize> {
        let mut found = vec![member];
        found.extend(self.before(member));
        if let Some(parent) = self.members[member].parent {
            found.extend(self.behind(parent));
        }
        found
    }

    /// Every condition that the truth of a member is made of: its own, those that go before it, and its parents'.
    #[must_use]
    pub(crate) fn conditions(&self, member: usize) -> Vec<&Condition> {
        self.behind(member).into_iter().map(|member| &self.members[member].own).collect()
    }
}

/// The own conditions of an axis's members, before the cuts are known.
pub(super) fn drafts(dimensions: &mut Dimensions<'_>, axis: &Axis, record: RecordId) -> Vec<Draft> {
    let written = as_written(dimensions, axis, record);
    let mut drafts = written.clone();
    for split in &axis.splits {
        for (arm, deciding) in decided(axis, split) {
            let Draft::All(own) = &written[arm] else { continue };
            let undetermined = || Draft::Undetermined(Box::new(written[arm].clone()));
            let taken = |other: &usize| Draft::And(vec![written[*other].clone(), undetermined()]);
            let elsewhere = deciding.iter().map(|other| Draft::Not(Box::new(taken(other))));
            drafts[arm] = Draft::All(elsewhere.chain(own.iter().cloned()).collect());
        }
    }
    drafts
}

/// Each arm of a split and the arms that decide what is missing for it, where there are any.
fn decided<'a>(axis: &Axis, split: &'a Split) -> impl Iterator<Item = (usize, Vec<usize>)> + 'a {
    let deciding = axis.deciding_arms(split);
    let others = move |arm: usize| deciding.iter().copied().filter(|other| *other != arm).collect::<Vec<usize>>();
    split.arms.iter().map(move |arm| (*arm, others(*arm))).filter(|(_, deciding)| !deciding.is_empty())
}

fn as_written(dimensions: &mut Dimensions<'_>, axis: &Axis, record: RecordId) -> Vec<Draft> {
    axis.members
        .iter()
        .map(|member| {
            if member.about.is_some_and(|about| about != record) {
                return Draft::Constant(if member.lets_pass(record) { Truth::Yes } else { Truth::No });
            }
            let mut parts = Vec::new();
            if let Some((line, _)) = &member.codes {
                parts.push(dimensions.condition(&axis.code_lines[*line].asks(member, record)));
            }
            parts.extend(member.choices.iter().map(|choices| dimensions.condition(choices)));
            parts.extend(clauses(dimensions, &member.clauses));
            Draft::All(parts)
        })
        .collect()
}

/// The path to the code of a record, where another field decides beside it what a member takes of it.
fn decides_beside(axis: &Axis, member: &Member, record: RecordId) -> Option<Path> {
    let (line, _) = member.codes.as_ref().filter(|_| !member.decided.is_empty())?;
    let way = axis.code_lines[*line].reaches.iter().find(|(of, _)| *of == record)?;
    Some(way.1.clone())
}

/// Clauses as conditions; `except` is negated here.
pub(super) fn clauses(dimensions: &mut Dimensions<'_>, clauses: &[Clause]) -> Vec<Draft> {
    clauses
        .iter()
        .map(|clause| {
            let condition = dimensions.condition(&clause.condition);
            if clause.except { Draft::Not(Box::new(condition)) } else { condition }
        })
        .collect()
}

/// The plan of an axis once the cuts are known.
pub(super) fn finish(axis: &Axis, record: RecordId, drafts: &[Draft], finished: &Finished) -> AxisPlan {
    let mut places: Vec<Option<(usize, usize)>> = vec![None; axis.members.len()];
    for (split, planned) in axis.splits.iter().enumerate() {
        planned.arms.iter().enumerate().for_each(|(place, arm)| places[*arm] = Some((split, place)));
    }
    let mut deciding: Vec<Vec<usize>> = vec![Vec::new(); axis.members.len()];
    for (arm, others) in axis.splits.iter().flat_map(|split| decided(axis, split)) {
        let is_about = axis.members[arm].about.is_none_or(|about| about == record);
        deciding[arm] = if is_about { others } else { Vec::new() };
    }
    let members: Vec<MemberPlan> = axis
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| MemberPlan {
            parent: member.parent,
            own: drafts[index].finish(finished),
            tests: tests(&drafts[index]),
            deciding: std::mem::take(&mut deciding[index]),
            before: if member.lets_pass(record) { None } else { before(axis, index, places[index]) },
            arm: places[index],
            applies: member.about.is_none_or(|about| about == record) || member.lets_pass(record),
            is_measure: matches!(member.body, Body::Measure(_)),
            has_conditions: member.about.is_some(),
            decides_beside: decides_beside(axis, member, record),
        })
        .collect();
    let arms = axis.splits.iter().map(|split| split.arms.clone()).collect();
    let order = order(axis);
    let guards = Guards::new(&members, &order, &finished.dimensions);
    AxisPlan { members, order, arms, guards, union: None }
}

fn tests(draft: &Draft) -> Vec<Asked> {
    let mut tests = Vec::new();
    draft.tests(&mut tests);
    tests
}

/// The arms that take a record before this one does.
fn before(axis: &Axis, index: usize, place: Option<(usize, usize)>) -> Option<Before> {
    let Relation::Arm(at) = axis.members[index].relation else { return None };
    let split = &axis.splits[at];
    let arms = match place {
        _ if split.otherwise == Some(index) => split.arms.len(),
        Some((_, place)) if split.ordered => place,
        _ => return None,
    };
    Some(Before { split: at, arms })
}

fn order(axis: &Axis) -> Vec<usize> {
    let depth = |index: usize| {
        let mut depth = 0usize;
        let mut at = axis.members[index].parent;
        while let Some(parent) = at {
            depth += 1;
            at = axis.members[parent].parent;
        }
        depth
    };
    let mut order: Vec<usize> = (0..axis.members.len()).collect();
    order.sort_by_cached_key(|index| depth(*index));
    order
}
