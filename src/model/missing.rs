//! How many values that can be missing one test may need: which of them lack is kept for each kind of record.

use crate::schema::{RecordId, Schema};
use crate::source::Span;

use super::{Aggregate, Axis, Body, Clause, Criteria, Expression, Model, Table, leaves};

/// Which values lack is told by a bit each.
pub const MOST_MISSING: usize = 16;

/// The conditions and measures of a model that need more than [`MOST_MISSING`] values which can be missing, with how many they need.
#[must_use]
pub fn too_many_missing(model: &Model) -> Vec<(Span, usize)> {
    need_too_many(&model.schema, &model.aggregates, model.counted(), &model.criteria)
}

/// The same of what is to become a model.
pub(crate) fn need_too_many<'m>(
    schema: &Schema,
    aggregates: &[Aggregate],
    tables: impl IntoIterator<Item = &'m Table>,
    criteria: impl IntoIterator<Item = &'m Criteria>,
) -> Vec<(Span, usize)> {
    let mut search = Search { schema, aggregates, found: Vec::new() };
    tables.into_iter().for_each(|table| search.table(table));
    criteria.into_iter().for_each(|criteria| search.criteria(criteria));
    search.found
}

struct Search<'s> {
    schema: &'s Schema,
    aggregates: &'s [Aggregate],
    found: Vec<(Span, usize)>,
}

impl Search<'_> {
    fn table(&mut self, table: &Table) {
        self.clauses(table.record, &table.universe);
        self.axis(&table.columns);
        self.axis(&table.rows);
    }

    fn axis(&mut self, axis: &Axis) {
        for member in &axis.members {
            if let Body::Measure(measure) = &member.body
                && let Some(operand) = &measure.operand
            {
                self.value(measure.record, operand, member.span);
            }
            let Some(about) = member.about else { continue };
            self.clauses(about, &member.clauses);
            if let Some(choices) = &member.choices {
                choices.tests(&mut |test| self.value(about, test, member.span));
            }
        }
    }

    fn criteria(&mut self, criteria: &Criteria) {
        let requirements = criteria.versions.iter().flat_map(|version| &version.requirements);
        for requirement in requirements {
            self.clauses(criteria.record, &requirement.clauses);
            requirement.exceptions.iter().for_each(|exception| self.clauses(criteria.record, &exception.clauses));
        }
    }

    fn clauses(&mut self, record: RecordId, clauses: &[Clause]) {
        for clause in clauses {
            clause.condition.tests(&mut |test| self.value(record, test, clause.span));
        }
    }

    fn value(&mut self, record: RecordId, value: &Expression, place: Span) {
        let missing = leaves(self.schema, self.aggregates, record, value);
        if missing.len() > MOST_MISSING {
            self.found.push((place, missing.len()));
        }
    }
}
