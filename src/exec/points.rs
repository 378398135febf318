//! The point of each record, for those who ask of records one by one what counting asks of all.

use crate::model::Model;
use crate::plan::Population;
use crate::records::Records;

use super::Aggregates;
use super::expression::Context;
use super::regions::readers;

/// The regions of every accepted record of a population's type, one a dimension, in the order of the rows.
pub(crate) fn points(
    model: &Model,
    records: &Records,
    aggregates: &Aggregates,
    population: &Population,
) -> Vec<Box<[u32]>> {
    let context = Context { schema: &model.schema, records, aggregates, record: population.record };
    let readers = readers(&population.dimensions, context, population.record);
    let rows = 0..records.set(population.record).len() as u32;
    rows.map(|row| readers.iter().map(|reader| reader.region(row)).collect()).collect()
}
