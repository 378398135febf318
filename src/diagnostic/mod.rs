//! What is said to the author of a rule file or a data file.
//!
//! One plain struct and one registry of codes. The rooms that find faults make [`Diagnostic`]s with codes from `codes` and messages of `message`; none
//! of them formats text, which is done by `report::findings` in the language that is asked for.

pub(crate) mod codes;
mod help;
pub(crate) mod order;
mod severity;
pub(crate) mod suggest;

pub use codes::Code;
pub(crate) use help::applied;
pub use help::{Edit, Help, Mending, MendingKind};
pub(crate) use order::{once, sort};
pub use severity::Severity;
pub(crate) use suggest::did_you_mean;

use crate::message::Message;
use crate::source::Span;

/// One place a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: Message,
}

/// One finding: what is wrong, where, what was expected, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The stable code; its page is [`Code::explanation`].
    pub code: &'static Code,
    /// Its severity.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// The places; the first is the main one.
    pub labels: Vec<Label>,
    /// How to mend it.
    pub help: Option<Box<Help>>,
    /// What else the author should know: the witness record, what was expected.
    pub notes: Vec<Message>,
}

impl Diagnostic {
    /// A finding with the severity that its code has by itself.
    #[must_use]
    pub fn new(code: &'static Code, message: impl Into<Message>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            notes: Vec::new(),
        }
    }

    /// The same with another severity.
    #[must_use]
    pub fn graded(self, severity: Severity) -> Diagnostic {
        Diagnostic { severity, ..self }
    }

    /// Adds a place; the first one added is the main one.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<Message>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says how to mend it, in words alone or with the edits that do it.
    #[must_use]
    pub fn help(mut self, help: impl Into<Help>) -> Diagnostic {
        self.help = Some(Box::new(help.into()));
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, text: impl Into<Message>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Whether the rules cannot be run because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
