//! Why a whole file cannot be read: findings that concern every row, each said once.

use std::fmt;

use crate::diagnostic::Code;

/// A file of which no record was taken, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// The name of the file.
    pub file: String,
    /// What is wrong, at least one finding.
    pub findings: Vec<FileFinding>,
}

/// One thing that is wrong with a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFinding {
    /// The stable code.
    pub code: &'static Code,
    /// What is wrong, in a sentence.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl FileFinding {
    pub(crate) fn new(code: &'static Code, message: impl Into<String>) -> FileFinding {
        FileFinding { code, message: message.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> FileFinding {
        self.help = Some(help.into());
        self
    }
}

impl FileError {
    pub(crate) fn one(file: &str, finding: FileFinding) -> FileError {
        FileError { file: file.to_string(), findings: vec![finding] }
    }
}

impl fmt::Display for FileError {
    /// A line for each finding.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            let newline = if index == 0 { "" } else { "\n" };
            let help = finding.help.as_ref().map(|h| format!(" {h}")).unwrap_or_default();
            write!(f, "{newline}{}: {}{help} [bieu::{}]", self.file, finding.message, finding.code.id)?;
        }
        Ok(())
    }
}

impl std::error::Error for FileError {}
