//! The records with their derived fields worked out, and one record among them.

use std::collections::BTreeSet;

use super::clauses;
use super::possible::{Derived, Given, derived};
use crate::model::{Aggregate, End, Expression, Model, Path, sources};
use crate::records::Records;
use crate::schema::{FieldId, FieldKind, RecordId, Schema};
use crate::value::{Truth, Value};

/// Everything that expressions read.
pub(super) struct Facts<'a> {
    /// The program.
    pub model: &'a Model,
    /// The records as they were read.
    pub records: &'a Records,
    /// For each of the model's aggregates what is known of it for each record that has it.
    aggregates: Vec<Vec<Derived>>,
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
        for index in 0..model.aggregates.len() {
            let values = facts.aggregate(index);
            facts.aggregates.push(values);
        }
        facts
    }

    /// Every accepted record of a type.
    pub fn of_type(&'a self, of: RecordId) -> impl Iterator<Item = Record<'a>> {
        (0..self.records.set(of).len() as u32).map(move |row| Record { facts: self, of, row, filled: &[] })
    }

    /// What each record that has the field can be given by those that may refer to it.
    fn aggregate(&self, index: usize) -> Vec<Derived> {
        let Model { schema, aggregates, .. } = self.model;
        let aggregate = &aggregates[index];
        let owners = self.records.set(aggregate.on).len();
        if !self.records.set(aggregate.of).given {
            return vec![Derived::default(); owners];
        }
        let mut anywhere: Vec<Given> = Vec::new();
        let mut referring: Vec<Vec<Given>> = vec![Vec::new(); owners];
        for record in self.of_type(aggregate.of) {
            let Some(given) = record.gives(aggregate) else { continue };
            match record.reference(aggregate.by) {
                Some(owner) => referring[owner.row as usize].push(given),
                None => anywhere.push(given),
            }
        }
        let names = sources(schema, aggregates, index as u32);
        let name = Some(names).filter(|names| names.len() == 1).map(|names| names.concat());
        let of_owner = |given: &Vec<Given>| {
            let given: Vec<&Given> = given.iter().chain(&anywhere).collect();
            derived(schema, aggregate, &given, name.as_deref())
        };
        referring.iter().map(of_owner).collect()
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
            End::Aggregate(_) => self.derived(path)?.value.clone(),
        }
    }

    /// What is known of the derived field at the end of a path.
    pub fn derived(&self, path: &Path) -> Option<&'a Derived> {
        let End::Aggregate(index) = path.end else { return None };
        let mut holder = *self;
        for &field in &path.references {
            holder = holder.reference(field)?;
        }
        self.facts.aggregates.get(index as usize)?.get(holder.row as usize)
    }

    /// What it may give a derived field of a record that it refers to, wherever it refers to; nothing where it is not taken.
    fn gives(&self, aggregate: &Aggregate) -> Option<Given> {
        let taken = clauses::conjunction(&aggregate.clauses);
        let is_taken = self.truth(&taken);
        if is_taken == Truth::No {
            return None;
        }
        let is_referring = self.reference(aggregate.by).is_some();
        let mut given =
            Given { sure: is_taken.is_yes() && is_referring, operand: [None, None], lacking: BTreeSet::new() };
        let Schema { records, .. } = &self.facts.model.schema;
        let record = records.get_index(self.of.0 as usize).map_or("", |(name, _)| name.as_str());
        if !is_referring {
            let field = self.facts.model.schema.record(self.of).field_name(aggregate.by);
            given.lacking.insert(format!("{record}.{field}"));
        }
        let of = format!("{record}.");
        if is_taken == Truth::Undetermined {
            self.missing_of(&of, &taken, &mut given.lacking);
        }
        if let Some(operand) = &aggregate.operand {
            let ends = self.extent(operand).map(|extent| [extent.least, extent.greatest]);
            given.operand = ends.unwrap_or([None, None]);
            if self.value(operand).is_none() {
                self.missing_of(&of, operand, &mut given.lacking);
            }
        }
        Some(given)
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
