//! One pass over the records: each becomes its point, and is counted there.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::Model;
use crate::plan::{Dimension, Plan, Population};
use crate::records::Records;

use super::Aggregates;
use super::account::accounts;
use super::expression::Context;
use super::grid::{Counted, Grid};
use super::occurring::{Numbered, Points};
use super::regions::{Reader, readers};
use super::share::Share;
use super::tally::{OperandTally, Tally};

/// Records that are turned into points together: few enough to stay in the cache.
const BLOCK: u32 = 4096;

/// Counts a share of the records for every table. `aggregates` are those of all records.
#[must_use]
pub(crate) fn count(model: &Model, plan: &Plan, records: &Records, aggregates: &Aggregates, share: Share) -> Counted {
    let counter = Counter { model, records, aggregates, share };
    Counted {
        of: plan.grids(),
        tables: plan
            .tables
            .iter()
            .map(|table| table.populations.iter().map(|population| counter.grid(population)).collect())
            .collect(),
        accounts: accounts(records, share),
    }
}

struct Counter<'a> {
    model: &'a Model,
    records: &'a Records,
    aggregates: &'a Aggregates,
    share: Share,
}

impl Counter<'_> {
    fn grid(&self, population: &Population) -> Grid {
        let set = self.records.set(population.record);
        let rows = self.share.range(set.len());
        let context = Context {
            schema: &self.model.schema,
            records: self.records,
            aggregates: self.aggregates,
            record: population.record,
        };
        let readers = readers(&population.dimensions, context, population.record);
        let points = match sizes(&population.dimensions) {
            Some(sizes) => packed(population, context, &readers, &sizes, rows.clone()),
            None => unpacked(population, context, &readers, rows.clone()),
        };
        Grid { accepted: u64::from(rows.end - rows.start), given: set.given, points }
    }
}

/// The number of regions of each dimension, if a point of all of them fits one 64-bit number.
pub(crate) fn sizes(dimensions: &[Dimension]) -> Option<Vec<u64>> {
    let sizes: Vec<u64> = dimensions.iter().map(Dimension::size).collect();
    sizes.iter().try_fold(1u64, |product, size| product.checked_mul(*size))?;
    Some(sizes)
}

fn packed(
    population: &Population,
    context: Context<'_>,
    readers: &[Reader<'_>],
    sizes: &[u64],
    rows: Range<u32>,
) -> Points {
    let mut positions: FxHashMap<u64, u32> = FxHashMap::default();
    let mut tallies: Vec<Tally> = Vec::new();
    let mut keys = Vec::new();
    let mut first = rows.start;
    while first < rows.end {
        let length = (rows.end - first).min(BLOCK);
        keys.clear();
        keys.resize(length as usize, 0);
        for (reader, size) in readers.iter().zip(sizes) {
            reader.fold(first, *size, &mut keys);
        }
        for (row, key) in (first..).zip(&keys) {
            let position = *positions.entry(*key).or_insert_with(|| {
                tallies.push(empty(population));
                tallies.len() as u32 - 1
            });
            add(population, context, row, &mut tallies[position as usize]);
        }
        first += length;
    }
    tallies.iter_mut().for_each(Tally::settle);
    let found = |(key, position): (u64, u32)| (key, std::mem::take(&mut tallies[position as usize]));
    Points::numbered(sizes, Numbered::Tallies(positions.into_iter().map(found).collect()))
}

/// For tables with so many dimensions that a point fits no number.
fn unpacked(population: &Population, context: Context<'_>, readers: &[Reader<'_>], rows: Range<u32>) -> Points {
    let mut points: BTreeMap<Box<[u32]>, Tally> = BTreeMap::new();
    for row in rows {
        let point: Box<[u32]> = readers.iter().map(|reader| reader.region(row)).collect();
        add(population, context, row, points.entry(point).or_insert_with(|| empty(population)));
    }
    Points::of(population.dimensions.len(), points)
}

pub(super) fn empty(population: &Population) -> Tally {
    Tally { operands: vec![OperandTally::default(); population.operands.len()], ..Tally::default() }
}

pub(super) fn add(population: &Population, context: Context<'_>, row: u32, tally: &mut Tally) {
    tally.records += 1;
    let mut lacking = Vec::new();
    for (index, (operand, found)) in population.operands.iter().zip(&mut tally.operands).enumerate() {
        match context.value(&operand.expression, row) {
            Some(value) => found.add(operand, value),
            None => {
                lacking.push(index as u32);
                *found.missing.entry(context.mask_of(operand, row)).or_default() += 1;
            }
        }
    }
    if !lacking.is_empty() {
        *tally.lacking.entry(lacking.into()).or_default() += 1;
    }
}
