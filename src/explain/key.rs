//! A record by its key, as listings show it.

use crate::records::{Records, Reject};
use crate::schema::RecordId;

/// What is known of a record by its key.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyFound<'r> {
    /// It was accepted: its row.
    Accepted(u32),
    /// It was rejected for its key.
    Rejected(Reject<'r>),
    /// No accepted record has the key. Most rejects do not tell their key: so many of the type were rejected.
    Unknown(usize),
}

/// Looks for a record by its key as listings show it. Near keys are not told: they are other people's.
#[must_use]
pub fn find_key<'r>(records: &'r Records, record: RecordId, key: &str) -> KeyFound<'r> {
    let set = records.set(record);
    let key = key.trim();
    if let Some(row) = (0..set.len() as u32).find(|row| records.key_text(record, *row) == key) {
        return KeyFound::Accepted(row);
    }
    let rejected = set.rejects.iter().find(|reject| reject.is_for_its_key() && reject.value == key);
    rejected.map_or(KeyFound::Unknown(set.rejects.len()), KeyFound::Rejected)
}
