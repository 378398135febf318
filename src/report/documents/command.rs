//! What the smaller commands tell programs. `docs/command.md` is its description.

use serde::Serialize;

use super::{Finding, Version};
use crate::diagnostic;
use crate::message::Language;

/// What `bieu fmt` laid out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fmt {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::FMT)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// The files that changed, or would.
    pub files: Vec<String>,
    /// The faults of the files that were left as they are.
    pub findings: Vec<Finding>,
    /// What was repaired, or would be, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repairs: Option<Vec<Repair>>,
}

/// What `bieu rename` changed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rename {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::RENAME)))]
    pub schema: Version,
    /// The exit code.
    pub exit: u8,
    /// The files that changed.
    pub files: Vec<String>,
    /// The names in their order.
    pub names: Vec<NewName>,
    /// Why nothing was changed.
    pub findings: Vec<Finding>,
}

/// A name and what became of it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NewName {
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
    /// In how many places it stood.
    pub places: usize,
}

/// A slip that was repaired.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Repair {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The code of the slip.
    pub code: String,
    /// What was done, in words.
    pub done: Vec<String>,
}

/// The pages of codes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Codes {
    #[cfg_attr(test, schemars(extend("const" = Version::CODES)))]
    schema: Version,
    codes: Vec<Code>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Code {
    code: String,
    severity: &'static str,
    title: &'static str,
    explanation: &'static str,
}

impl Codes {
    /// The pages of these codes, in the words of a language.
    #[must_use]
    pub fn of(codes: &[&'static diagnostic::Code], language: Language) -> Codes {
        let page = |code: &&'static diagnostic::Code| Code {
            code: code.to_string(),
            severity: code.severity.name(),
            title: code.title_in(language),
            explanation: code.explanation_in(language),
        };
        Codes { schema: Version::CODES, codes: codes.iter().map(page).collect() }
    }
}

/// What `bieu new` wrote.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct New {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::NEW)))]
    pub schema: Version,
    /// The folder.
    pub folder: String,
    /// The files in it.
    pub files: Vec<&'static str>,
}

/// How far the reading of records is; one a line.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress {
    /// Which document this is.
    #[cfg_attr(test, schemars(extend("const" = Version::PROGRESS)))]
    pub schema: Version,
    /// How many bytes were read.
    pub bytes: u64,
    /// Of how many, as far as that is known beforehand.
    pub of: Option<u64>,
    /// How many records were read.
    pub records: u64,
    /// Whether that is all.
    pub end: bool,
}
