//! Where findings go, and in which form.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingForm {
    /// For reading here: with the lines that they point at
    Terminal,
    /// For reading in a log, for grep and editors: file:line:column: error code: message
    Plain,
    /// For programs: a JSON document a line
    JsonLines,
    /// For code scanning: a SARIF 2.1.0 log
    Sarif,
    /// For services that show tests: a JUnit report
    Junit,
    /// For GitHub Actions: annotations of the changed lines
    Github,
}

/// Where findings go, and in which form.
#[derive(Debug, Args)]
pub struct Findings {
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = FindingForm::Terminal, conflicts_with = "json")]
    pub format: FindingForm,
    /// Write the findings to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}
