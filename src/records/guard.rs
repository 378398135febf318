//! The guard before everything that reads records by position: they must be of the program that asks.

use std::fmt;

use super::Records;
use crate::message::{Language, Message, records as say};
use crate::schema::{Identity, Schema};

/// Records, or what was worked out from them, of another program than the one that was asked to read them. Fields and codes are
/// known by their position: read by another schema, they would be taken for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtherProgramError {
    /// Records that were read by another schema.
    Records,
    /// What was counted by another program.
    Counted,
}

impl OtherProgramError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            OtherProgramError::Records => say::other_records(),
            OtherProgramError::Counted => say::other_counts(),
        }
    }
}

impl fmt::Display for OtherProgramError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().say(Language::default()))
    }
}

impl std::error::Error for OtherProgramError {}

impl Records {
    /// Whether they were read by this schema, or by one that lays down the same.
    ///
    /// # Errors
    /// They were read by another.
    pub fn must_be_of(&self, schema: &Schema) -> Result<(), OtherProgramError> {
        self.must_be(schema.identity())
    }

    /// The same for a schema whose identity is known.
    pub(crate) fn must_be(&self, identity: Identity) -> Result<(), OtherProgramError> {
        if self.identity == Some(identity) { Ok(()) } else { Err(OtherProgramError::Records) }
    }
}
