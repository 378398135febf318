//! Which members a region lets in, so that not all are asked.

use crate::value::Truth;

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
        for (member, plan) in members.iter().enumerate().filter(|(_, plan)| plan.applies && !plan.own.is_never()) {
            let Some((dimension, known, truth)) = plan.own.guard() else {
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
        let mut asked = self.unguarded.clone();
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
