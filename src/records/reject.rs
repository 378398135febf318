//! One record that is not counted, and why.

use std::fmt;

use super::Origin;
use super::said::Said;
use crate::diagnostic::{Code, codes};
use crate::message::{Language, Message};
use crate::schema::RecordId;

/// The longest value that a reject repeats, in characters.
const VALUE_SHOWN: usize = 120;

/// One record that is not counted, and why.
#[derive(Clone, Copy)]
pub struct Reject<'r> {
    /// Its type.
    pub record: RecordId,
    /// Where it stood.
    pub origin: Origin,
    /// The header of the column at fault; `None` where the whole row is.
    pub column: Option<&'r str>,
    /// What stood there; long text is cut.
    pub value: &'r str,
    /// The stable code of the reason.
    pub code: &'static Code,
    pub(super) said: &'r Said,
    pub(super) reason: u32,
    pub(super) help: Option<u32>,
}

impl Reject<'_> {
    /// What is wrong.
    #[must_use]
    pub fn reason(&self) -> Message {
        self.said.message(self.reason)
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        self.help.map(|help| self.said.message(help))
    }

    /// Whether it was rejected for its key; then [`value`](Reject::value) is the key.
    #[must_use]
    pub fn is_for_its_key(&self) -> bool {
        [&codes::REPEATED_RECORD, &codes::CONFLICTING_KEY].contains(&self.code)
    }
}

impl PartialEq for Reject<'_> {
    fn eq(&self, other: &Reject<'_>) -> bool {
        let of = |reject: &Reject<'_>| (reject.record, reject.origin, reject.code, reject.reason(), reject.help());
        (self.column, self.value) == (other.column, other.value) && of(self) == of(other)
    }
}

impl Eq for Reject<'_> {}

impl fmt::Debug for Reject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reject")
            .field("record", &self.record)
            .field("origin", &self.origin)
            .field("column", &self.column)
            .field("value", &self.value)
            .field("code", &self.code.id)
            .field("reason", &self.reason().say(Language::default()))
            .field("help", &self.help().map(|help| help.say(Language::default())))
            .finish()
    }
}

/// A value short enough for a listing.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(VALUE_SHOWN) {
        Some((cut, _)) => format!("{}…", &value[..cut]),
        None => value.to_string(),
    }
}
