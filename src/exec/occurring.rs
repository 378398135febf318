//! The points of a grid that occur, in the order of their regions.
//!
//! They can be as many as there are records, so they stand one behind the other in one piece of memory: no point has a box of its own.

use std::collections::BTreeMap;

use super::tally::Tally;

/// Points, each once, with what was found there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Points {
    /// How many regions a point has, one a dimension.
    width: usize,
    regions: Vec<u32>,
    tallies: Vec<Tally>,
}

/// What was found at points, by their numbers: each point once, in any order.
#[derive(Debug, Clone)]
pub(crate) enum Numbered {
    /// How many records, where nothing else is asked.
    Records(Vec<(u64, u64)>),
    /// More than that.
    Tallies(Vec<(u64, Tally)>),
}

impl Points {
    /// Points by their numbers, each once, in any order; a number counts the points of dimensions of so many regions.
    pub(crate) fn numbered(sizes: &[u64], found: Numbered) -> Points {
        match found {
            Numbered::Records(found) => Points::in_order(sizes, found, |records| Tally { records, ..Tally::default() }),
            Numbered::Tallies(found) => Points::in_order(sizes, found, |tally| tally),
        }
    }

    fn in_order<T>(sizes: &[u64], mut found: Vec<(u64, T)>, tally: impl Fn(T) -> Tally) -> Points {
        found.sort_unstable_by_key(|(number, _)| *number);
        let numbering = Numbering::new(sizes);
        let mut points = Points::with_room(sizes.len(), found.len());
        for (number, found) in found {
            numbering.put(number, &mut points.regions);
            points.tallies.push(tally(found));
        }
        points
    }

    /// Points by their regions, of which each has so many.
    pub(crate) fn of(width: usize, found: BTreeMap<Box<[u32]>, Tally>) -> Points {
        let mut points = Points::with_room(width, found.len());
        found.into_iter().for_each(|(regions, tally)| points.push(&regions, tally));
        points
    }

    fn with_room(width: usize, points: usize) -> Points {
        Points { width, regions: Vec::with_capacity(width * points), tallies: Vec::with_capacity(points) }
    }

    fn push(&mut self, regions: &[u32], tally: Tally) {
        self.regions.extend_from_slice(regions);
        self.tallies.push(tally);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tallies.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tallies.is_empty()
    }

    /// The regions of each, one a dimension, and what was found there, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (&[u32], &Tally)> {
        each(&self.regions, self.width, &self.tallies)
    }

    /// Adds what was found at points of the same dimensions.
    pub(super) fn merge(&mut self, other: Points) {
        if self.is_empty() {
            *self = other;
            return;
        }
        let mine = std::mem::take(self);
        *self = Points::with_room(mine.width, mine.len() + other.len());
        let mut others = each(&other.regions, other.width, other.tallies).peekable();
        let mut mine = each(&mine.regions, mine.width, mine.tallies).peekable();
        loop {
            let order = match (mine.peek(), others.peek()) {
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break,
            };
            let first = if order.is_gt() { others.next() } else { mine.next() };
            let same = if order.is_eq() { others.next() } else { None };
            if let Some((regions, mut tally)) = first {
                same.into_iter().for_each(|(_, same)| tally.merge(&same));
                self.push(regions, tally);
            }
        }
    }
}

/// The regions of each point beside what was found there.
fn each<T>(regions: &[u32], width: usize, tallies: impl IntoIterator<Item = T>) -> impl Iterator<Item = (&[u32], T)> {
    tallies.into_iter().enumerate().map(move |(place, tally)| (&regions[place * width..(place + 1) * width], tally))
}

/// Up to so many combinations of regions are looked up.
const MOST: u64 = 1 << 12;

/// Points as numbers: the regions are the digits, each with the size of its dimension as base.
pub(super) struct Numbering(Vec<Group>);

/// Some neighbouring dimensions of a number.
struct Group {
    /// How many combinations the dimensions behind have.
    below: u64,
    combinations: u64,
    width: usize,
    /// The regions of each combination.
    regions: Vec<u32>,
}

impl Numbering {
    /// The dimensions in groups, so that not each asks for a division.
    pub(super) fn new(sizes: &[u64]) -> Numbering {
        let mut groups: Vec<Group> = Vec::new();
        let mut below = 1;
        for size in sizes.iter().rev() {
            let size = (*size).max(1);
            match groups.last_mut() {
                Some(group) if group.combinations * size <= MOST => group.lead(size),
                _ => groups.push(Group { below, combinations: size, width: 1, regions: (0..size as u32).collect() }),
            }
            below *= size;
        }
        groups.reverse();
        Numbering(groups)
    }

    /// Puts the regions of a point behind others.
    pub(super) fn put(&self, number: u64, regions: &mut Vec<u32>) {
        self.0.iter().for_each(|group| regions.extend_from_slice(group.regions(number)));
    }
}

impl Group {
    /// Takes in the dimension before.
    fn lead(&mut self, size: u64) {
        let combinations = |first: u32| {
            self.regions.chunks(self.width).flat_map(move |regions| [&[first], regions].concat()).collect::<Vec<_>>()
        };
        self.regions = (0..size as u32).flat_map(combinations).collect();
        self.combinations *= size;
        self.width += 1;
    }

    fn regions(&self, number: u64) -> &[u32] {
        let combination = (number / self.below % self.combinations) as usize;
        self.regions.get(combination * self.width..(combination + 1) * self.width).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(records: u64) -> Tally {
        Tally { records, ..Tally::default() }
    }

    #[test]
    fn a_point_by_its_number_has_the_regions_of_which_the_number_is_made() {
        let sizes = [3, 1, 5000, 2, 70, 90, 4];
        let place = |point: &[u32]| {
            sizes.iter().zip(point).fold(0, |number, (size, region)| number * size + u64::from(*region))
        };
        let expected = [[0, 0, 0, 0, 0, 0, 0], [1, 0, 4999, 1, 33, 0, 3], [2, 0, 4999, 1, 69, 89, 3]];
        let found = expected.iter().rev().map(|point| (place(point), u64::from(point[0]))).collect();
        let points = Points::numbered(&sizes, Numbered::Records(found));
        let given: Vec<(Vec<u32>, u64)> =
            points.iter().map(|(regions, tally)| (regions.to_vec(), tally.records)).collect();
        assert_eq!(given, expected.map(|point| (point.to_vec(), u64::from(point[0]))));
    }

    #[test]
    fn points_of_no_dimension_are_one() {
        let mut points = Points::numbered(&[], Numbered::Tallies(vec![(0, one(3))]));
        points.merge(Points::numbered(&[], Numbered::Records(vec![(0, 4)])));
        assert_eq!(points.iter().collect::<Vec<_>>(), [(&[][..], &one(7))]);
    }

    #[test]
    fn points_that_are_added_stay_in_order_and_each_stands_once() {
        let points = |numbers: &[u64]| {
            Points::numbered(&[4, 5], Numbered::Records(numbers.iter().map(|number| (*number, 1)).collect()))
        };
        let mut all = points(&[3, 19, 7]);
        all.merge(points(&[0, 7, 8]));
        all.merge(Points::default());
        let given: Vec<(u32, u64)> =
            all.iter().map(|(regions, tally)| (regions[0] * 5 + regions[1], tally.records)).collect();
        assert_eq!(given, [(0, 1), (3, 1), (7, 2), (8, 1), (19, 1)]);
    }
}
