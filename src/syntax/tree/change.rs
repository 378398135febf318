//! Declared changes.

use super::{Name, Text};
use crate::source::Span;

/// `expect change annex [14], [9] "reason"`: what a change of the rules is meant to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its documentation.
    pub doc: Option<String>,
    /// What of it is meant to change.
    pub kind: ChangeKind,
    /// The table or the criteria; a record type or a list, a text or the report, where the kind has such.
    pub of: Name,
    /// Columns and rows by their ids, or requirements; empty stands for all of it.
    pub parts: Vec<Name>,
    /// Why.
    pub reason: Text,
    /// The whole item.
    pub span: Span,
}

/// What of a thing is meant to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// `expect change`: its meaning or its figures.
    Meaning,
    /// `expect change reading`: how data are read.
    Reading,
    /// `expect change print`: what is printed around the figures, and how they are rounded.
    Print,
}
