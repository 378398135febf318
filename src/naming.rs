//! What a host asks for by name, and the error where nothing is called so.

use std::fmt;

use crate::diagnostic::did_you_mean;
use crate::message::{Argument, Language, Message, hosts as say};

/// Nothing is called so in the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownNameError {
    /// What was looked for.
    pub what: NameOf,
    /// The name.
    pub name: String,
    /// One that is close to it.
    pub near: Option<String>,
    /// All that is called so, where it is more than one.
    pub several: Vec<String>,
}

/// What a host asks for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameOf {
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A column of a table.
    Column,
    /// Criteria.
    Criteria,
}

/// In English, or in the language that was built in.
impl fmt::Display for UnknownNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().say(Language::default()))
    }
}

impl std::error::Error for UnknownNameError {}

impl UnknownNameError {
    /// What is wrong, and what was likely meant, in whatever language it is said.
    #[must_use]
    pub fn message(&self) -> Message {
        let name = &self.name;
        if !self.several.is_empty() {
            return say::several_called(name, Argument::list(&self.several));
        }
        let unknown = match self.what {
            NameOf::Table => say::no_table(name),
            NameOf::Row => say::no_row(name),
            NameOf::Column => say::no_column(name),
            NameOf::Criteria => say::no_criteria(name),
        };
        match &self.near {
            Some(near) => say::unknown_but_near(unknown, near),
            None => unknown,
        }
    }

    pub(crate) fn new<'n>(what: NameOf, name: &str, known: impl IntoIterator<Item = &'n str>) -> UnknownNameError {
        let near = did_you_mean(name, known).map(str::to_owned);
        UnknownNameError { what, name: name.to_owned(), near, several: Vec::new() }
    }
}
