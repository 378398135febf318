//! Working out derived fields over referring records.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Aggregate, Model, Type};
use crate::records::{Column, Records};
use crate::schema::Schema;
use crate::value::{CodeIndex, Truth, Value};

use super::aggregates::{Aggregates, Open};
use super::expression::Context;
use super::gathered::{Gathered, Operand};
use super::histories::Histories;

/// One derived field while it is worked out.
pub(super) struct Work<'a> {
    schema: &'a Schema,
    aggregate: &'a Aggregate,
    records: &'a Records,
    context: Context<'a>,
    /// What it can lack, by name; where that is only the type, everything stands for that.
    sources: Vec<String>,
}

impl Aggregates {
    /// Works out all derived fields of a model.
    #[must_use]
    pub(crate) fn new(model: &Model, records: &Records) -> Aggregates {
        let mut aggregates = Aggregates {
            fields: model.aggregates.clone(),
            histories: Histories::of(&model.schema),
            ..Aggregates::default()
        };
        for index in 0..model.aggregates.len() {
            let (values, open) = Work::new(model, records, &aggregates, index).evaluate();
            aggregates.values.push(values);
            aggregates.open.push(open);
        }
        aggregates
    }
}

/// What is gathered for each record that has the field.
pub(super) type Rows = (Vec<Option<Value>>, BTreeMap<u32, Open>);

impl<'a> Work<'a> {
    pub fn new(model: &'a Model, records: &'a Records, earlier: &'a Aggregates, index: usize) -> Work<'a> {
        let aggregate = &model.aggregates[index];
        let context = Context { schema: &model.schema, records, aggregates: earlier, record: aggregate.of };
        let sources = crate::model::sources(&model.schema, &model.aggregates, index as u32);
        Work { schema: &model.schema, aggregate, records, context, sources }
    }

    pub fn evaluate(&self) -> Rows {
        let on = self.records.set(self.aggregate.on).len();
        let of = self.records.set(self.aggregate.of);
        let Column::Reference(targets) = of.column(self.aggregate.by) else {
            return (vec![None; on], BTreeMap::new());
        };
        if !of.given {
            return (vec![None; on], BTreeMap::new());
        }
        let mut found = vec![Gathered::default(); on];
        // Those whose reference is not known may refer to any record.
        let mut anywhere = Gathered::default();
        for (row, target) in targets.iter().enumerate() {
            let row = row as u32;
            let taken = self.taken(row);
            if taken == Truth::No {
                continue;
            }
            let operand = self.operand(row);
            match target {
                Some(target) => {
                    let gathered = &mut found[*target as usize];
                    gathered.add(self.aggregate.measure, &operand, taken.is_yes());
                    self.lack(row, taken, &operand, &mut gathered.lacking);
                }
                None => {
                    anywhere.add(self.aggregate.measure, &operand, false);
                    anywhere.lacking.insert(self.source(self.name_of_reference()));
                    self.lack(row, taken, &operand, &mut anywhere.lacking);
                }
            }
        }
        let ends = self.ends();
        let mut values = Vec::with_capacity(on);
        let mut open = BTreeMap::new();
        for (row, mut gathered) in found.into_iter().enumerate() {
            if anywhere.count() > 0 {
                gathered.merge(&anywhere);
            }
            let result = gathered.result(self.aggregate.measure, self.aggregate.kind == Type::Integer, ends.as_ref());
            values.push(result.value);
            if result.is_open {
                open.insert(row as u32, Open { extent: result.extent, lacking: gathered.lacking });
            }
        }
        (values, open)
    }

    /// Whether a record is among those that the field is worked out from, wherever it refers to.
    fn taken(&self, row: u32) -> Truth {
        let holds = |condition| match self.context.value(condition, row) {
            Some(Value::YesNo(yes)) => Truth::from(yes),
            _ => Truth::Undetermined,
        };
        self.aggregate.clauses.iter().fold(Truth::Yes, |all, clause| {
            let truth = holds(&clause.condition);
            all.and(if clause.except { !truth } else { truth })
        })
    }

    fn operand(&self, row: u32) -> Operand {
        let Some(expression) = &self.aggregate.operand else { return Operand::None };
        match self.context.value(expression, row) {
            Some(value) => Operand::Known(value),
            None => Operand::Unknown(self.context.extent(expression, row)),
        }
    }

    /// Adds the names of what a record lacks.
    fn lack(&self, row: u32, taken: Truth, operand: &Operand, lacking: &mut BTreeSet<String>) {
        let mut names = BTreeSet::new();
        if taken == Truth::Undetermined {
            let open = self.aggregate.clauses.iter().map(|clause| &clause.condition);
            for condition in open.filter(|condition| self.context.value(condition, row).is_none()) {
                self.context.lacking_as_referring(condition, row, &mut names);
            }
        }
        if let (Operand::Unknown(_), Some(expression)) = (operand, &self.aggregate.operand) {
            self.context.lacking_as_referring(expression, row, &mut names);
        }
        lacking.extend(names.into_iter().map(|name| self.source(name)));
    }

    /// A name as it is told: that of the type, where there are too many to tell apart.
    fn source(&self, name: String) -> String {
        match self.sources.as_slice() {
            [only] => only.clone(),
            _ => name,
        }
    }

    fn name_of_reference(&self) -> String {
        let record = self.schema.record(self.aggregate.of);
        format!("{}.{}", self.schema.record_name(self.aggregate.of), record.field_name(self.aggregate.by))
    }

    /// The first and the last code of a list, between which every value lies.
    fn ends(&self) -> Option<[Value; 2]> {
        let Type::Code(list) = self.aggregate.kind else { return None };
        let last = self.schema.list(list).codes.len().checked_sub(1)?;
        Some([Value::Code(0), Value::Code(CodeIndex::try_from(last).ok()?)])
    }
}
