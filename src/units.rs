//! What rules must be given before records are counted: the records that are rows; and the report of each, where there is one for each.

use crate::Rules;
use crate::outcome::Outcome;
use crate::schema::{FieldKind, RecordId};

/// One of the reports of a program that has one for each code or record.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReportOfEach {
    /// The code, or the key of the record, that it is for.
    pub id: String,
    /// What that is called.
    pub label: String,
    /// What its files are called, without an ending: safe on every disk, and the name of no other.
    pub file: String,
    /// What is printed of it.
    pub outcome: Outcome,
}

impl Rules {
    /// The record types whose records can be rows, and all that they refer to: what the records must have that [`Rules::with_units`] is given.
    /// None where no record type has a `label`, or nothing asks which of its records are there.
    #[must_use]
    pub fn unit_types(&self) -> Vec<RecordId> {
        if !self.asks_for_units() {
            return Vec::new();
        }
        let schema = self.schema();
        let all = (0..schema.records.len() as u32).map(RecordId);
        let mut found: Vec<RecordId> = all.filter(|record| schema.record(*record).units.is_some()).collect();
        let mut next = 0;
        while let Some(record) = found.get(next).copied() {
            next += 1;
            for field in schema.record(record).fields.values() {
                match field.kind {
                    FieldKind::Reference(target) if !found.contains(&target) => found.push(target),
                    _ => {}
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// The report of each, in their order, out of the outcome of all; none where the report is for all at once.
    #[must_use]
    pub fn reports_of_each(&self, outcome: &Outcome) -> Vec<ReportOfEach> {
        let Some(each) = &self.model().each else { return Vec::new() };
        let report = |(unit, outcome): (&crate::model::UnitReport, Outcome)| ReportOfEach {
            id: unit.id.clone(),
            label: unit.label.clone(),
            file: unit.file.clone(),
            outcome,
        };
        each.units.iter().zip(each.reports(outcome)).map(report).collect()
    }
}
