//! Counting blocks of records that are not kept.
//!
//! A dimension that asks one field of few distinct values is looked up by the value: how much it adds to the number of a point is
//! worked out once for each. The others are read from the block's columns as they are from kept ones. What is counted is the
//! same as by [`count`](super::count); `tests/oracle` holds both to that.

mod by_value;
mod counts;
mod joint;

use std::borrow::Cow;
use std::sync::Arc;

use by_value::{ByValue, asks_one, own_fields};
use counts::Counts;
pub(crate) use counts::Held;
use joint::Joint;

use super::Aggregates;
use super::counting::sizes;
use super::expression::Context;
use super::grid::Counted;
use super::occurring::{Numbered, Points};
use super::regions::Reader;
use crate::model::{Expression, Leaf, Model};
use crate::plan::{Dimension, Operand, Plan, Population};
use crate::records::{Block, Column, Records, can_stream};
use crate::schema::{FieldId, RecordId};

/// What of a plan is counted from blocks of one record type.
#[derive(Debug)]
pub(crate) struct Streaming {
    record: RecordId,
    /// The fields that must come as columns.
    columns: Vec<bool>,
    /// What is counted, each for populations that are counted together.
    joints: Vec<Joint>,
    grids: Vec<Counts>,
    /// Which of these serves the population of a table.
    places: Vec<(usize, usize, usize)>,
    /// One population, of a table, that each serves.
    populations: Vec<(usize, usize)>,
}

impl Streaming {
    /// How the records of a type are counted from blocks; `None` where they must be kept: others refer to them, or a derived field is worked
    /// out from them, or versions of them are read, or a point of them fits no number.
    pub(crate) fn new(model: &Model, plan: &Plan, record: RecordId) -> Option<Streaming> {
        let is_derived_from = model.aggregates.iter().any(|aggregate| aggregate.of == record || aggregate.on == record);
        let is_history = model.schema.record(record).since.is_some();
        if is_derived_from || is_history || !can_stream(&model.schema, record) {
            return None;
        }
        let mut columns = vec![false; model.schema.record(record).fields.len()];
        let (mut places, mut populations, mut joints) = (Vec::new(), Vec::new(), Vec::<Joint>::new());
        for (table, planned) in plan.tables.iter().enumerate() {
            for (position, population) in planned.populations.iter().enumerate().filter(|(_, p)| p.record == record) {
                sizes(&population.dimensions)?;
                let served = joints.iter_mut().position(|joint| joint.serve(population));
                let place = served.unwrap_or_else(|| {
                    joints.push(Joint::of(population));
                    populations.push((table, position));
                    joints.len() - 1
                });
                places.push((table, position, place));
                mark(model, record, population, &mut columns);
            }
        }
        let grids = joints.iter().map(Counts::of).collect();
        Some(Streaming { record, columns, joints, grids, places, populations })
    }

    /// Whether a field must come as a column.
    pub(crate) fn wants_column(&self, field: FieldId) -> bool {
        self.columns.get(field.0 as usize).copied().unwrap_or(true)
    }

    /// Whether what was counted can be taken off again: a least or a greatest cannot.
    pub(crate) fn can_take_off(&self) -> bool {
        self.grids.iter().all(Counts::can_take_off)
    }

    /// What is counted together: the dimensions, the operands, how that is held, and the tables that it serves.
    pub(crate) fn grids(&self) -> impl Iterator<Item = (&[Dimension], &[Operand], Held, Vec<usize>)> {
        self.joints.iter().zip(&self.grids).enumerate().map(|(place, (joint, counts))| {
            let served = self.places.iter().filter(|(_, _, of)| *of == place).map(|(table, ..)| *table);
            (&*joint.dimensions, &*joint.operands, counts.held(), served.collect())
        })
    }

    /// What was counted, for each table and population.
    pub(crate) fn add_to(self, plan: &Plan, accepted: u64, counted: &mut Counted) {
        let mut found: Vec<Numbered> = self.grids.into_iter().map(Counts::points).collect();
        for (index, (table, position, place)) in self.places.iter().enumerate() {
            let population = &plan.tables[*table].populations[*position];
            let is_last = self.places[index + 1..].iter().all(|(.., other)| other != place);
            let of_joint = if is_last {
                Cow::Owned(std::mem::replace(&mut found[*place], Numbered::Records(Vec::new())))
            } else {
                Cow::Borrowed(&found[*place])
            };
            let found = self.joints[*place].found_of(population, of_joint);
            let grid = &mut counted.tables[*table][*position];
            grid.accepted += accepted;
            grid.points.merge(Points::numbered(&sizes(&population.dimensions).unwrap_or_default(), found));
        }
    }

    /// Forgets what was counted.
    pub(crate) fn clear(&mut self) {
        self.grids.iter_mut().for_each(Counts::clear);
    }

    /// Adds what another counted of other records.
    pub(crate) fn merge(&mut self, other: Streaming) {
        self.grids.iter_mut().zip(other.grids).for_each(|(mine, others)| mine.merge(others));
    }
}

/// Marks the fields that are asked for as columns.
fn mark(model: &Model, record: RecordId, population: &Population, columns: &mut [bool]) {
    let mut all_of = |expression: &Expression, leaves: &[Leaf]| {
        let mut mark = |field: FieldId| columns[field.0 as usize] = true;
        own_fields(expression, leaves).into_iter().for_each(&mut mark);
    };
    for dimension in &population.dimensions {
        if asks_one(&model.schema, record, dimension).is_none() {
            all_of(&dimension.operand, &dimension.leaves);
        }
    }
    population.operands.iter().for_each(|operand| all_of(&operand.expression, &operand.leaves));
}

/// Counts the blocks of one thread.
pub(crate) struct Tabulator<'a> {
    model: &'a Model,
    aggregates: Arc<Aggregates>,
    /// The kept records, with the block's columns in the place of those of its type.
    records: Records,
    empty: Vec<Column>,
    record: RecordId,
    tables: Vec<Tabulated<'a>>,
    keys: Vec<u64>,
}

/// Whether an expression is a value of a version out of a history.
fn over_versions(expression: &Expression) -> bool {
    matches!(expression, Expression::Path(path) if path.reads_history())
}

/// What is counted together.
struct Tabulated<'a> {
    /// One of the populations: it has the operands of all.
    population: &'a Population,
    by_value: Vec<ByValue>,
    /// The dimensions that are read from columns, each with what a region adds to a key.
    others: Vec<(Dimension, u64)>,
}

impl<'a> Tabulator<'a> {
    pub(crate) fn new(
        model: &'a Model,
        plan: &'a Plan,
        streaming: &Streaming,
        kept: &Records,
        aggregates: Arc<Aggregates>,
    ) -> Tabulator<'a> {
        let record = streaming.record;
        let tables = streaming.joints.iter().zip(&streaming.populations).map(|(joint, (table, position))| {
            let population = &plan.tables[*table].populations[*position];
            let mut by_value: Vec<ByValue> = Vec::new();
            let mut others = Vec::new();
            let mut stride = 1;
            for dimension in joint.dimensions.iter().rev() {
                match asks_one(&model.schema, record, dimension) {
                    None => others.push((dimension.clone(), stride)),
                    Some(asked) => match by_value.iter_mut().find(|known| known.field == asked.field) {
                        Some(known) => known.add(dimension.clone(), stride),
                        None => by_value.push(ByValue::new(asked, dimension.clone(), stride)),
                    },
                }
                stride = stride.saturating_mul(dimension.size());
            }
            Tabulated { population, by_value, others }
        });
        let empty = kept.empty_columns(record);
        Tabulator {
            model,
            aggregates,
            records: kept.with_columns(record, empty.clone()),
            empty,
            record,
            tables: tables.collect(),
            keys: Vec::new(),
        }
    }

    /// Counts the records of a block, or takes them off again.
    pub(crate) fn block(&mut self, block: &mut Block<'_>, streaming: &mut Streaming, takes_off: bool) {
        let Tabulator { model, aggregates, records, empty, record, tables, keys } = self;
        for (table, counts) in tables.iter_mut().zip(&mut streaming.grids) {
            keys.clear();
            keys.resize(block.rows, 0);
            let context = Context { schema: &model.schema, records, aggregates, record: *record };
            table.by_value.iter_mut().for_each(|by_value| by_value.add_to(block, empty, context, keys));
            records.exchange_columns(*record, block.columns);
            let context = Context { schema: &model.schema, records, aggregates, record: *record };
            for (dimension, stride) in &table.others {
                // What a reader finds out of all versions would be found anew with each block.
                let reader = match over_versions(&dimension.operand) {
                    true => Reader::evaluated(dimension, context),
                    false => Reader::new(dimension, context),
                };
                reader.add(*stride, keys);
            }
            counts.count(keys, block.left_out, takes_off, table.population, context);
            records.exchange_columns(*record, block.columns);
        }
    }
}
