//! The records with their derived fields worked out, and one record among them.

use std::collections::{BTreeMap, BTreeSet};

use super::clauses;
use super::possible::{Derived, Given, derived};
use crate::model::{Aggregate, AsOf, End, Expression, Model, Path, Step, lacking, sources};
use crate::outcome::Named;
use crate::records::Records;
use crate::schema::{FieldId, FieldKind, RecordId, Schema};
use crate::value::{Date, Truth, Value};

/// Everything that expressions read.
pub(super) struct Facts<'a> {
    /// The program.
    pub model: &'a Model,
    /// The records as they were read.
    pub records: &'a Records,
    /// For each of the model's aggregates what is known of it for each record that has it.
    aggregates: Vec<Vec<Derived>>,
    /// Of each type whose records are versions, the rows of the versions of each key by the day from which they are.
    histories: BTreeMap<RecordId, BTreeMap<Value, BTreeMap<Date, u32>>>,
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
        let mut facts = Facts { model, records, aggregates: Vec::new(), histories: BTreeMap::new() };
        facts.histories = facts.histories();
        for index in 0..model.aggregates.len() {
            let values = facts.aggregate(index);
            facts.aggregates.push(values);
        }
        facts
    }

    /// The versions of each type that has such, by whose they are and from when.
    fn histories(&self) -> BTreeMap<RecordId, BTreeMap<Value, BTreeMap<Date, u32>>> {
        let schema = &self.model.schema;
        let mut histories = BTreeMap::new();
        for (place, kind) in schema.records.values().enumerate() {
            let Some((key, since)) = kind.history() else { continue };
            let of = RecordId(place as u32);
            let versions: &mut BTreeMap<Value, BTreeMap<Date, u32>> = histories.entry(of).or_default();
            for record in self.of_type(of) {
                let day = record.read(&Path { steps: Vec::new(), end: End::Field(since) });
                if let (Some(key), Some(Value::Date(day))) = (record.key(key), day) {
                    versions.entry(key).or_default().insert(day, record.row);
                }
            }
        }
        histories
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

    /// The value of a field that is a part of a key: of a reference the key of the record that it leads to.
    fn key(&self, field: FieldId) -> Option<Value> {
        match self.referenced(self.of, field) {
            None => self.facts.records.set(self.of).value(field, self.row),
            Some(_) => {
                let to = self.reference(field)?;
                to.key(*self.facts.model.schema.record(to.of).key.first()?)
            }
        }
    }

    /// The value at the end of a path; missing if any step on the way leads nowhere.
    pub fn read(&self, path: &Path) -> Option<Value> {
        let holder = self.over(&path.steps)?;
        match path.end {
            End::Field(field) => self.facts.records.set(holder.of).value(field, holder.row),
            End::Aggregate(_) => self.derived(path)?.value.clone(),
        }
    }

    /// What is known of the derived field at the end of a path.
    pub fn derived(&self, path: &Path) -> Option<&'a Derived> {
        let End::Aggregate(index) = path.end else { return None };
        let holder = self.over(&path.steps)?;
        self.facts.aggregates.get(index as usize)?.get(holder.row as usize)
    }

    /// The record that steps lead to.
    fn over(&self, steps: &[Step]) -> Option<Record<'a>> {
        let mut holder = Record { filled: &[], ..*self };
        for step in steps {
            holder = match step {
                Step::Field(field) => holder.reference(*field)?,
                Step::AsOf(version) => holder.version(version)?,
            };
        }
        Some(holder)
    }

    /// The version of a key that is the last one begun on a day.
    fn version(&self, version: &AsOf) -> Option<Record<'a>> {
        let (key, Value::Date(day)) = (self.value(&version.key)?, self.value(&version.day)?) else { return None };
        let versions = self.facts.histories.get(&version.of)?.get(&key)?;
        let (_, row) = versions.range(..=day).next_back()?;
        Some(Record { of: version.of, row: *row, ..*self })
    }

    /// What the record lacks, with its label.
    pub fn named(&self, written: &str) -> Named {
        lacking::named(self.facts.model, self.of, written)
    }

    /// Adds the names of what a path has no value for lack of: first of what is missing of the key or the day that a version is chosen by,
    /// then the version, then what is read of it. The names of the record's own stand behind `of`.
    pub fn lacks(&self, of: &str, path: &Path, names: &mut BTreeSet<String>) {
        if self.read(path).is_some() {
            return;
        }
        if let Some(derived) = self.derived(path).filter(|derived| !derived.lacking.is_empty()) {
            names.extend(derived.lacking.iter().cloned());
            return;
        }
        let place = path.steps.iter().rposition(|step| matches!(step, Step::AsOf(_)));
        if let Some((place, Step::AsOf(version))) = place.and_then(|place| Some((place, path.steps.get(place)?))) {
            let mut is_chosen = true;
            for chosen_by in [&version.key, &version.day] {
                chosen_by.behind_steps(&path.steps[..place]).paths(&mut |read| {
                    is_chosen &= self.read(read).is_some();
                    self.lacks(of, read, names);
                });
            }
            let since = self.facts.model.schema.record(version.of).since;
            match (is_chosen, since, self.over(&path.steps[..=place])) {
                (false, ..) => return,
                (true, Some(since), None) => {
                    let version = Path { steps: path.steps[..=place].to_vec(), end: End::Field(since) };
                    names.insert(format!("{of}{}", self.name(&version)));
                    return;
                }
                _ => {}
            }
        }
        names.insert(format!("{of}{}", self.name(path)));
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
