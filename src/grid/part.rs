//! What a file of counts is made of: which part of the records, how keys are looked for, which inputs.

use crate::schema::RecordId;

use super::identity::InputDigest;

/// Which part of the records is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Part {
    /// All records.
    pub const WHOLE: Part = Part { number: 1, of: 1 };
    /// The most parts that there can be.
    pub const MOST: u32 = 1 << 16;
}

/// Whether a key can stand in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keys {
    /// It is not looked for.
    NotLookedFor,
    /// It is looked for among the digests of all keys of these types ([`RecordsBuilder::key_digests`](crate::records::RecordsBuilder::key_digests)).
    Digests(Vec<(RecordId, Vec<u64>)>),
    /// Somebody vouches that none does, such as the store that the records come from.
    Unique,
}

/// An input of records that was counted.
#[derive(Debug)]
pub struct Input {
    /// Whose records it holds.
    pub record: RecordId,
    /// The digest of its bytes.
    pub digest: InputDigest,
}
