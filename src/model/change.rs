//! What a change of the rules is meant to change, and the constants that rules name. Neither has a part in a run: both are there for
//! those who compare two programs.

use crate::schema::ListId;
use crate::source::{Span, Spanned};
use crate::syntax::tree::ChangeKind;
use crate::value::{CodeIndex, Value};

use super::Type;

/// `expect change`: that the meaning, the reading or the print of something is meant to change.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredChange {
    /// What of it is meant to change.
    pub kind: ChangeKind,
    /// What is meant to change, by name: the table or the criteria; for reading the record type or the list, for print also the text,
    /// the record type or the report. It is one of this program's.
    pub of: String,
    /// Columns and rows by their ids, or requirements; empty stands for all of it. One that was removed is in the program that is
    /// compared only.
    pub parts: Vec<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// The whole item.
    pub span: Span,
}

/// A set or a parameter, as it is at the date that the rules are read at.
#[derive(Debug, Clone, PartialEq)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// What it holds; `None` where no version is in force.
    pub value: Option<ConstantValue>,
    /// What that version rests on, as printed.
    pub cites: Vec<String>,
}

/// What a set or a parameter holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ConstantValue {
    /// Codes of a list, ascending.
    Set(ListId, Vec<CodeIndex>),
    /// A value.
    Param(Type, Value),
}
