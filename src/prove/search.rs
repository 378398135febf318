//! An exhaustive search over the regions, with early cuts.
//!
//! Regions that the conditions in question answer alike are taken as one, and nothing is branched on that they have decided already:
//! what a search costs depends on what is asked, not on how finely the table cuts its values.

use std::ops::Index;

use crate::model::Expression;
use crate::plan::{Condition, Cut, Dimension};
use crate::value::Truth;

use super::values::{examples, only_region};

/// How far a search got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Every point was looked at, or cut off as impossible.
    Exhausted,
    /// A point was accepted.
    Found,
    /// There are more points than are searched.
    OutOfBudget,
}

/// How many points, whole or in part, one question may look at.
pub(super) const BUDGET: u32 = 40_000;

/// The regions chosen so far. Of a dimension it gives the region, and `None` where none is chosen; the region stands for all that
/// the conditions in question cannot tell from it.
#[derive(Debug, Clone)]
pub(super) struct Point {
    chosen: Vec<Option<u32>>,
    alike: Vec<Alike>,
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
}

/// The regions of one dimension, by what the conditions in question answer there.
#[derive(Debug, Clone, Default)]
struct Alike {
    /// For each region of known values the first that is answered alike.
    known: Vec<u32>,
    /// The first region that is answered as missing values are: they are all answered alike, whatever is missing.
    missing: u32,
    /// One possible region for each answer.
    representatives: Vec<u32>,
}

impl Alike {
    fn new(dimension: &Dimension, atoms: &[(&[Truth], Truth)]) -> Alike {
        let mut answers: Vec<(Vec<Truth>, u32)> = Vec::new();
        let mut first = |answer: Vec<Truth>, region: u32| match answers.iter().find(|(known, _)| *known == answer) {
            Some((_, first)) => *first,
            None => {
                answers.push((answer, region));
                region
            }
        };
        let only = only_region(dimension);
        let is_possible = |region: u32| only.is_none_or(|only| only == region);
        let mut representatives: Vec<u32> = Vec::new();
        let mut known = Vec::with_capacity(dimension.known as usize);
        for region in 0..dimension.known {
            let answer = atoms.iter().map(|(known, missing)| known.get(region as usize).copied().unwrap_or(*missing));
            let has_values = dimension.cut == Cut::Whole || !examples(dimension, region).is_empty();
            let possible = has_values && is_possible(region);
            // A region without a value stands for none with values.
            let alike = if possible { first(answer.collect(), region) } else { region };
            if possible && alike == region {
                representatives.push(region);
            }
            known.push(alike);
        }
        let missing = dimension.missing(u32::from(is_field(dimension)));
        let alike = first(atoms.iter().map(|(_, missing)| *missing).collect(), missing);
        if dimension.can_miss && alike == missing && is_possible(missing) {
            representatives.push(missing);
        }
        Alike { known, missing: alike, representatives }
    }

    fn admits(&self, chosen: u32, region: u32) -> bool {
        let first = |region: u32| self.known.get(region as usize).copied().unwrap_or(self.missing);
        first(chosen) == first(region)
    }
}

/// Looks for a point for which `question` says yes. `question` gets a point in part and answers `None` while it is open; it asks the
/// conditions in `reads` and no others, and those that come first there are decided first. `accept` is shown each such point
/// and says whether it will do.
pub(super) fn search(
    dimensions: &[Dimension],
    reads: &[&Condition],
    question: &dyn Fn(&Point) -> Option<bool>,
    accept: &mut dyn FnMut(&Point) -> bool,
    budget: u32,
) -> Ended {
    let mut atoms: Vec<Vec<(&[Truth], Truth)>> = vec![Vec::new(); dimensions.len()];
    reads.iter().for_each(|condition| gather(condition, &mut atoms));
    let alike = |(dimension, atoms): (&Dimension, &Vec<(&[Truth], Truth)>)| {
        if atoms.is_empty() { Alike::default() } else { Alike::new(dimension, atoms) }
    };
    let point =
        Point { chosen: vec![None; dimensions.len()], alike: dimensions.iter().zip(&atoms).map(alike).collect() };
    let mut search = Search { reads, question, accept, budget, point };
    search.go_on()
}

fn gather<'a>(condition: &'a Condition, atoms: &mut [Vec<(&'a [Truth], Truth)>]) {
    match condition {
        Condition::Constant(_) => {}
        Condition::Atom { dimension, known, missing } => {
            let atom = (known.as_slice(), *missing);
            if !atoms[*dimension].contains(&atom) {
                atoms[*dimension].push(atom);
            }
        }
        Condition::Not(inner) => gather(inner, atoms),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| gather(part, atoms)),
    }
}

struct Search<'a> {
    reads: &'a [&'a Condition],
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

    /// A dimension that can still decide a condition.
    fn next(&self) -> Option<usize> {
        self.reads.iter().find_map(|condition| open(condition, &|dimension| self.point[dimension]))
    }
}

fn open(condition: &Condition, region: &impl Fn(usize) -> Option<u32>) -> Option<usize> {
    match condition {
        Condition::Constant(_) => None,
        Condition::Atom { dimension, .. } => region(*dimension).is_none().then_some(*dimension),
        Condition::Not(inner) => open(inner, region),
        Condition::And(parts) | Condition::Or(parts) => {
            if condition.at(region).is_some() {
                return None;
            }
            parts.iter().find_map(|part| open(part, region))
        }
    }
}

/// Whether the operand of a dimension is a plain field.
pub(super) fn is_field(dimension: &Dimension) -> bool {
    matches!(dimension.operand, Expression::Path(_))
}
