//! Derived fields that are worked out of other records, and how a path that ends in one is written.

use crate::schema::{FieldId, FieldKind, RecordId, Schema};
use crate::syntax::tree::MeasureKind;

use super::expression::{End, Expression, Path, Type};
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

impl Path {
    /// The path as it is written in rules: `cell.unit.committee`.
    #[must_use]
    pub fn shown(&self, schema: &Schema, aggregates: &[Aggregate], record: RecordId) -> String {
        let mut at = record;
        let mut words = String::new();
        for reference in &self.references {
            words.push_str(schema.record(at).field_name(*reference));
            words.push('.');
            if let FieldKind::Reference(next) = schema.record(at).field(*reference).kind {
                at = next;
            }
        }
        words.push_str(match self.end {
            End::Field(field) => schema.record(at).field_name(field),
            End::Aggregate(index) => aggregates.get(index as usize).map_or("", |a| a.name.as_str()),
        });
        words
    }
}
