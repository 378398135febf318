//! How the records of one type stand to one table, member by member, and what an expression gives for each of them.

use super::facts::{Facts, Record};
use super::population::{own_condition, truth, universe};
use crate::model::{Expression, Member, Model, Relation, Table};
use crate::records::Records;
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;
use crate::value::{Truth, Value};

/// The accepted records of one type before one table. Only what is asked is worked out.
pub(crate) struct Standings<'a> {
    facts: Facts<'a>,
    table: &'a Table,
    of: RecordId,
}

impl<'a> Standings<'a> {
    /// The records of a type before a table.
    pub fn new(model: &'a Model, records: &'a Records, table: &'a Table, of: RecordId) -> Standings<'a> {
        Standings { facts: Facts::new(model, records), table, of }
    }

    /// Their rows.
    pub fn rows(&self) -> std::ops::Range<u32> {
        0..self.facts.records.set(self.of).len() as u32
    }

    fn record(&self, row: u32) -> Record<'_> {
        Record { facts: &self.facts, of: self.of, row, filled: &[] }
    }

    /// Whether a record is in the universe.
    pub fn universe(&self, row: u32) -> Truth {
        self.record(row).truth(&universe(self.table, self.of, None))
    }

    /// Whether a record is in the universe, as it would be without one of its clauses.
    pub fn universe_without(&self, row: u32, clause: usize) -> Truth {
        self.record(row).truth(&universe(self.table, self.of, Some(clause)))
    }

    /// Whether the condition of a row or column holds for a record.
    pub fn truth(&self, dimension: Dimension, member: usize, row: u32) -> Truth {
        let axis = self.table.axis(dimension);
        truth(self.record(row), axis, member, &|member| &axis.members[member])
    }

    /// Whether any row or column would take a record otherwise if a member had not one of its clauses. That arms of its split
    /// come before the member is left out of account.
    pub fn differs_without(&self, dimension: Dimension, member: usize, clause: usize) -> bool {
        let axis = self.table.axis(dimension);
        let with = Member { relation: Relation::Part, ..axis.members[member].clone() };
        let mut without = with.clone();
        without.clauses.remove(clause);
        let as_it_is = |other: usize| if other == member { &with } else { &axis.members[other] };
        let changed = |other: usize| if other == member { &without } else { &axis.members[other] };
        let differs = |row: u32, other: usize| {
            truth(self.record(row), axis, other, &as_it_is) != truth(self.record(row), axis, other, &changed)
        };
        self.rows().any(|row| differs(row, member))
            // What others are goes by the member's own condition.
            || self.rows().any(|row| {
                let own = |member: &Member| self.record(row).truth(&own_condition(axis, member, self.of));
                own(&with) != own(&without) && (0..axis.members.len()).any(|other| differs(row, other))
            })
    }
}

/// What an expression gives for every accepted record of a type, in the order of the rows; `None` is missing.
pub(crate) fn values(model: &Model, records: &Records, of: RecordId, expression: &Expression) -> Vec<Option<Value>> {
    Facts::new(model, records).of_type(of).map(|record| record.value(expression)).collect()
}
