//! Why rules cannot be run, and why a record could not be decided.

use crate::diagnostic::Diagnostic;
use crate::message::{Language, Message};
use crate::naming::UnknownNameError;
use crate::prove::Proof;
use crate::source::Sources;

/// Why a program cannot be run: its texts, and everything that was found, errors and warnings.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RulesError {
    /// The texts, for printing the places.
    pub sources: Sources,
    /// The findings in the order of their places; at least one is an error.
    pub findings: Vec<Diagnostic>,
    /// What was asked of tables and criteria; empty where what was found before left nothing to ask.
    #[doc(hidden)]
    pub proofs: Vec<Proof>,
}

/// In English, or in the language that was built in.
impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            let place = finding.labels.first().and_then(|label| {
                let source = self.sources.get(label.span.source)?;
                let at = source.position(label.span.start);
                Some(format!("{}:{}:{}: ", source.name, at.line, at.column))
            });
            let line_end = if index == 0 { "" } else { "\n" };
            write!(
                f,
                "{line_end}{}bieu::{}: {}",
                place.unwrap_or_default(),
                finding.code.id,
                finding.message.say(Language::default())
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for RulesError {}

/// Why a record could not be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecideError {
    /// The rules have no criteria of this name.
    NoCriteria(UnknownNameError),
    /// The record could not be taken: a message for each fault.
    Rejected(Vec<Message>),
}

/// In English, or in the language that was built in.
impl std::fmt::Display for DecideError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DecideError::NoCriteria(unknown) => unknown.fmt(f),
            DecideError::Rejected(faults) => {
                let lines: Vec<String> = faults.iter().map(|fault| fault.say(Language::default())).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for DecideError {}

impl From<UnknownNameError> for DecideError {
    fn from(unknown: UnknownNameError) -> DecideError {
        DecideError::NoCriteria(unknown)
    }
}
