//! The names and versions of all documents, in one table.

use serde::Serialize;

/// The name and version of a document. A member may be added within a version; none changes its meaning or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
#[serde(transparent)]
pub struct Version(&'static str);

impl Version {
    /// What `bieu check` found.
    pub const CHECK: Version = Version("bieu.check/2");
    /// The pages of codes.
    pub const CODES: Version = Version("bieu.codes/1");
    /// What `bieu count` wrote.
    pub const COUNT: Version = Version("bieu.count/1");
    /// Decisions by criteria.
    pub const DECISIONS: Version = Version("bieu.decisions/1");
    /// A comparison of programs.
    pub const DIFF: Version = Version("bieu.diff/2");
    /// Why a cell holds what it holds.
    pub const EXPLANATION: Version = Version("bieu.explanation/2");
    /// A finding that stands by itself.
    pub const FINDING: Version = Version("bieu.finding/2");
    /// What `bieu fmt` laid out.
    pub const FMT: Version = Version("bieu.fmt/1");
    /// What slips in the rules the tests notice.
    pub const MUTATE: Version = Version("bieu.mutate/3");
    /// What `bieu new` wrote.
    pub const NEW: Version = Version("bieu.new/1");
    /// Tables and texts.
    pub const OUTCOME: Version = Version("bieu.outcome/2");
    /// How far the reading of records is.
    pub const PROGRESS: Version = Version("bieu.progress/1");
    /// Figures against published ones.
    pub const RECONCILIATION: Version = Version("bieu.reconciliation/2");
    /// What `bieu rename` changed.
    pub const RENAME: Version = Version("bieu.rename/1");
    /// A run with all that is said of it.
    pub const RUN: Version = Version("bieu.run/3");
    /// What records must look like.
    pub const SCHEMA: Version = Version("bieu.schema/1");
    /// What came of tests.
    pub const TEST: Version = Version("bieu.test/1");

    /// As it stands in a document: `bieu.run/3`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}
