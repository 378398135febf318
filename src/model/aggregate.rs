//! Derived fields that are worked out of other records.

use crate::schema::{FieldId, RecordId};
use crate::syntax::tree::MeasureKind;

use super::expression::{Expression, Type};
use super::table::Clause;

/// A derived field: for a record of type `on`, a measure over the records of type `of` whose field `by` refers to it.
///
/// Records for which every clause is *yes* are taken. One that lacks what decides a clause may be among them, one that lacks its
/// reference may refer to any record, and one without a value of the operand may have any: where what they are would change the
/// value, there is none, and what is known of it is an extent. Where no input of type `of` was given, the value is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregate {
    /// The type that has the field.
    pub on: RecordId,
    /// The field's name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it gives.
    pub kind: Type,
    /// The measure. `Min` and `Max` work on numbers, dates and codes of ordered lists.
    pub measure: MeasureKind,
    /// The referring type.
    pub of: RecordId,
    /// Its reference field.
    pub by: FieldId,
    /// What is summed, averaged, compared or told apart; `None` for `count`.
    pub operand: Option<Expression>,
    /// Which of the referring records.
    pub clauses: Vec<Clause>,
}
