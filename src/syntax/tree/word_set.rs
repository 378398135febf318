//! The set of words that a file is written in.

/// The set of words that a rule file is written in, throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum WordSet {
    /// `language 1`.
    #[default]
    English,
    /// `ngôn ngữ 1`.
    Vietnamese,
}

impl WordSet {
    /// The other one.
    #[must_use]
    pub fn other(self) -> WordSet {
        match self {
            WordSet::English => WordSet::Vietnamese,
            WordSet::Vietnamese => WordSet::English,
        }
    }
}
