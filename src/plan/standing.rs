//! How a point stands to the members of an axis, found without asking every member.
//!
//! Most members name what they are of: a row of a long list a commune, an arm a range of ages. Such a part of a member's condition
//! *guards* it: where it says no, so does the member. At a point only those members are asked whose guard lets it in.

use crate::value::Truth;

use super::answers::Answers;
use super::axis::AxisPlan;
use super::condition::Condition;
use super::stands::Regions;

impl Condition {
    /// Whether it is no of every record, as the codes of a line are of a record type that does not lead to them.
    pub fn is_never(&self) -> bool {
        match self {
            Condition::Constant(truth) => *truth == Truth::No,
            Condition::And(parts) => parts.iter().any(Condition::is_never),
            _ => false,
        }
    }

    /// Whether no point is in both: some value that each must have lies in different regions.
    #[must_use]
    pub fn excludes(&self, other: &Condition) -> bool {
        self.musts().iter().any(|(dimension, known, missing)| {
            other.musts().iter().any(|(same, others, also)| {
                // What lies between two ends is missing, and may answer yes all the same.
                let both_missing = missing.is_yes() && also.is_yes();
                let between_ends = known.has_extents() && (missing.is_yes() || also.is_yes());
                dimension == same && !known.meets(others) && !both_missing && !between_ends
            })
        })
    }

    /// The atoms that must say yes for the condition to.
    pub(super) fn musts(&self) -> Vec<(usize, &Answers, Truth)> {
        match self {
            Condition::Atom { dimension, known, missing } => vec![(*dimension, known, *missing)],
            Condition::And(parts) => parts.iter().flat_map(Condition::musts).collect(),
            Condition::Constant(_) | Condition::Not(_) | Condition::Or(_) | Condition::Undetermined(_) => Vec::new(),
        }
    }

    /// The part that must not say no for the condition not to, and that says yes in the fewest regions.
    pub(crate) fn guard(&self) -> Option<(usize, &Answers, Truth)> {
        match self {
            Condition::Atom { dimension, known, missing } => Some((*dimension, known, *missing)),
            Condition::And(parts) => {
                parts.iter().filter_map(Condition::guard).min_by_key(|(_, known, _)| known.count())
            }
            Condition::Constant(_) | Condition::Not(_) | Condition::Or(_) | Condition::Undetermined(_) => None,
        }
    }
}

/// How one point stands to every member of an axis. One is used for many points, so that a point costs no more than the members that
/// are not no there.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    truths: Vec<Truth>,
    /// The members that are yes or undetermined, parents first.
    found: Vec<usize>,
    /// The arms among those asked: split, place, own condition; then what those up to it leave.
    arms: Vec<(usize, usize, Option<Truth>)>,
}

impl Standing {
    /// The truth of a member.
    #[must_use]
    pub fn truth(&self, member: usize) -> Truth {
        self.truths.get(member).copied().unwrap_or(Truth::No)
    }

    /// The members that are yes or undetermined, parents first.
    #[must_use]
    pub fn found(&self) -> &[usize] {
        &self.found
    }

    /// The members that are yes, parents first.
    pub fn yes(&self) -> impl Iterator<Item = usize> + '_ {
        self.found.iter().copied().filter(|member| self.truths[*member].is_yes())
    }
}

impl AxisPlan {
    /// The members that can be anything but no at a point, part of whose regions may be open; parents first.
    #[must_use]
    pub(crate) fn asked(&self, regions: &(impl Regions + ?Sized)) -> Vec<usize> {
        self.guards.asked(regions)
    }

    /// Works out the truth of every member at a point of which every region is known.
    pub(crate) fn stand(&self, regions: &(impl Regions + ?Sized), standing: &mut Standing) {
        standing.truths.resize(self.members.len(), Truth::No);
        standing.found.drain(..).for_each(|member| standing.truths[member] = Truth::No);
        standing.arms.clear();
        let asked = self.guards.asked(regions);
        let own: Vec<Option<Truth>> = asked.iter().map(|member| self.members[*member].own.at(regions)).collect();
        for (member, own) in asked.iter().zip(&own) {
            if let Some((split, place)) = self.members[*member].arm {
                standing.arms.push((split, place, own.map(|truth| !truth)));
            }
        }
        standing.leave();
        for (&member, own) in asked.iter().zip(own) {
            let plan = &self.members[member];
            let parent = plan.parent.map_or(Truth::Yes, |parent| standing.truths[parent]);
            let left = plan.before.map_or(Some(Truth::Yes), |before| standing.left(before.split, before.arms));
            let truth = Truth::all([Some(parent), own, left]).unwrap_or(Truth::Undetermined);
            if truth != Truth::No {
                standing.truths[member] = truth;
                standing.found.push(member);
            }
        }
        self.stand_united(standing);
    }

    /// What any of some members takes the last one takes too.
    fn stand_united(&self, standing: &mut Standing) {
        let Some(united) = &self.union else { return };
        let of_these = standing.found.iter().filter(|member| united.get(**member) == Some(&true));
        let truth = of_these.fold(Truth::No, |truth, member| truth.or(standing.truths[*member]));
        if truth != Truth::No {
            standing.truths[united.len()] = truth;
            standing.found.push(united.len());
        }
    }
}

impl Standing {
    /// Joins what each arm leaves with what those before it in its split leave.
    fn leave(&mut self) {
        self.arms.sort_unstable_by_key(|(split, place, _)| (*split, *place));
        for index in 1..self.arms.len() {
            let (split, _, before) = self.arms[index - 1];
            if self.arms[index].0 == split {
                self.arms[index].2 = Truth::all([before, self.arms[index].2]);
            }
        }
    }

    /// What the first arms of a split leave. An arm that was not asked takes nothing.
    fn left(&self, split: usize, arms: usize) -> Option<Truth> {
        let last = self.arms.partition_point(|(other, place, _)| (*other, *place) < (split, arms));
        match last.checked_sub(1).map(|last| self.arms[last]) {
            Some((other, _, left)) if other == split => left,
            _ => Some(Truth::Yes),
        }
    }
}
