//! Record types.

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
    /// Stored fields.
    pub fields: Vec<Field>,
    /// Derived fields.
    pub lets: Vec<Let>,
    /// The whole item.
    pub span: Span,
}

/// `key? NAME TYPE (coded SYSTEM)? (rounded to DIGITS)? "label"? (also "…", …)?`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub doc: Option<String>,
    /// Whether it is (part of) the key.
    pub key: bool,
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
