//! Questions with their answers, and what is to be said of them.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Edit, Help, Severity, codes};
use crate::message::{Argument, Message, proofs as say};
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
    /// It is not so; `how` says so.
    Refuted {
        /// A made-up record that breaks it; `None` where the question was whether there is a record, and there is none.
        witness: Option<Witness>,
        /// What is so instead.
        how: Message,
    },
    /// Neither could be shown, and why.
    NotDecided(Message),
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
    /// A claim of rules with these.
    fn of_claim(&self, claim: Message) -> Message {
        match self {
            Fills::None => claim,
            Fills::Whatever(lists) => say::whatever_fills(claim, Argument::all(lists)),
            Fills::AsFilled(lists) => say::as_filled(claim, Argument::all(lists)),
        }
    }
}

impl Verdict {
    /// The same with rows or columns that it does not speak of.
    pub fn but_for(self, except: Vec<Message>) -> Verdict {
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

    /// What was asked with the limits and the days of the answer.
    #[must_use]
    pub fn claim(&self) -> Message {
        let claim = match &self.verdict {
            Verdict::ProvedWhere(limits) => limits.of_claim(self.question.holds()),
            _ => self.question.claim(),
        };
        self.fills.of_claim(self.days.of_claim(claim))
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
                    Diagnostic::new(self.question.code(), how.clone()).at(self.span, self.question.label());
                if self.is_for_the_reader {
                    finding.severity = finding.severity.min(Severity::Advice);
                }
                if let Some(witness) = witness {
                    finding = finding.note(say::such_a_record(&witness.shown));
                }
                if let Question::Meet { other, others, .. } = self.question {
                    finding = finding.at(other, say::asked_of_column());
                    if others > 0 {
                        finding = finding.note(say::other_pairs(others));
                    }
                }
                let help = Help::new(self.question.help());
                Some(finding.help(match self.question {
                    Question::Open { .. } => help.suggestion([Edit::replace(self.span, "split")]),
                    _ => help,
                }))
            }
            Verdict::NotDecided(why) => {
                let message = match &self.question {
                    Question::Disjoint(shown) => say::arms_not_decided(shown),
                    Question::Complete(shown) => say::cover_not_decided(shown),
                    Question::Holds { check, said } => say::check_not_decided(Argument::spoken(check, said)),
                    Question::OneAtATime(name) => say::exceptions_not_decided(name),
                    _ => return None,
                };
                Some(
                    Diagnostic::new(&codes::NOT_DECIDED, message)
                        .at(self.span, why.clone())
                        .help(say::verified_on_every_run()),
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
        let message = limits.of_claim_only(self.question.holds());
        let finding = Diagnostic::new(&codes::PROVED_WHERE_KNOWN, message)
            .at(self.span, say::not_so_where_missing())
            .help(say::count_missing_too());
        Some(match &limits.beyond {
            Some((told, witness)) => finding.note(say::such_a_record_told(&witness.shown, told)),
            None => finding,
        })
    }
}
