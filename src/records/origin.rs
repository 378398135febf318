//! Where a record came from.

/// Where a record came from, for rejects and listings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Position in [`Records::inputs`](super::Records::inputs).
    pub input: u32,
    /// The line of a text file or the position in an iterator, from 1.
    pub line: u64,
}
