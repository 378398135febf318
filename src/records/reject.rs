//! One record that is not counted, and why.

use super::Origin;
use crate::diagnostic::{Code, codes};
use crate::schema::RecordId;

/// The longest value that a reject repeats, in characters.
const VALUE_SHOWN: usize = 120;

/// One record that is not counted, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The reason in a sentence.
    pub reason: &'r str,
    /// How to mend it.
    pub help: Option<&'r str>,
}

impl Reject<'_> {
    /// Whether it was rejected for its key; then [`value`](Reject::value) is the key.
    #[must_use]
    pub fn is_for_its_key(&self) -> bool {
        [&codes::REPEATED_RECORD, &codes::CONFLICTING_KEY].contains(&self.code)
    }
}

/// A value short enough for a listing.
pub(super) fn shortened(value: &str) -> String {
    match value.char_indices().nth(VALUE_SHOWN) {
        Some((cut, _)) => format!("{}…", &value[..cut]),
        None => value.to_string(),
    }
}
