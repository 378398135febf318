//! Decisions: eligible, refused or undetermined, with the outcome of every requirement.
//!
//! Records are turned into points of the criteria's grid, and each point is decided once: a batch of a million records costs a
//! million look-ups and a few thousand decisions.

mod chosen;
mod judge;

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::model::{Criteria, Model};
use crate::outcome::Decision;
use crate::plan::{CriteriaPlan, Dimension};
use crate::records::Records;
use crate::value::Date;

use super::Aggregates;
use super::expression::Context;
use super::occurring::Numbering;
use super::regions::{Reader, readers};

use judge::{Judge, decide_once};

use chosen::{Chosen, chosen};

/// The decisions on all records of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Decisions {
    /// For each accepted record, the position of its decision.
    pub of_record: Vec<u32>,
    /// The different decisions, in the order in which records first met them.
    pub decisions: Vec<Decision>,
}

impl Decisions {
    /// The decision on a record, by row.
    #[must_use]
    pub fn of(&self, row: u32) -> Option<&Decision> {
        self.decisions.get(*self.of_record.get(row as usize)? as usize)
    }
}

/// Decides records of one type by one criteria.
pub struct Decider<'a> {
    criteria: &'a Criteria,
    readers: Vec<Reader<'a>>,
    rows: u32,
    /// The number of regions of each dimension, if a point of all of them fits one number.
    sizes: Option<Vec<u64>>,
    known: RefCell<Known<'a>>,
}

/// What is decided, by point.
struct Known<'a> {
    judge: Judge<'a>,
    /// Decisions of batches by point. For few points: a place for each.
    table: Vec<u32>,
    packed: FxHashMap<u64, u32>,
    regions: Vec<u32>,
}

/// Points up to this number can have a place each; more are looked up.
const TABLE: u64 = 1 << 20;
/// A table is made where it has at most so many places for each record.
const PLACES: u64 = 8;
const BLOCK: u32 = 4096;
const NOT_DECIDED: u32 = u32::MAX;

/// Decides the first record, if there is one, as a [`Decider`] would that is asked once.
pub(crate) fn decide_first(
    model: &Model,
    index: usize,
    plan: &CriteriaPlan,
    records: &Records,
    aggregates: &Aggregates,
    guidance: Option<Date>,
) -> Option<Decision> {
    if records.set(plan.record).is_empty() {
        return None;
    }
    let context = Context { schema: &model.schema, records, aggregates, record: plan.record };
    let readers = readers(&plan.dimensions, context, plan.record);
    let regions: Vec<u32> = readers.iter().map(|reader| reader.region(0)).collect();
    Some(decide_once(model, plan, chosen(model, &model.criteria[index], guidance), &regions))
}

impl<'a> Decider<'a> {
    /// A decider for the records. `guidance` overrides the date at which guidance is read; without it the record's date field
    /// counts, or, where the criteria has none, the date that the rules were read at.
    #[must_use]
    pub(crate) fn new(
        model: &'a Model,
        index: usize,
        plan: &'a CriteriaPlan,
        records: &'a Records,
        aggregates: &'a Aggregates,
        guidance: Option<Date>,
    ) -> Decider<'a> {
        let criteria = &model.criteria[index];
        let context = Context { schema: &model.schema, records, aggregates, record: plan.record };
        let sizes: Vec<u64> = plan.dimensions.iter().map(Dimension::size).collect();
        let known = Known {
            judge: Judge::new(model, plan, chosen(model, criteria, guidance)),
            table: Vec::new(),
            packed: FxHashMap::default(),
            regions: Vec::new(),
        };
        Decider {
            criteria,
            readers: readers(&plan.dimensions, context, plan.record),
            rows: records.set(plan.record).len() as u32,
            sizes: points(&sizes).map(|_| sizes),
            known: RefCell::new(known),
        }
    }

    /// The criteria.
    #[doc(hidden)]
    #[must_use]
    pub fn criteria(&self) -> &'a Criteria {
        self.criteria
    }

    /// Decides one record by row; `None` if there is no such row.
    #[must_use]
    pub fn one(&self, row: u32) -> Option<Decision> {
        if row >= self.rows {
            return None;
        }
        let mut known = self.known.borrow_mut();
        let index = known.row(&self.readers, row);
        known.judge.decisions().get(index as usize).cloned()
    }

    /// Decides all records.
    #[must_use]
    pub fn all(&self) -> Decisions {
        let mut known = self.known.borrow_mut();
        let mut of_record = Vec::with_capacity(self.rows as usize);
        match &self.sizes {
            Some(sizes) => {
                known.make_table(sizes, self.rows);
                let numbering = Numbering::new(sizes);
                let mut keys = Vec::new();
                let mut first = 0;
                while first < self.rows {
                    let length = (self.rows - first).min(BLOCK);
                    keys.clear();
                    keys.resize(length as usize, 0);
                    for (reader, size) in self.readers.iter().zip(sizes) {
                        reader.fold(first, *size, &mut keys);
                    }
                    of_record.extend(keys.iter().map(|key| known.point(*key, &numbering)));
                    first += length;
                }
            }
            None => of_record.extend((0..self.rows).map(|row| known.row(&self.readers, row))),
        }
        in_order_met(of_record, known.judge.decisions())
    }
}

impl Known<'_> {
    fn make_table(&mut self, sizes: &[u64], rows: u32) {
        let worth = u64::from(rows).saturating_mul(PLACES).min(TABLE);
        if let Some(points) = points(sizes).filter(|points| self.table.is_empty() && *points <= worth) {
            self.table = vec![NOT_DECIDED; points as usize];
        }
    }

    /// The position of the decision at a point.
    fn point(&mut self, key: u64, numbering: &Numbering) -> u32 {
        if let Some(index) = self.table.get(key as usize) {
            if *index != NOT_DECIDED {
                return *index;
            }
        } else if let Some(index) = self.packed.get(&key) {
            return *index;
        }
        self.regions.clear();
        numbering.put(key, &mut self.regions);
        let index = self.judge.decide(&self.regions);
        match self.table.get_mut(key as usize) {
            Some(place) => *place = index,
            None => {
                self.packed.insert(key, index);
            }
        }
        index
    }

    /// The position of the decision on a record.
    fn row(&mut self, readers: &[Reader<'_>], row: u32) -> u32 {
        self.regions.clear();
        self.regions.extend(readers.iter().map(|reader| reader.region(row)));
        self.judge.decide(&self.regions)
    }
}

/// How many points a grid has, if that fits.
fn points(sizes: &[u64]) -> Option<u64> {
    sizes.iter().try_fold(1u64, |product, size| product.checked_mul(*size))
}

/// Numbers decisions in the order in which records meet them, whatever was decided before.
fn in_order_met(mut of_record: Vec<u32>, decisions: &[Decision]) -> Decisions {
    let mut place = vec![NOT_DECIDED; decisions.len()];
    let mut met = Vec::new();
    for index in &mut of_record {
        let at = &mut place[*index as usize];
        if *at == NOT_DECIDED {
            *at = met.len() as u32;
            met.push(decisions[*index as usize].clone());
        }
        *index = *at;
    }
    Decisions { of_record, decisions: met }
}
