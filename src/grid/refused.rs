//! Why what was counted cannot be made a file.

use std::fmt;

use crate::Rules;
use crate::message::{Language, Message, grids as say};
use crate::records::OtherProgramError;

/// Why what was counted cannot be made a file of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoGridFileError {
    /// It was counted by another program.
    OtherProgram(OtherProgramError),
    /// Records of this type can be rows, or there is a report for each: they are told apart by their keys, and a file of counts holds none.
    RowsAreRecords(String),
}

impl NoGridFileError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            NoGridFileError::OtherProgram(other) => other.message(),
            NoGridFileError::RowsAreRecords(record) => say::rows_are_records(record),
        }
    }

    /// The same of rules that ask which records there are.
    pub(super) fn of(rules: &Rules) -> Option<NoGridFileError> {
        let first = *rules.unit_types().first()?;
        Some(NoGridFileError::RowsAreRecords(rules.schema().record_name(first).to_owned()))
    }
}

impl From<OtherProgramError> for NoGridFileError {
    fn from(other: OtherProgramError) -> NoGridFileError {
        NoGridFileError::OtherProgram(other)
    }
}

impl fmt::Display for NoGridFileError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().say(Language::default()))
    }
}

impl std::error::Error for NoGridFileError {}
