//! The funnel: every record of a type through the conditions of a cell, each in exactly one place.

use std::collections::{BTreeMap, BTreeSet};

use crate::exec::{Context, OperandTally, Tally, measured};
use crate::model::{Expression, Measure};
use crate::outcome::{Funnel, FunnelStep, Named};
use crate::plan::{CellPlan, Population};
use crate::speech::Words;
use crate::value::{Truth, Value};

use super::conditions::Condition;

/// The records of one type, asked one by one.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub context: Context<'a>,
    pub words: Words<'a>,
    pub population: &'a Population,
}

/// Where a record ends up.
pub(super) enum Place {
    /// Every condition holds.
    Counted,
    /// This condition is the first that does not hold.
    Excluded(usize),
    /// None fails, and this one is the first that is undetermined.
    Undetermined(usize),
}

impl Asked<'_> {
    /// The funnel of a cell, with the keys of the records counted where `keys` asks for them.
    pub fn funnel(&self, measure: &Measure, cell: CellPlan, conditions: &[Condition], keys: bool) -> Funnel {
        let set = self.context.records.set(measure.record);
        let mut found = vec![Found::default(); conditions.len()];
        let mut counted: Vec<u32> = Vec::new();
        for row in 0..set.len() as u32 {
            match self.place(conditions, row) {
                Place::Counted => counted.push(row),
                Place::Excluded(step) => found[step].excluded += 1,
                Place::Undetermined(step) => {
                    let mut lacking = BTreeSet::new();
                    self.context.lacking(&conditions[step].test, row, &mut lacking);
                    found[step].add(lacking);
                }
            }
        }
        let accepted = set.len() as u64;
        let mut left = accepted;
        let steps = conditions.iter().zip(found).map(|(condition, found)| {
            left -= found.excluded + found.undetermined;
            FunnelStep {
                condition: condition.stated.clone(),
                excluded: found.excluded,
                undetermined: found.undetermined,
                lacking: self.words.lacking(self.population.record, found.lacking),
                left,
            }
        });
        let steps = steps.collect();
        let (tally, lacking_operand) = self.tally(measure, cell, &counted);
        let schema = &self.words.model.schema;
        Funnel {
            alone: false,
            record: Named {
                name: schema.record_name(measure.record).to_owned(),
                label: schema.record(measure.record).label.clone(),
            },
            measure: measure.kind.name(),
            operand: self.words.operand_of(measure),
            given: set.given,
            rejected: set.rejects.len() as u64,
            accepted,
            steps,
            counted: counted.len() as u64,
            lacking_operand,
            value: measured(measure.kind, cell.operand, &tally, set.given),
            keys: keys.then(|| self.keys(&counted)),
        }
    }

    fn keys(&self, rows: &[u32]) -> Vec<String> {
        rows.iter().map(|row| self.context.records.key_text(self.context.record, *row)).collect()
    }

    /// Where a record ends up.
    pub fn place(&self, conditions: &[Condition], row: u32) -> Place {
        let mut undetermined = None;
        for (step, condition) in conditions.iter().enumerate() {
            match self.holds(&condition.test, row) {
                Truth::Yes => {}
                Truth::No => return Place::Excluded(step),
                Truth::Undetermined => undetermined = undetermined.or(Some(step)),
            }
        }
        undetermined.map_or(Place::Counted, Place::Undetermined)
    }

    /// Whether a condition holds for a record.
    pub fn holds(&self, condition: &Expression, row: u32) -> Truth {
        match self.context.value(condition, row) {
            Some(Value::YesNo(yes)) => Truth::from(yes),
            _ => Truth::Undetermined,
        }
    }

    /// What the records counted come to, and how many lack what is measured, by field.
    fn tally(&self, measure: &Measure, cell: CellPlan, counted: &[u32]) -> (Tally, Vec<(Named, u64)>) {
        let mut tally = Tally { records: counted.len() as u64, ..Tally::default() };
        tally.operands.resize_with(self.population.operands.len(), OperandTally::default);
        let mut lacking: BTreeMap<String, u64> = BTreeMap::new();
        if let Some((position, expression)) = cell.operand.zip(measure.operand.as_ref()) {
            for row in counted {
                match self.context.value(expression, *row) {
                    Some(value) => tally.operands[position].add(&self.population.operands[position], value),
                    None => {
                        let mut fields = BTreeSet::new();
                        self.context.lacking(expression, *row, &mut fields);
                        for field in fields {
                            *lacking.entry(field).or_default() += 1;
                        }
                    }
                }
            }
        }
        (tally, self.words.lacking(measure.record, lacking))
    }
}

/// What one condition did so far.
#[derive(Debug, Clone, Default)]
struct Found {
    excluded: u64,
    undetermined: u64,
    lacking: BTreeMap<String, u64>,
}

impl Found {
    fn add(&mut self, lacking: BTreeSet<String>) {
        self.undetermined += 1;
        for field in lacking {
            *self.lacking.entry(field).or_default() += 1;
        }
    }
}
