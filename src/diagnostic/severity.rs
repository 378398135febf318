//! How much a finding weighs.

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; stops nothing.
    Advice,
    /// Likely a slip; stops nothing.
    Warning,
    /// The rules cannot be run as they stand.
    Error,
}

impl Severity {
    /// The word for it, the same in every form: `advice`, `warning`, `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}
