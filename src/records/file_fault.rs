//! Why a whole file cannot be read: findings that concern every row, each said once.

use std::fmt;

#[cfg(feature = "csv")]
use super::cell::CellFault;
use crate::diagnostic::Code;
use crate::message::{Language, Message, data_files as say};

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
    /// What is wrong.
    pub message: Message,
    /// How to mend it.
    pub help: Option<Message>,
}

impl FileFinding {
    pub(crate) fn new(code: &'static Code, message: impl Into<Message>) -> FileFinding {
        FileFinding { code, message: message.into(), help: None }
    }

    /// What is wrong with a row, where that is wrong with the file.
    #[cfg(feature = "csv")]
    pub(super) fn of_cell(message: Message, fault: CellFault) -> FileFinding {
        FileFinding { code: fault.code, message, help: fault.help }
    }

    pub(crate) fn help(mut self, help: impl Into<Message>) -> FileFinding {
        self.help = Some(help.into());
        self
    }
}

impl FileError {
    pub(crate) fn one(file: &str, finding: FileFinding) -> FileError {
        FileError { file: file.to_string(), findings: vec![finding] }
    }
}

impl FileError {
    /// A line for each finding.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        let line = |finding: &FileFinding| {
            let said = match &finding.help {
                Some(help) => say::with_help(&finding.message, help),
                None => finding.message.clone(),
            };
            say::at_file(&self.file, said, finding.code.id).say(language)
        };
        self.findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for FileError {
    /// In English, a line for each finding.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::default()))
    }
}

impl std::error::Error for FileError {}
