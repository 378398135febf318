//! What is known of a value that is not known: the ends between which it lies.

use super::Value;

/// Ends between which a value lies, both of them possible; `None` is open. There surely is a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// The least that it can be.
    pub least: Option<Value>,
    /// The greatest that it can be.
    pub greatest: Option<Value>,
    /// Whether a number can only be whole.
    pub whole: bool,
}

impl Extent {
    /// The value, where it can be one only.
    #[must_use]
    pub fn only(&self) -> Option<&Value> {
        self.least.as_ref().filter(|least| self.greatest.as_ref() == Some(least))
    }

    /// Whether it says anything.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.least.is_some() || self.greatest.is_some()
    }
}
