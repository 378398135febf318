//! Tables over one record type that are counted together: in a grid that is cut wherever one of theirs is.

use rustc_hash::FxHashMap;

use super::super::counting::{sizes, unpack};
use super::super::grid::{Grid, Tally};
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

    /// Adds what was counted to the grid of a population that is served.
    pub(super) fn add_to(&self, population: &Population, counted: &[(Box<[u32]>, Tally)], grid: &mut Grid) {
        let Some(sizes) = sizes(&population.dimensions) else { return };
        let mut stride = 1;
        let mut parts = Vec::new();
        for (dimension, size) in population.dimensions.iter().zip(&sizes).rev() {
            let found = |(at, joint): (usize, &Dimension)| Some((at, dimension.regions_within(joint)?));
            parts.extend(self.dimensions.iter().enumerate().find_map(found).map(|(at, regions)| (at, regions, stride)));
            stride *= size;
        }
        let mut points: FxHashMap<u64, Tally> = FxHashMap::default();
        for (point, tally) in counted {
            let adds = parts.iter().map(|(at, regions, stride)| u64::from(regions[point[*at] as usize]) * stride);
            points.entry(adds.sum()).or_default().merge(tally);
        }
        for (point, tally) in points {
            grid.points.entry(unpack(point, &sizes)).or_default().merge(&tally);
        }
    }
}
