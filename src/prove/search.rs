//! An exhaustive search over the regions, with early cuts.
//!
//! Regions that the conditions in question answer alike are taken as one, and nothing is branched on that they have decided already:
//! what a search costs depends on what is asked, not on how finely the table cuts its values.

use std::ops::Index;

use crate::plan::{Condition, Regions};

use super::alike::{Alike, atoms};
use super::space::Space;
use super::steps;

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

/// How many points, whole or in part, one question may look at.
pub(crate) const BUDGET: u32 = 40_000;

/// The regions chosen so far. Of a dimension it gives the region, and `None` where none is chosen; the region stands for all that
/// the conditions in question cannot tell from it.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    chosen: Vec<Option<u32>>,
    alike: Vec<Alike>,
}

impl Regions for Point {
    fn region(&self, dimension: usize) -> Option<u32> {
        self.chosen[dimension]
    }
}

impl Index<usize> for Point {
    type Output = Option<u32>;

    fn index(&self, dimension: usize) -> &Option<u32> {
        &self.chosen[dimension]
    }
}

impl Point {
    /// Whether a region will do for the chosen one: any will where none is chosen.
    pub fn admits(&self, dimension: usize, region: u32) -> bool {
        self.chosen[dimension].is_none_or(|chosen| self.alike[dimension].admits(chosen, region))
    }

    /// The regions of known values that will do for the one chosen: itself, then the others ascending.
    pub(super) fn admitted(&self, dimension: usize) -> impl Iterator<Item = u32> + '_ {
        self.chosen[dimension].into_iter().flat_map(move |chosen| self.alike[dimension].admitted(chosen))
    }
}

/// What a question is about, and what is to be decided first.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Guide<'a> {
    /// It asks these conditions and no others. Regions that none of them tells apart are taken as one.
    Conditions(&'a [&'a Condition]),
    /// These dimensions are decided in this order. It asks these conditions and no others; where none is named, it may ask anything
    /// of the dimensions: each region is looked at, but missing values are all alike.
    Dimensions {
        /// What is decided, first to last.
        order: &'a [usize],
        /// What is asked.
        reads: &'a [&'a Condition],
    },
}

/// Looks for a point for which `question` says yes. `question` gets a point in part and answers `None` while it is open. `accept` is
/// shown each such point and says whether it will do.
pub(crate) fn search(
    space: &Space<'_>,
    guide: Guide<'_>,
    question: &dyn Fn(&Point) -> Option<bool>,
    accept: &mut dyn FnMut(&Point) -> bool,
    budget: u32,
) -> Ended {
    let dimensions = space.dimensions;
    let mut alike: Vec<Alike> = vec![Alike::default(); dimensions.len()];
    let (reads, order): (&[&Condition], &[usize]) = match guide {
        Guide::Conditions(reads) => (reads, &[]),
        Guide::Dimensions { order, reads } => (reads, order),
    };
    if reads.is_empty() {
        for &index in order {
            alike[index] = Alike::each(&dimensions[index], space.held(index));
        }
    }
    let atoms = atoms(reads, dimensions.len());
    for (index, atoms) in atoms.iter().enumerate().filter(|(_, atoms)| !atoms.is_empty()) {
        alike[index] = Alike::by_answers(&dimensions[index], space.held(index), atoms);
    }
    let is_cut_off = alike.iter().any(|alike| alike.is_cut_off);
    let point = Point { chosen: vec![None; dimensions.len()], alike };
    match (Search { guide, question, accept, budget, point }).go_on() {
        Ended::Exhausted if is_cut_off => Ended::OutOfBudget,
        ended => ended,
    }
}

struct Search<'a> {
    guide: Guide<'a>,
    question: &'a dyn Fn(&Point) -> Option<bool>,
    accept: &'a mut dyn FnMut(&Point) -> bool,
    budget: u32,
    point: Point,
}

impl Search<'_> {
    fn go_on(&mut self) -> Ended {
        if self.budget == 0 {
            return Ended::OutOfBudget;
        }
        self.budget -= 1;
        steps::add(1);
        match (self.question)(&self.point) {
            Some(false) => return Ended::Exhausted,
            Some(true) => return if (self.accept)(&self.point) { Ended::Found } else { Ended::Exhausted },
            None => {}
        }
        // A question that stays open although all that it reads is decided cannot be answered.
        let Some(dimension) = self.next() else { return Ended::OutOfBudget };
        for index in 0..self.point.alike[dimension].representatives.len() {
            self.point.chosen[dimension] = Some(self.point.alike[dimension].representatives[index]);
            let ended = self.go_on();
            if ended != Ended::Exhausted {
                return ended;
            }
        }
        self.point.chosen[dimension] = None;
        Ended::Exhausted
    }

    /// A dimension that can still decide something.
    fn next(&self) -> Option<usize> {
        match self.guide {
            Guide::Conditions(reads) => reads.iter().find_map(|condition| condition.open(&self.point)),
            Guide::Dimensions { order, .. } => order.iter().copied().find(|dimension| self.point[*dimension].is_none()),
        }
    }
}
