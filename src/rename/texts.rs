//! What a change of names is given, and what it gives.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// A rule file from which a program is read: what it is called, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Root<'r> {
    /// The path, as [`crate::Rules::load`] takes it.
    pub path: &'r str,
    /// The text.
    pub text: &'r str,
}

/// A program under other names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renamed {
    /// The texts that differ, by path.
    pub files: BTreeMap<String, Changed>,
    /// In how many places each old name stood, in the order of the names.
    pub places: Vec<usize>,
}

/// A file in which names were changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The text before.
    pub before: String,
    /// The text under the new names; laid out, if it was before.
    pub after: String,
}

/// Why names cannot be changed so.
#[derive(Debug, Clone)]
pub struct Refused {
    /// What stands in the way.
    pub findings: Vec<Diagnostic>,
    /// The texts that the findings speak of.
    pub sources: Sources,
}
