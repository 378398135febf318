//! An exhaustive search over the regions, with early cuts.

use crate::plan::Dimension;

use super::values::possible_regions;

/// How far a search got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Every point was looked at, or cut off as impossible.
    Exhausted,
    /// A point was accepted.
    Found,
    /// There are more points than are searched.
    OutOfBudget,
}

/// The regions chosen so far, a place for each dimension.
pub(crate) type Point = [Option<u32>];

/// How many points, whole or in part, one question may look at.
pub(crate) const BUDGET: u32 = 40_000;

/// Looks for a point for which `question` says yes. `question` gets a point in part and answers `None` while it is open.
/// `accept` is shown each such point and says whether it will do.
pub(crate) fn search(
    dimensions: &[Dimension],
    order: &[usize],
    question: &dyn Fn(&Point) -> Option<bool>,
    accept: &mut dyn FnMut(&Point) -> bool,
    budget: u32,
) -> Ended {
    let regions = order.iter().map(|dimension| possible_regions(&dimensions[*dimension])).collect();
    let mut search = Search { order, regions, question, accept, budget };
    let mut point = vec![None; dimensions.len()];
    search.from(0, &mut point)
}

struct Search<'a> {
    order: &'a [usize],
    /// The possible regions of each dimension in `order`.
    regions: Vec<Vec<u32>>,
    question: &'a dyn Fn(&Point) -> Option<bool>,
    accept: &'a mut dyn FnMut(&Point) -> bool,
    budget: u32,
}

impl Search<'_> {
    fn from(&mut self, depth: usize, point: &mut Vec<Option<u32>>) -> Ended {
        if self.budget == 0 {
            return Ended::OutOfBudget;
        }
        self.budget -= 1;
        match (self.question)(point) {
            Some(false) => return Ended::Exhausted,
            Some(true) => return if (self.accept)(point) { Ended::Found } else { Ended::Exhausted },
            None => {}
        }
        let Some(dimension) = self.order.get(depth).copied() else { return Ended::Exhausted };
        for region in self.regions[depth].clone() {
            point[dimension] = Some(region);
            let ended = self.from(depth + 1, point);
            if ended != Ended::Exhausted {
                return ended;
            }
        }
        point[dimension] = None;
        Ended::Exhausted
    }
}
