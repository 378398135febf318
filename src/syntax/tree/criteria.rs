//! Criteria.

use super::{Cite, Clause, InForce, Name, Path, Words};
use crate::source::Span;

/// `criteria NAME "label" of RECORD as of DATE in force … { require … allow … }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Criteria {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name. Versions of one criteria share it.
    pub name: Name,
    /// Its label.
    pub label: Option<Words>,
    /// The record type whose records are decided.
    pub of: Name,
    /// The field with the date that guidance is read at; `None` is the date the rules are read at.
    pub as_of: Option<Path>,
    /// When this version holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// What is required, in order.
    pub requirements: Vec<Requirement>,
    /// What is allowed instead, in order.
    pub exceptions: Vec<Exception>,
    /// The whole item.
    pub span: Span,
}

/// `require NAME "label" where … reason "…" cite …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Words>,
    /// `first of (a, b)`: which exception is named where several apply.
    pub first_of: Option<Vec<Name>>,
    /// What must hold, all of it.
    pub clauses: Vec<Clause>,
    /// What is said to the person where it does not.
    pub reason: Option<Words>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}

/// `allow NAME instead of REQUIREMENT where … cite …`.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its documentation.
    pub doc: Option<String>,
    /// Its name.
    pub name: Name,
    /// Its label.
    pub label: Option<Words>,
    /// The requirements that it displaces.
    pub instead_of: Vec<Name>,
    /// What must hold, all of it.
    pub clauses: Vec<Clause>,
    /// When it holds.
    pub in_force: Option<InForce>,
    /// What it rests on.
    pub cites: Vec<Cite>,
    /// All of it.
    pub span: Span,
}
