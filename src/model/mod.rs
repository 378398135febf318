//! The checked program: names, types, dates and populations resolved; ids instead of names.
//!
//! [`check`] turns syntax trees into a [`Model`] and never fails as a whole: what cannot be resolved is said and left out.
//! Clauses stay clauses here, each with its words, its notes, its sources and its place. No record is read here, and
//! nothing is folded into one anonymous condition: that is the plan's business.

mod change;
mod check;
pub mod criteria;
mod days;
pub mod expression;
pub mod lacking;
pub mod table;
pub mod test;

pub use change::{Constant, ConstantValue, DeclaredChange};
pub use check::{MOST_MISSING, Stretch, check, check_readings, stretches_of_tables, too_many_missing};
pub use criteria::{Criteria, Exception, Requirement, Version};
pub use days::{Calendar, MOST_STRETCHES, OnDays};
pub use expression::{Choice, End, Expression, Function, Path, Type};
pub use lacking::{Leaf, is_always_known, leaves, sources};
pub use table::{
    Axis, Body, Check, CheckKind, Clause, CodeLine, Formula, Headers, Measure, Member, Override, Relation, SolveOrder,
    Split, Table,
};
pub use test::{Reading, Test};

use crate::outcome::{Locale, TextPart};
use crate::schema::{FieldId, RecordId, Schema};
use crate::syntax::tree::MeasureKind;
use crate::value::Date;

/// A checked program, read at one date.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Code lists and record types.
    pub schema: Schema,
    /// The heading of the report.
    pub report: Report,
    /// The date that versions were chosen for, where there is one.
    pub as_of: Option<Date>,
    /// Derived fields that aggregate over referring records, in an order in which each needs only earlier ones.
    pub aggregates: Vec<Aggregate>,
    /// The tables in the order declared.
    pub tables: Vec<Table>,
    /// The texts in the order declared.
    pub texts: Vec<Text>,
    /// The criteria in the order declared.
    pub criteria: Vec<Criteria>,
    /// The tests that read the rules as this model does, in the order declared.
    pub tests: Vec<Test>,
    /// What this program declares to have changed, in the order declared.
    pub changes: Vec<DeclaredChange>,
    /// The sets, then the parameters, in the order declared.
    pub constants: Vec<Constant>,
}

/// The heading of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Its name; empty where there is no report.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The instruments it is made under, as printed.
    pub cites: Vec<String>,
    /// First and last day.
    pub period: Option<(Date, Date)>,
    /// How numbers are printed.
    pub locale: Locale,
}

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

/// A text with holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its name.
    pub name: String,
    /// Words and holes in order.
    pub parts: Vec<TextPart>,
}
