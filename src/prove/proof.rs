//! Questions with their answers, and what is to be said of them.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Edit, Help, Severity, codes};
use crate::source::Span;

use super::domain::{Days, Limits};
use super::question::Question;
use super::witness::Witness;

/// One question about the rules and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The table, or the criteria.
    pub table: String,
    /// What was asked.
    pub question: Question,
    /// What is in question: the split, the check, the member, the clause.
    pub span: Span,
    /// The answer.
    pub verdict: Verdict,
    /// The days on which that is the answer.
    pub days: Days,
    /// What fills the open lists that it is about.
    pub fills: Fills,
    /// Whether a note or a citation stands at it, so that it may be there for the reader.
    pub is_for_the_reader: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is so: no record can break it or, where one is enough, a made-up one showed it.
    Proved,
    /// It is so within limits, which are said with it.
    ProvedWhere(Limits),
    /// It is not so; `how` says so in words.
    Refuted {
        /// A made-up record that breaks it; `None` where the question was whether there is a record, and there is none.
        witness: Option<Witness>,
        /// In words.
        how: String,
    },
    /// Neither could be shown, and why.
    NotDecided(String),
}

/// What fills the open lists that an answer is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fills {
    /// It is about none.
    #[default]
    None,
    /// It is so whatever fills these.
    Whatever(Vec<String>),
    /// It is so as these are filled, and was not shown for all else that can fill them.
    AsFilled(Vec<String>),
}

impl Fills {
    /// In words that follow a claim.
    fn words(&self) -> String {
        match self {
            Fills::None => String::new(),
            Fills::Whatever(lists) => format!(", whatever fills {}", lists.join(" and ")),
            Fills::AsFilled(lists) => format!(", as {} is filled", lists.join(" and ")),
        }
    }
}

impl Verdict {
    /// The same with rows or columns that it does not speak of.
    pub fn but_for(self, except: Vec<String>) -> Verdict {
        match self {
            verdict if except.is_empty() => verdict,
            Verdict::Proved => Verdict::ProvedWhere(Limits { except, ..Limits::default() }),
            Verdict::ProvedWhere(limits) => Verdict::ProvedWhere(Limits { except, ..limits }),
            other => other,
        }
    }
}

impl Proof {
    /// An answer of one table or criteria for the day that the rules are read at; days and fills are told later.
    pub(super) fn new(table: &str, question: Question, span: Span, verdict: Verdict) -> Proof {
        let (table, days, fills) = (table.to_owned(), Days::Alike, Fills::None);
        Proof { table, question, span, verdict, days, fills, is_for_the_reader: false }
    }

    /// What was asked with the limits and the days of the answer, in words.
    #[must_use]
    pub fn claim(&self) -> String {
        let claim = match &self.verdict {
            Verdict::ProvedWhere(limits) => format!("{} {}", self.question.holds(), limits.words()),
            _ => self.question.claim(),
        };
        format!("{claim}{}{}", self.days.words(), self.fills.words())
    }

    /// Whether it is not so.
    #[must_use]
    pub fn is_refuted(&self) -> bool {
        matches!(self.verdict, Verdict::Refuted { .. })
    }

    /// What is to be said to the author; nothing where it was proved, or where it is not known whether something is idle.
    #[must_use]
    pub fn finding(&self) -> Option<Diagnostic> {
        match &self.verdict {
            Verdict::Proved => None,
            Verdict::ProvedWhere(limits) => self.conditional(limits),
            Verdict::Refuted { witness, how } => {
                let mut finding =
                    Diagnostic::new(self.question.code(), how.as_str()).at(self.span, self.question.label());
                if self.is_for_the_reader {
                    finding.severity = finding.severity.min(Severity::Advice);
                }
                if let Some(witness) = witness {
                    finding = finding.note(format!("such a record: {}", witness.shown));
                }
                if let Question::Meet { other, others, .. } = self.question {
                    finding = finding.at(other, "asked of the column: both cannot be");
                    if others > 0 {
                        finding =
                            finding.note(format!("{others} more pairs of clauses of this table rule each other out"));
                    }
                }
                let help = Help::new(self.question.help());
                Some(finding.help(match self.question {
                    Question::Open { .. } => help.suggestion([Edit::replace(self.span, "split")]),
                    _ => help,
                }))
            }
            Verdict::NotDecided(why) => {
                let what = match &self.question {
                    Question::Disjoint(shown) => format!("whether the arms of {shown} exclude each other"),
                    Question::Complete(shown) => format!("whether {shown} leaves nothing out"),
                    Question::Holds(shown) => format!("whether {shown} always holds"),
                    Question::OneAtATime(name) => format!("whether two exceptions of `{name}` can apply at once"),
                    _ => return None,
                };
                Some(
                    Diagnostic::new(&codes::NOT_DECIDED, format!("{what} could not be decided beforehand"))
                        .at(self.span, why.as_str())
                        .help("it is verified on every run"),
                )
            }
        }
    }

    /// Whether a split of the same table says already which fields must be known.
    pub fn follows_from_blanks(&self, known: &HashMap<&str, Vec<&Limits>>) -> bool {
        let Verdict::ProvedWhere(own) = &self.verdict else { return false };
        let of_splits = known.get(self.table.as_str()).into_iter().flatten();
        let says = |limits: &Limits| own.known.iter().all(|field| limits.known.contains(field));
        own.is_about_blanks() && of_splits.into_iter().any(|limits| says(limits))
    }

    /// A proof that holds only of records whose fields are known; rows that stand apart are no slip, nor is an age before birth.
    fn conditional(&self, limits: &Limits) -> Option<Diagnostic> {
        if limits.known.is_empty() {
            return None;
        }
        let what = format!("{} only {}", self.question.holds(), limits.words());
        let finding = Diagnostic::new(&codes::PROVED_WHERE_KNOWN, what)
            .at(self.span, "not so where it is missing")
            .help("count what is missing too, in an arm or column `where … is missing`; or make the field one that must be given");
        Some(match &limits.beyond {
            Some((told, witness)) => finding.note(format!("such a record: {}; {told}", witness.shown)),
            None => finding,
        })
    }
}
