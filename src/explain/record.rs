//! One record that was asked about: how it stands to each condition of a cell, and where it is counted instead.

use crate::model::{Body, Expression, Measure, Path, end_type};
use crate::outcome::{RecordCondition, RecordExplanation};
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::conditions::{Condition, Conditions};
use super::funnel::{Asked, Place};

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
        let members = |dimension: Dimension| {
            let (axis, headers) = (table.axis(dimension), table.headers.axis(dimension));
            // A row without a measure of its own takes the column's, whatever type that is of.
            let measures = |measure: &Measure| {
                measure.record == self.context.record || dimension == Dimension::Row && !measure.written
            };
            let measured = |member: &usize| match &axis.members[*member].body {
                Body::Measure(measure) => !axis.members[*member].is_total && measures(measure),
                Body::Formula(_) | Body::NotApplicable => false,
            };
            let asked = (0..axis.members.len()).filter(|member| is_inside && measured(member));
            asked
                .filter(|member| self.all_hold(&conditions.of_member(dimension, *member), row))
                .filter_map(|member| headers.get(member).cloned())
                .collect()
        };
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
            rows: members(Dimension::Row),
            columns: members(Dimension::Column),
        }
    }

    fn all_hold(&self, conditions: &[Condition], row: u32) -> bool {
        conditions.iter().all(|condition| self.holds(&condition.test, row).is_yes())
    }

    fn values(&self, condition: &Expression, row: u32) -> Vec<(String, Option<String>)> {
        let schema = self.context.schema;
        let mut paths: Vec<Path> = Vec::new();
        condition.paths(&mut |path| {
            // Which version is read is told by the day from which it is.
            let versions = path.behind(schema).into_iter().filter(|behind| behind.asks_for_version(schema));
            for path in versions.chain([path.clone()]) {
                if !paths.contains(&path) {
                    paths.push(path);
                }
            }
        });
        let words = self.words;
        let shown = |path: &Path| {
            let value = self.context.path(path, row);
            value.map(|value| words.value(&value, end_type(words.model, words.record, path)))
        };
        paths.iter().map(|path| (words.path(path), shown(path))).collect()
    }
}
