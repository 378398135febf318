//! A run: its outcome, and all that a person would be told beside it. `docs/output.md` is its description.

use serde::Serialize;

use super::{Finding, Grid, Input, Outcome, Reject, Version};

/// A run. Where the rules or the files are at fault there is no outcome.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Run<'a> {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::RUN)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The files that were read.
    pub inputs: Vec<Input>,
    /// The files of counts that were read instead.
    pub grids: Vec<Grid>,
    /// The records that are not counted.
    pub rejects: Vec<Reject>,
    /// Tables and texts.
    pub outcome: Option<Outcome<'a>>,
    /// The report of each, where there is one for each of something: each with its own tables and texts.
    pub reports: Vec<Report<'a>>,
}

/// The report of one.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// The code, or the key of the record, that it is for.
    pub id: String,
    /// What that is called.
    pub label: String,
    /// What its file is called, without an ending.
    pub file: String,
    /// Its tables and texts.
    pub outcome: Outcome<'a>,
}

impl Run<'_> {
    /// A run that has come to nothing yet.
    #[must_use]
    pub fn without_outcome(exit: u8, findings: Vec<Finding>) -> Self {
        let (inputs, grids, rejects) = (Vec::new(), Vec::new(), Vec::new());
        Run { schema: Version::RUN, exit, findings, inputs, grids, rejects, outcome: None, reports: Vec::new() }
    }
}
