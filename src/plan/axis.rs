//! The members of an axis as conditions that share their parts.

use crate::model::{Axis, Body, Choice, Clause, Expression, Relation};
use crate::schema::RecordId;
use crate::value::Truth;

use super::condition::{Condition, Dimensions, Draft};
use super::cut::Dimension;

/// The members of an axis, for records of one type.
#[derive(Debug, Clone)]
pub struct AxisPlan {
    /// The members, as in the model's axis.
    pub members: Vec<MemberPlan>,
    /// The members so that each comes after its parent.
    pub order: Vec<usize>,
}

/// A member's condition: its parent's, its own, and the own condition of none of the `before`.
#[derive(Debug, Clone)]
pub struct MemberPlan {
    /// The member around it.
    pub parent: Option<usize>,
    /// Its codes, choices and clauses.
    pub own: Condition,
    /// Arms of the same split that take a record before it.
    pub before: Vec<usize>,
    /// Whether records of this type can be in it: its conditions are about them, or it has none.
    pub applies: bool,
    /// Whether it measures something.
    pub is_measure: bool,
    /// Whether it has conditions beyond the codes of a line `rows LIST`.
    pub has_conditions: bool,
}

impl AxisPlan {
    /// The truth of every member at a point. Members that do not apply are no.
    pub fn truths(&self, region: &impl Fn(usize) -> Option<u32>) -> Vec<Option<Truth>> {
        let own: Vec<Option<Truth>> = self.members.iter().map(|m| m.own.at(region)).collect();
        let mut truths = vec![Some(Truth::No); self.members.len()];
        for &index in &self.order {
            let member = &self.members[index];
            if !member.applies {
                continue;
            }
            let parent = member.parent.map_or(Some(Truth::Yes), |p| truths[p]);
            let parts = [parent, own[index]].into_iter().chain(member.before.iter().map(|b| own[*b].map(|t| !t)));
            truths[index] = conjunction(parts);
        }
        truths
    }

    /// The truth of one member at a point; `None` where open dimensions could decide it either way.
    pub fn truth(&self, member: usize, region: &impl Fn(usize) -> Option<u32>) -> Option<Truth> {
        let plan = &self.members[member];
        if !plan.applies {
            return Some(Truth::No);
        }
        let parent = plan.parent.map_or(Some(Truth::Yes), |parent| self.truth(parent, region));
        let before = plan.before.iter().map(|arm| self.members[*arm].own.at(region).map(|truth| !truth));
        conjunction([parent, plan.own.at(region)].into_iter().chain(before))
    }

    /// Calls `visit` for every dimension that leaves a member undetermined at a point.
    pub fn undetermined(&self, member: usize, region: &impl Fn(usize) -> Option<u32>, visit: &mut dyn FnMut(usize)) {
        let plan = &self.members[member];
        if let Some(parent) = plan.parent {
            self.undetermined(parent, region, visit);
        }
        plan.own.undetermined(region, visit);
        for before in &plan.before {
            self.members[*before].own.undetermined(region, visit);
        }
    }

    /// Every condition that the truth of a member is made of: its own, those that go before it, and its parents'.
    #[must_use]
    pub fn conditions(&self, member: usize) -> Vec<&Condition> {
        let plan = &self.members[member];
        let before = plan.before.iter().map(|arm| &self.members[*arm].own);
        let mut found: Vec<&Condition> = std::iter::once(&plan.own).chain(before).collect();
        if let Some(parent) = plan.parent {
            found.extend(self.conditions(parent));
        }
        found
    }
}

/// Kleene's conjunction where some parts are open: no if any is no, open if any other is open.
pub(crate) fn conjunction(parts: impl Iterator<Item = Option<Truth>>) -> Option<Truth> {
    let mut open = false;
    let mut result = Truth::Yes;
    for part in parts {
        match part {
            Some(Truth::No) => return Some(Truth::No),
            Some(truth) => result = result.and(truth),
            None => open = true,
        }
    }
    (!open).then_some(result)
}

/// The own conditions of an axis's members, before the cuts are known.
pub(super) fn drafts(dimensions: &mut Dimensions<'_>, axis: &Axis, record: RecordId) -> Vec<Draft> {
    axis.members
        .iter()
        .map(|member| {
            if member.about.is_some_and(|about| about != record) {
                return Draft::Constant(Truth::No);
            }
            let mut parts = Vec::new();
            if let Some((line, codes)) = &member.codes {
                let way = axis.code_lines[*line].reaches.iter().find(|(r, _)| *r == record);
                parts.push(match way {
                    Some((_, path)) => {
                        let operand = Box::new(Expression::Path(path.clone()));
                        dimensions.condition(&Expression::In(operand, vec![Choice::Codes(codes.clone())]))
                    }
                    None => Draft::Constant(Truth::No),
                });
            }
            parts.extend(member.choices.iter().map(|choices| dimensions.condition(choices)));
            parts.extend(clauses(dimensions, &member.clauses));
            Draft::And(parts)
        })
        .collect()
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
pub(super) fn finish(axis: &Axis, record: RecordId, drafts: &[Draft], dimensions: &[Dimension]) -> AxisPlan {
    let members = axis
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| MemberPlan {
            parent: member.parent,
            own: drafts[index].finish(dimensions),
            before: before(axis, index),
            applies: member.about.is_none_or(|about| about == record),
            is_measure: matches!(member.body, Body::Measure(_)),
            has_conditions: member.about.is_some(),
        })
        .collect();
    AxisPlan { members, order: order(axis) }
}

/// The arms that take a record before this one does.
fn before(axis: &Axis, index: usize) -> Vec<usize> {
    let Relation::Arm(split) = axis.members[index].relation else { return Vec::new() };
    let split = &axis.splits[split];
    if split.otherwise == Some(index) {
        split.arms.clone()
    } else if split.ordered {
        split.arms.iter().copied().take_while(|arm| *arm != index).collect()
    } else {
        Vec::new()
    }
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
    order.sort_by_key(|index| depth(*index));
    order
}
