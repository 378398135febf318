//! Record types.

use std::sync::Arc;

use super::{Clause, Expr, Measure, Name, Text, TypeName};
use crate::source::{Span, Spanned};

/// `record NAME "label" { … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// `dates dd/mm/yyyy`: the spelling of dates in data.
    pub dates: Option<Spanned<String>>,
    /// `numbers 1.234,5`: the spelling of numbers in data.
    pub numbers: Option<Spanned<String>>,
    /// `missing "NA", "-"`: what data write where nothing is known.
    pub missing: Vec<Text>,
    /// `yes "đúng"`: what data write for yes, besides the words that always are.
    pub yes: Vec<Text>,
    /// `no "sai", ""`: the same for no.
    pub no: Vec<Text>,
    /// `key person from since`: records are versions, one for each key and day.
    pub history: Option<HistoryKey>,
    /// Stored fields.
    pub fields: Vec<Field>,
    /// Derived fields.
    pub lets: Vec<Let>,
    /// `tree FIELD`: the field that says in which record of its type each one stands.
    pub tree: Option<Name>,
    /// The records that are there, where they are known: each can be a row. `None` as it is read.
    pub units: Option<Arc<[Unit]>>,
    /// Whether these are of records: else they are made up.
    pub has_units: bool,
    /// The deepest level of them that rows and columns ask for; 0 as it is read.
    pub level_asked: u32,
    /// The whole item.
    pub span: Span,
}

/// `key NAME from NAME`: the fields that say whose version a record is, and from which day on.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryKey {
    /// The field that says whose.
    pub of: Name,
    /// The field that says from when.
    pub since: Name,
    /// All of it.
    pub span: Span,
}

/// A record that can be a row. It is not read, but comes from the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The one that it stands in, by position; before it.
    pub parent: Option<u32>,
    /// The codes that its own fields hold, each with its list.
    pub codes: Vec<(String, String)>,
}

/// `(key|label)? NAME TYPE (coded SYSTEM)? (rounded to DIGITS)? "label"? (also "…", …)?`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub doc: Option<String>,
    /// Whether it is (part of) the key.
    pub key: bool,
    /// Whether it says what records are called where they are rows.
    pub is_label: bool,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: TypeName,
    /// The code system that bare external codes belong to.
    pub coded: Option<Name>,
    /// `rounded to 6`: the digits after the decimal sign to which what is finer is rounded when it is read.
    pub rounded: Option<Spanned<u8>>,
    /// Its label.
    pub label: Option<Text>,
    /// Other headers.
    pub aliases: Vec<Text>,
}

/// `let NAME "label"? = EXPR` or `let NAME = count R by f where …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Let {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Text>,
    /// What it is.
    pub value: LetValue,
}

/// What a derived field is.
#[derive(Debug, Clone, PartialEq)]
pub enum LetValue {
    /// A value of the record's own fields.
    Expr(Expr),
    /// An aggregate over the records that refer to this one.
    Aggregate {
        /// `count Member`, `sum Member.points`, …: always of another record type.
        measure: Measure,
        /// The reference field of that type, after `by`.
        by: Name,
        /// Which of the referring records.
        clauses: Vec<Clause>,
    },
}
