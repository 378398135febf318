//! What can be said of a program before any record is read.
//!
//! A search over the regions of a plan for a point that breaks a split or a check between populations. The search is exhaustive, so
//! that finding none is a proof. A point that is found is turned into field values, put into a made-up record and replayed
//! through the plain evaluator before it is shown: [`Verdict::Refuted`] is never a guess. What can neither be proved nor replayed
//! is [`Verdict::NotDecided`], and is verified on every run instead.

mod exceptions;
mod never;
mod questions;
mod replay;
mod search;
mod values;
mod witness;

pub use never::never;
pub use questions::prove;
pub(crate) use replay::make_up;
pub(crate) use search::{BUDGET, Ended, Point, search};
pub use witness::Witness;
pub(crate) use witness::{in_words, realise};

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;

/// One question about the rules and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The table, or the criteria.
    pub table: String,
    /// What was asked.
    pub question: Question,
    /// The split or check in question.
    pub span: Span,
    /// The answer.
    pub verdict: Verdict,
}

/// What is asked of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether no record falls into two arms of a split; the split as shown.
    Disjoint(String),
    /// Whether every record of the whole falls into an arm; the split as shown.
    Complete(String),
    /// Whether a check between populations holds whatever the records are; the check as shown.
    Holds(String),
    /// Whether no two exceptions of a requirement apply to one record; the requirement's name.
    OneAtATime(String),
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// No record can break it.
    Proved,
    /// This made-up record breaks it; `how` says so in words.
    Refuted {
        /// The record.
        witness: Witness,
        /// In words.
        how: String,
    },
    /// Neither could be shown, and why.
    NotDecided(String),
}

/// What is to be said of all proofs of a program. Where a split of a table is refuted, its checks are not spoken of: they would
/// mostly fail for the same reason.
#[must_use]
pub fn findings(proofs: &[Proof]) -> Vec<Diagnostic> {
    let refuted = |proof: &Proof| matches!(proof.verdict, Verdict::Refuted { .. });
    let is_check = |proof: &Proof| matches!(proof.question, Question::Holds(_));
    let broken: Vec<&str> =
        proofs.iter().filter(|p| refuted(p) && !is_check(p)).map(|proof| proof.table.as_str()).collect();
    let spoken = proofs.iter().filter(|proof| !(is_check(proof) && broken.contains(&proof.table.as_str())));
    spoken.filter_map(Proof::finding).collect()
}

impl Proof {
    /// What is to be said to the author; nothing where it was proved.
    #[must_use]
    pub fn finding(&self) -> Option<Diagnostic> {
        match &self.verdict {
            Verdict::Proved => None,
            Verdict::Refuted { witness, how } => Some(
                Diagnostic::new(self.code(), how)
                    .at(self.span, self.label())
                    .note(format!("such a record: {}", witness.shown))
                    .help(self.help()),
            ),
            Verdict::NotDecided(why) => {
                let what = match &self.question {
                    Question::Disjoint(shown) => format!("whether the arms of {shown} exclude each other"),
                    Question::Complete(shown) => format!("whether {shown} leaves nothing out"),
                    Question::Holds(shown) => format!("whether {shown} always holds"),
                    Question::OneAtATime(name) => format!("whether two exceptions of `{name}` can apply at once"),
                };
                Some(
                    Diagnostic::new(&codes::NOT_DECIDED, format!("{what} could not be decided beforehand"))
                        .at(self.span, why)
                        .help("it is verified on every run"),
                )
            }
        }
    }

    fn code(&self) -> &'static Code {
        match self.question {
            Question::Disjoint(_) => &codes::SPLIT_OVERLAP,
            Question::Complete(_) => &codes::SPLIT_HOLE,
            Question::Holds(_) => &codes::CHECK_REFUTED,
            Question::OneAtATime(_) => &codes::EXCEPTIONS_OVERLAP,
        }
    }

    fn label(&self) -> &'static str {
        match self.question {
            Question::Disjoint(_) => "counts some records twice",
            Question::Complete(_) => "leaves some records out",
            Question::Holds(_) => "cannot hold for all records",
            Question::OneAtATime(_) => "which one is named?",
        }
    }

    fn help(&self) -> &'static str {
        match self.question {
            Question::Disjoint(_) => {
                "say which arm comes first: `first of (…)`; or use `of which` if the parts may overlap"
            }
            Question::Complete(_) => "name the record's code in an arm, or let one arm take what is left: `otherwise`",
            Question::Holds(_) => "correct the check, or the conditions of the columns that it names",
            Question::OneAtATime(_) => "say which comes first: `first of (…)` in the requirement",
        }
    }
}
