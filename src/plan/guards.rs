//! Which members a region lets in, so that not all are asked.

use crate::value::Truth;

use super::answers::Answers;
use super::cut::Dimension;
use super::intervals::Intervals;
use super::member::MemberPlan;
use super::stands::Regions;

/// Which members can be anything but no in a region.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Guards {
    dimensions: Vec<Guarding>,
    /// Members that nothing guards.
    unguarded: Vec<usize>,
    /// The place of each member in an order in which parents come first.
    places: Vec<usize>,
}

/// The members that one dimension guards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guarding {
    dimension: usize,
    known: Intervals,
    /// The number of regions of known values.
    regions: u32,
    /// Those that a missing value lets in.
    missing: Vec<usize>,
    /// All of them.
    members: Vec<usize>,
}

impl Guards {
    pub fn new(members: &[MemberPlan], order: &[usize], dimensions: &[Dimension]) -> Guards {
        let mut guards = Guards { places: vec![0; members.len()], ..Guards::default() };
        order.iter().enumerate().for_each(|(place, member)| guards.places[*member] = place);
        let mut runs: Vec<Vec<(u32, u32, usize)>> = vec![Vec::new(); dimensions.len()];
        let mut missing: Vec<Vec<usize>> = vec![Vec::new(); dimensions.len()];
        let mut guarded: Vec<Vec<usize>> = vec![Vec::new(); dimensions.len()];
        for (member, _) in members.iter().enumerate().filter(|(_, plan)| plan.applies && !plan.own.is_never()) {
            let Some((dimension, known, truth)) = guard(members, member, dimensions) else {
                guards.unguarded.push(member);
                continue;
            };
            guarded[dimension].push(member);
            runs[dimension].extend(known.runs().iter().map(|(start, end)| (*start, *end, member)));
            if truth != Truth::No {
                missing[dimension].push(member);
            }
        }
        let found = runs.into_iter().zip(missing).zip(guarded).enumerate();
        guards.dimensions = found
            .filter(|(_, (_, members))| !members.is_empty())
            .map(|(dimension, ((runs, missing), members))| Guarding {
                dimension,
                known: Intervals::new(runs),
                regions: dimensions[dimension].known,
                missing,
                members,
            })
            .collect();
        guards
    }

    /// The members that can be anything but no at a point, part of whose regions may be open, each once, parents first.
    pub fn asked(&self, regions: &(impl Regions + ?Sized)) -> Vec<usize> {
        // Few more than these are asked at most points.
        let mut asked = Vec::with_capacity(self.unguarded.len() + 8);
        asked.extend(&self.unguarded);
        for guarding in &self.dimensions {
            match regions.region(guarding.dimension) {
                Some(region) if region < guarding.regions => guarding.known.owners(region, &mut asked),
                Some(_) => asked.extend(&guarding.missing),
                None => asked.extend(&guarding.members),
            }
        }
        asked.sort_unstable_by_key(|member| self.places[*member]);
        asked
    }
}

/// The part of a member's condition, or of what it lies in, that says yes in the smallest share of its regions: where it says no, so does
/// the member. A part of a code is asked where the code is, however many codes have such a part.
fn guard<'m>(
    members: &'m [MemberPlan],
    member: usize,
    dimensions: &[Dimension],
) -> Option<(usize, &'m Answers, Truth)> {
    let around = std::iter::successors(Some(member), |member| members[*member].parent);
    let parts = around.flat_map(|member| members[member].own.musts());
    let share = |(dimension, known, _): &(usize, &Answers, Truth)| {
        (known.count(), u64::from(dimensions[*dimension].known).max(1))
    };
    parts.min_by(|one, other| {
        let ((count, of), (other_count, other_of)) = (share(one), share(other));
        (count * other_of).cmp(&(other_count * of))
    })
}
