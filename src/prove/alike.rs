//! Which regions of a dimension a question cannot tell apart.

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::plan::{Answers, Condition, Dimension, Extents};
use crate::value::Truth;

use super::space::Held;
use super::steps;

/// The regions of one dimension, by what the conditions in question answer there.
#[derive(Debug, Clone, Default)]
pub(super) struct Alike {
    held: Rc<Held>,
    /// The number of regions of known values.
    known: u32,
    /// Where the answers change: the first region of each stretch, ascending, and the first possible region that is answered as
    /// this stretch is. None where each region stands for itself.
    stretches: Option<Vec<(u32, Option<u32>)>>,
    /// The first region that is answered as missing values are: they are all answered alike, whatever is missing.
    missing: u32,
    /// One possible region for each answer, ascending; then those of missing values, and of values that are known to lie between two.
    pub representatives: Vec<u32>,
    /// For each pair of stretches that a value can be known to lie between: the first region that is answered like that.
    between: FxHashMap<[usize; 2], u32>,
    /// How the regions are numbered of values that are known to lie between two others.
    extents: Option<Extents>,
    /// Whether there are too many such pairs to look at.
    pub is_cut_off: bool,
}

/// Up to so many stretches are taken two by two.
const MOST_STRETCHES: usize = 128;

/// What atoms of one dimension answer, and where the value is missing.
pub(super) type Atoms<'a> = FxHashSet<(&'a Answers, Truth)>;

impl Alike {
    /// By what these atoms answer.
    pub fn by_answers(dimension: &Dimension, held: &Rc<Held>, atoms: &Atoms<'_>) -> Alike {
        let mut atoms: Vec<&(&Answers, Truth)> = atoms.iter().collect();
        // In an order of their own, so that nothing depends on that of a hash.
        atoms.sort_unstable_by_key(|(answers, missing)| (answers.runs(), *missing));
        let mut ends: Vec<(u32, usize)> = Vec::new();
        for (index, (answers, _)) in atoms.iter().enumerate() {
            ends.extend(answers.runs().iter().flat_map(|(start, end)| [(*start, index), (*end, index)]));
        }
        ends.sort_unstable();
        steps::add(ends.len() + atoms.len());
        let mut alike = Alike { held: Rc::clone(held), known: dimension.known, ..Alike::default() };
        let mut first: FxHashMap<Vec<usize>, u32> = FxHashMap::default();
        let (mut stretches, mut yes) = (Vec::new(), BTreeSet::new());
        let (mut start, mut at) = (0, 0);
        while start < dimension.known {
            while let Some((_, index)) = ends.get(at).filter(|(end, _)| *end == start) {
                if !yes.remove(index) {
                    yes.insert(*index);
                }
                at += 1;
            }
            let end = ends.get(at).map_or(dimension.known, |(end, _)| (*end).min(dimension.known));
            let possible = Some(held.next(start)).filter(|region| *region < end);
            let class = possible.map(|region| {
                *first.entry(yes.iter().copied().collect()).or_insert_with(|| {
                    alike.representatives.push(region);
                    region
                })
            });
            stretches.push((start, class));
            start = end;
        }
        alike.stretches = Some(stretches);
        let is_open = atoms.iter().any(|(_, missing)| *missing == Truth::Undetermined);
        let when_missing =
            atoms.iter().enumerate().filter(|(_, (_, missing))| missing.is_yes()).map(|(index, _)| index);
        let same = first.get(&when_missing.collect::<Vec<usize>>()).copied().filter(|_| !is_open);
        let mut alike = alike.end(dimension, same);
        alike.take_two_by_two(dimension, &atoms);
        alike
    }

    /// Values that are known to lie between two regions, by what the atoms answer there.
    fn take_two_by_two(&mut self, dimension: &Dimension, atoms: &[&(&Answers, Truth)]) {
        let Some(extents) = dimension.extents else { return };
        let stretches = self.stretches.as_deref().unwrap_or(&[]);
        let possible: Vec<(usize, u32)> = stretches
            .iter()
            .enumerate()
            .filter(|(_, (_, class))| class.is_some())
            .map(|(index, (start, _))| (index, self.held.next(*start)))
            .collect();
        if possible.len() > MOST_STRETCHES {
            self.is_cut_off = true;
            return;
        }
        let answers = |region: u32| -> Vec<Truth> {
            atoms.iter().map(|(answers, missing)| answers.truth(region, *missing)).collect()
        };
        let mut known: FxHashMap<Vec<Truth>, u32> = FxHashMap::default();
        for region in self.representatives.iter().copied().chain([self.missing]) {
            known.entry(answers(region)).or_insert(region);
        }
        for (place, (low, first)) in possible.iter().enumerate() {
            for (high, last) in &possible[place..] {
                steps::add(atoms.len());
                let region = extents.region([*first, *last], 0);
                let class = *known.entry(answers(region)).or_insert_with(|| {
                    self.representatives.push(region);
                    region
                });
                self.between.insert([*low, *high], class);
            }
        }
        self.extents = Some(extents);
    }

    /// Each region by itself; missing values are all alike.
    pub fn each(dimension: &Dimension, held: &Rc<Held>) -> Alike {
        let representatives: Vec<u32> = held.possible(0, dimension.known).collect();
        steps::add(representatives.len());
        let alike = Alike { held: Rc::clone(held), known: dimension.known, representatives, ..Alike::default() };
        alike.end(dimension, None)
    }

    fn end(mut self, dimension: &Dimension, same: Option<u32>) -> Alike {
        self.missing = match (self.held.missing, same) {
            (Some(_), Some(same)) => same,
            (Some(missing), None) => {
                self.representatives.push(missing);
                missing
            }
            (None, _) => dimension.missing(0),
        };
        self
    }

    /// The first region that is answered like this one; `None` for one without values, which is like no other.
    fn first(&self, region: u32) -> Option<u32> {
        if region >= self.known {
            let ends = self.extents.and_then(|extents| extents.ends(region));
            let pair = ends.map(|ends| ends.map(|end| self.stretch(end)));
            return Some(pair.and_then(|pair| self.between.get(&pair)).copied().unwrap_or(self.missing));
        }
        if !self.held.is_possible(region) {
            return None;
        }
        match &self.stretches {
            Some(stretches) => stretches.get(self.stretch(region)).and_then(|(_, class)| *class),
            None => Some(region),
        }
    }

    /// The stretch that a region of known values lies in.
    fn stretch(&self, region: u32) -> usize {
        let stretches = self.stretches.as_deref().unwrap_or(&[]);
        stretches.partition_point(|(start, _)| *start <= region).saturating_sub(1)
    }

    /// Whether a region will do for the one chosen.
    pub fn admits(&self, chosen: u32, region: u32) -> bool {
        let first = self.first(chosen);
        first.is_some() && first == self.first(region)
    }

    /// The regions of known values that will do for the one chosen: itself, then the others ascending.
    pub fn admitted(&self, chosen: u32) -> impl Iterator<Item = u32> + '_ {
        let own = Some(chosen).filter(|chosen| *chosen < self.known && self.held.is_possible(*chosen));
        let first = self.first(chosen);
        let stretches = self.stretches.as_deref().unwrap_or(&[]);
        let ends = stretches.iter().skip(1).map(|(start, _)| *start).chain([self.known]);
        let same = stretches.iter().zip(ends).filter(move |((_, class), _)| class.is_some() && *class == first);
        let others = same.flat_map(|((start, _), end)| self.held.possible(*start, end));
        own.into_iter().chain(others.filter(move |region| *region != chosen))
    }
}

/// The atoms of conditions, by dimension.
pub(super) fn atoms<'a>(conditions: &[&'a Condition], dimensions: usize) -> Vec<Atoms<'a>> {
    let mut atoms = vec![Atoms::default(); dimensions];
    conditions.iter().for_each(|condition| gather(condition, &mut atoms));
    atoms
}

fn gather<'a>(condition: &'a Condition, atoms: &mut [Atoms<'a>]) {
    match condition {
        Condition::Constant(_) => {}
        Condition::Atom { dimension, known, missing } => {
            atoms[*dimension].insert((known, *missing));
        }
        Condition::Not(inner) | Condition::Undetermined(inner) => gather(inner, atoms),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| gather(part, atoms)),
    }
}
