//! What came of a test.

use crate::diagnostic::Diagnostic;
use crate::message::Message;
use crate::source::Span;

/// What came of one test.
#[derive(Debug, Clone)]
pub struct TestResult {
    /// What it is called.
    pub name: String,
    /// For a case of a file: its name or number.
    pub case: Option<String>,
    /// Where it stands: its name in the rule file, or its line in the file of cases.
    pub place: Span,
    /// Where its test is declared; cases of a file share it.
    pub declared: Span,
    /// What is not as expected; empty where the test passed.
    pub failures: Vec<Diagnostic>,
    /// The tables that the test holds against a record of them.
    pub golden: Vec<GoldenTable>,
}

/// A table that is recorded as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldenTable {
    /// The file, as the host knows it.
    pub path: String,
    /// What the file should hold: the table as it is now, as CSV.
    pub text: String,
    /// What has changed since it was recorded, a line for each cell; empty where nothing has.
    pub changed: Vec<Message>,
    /// Whether anything was recorded before.
    pub is_recorded: bool,
}

impl TestResult {
    /// Whether everything was as expected.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        self.failures.is_empty()
    }

    /// The name with that of the case: `edges: 3`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.case {
            Some(case) => format!("{}: {case}", self.name),
            None => self.name.clone(),
        }
    }
}
