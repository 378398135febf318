//! What is compared, in words.

use crate::message::{Message, comparison as say};

use super::Subject;

impl Subject {
    /// In words: `column [14] of annex`.
    #[must_use]
    pub fn said(&self) -> Message {
        match self {
            Subject::Record { record } => say::record_type(record),
            Subject::Field { record, field } => say::field_of(field, record),
            Subject::List { list } => say::codes(list),
            Subject::Report => say::the_report(),
            Subject::Days => say::days_of_reading(),
            Subject::Text { text } => say::text(text),
            Subject::Checks { table } if table.is_empty() => say::checks_of_report(),
            Subject::Checks { table } => say::checks_of(table),
            Subject::Table { table } => say::records_of(table),
            Subject::Column { table, id, was: None } => say::column_of(id, table),
            Subject::Column { table, id, was: Some(was) } => say::column_of_was(id, table, was),
            Subject::Row { table, id, was: None } => say::row_of(id, table),
            Subject::Row { table, id, was: Some(was) } => say::row_of_was(id, table, was),
            Subject::Cell { table, row, column } => say::cell_of(row, column, table),
            Subject::Criteria { criteria } => say::dates_of(criteria),
            Subject::Requirement { criteria, requirement } => say::requirement_of(requirement, criteria),
        }
    }
}
