//! What came of tests, and what they cover.

use serde::Serialize;

use super::{Finding, Version};

/// What came of tests.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tests {
    #[cfg_attr(test, schemars(extend("const" = Version::TEST)))]
    pub(in crate::report) schema: Version,
    pub(in crate::report) exit: u8,
    pub(in crate::report) passed: usize,
    pub(in crate::report) failed: usize,
    pub(in crate::report) tests: Vec<Test>,
    /// Where it is asked for.
    pub(in crate::report) coverage: Option<Coverage>,
    pub(in crate::report) recorded: Vec<Recorded>,
    /// What keeps tests from being run.
    pub(in crate::report) findings: Vec<Finding>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct Test {
    pub name: String,
    pub case: Option<String>,
    pub file: Option<String>,
    pub line: Option<u32>,
    pub passed: bool,
    pub failures: Vec<Finding>,
}

/// A table that was recorded.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct Recorded {
    pub file: String,
    pub changed: Vec<String>,
}

/// How much of the rules tests cover.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coverage {
    pub(in crate::report) covered: usize,
    pub(in crate::report) all: usize,
    pub(in crate::report) items: Vec<CoveredItem>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in crate::report) struct CoveredItem {
    pub kind: &'static str,
    pub name: String,
    pub file: String,
    pub line: u32,
    pub covered: bool,
}
