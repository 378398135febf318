//! How rules count records, told for those who work on the engine.

use super::described::described;
use crate::Rules;
use crate::exec::{Held, Streaming, sizes};
use crate::plan::{Dimension, Operand};
use crate::schema::RecordId;

/// A grid that records of one type are counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedGrid {
    /// The record type.
    pub record: String,
    /// The tables that it serves, by name.
    pub tables: Vec<String>,
    /// Whether the records are counted as they are read, and not kept.
    pub is_streamed: bool,
    /// How many points it has, if that fits 64 bits.
    pub points: Option<u64>,
    /// How what is counted at the points is held.
    pub held: &'static str,
    /// Each dimension in words, with how many regions it has.
    pub dimensions: Vec<(String, u64)>,
    /// What is gathered beside the number of records, in words.
    pub operands: Vec<String>,
}

/// The grids of a program, by record type.
#[must_use]
pub fn planned(rules: &Rules) -> Vec<PlannedGrid> {
    let records = 0..rules.schema().records.len() as u32;
    records.map(RecordId).flat_map(|record| of_type(rules, record)).collect()
}

fn of_type(rules: &Rules, record: RecordId) -> Vec<PlannedGrid> {
    let (plan, model) = (rules.plan(), rules.model());
    let name = |table: usize| model.subject(table).map(|table| table.name.clone()).unwrap_or_default();
    if let Some(streaming) = Streaming::new(model, plan, record) {
        let grid = |(dimensions, operands, held, tables): (&[Dimension], &[Operand], Held, Vec<usize>)| {
            let grid = told(rules, record, dimensions, operands, held);
            PlannedGrid { is_streamed: true, tables: tables.into_iter().map(name).collect(), ..grid }
        };
        return streaming.grids().map(grid).collect();
    }
    let populations = plan.tables.iter().enumerate().flat_map(|(table, planned)| {
        planned.populations.iter().filter(|population| population.record == record).map(move |of| (table, of))
    });
    let grid = |(table, population): (usize, &crate::plan::Population)| {
        let grid = told(rules, record, &population.dimensions, &population.operands, Held::Hashed);
        PlannedGrid { tables: vec![name(table)], ..grid }
    };
    populations.map(grid).collect()
}

fn told(rules: &Rules, record: RecordId, dimensions: &[Dimension], operands: &[Operand], held: Held) -> PlannedGrid {
    let words = |expression| described(rules.model(), record, expression).0;
    PlannedGrid {
        record: rules.schema().record_name(record).to_owned(),
        tables: Vec::new(),
        is_streamed: false,
        points: sizes(dimensions).map(|sizes| sizes.iter().product()),
        held: match held {
            Held::InPlaces => "a place for each point",
            Held::Hashed => "by hash, the points that occur",
        },
        dimensions: dimensions.iter().map(|dimension| (words(&dimension.operand), dimension.size())).collect(),
        operands: operands.iter().map(|operand| words(&operand.expression)).collect(),
    }
}
