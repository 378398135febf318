//! From the points of a file to those of a plan that asks nothing finer.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::described;
use super::document::{self, Axis, StoredCut};
use super::made::{axis, measured};
use super::packed::Packing;
use super::values;
use crate::exec::{Grid, Numbered, Points, Tally};
use crate::message::{Message, grids as say};
use crate::model::Model;
use crate::plan::{Cut, Dimension, Extents, Population};
use crate::value::Value;

/// What a file holds of what a population asks.
pub(super) struct Serving<'a> {
    stored: &'a document::Points,
    dimensions: Vec<Coarser<'a>>,
    /// For each operand of the population, its place in the file.
    operands: Vec<usize>,
}

/// The regions of a dimension in those of one that is cut as finely or finer.
struct Coarser<'a> {
    /// Its place in the file.
    place: usize,
    dimension: &'a Dimension,
    /// For each region of known values, which it is now.
    known: Vec<u32>,
    leaves: usize,
    extents: Option<Extents>,
}

impl<'a> Serving<'a> {
    /// Whether a grid of a file serves a population.
    ///
    /// # Errors
    /// What it does not hold.
    pub(super) fn new(
        model: &Model,
        population: &'a Population,
        stored: &'a document::Points,
    ) -> Result<Serving<'a>, Vec<Message>> {
        let mut lacking = Vec::new();
        let mut dimensions = Vec::new();
        for dimension in &population.dimensions {
            match Coarser::new(model, population, dimension, stored) {
                Ok(coarser) => dimensions.push(coarser),
                Err(what) => lacking.push(what),
            }
        }
        let mut operands = Vec::new();
        for operand in &population.operands {
            let asked = measured(model, population.record, operand);
            let serves = |held: &document::Measured| {
                // Each part is named, so that one more cannot be left out.
                let document::Measured { operand, derived, sum, extremes, distinct } = held;
                (operand, derived) == (&asked.operand, &asked.derived)
                    && (*sum || !asked.sum)
                    && (*extremes || !asked.extremes)
                    && (*distinct || !asked.distinct)
            };
            match stored.operands.iter().position(serves) {
                Some(place) => operands.push(place),
                None => lacking.push(say::measure_not_counted(&asked.operand)),
            }
        }
        if lacking.is_empty() { Ok(Serving { stored, dimensions, operands }) } else { Err(lacking) }
    }

    /// The grid of the population, of points by columns.
    pub(super) fn grid(&self, columns: &Columns, accepted: u64, given: bool) -> Grid {
        let points = match Packing::new(self.dimensions.iter().map(|coarser| coarser.dimension.size())) {
            packing if packing.words() == 1 => self.packed(columns),
            _ => self.unpacked(columns),
        };
        Grid { accepted, given, points }
    }

    /// Points of which each is one number.
    fn packed(&self, columns: &Columns) -> Points {
        let mut strided: Vec<Vec<(&Coarser<'_>, u64)>> = vec![Vec::new(); self.stored.dimensions.len()];
        let mut stride = 1u64;
        for coarser in self.dimensions.iter().rev() {
            strided[coarser.place].push((coarser, stride));
            stride = stride.saturating_mul(coarser.dimension.size());
        }
        let adds = |place: usize, region: u32| {
            strided[place].iter().map(|(coarser, stride)| stride * u64::from(coarser.region(region))).sum()
        };
        let keys = columns.sums(self.stored.counts.len(), &adds);
        let found = if self.operands.is_empty() { self.counted(&keys) } else { self.measured(&keys) };
        let sizes: Vec<u64> = self.dimensions.iter().map(|coarser| coarser.dimension.size()).collect();
        Points::numbered(&sizes, found)
    }

    /// The records by number of the point.
    fn counted(&self, keys: &[u64]) -> Numbered {
        let mut counts: FxHashMap<u64, u64> = FxHashMap::default();
        counts.reserve(keys.len() / 8);
        // Points that are one now often stand side by side.
        let mut last: Option<(u64, u64)> = None;
        let mut add = |(key, records): (u64, u64)| *counts.entry(key).or_default() += records;
        for (key, records) in keys.iter().zip(&self.stored.counts) {
            match &mut last {
                Some((same, all)) if same == key => *all += records,
                _ => last.replace((*key, *records)).into_iter().for_each(&mut add),
            }
        }
        last.into_iter().for_each(add);
        Numbered::Records(counts.into_iter().collect())
    }

    /// The same with what was measured.
    fn measured(&self, keys: &[u64]) -> Numbered {
        let mut all: FxHashMap<u64, Tally> = FxHashMap::default();
        for (place, (key, records)) in keys.iter().zip(&self.stored.counts).enumerate() {
            all.entry(*key).or_default().merge(&self.tally(place, *records));
        }
        Numbered::Tallies(all.into_iter().collect())
    }

    /// Points with so many dimensions that no number holds one.
    fn unpacked(&self, columns: &Columns) -> Points {
        let count = self.stored.counts.len();
        let of_dimension = |coarser: &Coarser<'_>| {
            let adds = |place: usize, region: u32| {
                if place == coarser.place { u64::from(coarser.region(region)) } else { 0 }
            };
            columns.sums(count, &adds)
        };
        let regions: Vec<Vec<u64>> = self.dimensions.iter().map(of_dimension).collect();
        let mut points: BTreeMap<Box<[u32]>, Tally> = BTreeMap::new();
        for (index, records) in self.stored.counts.iter().enumerate() {
            let point = regions.iter().map(|regions| regions[index] as u32).collect();
            points.entry(point).or_default().merge(&self.tally(index, *records));
        }
        Points::of(self.dimensions.len(), points)
    }

    /// What was found at a point of the operands that are asked.
    fn tally(&self, index: usize, records: u64) -> Tally {
        let found = self.stored.tallies.get(index).and_then(|tally| values::tally(tally, records));
        let found = found.unwrap_or_else(|| Tally { records, ..Tally::default() });
        let mut asked = Tally { records, ..Tally::default() };
        asked.operands = self.operands.iter().filter_map(|place| found.operands.get(*place)).cloned().collect();
        for (lacking, records) in &found.lacking {
            let places = (0u32..).zip(&self.operands);
            let lacking: Box<[u32]> =
                places.filter(|(_, place)| lacking.contains(&(**place as u32))).map(|(operand, _)| operand).collect();
            if !lacking.is_empty() {
                *asked.lacking.entry(lacking).or_default() += records;
            }
        }
        asked
    }
}

impl<'a> Coarser<'a> {
    fn new(
        model: &Model,
        population: &Population,
        dimension: &'a Dimension,
        stored: &'a document::Points,
    ) -> Result<Coarser<'a>, Message> {
        let asked = axis(model, population.record, dimension);
        let is_same = |held: &Axis| (&held.operand, &held.derived) == (&asked.operand, &asked.derived);
        let words = &asked.operand;
        let Some(place) = stored.dimensions.iter().position(is_same) else {
            return Err(say::not_told_apart_by(words));
        };
        let held = &stored.dimensions[place];
        if held.leaves != asked.leaves || (asked.has_extents && !held.has_extents) {
            return Err(say::other_can_be_missing(words));
        }
        let known = match (&held.cut, &dimension.cut) {
            (StoredCut::Codes(held), Cut::Codes(asked)) => {
                let names = described::codes(model, population.record, &dimension.operand);
                codes(held, &asked.of_code, &names, words)?
            }
            (StoredCut::Points(held), Cut::Points(asked)) => {
                let held: Vec<Value> = held.iter().filter_map(values::value).collect();
                borders(&held, asked, &dimension.cut, words)?
            }
            (StoredCut::YesNo, Cut::YesNo) => vec![0, 1],
            (held, Cut::Whole) => vec![0; regions(held)],
            _ => return Err(say::values_not_told_apart(words)),
        };
        let leaves = held.leaves.len();
        let extents = if held.has_extents { Extents::new(known.len() as u32, leaves) } else { None };
        Ok(Coarser { place, dimension, known, leaves, extents })
    }

    fn region(&self, held: u32) -> u32 {
        let known = |region: u32| self.known.get(region as usize).copied().unwrap_or_default();
        let Some(beyond) = held.checked_sub(self.known.len() as u32) else { return known(held) };
        let mask = beyond & ((1 << self.leaves) - 1);
        match self.extents.and_then(|extents| extents.ends(held)) {
            Some(ends) => self.dimension.between(ends.map(known), mask),
            None => self.dimension.missing(mask),
        }
    }
}

/// How many regions of known values there are.
fn regions(cut: &StoredCut) -> usize {
    match cut {
        StoredCut::Whole => 1,
        StoredCut::YesNo => 2,
        StoredCut::Codes(regions) => regions.iter().max().map_or(1, |last| *last as usize + 1),
        StoredCut::Points(points) => 2 * points.len() + 1,
    }
}

/// For each region of codes, which it is now; an error where one of them holds codes that are told apart now.
fn codes(held: &[u32], asked: &[u32], names: &[&str], words: &str) -> Result<Vec<u32>, Message> {
    let mut known: Vec<Option<(u32, usize)>> = vec![None; held.iter().max().map_or(1, |last| *last as usize + 1)];
    for (code, (region, now)) in held.iter().zip(asked).enumerate() {
        match &mut known[*region as usize] {
            Some((other, _)) if other == now => {}
            Some((_, first)) => {
                let name = |code: usize| names.get(code).copied().unwrap_or("?");
                return Err(say::codes_not_told_apart(name(*first), name(code), words));
            }
            unknown => *unknown = Some((*now, code)),
        }
    }
    Ok(known.into_iter().map(|known| known.map_or(0, |(now, _)| now)).collect())
}

/// The same for regions between borders; an error where there was no border at one that is asked.
fn borders(held: &[Value], asked: &[Value], cut: &Cut, words: &str) -> Result<Vec<u32>, Message> {
    if let Some(border) = asked.iter().find(|border| held.binary_search(border).is_err()) {
        return Err(say::values_not_cut_at(words, described::value(border)));
    }
    let mut known = vec![0];
    for border in held {
        let at = cut.region(border);
        // What lies above a border that is asked no more is what lies around it.
        let above = if at % 2 == 1 { at + 1 } else { at };
        known.extend([at, above]);
    }
    Ok(known)
}
