//! What a host asks for by name, and the error where nothing is called so.

use std::fmt;

use crate::diagnostic::did_you_mean;

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

impl fmt::Display for UnknownNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        if !self.several.is_empty() {
            return write!(f, "several are called `{name}`; say which: {}", self.several.join(", "));
        }
        match self.what {
            NameOf::Table => write!(f, "there is no table called `{name}`"),
            NameOf::Row => write!(f, "there is no row called `{name}`"),
            NameOf::Column => write!(f, "there is no column called `{name}`"),
            NameOf::Criteria => write!(f, "there are no criteria called `{name}`"),
        }?;
        self.near.as_ref().map_or(Ok(()), |near| write!(f, "; did you mean `{near}`?"))
    }
}

impl std::error::Error for UnknownNameError {}

impl UnknownNameError {
    pub(crate) fn new<'n>(what: NameOf, name: &str, known: impl IntoIterator<Item = &'n str>) -> UnknownNameError {
        let near = did_you_mean(name, known).map(str::to_owned);
        UnknownNameError { what, name: name.to_owned(), near, several: Vec::new() }
    }
}
