//! From what was counted to the document of a file.

use super::described::described;
use super::document::{Axis, Digest, Document, Measured, OfType, Points, StoredCut, StoredKeys};
use super::packed::{Packing, differences};
use super::values::{stored, stored_tally};
use super::{Input, Keys, Part, identity};
use crate::exec::{Counted, Grid, TypeAccount};
use crate::model::Model;
use crate::plan::{Cut, Dimension, Operand, Plan, Population};
use crate::schema::{FieldKind, RecordId};

/// The document of what a plan counted.
pub(super) fn document(
    model: &Model,
    plan: &Plan,
    counted: &Counted,
    (part, keys): (Part, &Keys),
    inputs: &[Input],
) -> Document {
    let mut grids: Vec<Points> = Vec::new();
    for (population, grid) in populations(plan).zip(counted.tables.iter().flatten()) {
        let points = points(model, population, grid);
        if !grids.contains(&points) {
            grids.push(points);
        }
    }
    let types = model.schema.records.keys().zip(&counted.accounts).enumerate();
    Document {
        records: identity::of_records(&model.schema),
        spellings: identity::of_spellings(&model.schema),
        plan: identity::of_plan(&grids),
        refined: plan.refined,
        part: (part.number, part.of),
        keys: stored_keys(keys),
        types: types
            .map(|(position, (name, account))| of_type(model, RecordId(position as u32), name, account, part, inputs))
            .collect(),
        grids,
    }
}

fn stored_keys(keys: &Keys) -> StoredKeys {
    match keys {
        Keys::NotLookedFor => StoredKeys::NotLookedFor,
        Keys::Unique => StoredKeys::Unique,
        Keys::Digests(all) => {
            let stored = |(record, digests): &(RecordId, Vec<u64>)| {
                let mut digests = digests.clone();
                digests.sort_unstable();
                digests.dedup();
                (record.0, differences(1, &digests))
            };
            let mut all: Vec<(u32, Vec<u64>)> = all.iter().map(stored).collect();
            all.sort_unstable();
            StoredKeys::Digests(all)
        }
    }
}

/// The populations of all tables, as what was counted of them is kept.
pub(super) fn populations(plan: &Plan) -> impl Iterator<Item = &Population> {
    plan.tables.iter().flat_map(|table| &table.populations)
}

/// Whether the records of a type can be counted in parts.
pub(super) fn is_parted(model: &Model, record: RecordId) -> bool {
    let mut fields = model.schema.records.values().flat_map(|of| of.fields.values());
    let is_derived_from = model.aggregates.iter().any(|aggregate| aggregate.of == record || aggregate.on == record);
    let is_history = model.schema.record(record).since.is_some();
    !is_derived_from && !is_history && !fields.any(|field| field.kind == FieldKind::Reference(record))
}

fn of_type(model: &Model, record: RecordId, name: &str, account: &TypeAccount, part: Part, inputs: &[Input]) -> OfType {
    let mut digests: Vec<Digest> =
        inputs.iter().filter(|input| input.record == record).map(|input| input.digest.finish()).collect();
    digests.sort_unstable();
    let taken = account.taken.iter().map(|((field, way), values)| (field.0, way.name().to_owned(), *values));
    OfType {
        name: name.to_owned(),
        looked_up: part.of > 1 && !is_parted(model, record),
        given: account.given,
        read: account.read,
        rejected: account.rejected.iter().map(|(code, records)| ((*code).to_owned(), *records)).collect(),
        taken: taken.collect(),
        inputs: digests,
    }
}

fn points(model: &Model, population: &Population, grid: &Grid) -> Points {
    let packing = Packing::new(population.dimensions.iter().map(Dimension::size));
    let is_measured = !population.operands.is_empty();
    let tallies = || grid.points.iter().map(|(_, tally)| tally);
    let keys: Vec<u64> = grid.points.iter().flat_map(|(regions, _)| packing.pack(regions)).collect();
    Points {
        record: population.record.0,
        dimensions: population.dimensions.iter().map(|dimension| axis(model, population.record, dimension)).collect(),
        operands: population.operands.iter().map(|operand| measured(model, population.record, operand)).collect(),
        words: packing.words() as u32,
        keys: differences(packing.words(), &keys),
        counts: tallies().map(|tally| tally.records).collect(),
        tallies: tallies().filter(|_| is_measured).map(stored_tally).collect(),
    }
}

/// A dimension as a file has it.
pub(super) fn axis(model: &Model, record: RecordId, dimension: &Dimension) -> Axis {
    let (operand, derived) = described(model, record, &dimension.operand);
    let shown = |leaf: &crate::model::Leaf| leaf.shown(&model.schema, &model.aggregates, record);
    Axis {
        operand,
        derived,
        cut: match &dimension.cut {
            Cut::Whole => StoredCut::Whole,
            Cut::YesNo => StoredCut::YesNo,
            Cut::Codes(regions) => StoredCut::Codes(regions.of_code.clone()),
            // Values that are cut are no texts.
            Cut::Points(points) => StoredCut::Points(points.iter().filter_map(stored).collect()),
        },
        leaves: dimension.leaves.iter().map(shown).collect(),
        has_missing: dimension.has_missing,
        has_extents: dimension.extents.is_some(),
    }
}

/// An operand as a file has it.
pub(super) fn measured(model: &Model, record: RecordId, operand: &Operand) -> Measured {
    let (words, derived) = described(model, record, &operand.expression);
    Measured { operand: words, derived, sum: operand.sum, extremes: operand.extremes, distinct: operand.distinct }
}
