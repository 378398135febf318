//! One record that was asked about: how it stands to each condition of a cell, and where it is counted instead.

use crate::model::{Axis, Body, Expression, Measure, Path};
use crate::outcome::{MemberHeader, RecordCondition, RecordExplanation};
use crate::plan::end_type;
use crate::value::Truth;

use super::conditions::{Condition, Conditions};
use super::funnel::{Asked, Place};

/// The conditions of a row or column by position.
type Of<'a> = &'a dyn Fn(usize) -> Vec<Condition>;

impl Asked<'_> {
    /// How a record stands to the conditions of a cell.
    pub fn record(&self, conditions: &Conditions<'_>, of_cell: &[Condition], row: u32) -> RecordExplanation {
        let place = self.place(of_cell, row);
        let told = |condition: &Condition| RecordCondition {
            condition: condition.stated.clone(),
            holds: self.holds(&condition.test, row),
            values: self.values(&condition.test, row),
        };
        let table = conditions.table;
        let is_inside = self.all_hold(&conditions.of_universe(), row);
        let members = |axis: &Axis, headers: &[MemberHeader], measures: &dyn Fn(&Measure) -> bool, of: Of<'_>| {
            let measured = |member: &usize| match &axis.members[*member].body {
                Body::Measure(measure) => !axis.members[*member].is_total && measures(measure),
                Body::Formula(_) | Body::NotApplicable => false,
            };
            let asked = (0..axis.members.len()).filter(|member| is_inside && measured(member));
            asked
                .filter(|member| self.all_hold(&of(*member), row))
                .filter_map(|member| headers.get(member).cloned())
                .collect()
        };
        let is_of_type = |measure: &Measure| measure.record == self.context.record;
        // A row without a measure of its own takes the column's, whatever type that is of.
        let row_measures = |measure: &Measure| !measure.written || is_of_type(measure);
        RecordExplanation {
            key: self.context.records.key_text(self.context.record, row),
            counted: match place {
                Place::Counted => Truth::Yes,
                Place::Excluded(_) => Truth::No,
                Place::Undetermined(_) => Truth::Undetermined,
            },
            conditions: of_cell.iter().map(told).collect(),
            decided_by: match place {
                Place::Counted => None,
                Place::Excluded(step) | Place::Undetermined(step) => Some(step),
            },
            rows: members(&table.rows, &table.headers.rows, &row_measures, &|row| conditions.of_row(row)),
            columns: members(&table.columns, &table.headers.columns, &is_of_type, &|column| {
                conditions.of_column(column)
            }),
        }
    }

    fn all_hold(&self, conditions: &[Condition], row: u32) -> bool {
        conditions.iter().all(|condition| self.holds(&condition.test, row).is_yes())
    }

    fn values(&self, condition: &Expression, row: u32) -> Vec<(String, Option<String>)> {
        let mut paths: Vec<&Path> = Vec::new();
        condition.paths(&mut |path| {
            if !paths.contains(&path) {
                paths.push(path);
            }
        });
        let words = self.words;
        let shown = |path: &Path| {
            let value = self.context.path(path, row);
            value.map(|value| words.value(&value, end_type(words.model, words.record, path)))
        };
        paths.into_iter().map(|path| (words.path(path), shown(path))).collect()
    }
}
