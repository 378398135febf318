//! How a command ended, in the documents that say so last; and what is told where there is no result.

use serde::Serialize;

use super::{Finding, Version};

/// A result, how the command that made it ended, and what was found by the way.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ended<Told> {
    /// The result.
    #[serde(flatten)]
    pub told: Told,
    /// The exit code.
    pub exit: u8,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// The document of a command that has no result, and why.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct NoResult {
    /// The document that was asked for.
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// Why there is none.
    pub findings: Vec<Finding>,
}
