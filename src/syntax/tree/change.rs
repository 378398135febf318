//! Declared changes.

use super::{Name, Text};
use crate::source::Span;

/// `expect change annex [14], [9] "reason"`: what a change of the rules is meant to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its documentation.
    pub doc: Option<String>,
    /// The table or the criteria.
    pub of: Name,
    /// Columns and rows by their ids, or requirements; empty stands for all of it.
    pub parts: Vec<Name>,
    /// Why.
    pub reason: Text,
    /// The whole item.
    pub span: Span,
}
