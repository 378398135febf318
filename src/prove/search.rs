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
    /// By what `answers` gives for each region of known values, and for none.
    fn new<A: PartialEq>(dimension: &Dimension, answers: &dyn Fn(Option<u32>) -> A) -> Alike {
        let mut found: Vec<(A, u32)> = Vec::new();
        let mut first = |answer: A, region: u32| match found.iter().find(|(known, _)| *known == answer) {
            Some((_, first)) => *first,
            None => {
                found.push((answer, region));
                region
            }
        };
        let only = only_region(dimension);
        let is_possible = |region: u32| only.is_none_or(|only| only == region);
        let mut representatives: Vec<u32> = Vec::new();
        let mut known = Vec::with_capacity(dimension.known as usize);
        for region in 0..dimension.known {
            let has_values = dimension.cut == Cut::Whole || !examples(dimension, region).is_empty();
            let possible = has_values && is_possible(region);
            // A region without a value stands for none with values.
            let alike = if possible { first(answers(Some(region)), region) } else { region };
            if possible && alike == region {
                representatives.push(region);
            }
            known.push(alike);
        }
        let missing = dimension.missing(u32::from(is_field(dimension)));
        let can_miss = dimension.can_miss && is_possible(missing);
        let alike = if can_miss { first(answers(None), missing) } else { missing };
        if can_miss && alike == missing {
            representatives.push(missing);
        }
        Alike { known, missing: alike, representatives }
    }

    fn admits(&self, chosen: u32, region: u32) -> bool {
        let first = |region: u32| self.known.get(region as usize).copied().unwrap_or(self.missing);
        first(chosen) == first(region)
    }
}

/// What a question is about, and what is to be decided first.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Guide<'a> {
    /// It asks these conditions and no others. Regions that none of them tells apart are taken as one.
    Conditions(&'a [&'a Condition]),
    /// It may ask anything of these dimensions: each region is looked at, but missing values are all alike.
    Dimensions(&'a [usize]),
}

/// Looks for a point for which `question` says yes. `question` gets a point in part and answers `None` while it is open. `accept` is
/// shown each such point and says whether it will do.
pub(crate) fn search(
    dimensions: &[Dimension],
    guide: Guide<'_>,
    question: &dyn Fn(&Point) -> Option<bool>,
    accept: &mut dyn FnMut(&Point) -> bool,
    budget: u32,
) -> Ended {
    let mut alike: Vec<Alike> = vec![Alike::default(); dimensions.len()];
    match guide {
        Guide::Conditions(reads) => {
            let mut atoms: Vec<Vec<(&[Truth], Truth)>> = vec![Vec::new(); dimensions.len()];
            reads.iter().for_each(|condition| gather(condition, &mut atoms));
            for (index, atoms) in atoms.iter().enumerate().filter(|(_, atoms)| !atoms.is_empty()) {
                let answers = |region: Option<u32>| -> Vec<Truth> {
                    let known = |known: &[Truth]| region.and_then(|region| known.get(region as usize).copied());
                    atoms.iter().map(|(answers, missing)| known(answers).unwrap_or(*missing)).collect()
                };
                alike[index] = Alike::new(&dimensions[index], &answers);
            }
        }
        Guide::Dimensions(order) => {
            for &index in order {
                alike[index] = Alike::new(&dimensions[index], &|region: Option<u32>| region);
            }
        }
    }
    let point = Point { chosen: vec![None; dimensions.len()], alike };
    Search { guide, question, accept, budget, point }.go_on()
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
            Guide::Conditions(reads) => {
                reads.iter().find_map(|condition| open(condition, &|dimension| self.point[dimension]))
            }
            Guide::Dimensions(order) => order.iter().copied().find(|dimension| self.point[*dimension].is_none()),
        }
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
