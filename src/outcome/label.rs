//! What has a name in the rules and another in print.

/// A name in the rules, and what it is called in print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The label.
    pub label: String,
}
