//! One line under a table.

/// The severity of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gravity {
    /// It informs.
    Plain,
    /// It warns.
    Warning,
    /// Something is wrong.
    Error,
}

/// One line under a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// Its severity.
    pub gravity: Gravity,
    /// Its words.
    pub text: String,
}

impl Remark {
    /// A remark that informs.
    pub(super) fn plain(text: String) -> Remark {
        Remark { gravity: Gravity::Plain, text }
    }
}
