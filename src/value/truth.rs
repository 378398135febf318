//! Kleene's three truth values.

use std::ops::Not;

/// The outcome of a condition. The order is `No < Undetermined < Yes`, so *and* is the least and *or* the greatest.
///
/// Source: S. C. Kleene, *Introduction to Metamathematics* (1952), section 64, the strong connectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// The condition does not hold.
    No,
    /// A value that decides it is missing.
    Undetermined,
    /// The condition holds.
    Yes,
}

impl Truth {
    /// Yes where both are, no where either is not.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Yes where either is, no where neither is.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Kleene's conjunction where some parts are open: no if any is no, open if any other is open.
    #[inline]
    pub(crate) fn all(parts: impl IntoIterator<Item = Option<Truth>>) -> Option<Truth> {
        Truth::joined(parts, Truth::No)
    }

    /// Kleene's disjunction likewise: yes if any is yes, open if any other is open.
    #[inline]
    pub(crate) fn any(parts: impl IntoIterator<Item = Option<Truth>>) -> Option<Truth> {
        Truth::joined(parts, Truth::Yes)
    }

    /// What parts come to of which one alone decides if it is this.
    #[inline(always)]
    fn joined(parts: impl IntoIterator<Item = Option<Truth>>, deciding: Truth) -> Option<Truth> {
        let (mut open, mut undetermined) = (false, false);
        for part in parts {
            match part {
                Some(truth) if truth == deciding => return Some(deciding),
                Some(truth) => undetermined |= truth == Truth::Undetermined,
                None => open = true,
            }
        }
        (!open).then_some(if undetermined { Truth::Undetermined } else { !deciding })
    }

    /// Whether this is [`Truth::Yes`].
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Truth::Yes
    }
}

impl Not for Truth {
    type Output = Truth;

    /// Yes becomes no and no yes; undetermined stays.
    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Undetermined => Truth::Undetermined,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::Yes } else { Truth::No }
    }
}

impl From<Option<bool>> for Truth {
    fn from(value: Option<bool>) -> Truth {
        value.map_or(Truth::Undetermined, Truth::from)
    }
}
