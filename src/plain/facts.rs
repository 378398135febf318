//! The records with their derived fields worked out, and one record among them.

use super::population;
use super::tally::Tally;
use crate::model::{Aggregate, End, Expression, Model, Path};
use crate::records::Records;
use crate::schema::{FieldId, FieldKind, RecordId};
use crate::value::Value;

/// Everything that expressions read.
pub(super) struct Facts<'a> {
    /// The program.
    pub model: &'a Model,
    /// The records as they were read.
    pub records: &'a Records,
    /// For each of the model's aggregates its value for each record that has it; `None` is missing.
    aggregates: Vec<Vec<Option<Value>>>,
}

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// What can be known of it.
    pub facts: &'a Facts<'a>,
    /// Its type.
    pub of: RecordId,
    /// Its place among the records of its type.
    pub row: u32,
    /// What is taken for the value of an expression that has none.
    pub filled: &'a [(Expression, Option<Value>)],
}

impl<'a> Facts<'a> {
    /// Works out the derived fields in the model's order, in which each needs only earlier ones.
    pub fn new(model: &'a Model, records: &'a Records) -> Facts<'a> {
        let mut facts = Facts { model, records, aggregates: Vec::new() };
        for aggregate in &model.aggregates {
            let values = facts.aggregate(aggregate);
            facts.aggregates.push(values);
        }
        facts
    }

    /// Every accepted record of a type.
    pub fn of_type(&'a self, of: RecordId) -> impl Iterator<Item = Record<'a>> {
        (0..self.records.set(of).len() as u32).map(move |row| Record { facts: self, of, row, filled: &[] })
    }

    /// One pass over the referring records, each put down to the record that it refers to.
    fn aggregate(&self, aggregate: &Aggregate) -> Vec<Option<Value>> {
        let owners = self.records.set(aggregate.on).len();
        if !self.records.set(aggregate.of).given {
            return vec![None; owners];
        }
        let taken = population::conjunction(&aggregate.clauses);
        let mut tallies = vec![Tally::new(aggregate.measure); owners];
        for record in self.of_type(aggregate.of) {
            let Some(owner) = record.reference(aggregate.by) else { continue };
            if record.truth(&taken).is_yes() {
                tallies[owner.row as usize].add(aggregate.operand.as_ref().and_then(|operand| record.value(operand)));
            }
        }
        tallies.iter().map(|tally| tally.result().ok()).collect()
    }
}

impl<'a> Record<'a> {
    /// The record that a reference field leads to.
    pub fn reference(&self, field: FieldId) -> Option<Record<'a>> {
        let row = self.facts.records.set(self.of).reference(field, self.row)?;
        Some(Record { facts: self.facts, of: self.referenced(self.of, field)?, row, filled: &[] })
    }

    /// The value at the end of a path; missing if any reference on the way is.
    pub fn read(&self, path: &Path) -> Option<Value> {
        let mut holder = *self;
        for &field in &path.references {
            holder = holder.reference(field)?;
        }
        match path.end {
            End::Field(field) => self.facts.records.set(holder.of).value(field, holder.row),
            End::Aggregate(index) => self.facts.aggregates.get(index as usize)?.get(holder.row as usize)?.clone(),
        }
    }

    /// A path as written in rules: `cell.unit.committee`.
    pub fn name(&self, path: &Path) -> String {
        path.shown(&self.facts.model.schema, &self.facts.model.aggregates, self.of)
    }

    fn referenced(&self, of: RecordId, field: FieldId) -> Option<RecordId> {
        match self.facts.model.schema.record(of).field(field).kind {
            FieldKind::Reference(to) => Some(to),
            _ => None,
        }
    }
}
