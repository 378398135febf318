//! How the records of one type stand to one table, and what an expression gives for each of them.

use super::facts::{Facts, Record};
use super::population::{condition, conjunction};
use crate::model::{Axis, Expression, Model, Table};
use crate::records::Records;
use crate::schema::RecordId;
use crate::value::{Truth, Value};

/// How one record stands to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Whether it is in the universe.
    pub universe: Truth,
    /// Whether the condition of each row holds.
    pub rows: Vec<Truth>,
    /// Whether the condition of each column holds.
    pub columns: Vec<Truth>,
}

/// How every accepted record of a type stands to a table, in the order of the rows.
pub(crate) fn standings(model: &Model, records: &Records, table: &Table, of: RecordId) -> Vec<Standing> {
    let facts = Facts::new(model, records);
    let conditions = |axis: &Axis| -> Vec<Expression> {
        (0..axis.members.len()).map(|member| condition(axis, member, of)).collect()
    };
    let universe = conjunction(if of == table.record { &table.universe } else { &[] });
    let (rows, columns) = (conditions(&table.rows), conditions(&table.columns));
    let truths = |record: &Record<'_>, all: &[Expression]| all.iter().map(|one| record.truth(one)).collect();
    facts
        .of_type(of)
        .map(|record| Standing {
            universe: record.truth(&universe),
            rows: truths(&record, &rows),
            columns: truths(&record, &columns),
        })
        .collect()
}

/// What an expression gives for every accepted record of a type, in the order of the rows; `None` is missing.
pub(crate) fn values(model: &Model, records: &Records, of: RecordId, expression: &Expression) -> Vec<Option<Value>> {
    Facts::new(model, records).of_type(of).map(|record| record.value(expression)).collect()
}
