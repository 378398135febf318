//! What `bieu check` found. `docs/command.md` is its description.

use serde::Serialize;

use super::{Finding, Proof, Version};

/// What is said of rule files before any record is read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Check {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::CHECK)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// The files that were checked.
    pub files: Vec<String>,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was asked of the rules, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proofs: Option<Vec<Proof>>,
}
