//! Tables over one record type that are counted together: in a grid that is cut wherever one of theirs is.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::counting::sizes;
use super::super::occurring::Numbered;
use super::super::tally::Tally;
use crate::plan::{Dimension, Operand, Population};

/// Up to so many points a grid may have that several tables share.
const MOST_POINTS: u64 = 1 << 20;

/// A grid that serves populations of one type.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) operands: Vec<Operand>,
}

impl Joint {
    pub(super) fn of(population: &Population) -> Joint {
        let dimensions = population.dimensions.iter().map(|of| Dimension { tests: Vec::new(), ..of.clone() });
        Joint { dimensions: dimensions.collect(), operands: population.operands.clone() }
    }

    /// Serves a further population, if the grid does not grow out of hand. Those with operands are served together only if they are cut alike.
    pub(super) fn serve(&mut self, population: &Population) -> bool {
        if self.operands != population.operands {
            return false;
        }
        let mut dimensions = self.dimensions.clone();
        for dimension in &population.dimensions {
            let refined = dimensions.iter().enumerate().find_map(|(at, known)| Some((at, known.refined(dimension)?)));
            match refined {
                Some((at, refined)) => dimensions[at] = refined,
                None => dimensions.push(Dimension { tests: Vec::new(), ..dimension.clone() }),
            }
        }
        let points = |dimensions: &[Dimension]| sizes(dimensions).map(|sizes| sizes.iter().product::<u64>());
        let is_as_before = dimensions == self.dimensions && dimensions.len() == population.dimensions.len();
        let has_room = self.operands.is_empty() && points(&dimensions).is_some_and(|points| points <= MOST_POINTS);
        if is_as_before || has_room {
            self.dimensions = dimensions;
        }
        is_as_before || has_room
    }

    /// What was counted, in the numbers of the points of a population that is served: of a population that is cut alike they are the same.
    pub(super) fn found_of(&self, population: &Population, counted: Cow<'_, Numbered>) -> Numbered {
        let parts = self.parts(population);
        if parts.iter().all(|part| part.is_same) && parts.len() == self.dimensions.len() {
            return counted.into_owned();
        }
        let number = |point: u64| parts.iter().map(|part| part.adds[(point / part.below % part.size) as usize]).sum();
        match &*counted {
            Numbered::Records(counted) => {
                Numbered::Records(renumbered(counted, &number, |sum, records| *sum += records))
            }
            Numbered::Tallies(counted) => Numbered::Tallies(renumbered(counted, &number, Tally::merge)),
        }
    }

    /// The dimensions of a population among the joint ones.
    fn parts(&self, population: &Population) -> Vec<Part> {
        let sizes = |dimensions: &[Dimension]| dimensions.iter().map(Dimension::size).collect::<Vec<u64>>();
        let below = |sizes: &[u64], place: usize| sizes[place + 1..].iter().product::<u64>();
        let (joint, own) = (sizes(&self.dimensions), sizes(&population.dimensions));
        let part = |(place, dimension): (usize, &Dimension)| {
            let found = |(at, joint): (usize, &Dimension)| Some((at, dimension.regions_within(joint)?));
            let (at, regions) = self.dimensions.iter().enumerate().find_map(found)?;
            let stride = below(&own, place);
            let is_same = at == place && regions.iter().copied().eq(0..joint[at] as u32);
            let adds = regions.into_iter().map(|region| u64::from(region) * stride).collect();
            Some(Part { below: below(&joint, at), size: joint[at], adds, is_same })
        };
        population.dimensions.iter().enumerate().filter_map(part).collect()
    }
}

/// What was counted by other numbers, added up where they are the same.
fn renumbered<T: Default>(counted: &[(u64, T)], number: &dyn Fn(u64) -> u64, add: fn(&mut T, &T)) -> Vec<(u64, T)> {
    let mut points: FxHashMap<u64, T> = FxHashMap::default();
    counted.iter().for_each(|(point, found)| add(points.entry(number(*point)).or_default(), found));
    points.into_iter().collect()
}

/// One dimension of a population as the joint numbers have it.
struct Part {
    /// How many combinations the joint dimensions behind have.
    below: u64,
    size: u64,
    /// What each joint region adds to the population's number.
    adds: Vec<u64>,
    /// Whether place and regions are the same in both.
    is_same: bool,
}
