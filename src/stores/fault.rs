//! Why a store cannot be read, or not to its end.

use std::fmt;

use crate::message::{Language, Message};

/// Why a store cannot be read, or not to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreFault {
    /// What is wrong, and how to mend it.
    pub message: Message,
}

impl StoreFault {
    pub(super) fn new(message: Message) -> StoreFault {
        StoreFault { message }
    }
}

/// In English, or in the language that was built in.
impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.say(Language::default()))
    }
}

impl std::error::Error for StoreFault {}
