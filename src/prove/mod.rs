//! What can be said of a program before any record is read.
//!
//! A search over the regions of a plan for a record that answers a question. The search is exhaustive, so that finding none is a
//! proof. A point that is found is turned into field values, put into a made-up record and replayed through the plain
//! evaluator before it counts: a witness is never a guess. What can neither be proved nor replayed is [`Verdict::NotDecided`].
//!
//! There are two kinds of question. Some are about all records (a split leaves nothing out): one record refutes them. Others
//! ask whether there is any (a column can count something, a clause makes a difference): one record proves them.
//!
//! - `table`, `checks`, `members`, `clauses`, `crossings`, `criteria`: what is asked, of splits, of checks, of members and clauses, of the
//!   cells where rows and columns meet, of requirements; `narrow`: what members leave of one value, which needs no search;
//! - `extent`: how much is asked; `domain`: of which records, in which rows and on which days an answer holds; `blanks`: the same where something is missing; `days`: on
//!   other days;
//! - `ground`: looking for a record; `search`: over points; `alike`: which regions a question cannot tell apart; `space`, `values`,
//!   `witness`: from a point to values;
//! - `ties`: whether values that are worked out from each other can lie so; `torn`: what is missing by a reference;
//! - `replay`: made-up records before the plain evaluator; `referring`: those that a derived field counts; `shown`: which members they are in.

mod alike;
mod blanks;
mod checks;
mod clauses;
mod criteria;
mod crossings;
mod days;
mod domain;
mod extent;
mod ground;
mod members;
mod narrow;
mod question;
mod referring;
mod replay;
mod search;
mod shown;
mod space;
mod steps;
mod table;
mod ties;
mod torn;
mod values;
mod witness;

pub use days::over_days;
pub use domain::{Days, Limits};
pub use question::Question;
pub(crate) use replay::Workshop;
pub(crate) use search::{BUDGET, Ended, Guide, Point, search};
pub(crate) use space::Space;
#[doc(hidden)]
pub use steps::taken as steps_taken;
pub use witness::Witness;
pub(crate) use witness::{in_words, realise};

use std::collections::HashMap;

use extent::{Ask, Extent};
use ground::Ground;

use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::model::Model;
use crate::plan::{Plan, TablePlan};
use crate::records::Recognition;
use crate::source::Span;

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

/// Asks everything of every table and every criteria.
#[must_use]
pub fn prove(model: &Model, plan: &Plan) -> Vec<Proof> {
    prove_the_rest(model, plan, &Refusing::new(model, plan))
}

/// The answers to what can refuse rules, of records that can be decided: whether splits leave nothing out and take nothing twice, whether
/// checks hold, whether exceptions apply one at a time. A run needs no more.
#[derive(Debug, Clone)]
pub struct Refusing {
    /// By table and then by criteria.
    answers: Vec<Vec<Proof>>,
    /// What records are made up by.
    recognition: Recognition,
}

impl Refusing {
    /// Asks it of every table and every criteria.
    #[must_use]
    pub fn new(model: &Model, plan: &Plan) -> Refusing {
        let recognition = Recognition::of_no_codes(&model.schema);
        Refusing { answers: ask(&Workshop { model, recognition: &recognition }, plan, None), recognition }
    }

    /// What is to be said of it.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        findings(&self.answers.concat())
    }
}

/// The answers to all questions, where those that can refuse are answered: also what only advises, and what happens where something is missing.
#[must_use]
pub fn prove_the_rest(model: &Model, plan: &Plan, known: &Refusing) -> Vec<Proof> {
    ask(&Workshop { model, recognition: &known.recognition }, plan, Some(known)).concat()
}

/// The answers by table and then by criteria: what can refuse them or, where that is known, everything.
fn ask(workshop: &Workshop<'_>, plan: &Plan, known: Option<&Refusing>) -> Vec<Vec<Proof>> {
    let model = workshop.model;
    let extent = if known.is_some() { Extent::All } else { Extent::Refusing };
    let mut known = known.into_iter().flat_map(|known| &known.answers);
    let mut answers = Vec::new();
    for (index, (table, plan)) in model.tables.iter().zip(&plan.tables).enumerate() {
        let ask = Ask { extent, known: known.next().map_or(&[], Vec::as_slice) };
        let mut proofs = Vec::new();
        on_grounds(workshop, plan, &mut |grounds| {
            table::ask(grounds, index, plan, ask, &mut proofs);
            if extent == Extent::All {
                members::ask(grounds, table, plan, &mut proofs);
                crossings::ask(grounds, table, plan, &mut proofs);
            }
        });
        answers.push(proofs);
    }
    for (criteria, plan) in model.criteria.iter().zip(&plan.criteria) {
        let ask = Ask { extent, known: known.next().map_or(&[], Vec::as_slice) };
        let mut proofs = Vec::new();
        criteria::ask(workshop, criteria, plan, ask, &mut proofs);
        answers.push(proofs);
    }
    answers
}

/// Does something with the grids of a table as grounds to be searched, one for each record type.
fn on_grounds(workshop: &Workshop<'_>, plan: &TablePlan, ask: &mut dyn FnMut(&[Ground<'_>])) {
    let spaces: Vec<Space<'_>> = plan.populations.iter().map(|p| Space::new(&p.dimensions)).collect();
    let grounds = plan.populations.iter().zip(&spaces);
    let grounds: Vec<Ground<'_>> =
        grounds.map(|(population, space)| Ground { workshop, record: population.record, space }).collect();
    ask(&grounds);
}

/// What is to be said of all proofs of a program. Where a split of a table is refuted, its checks are not spoken of, nor what
/// is idle in it: that would mostly be so for the same reason.
#[must_use]
pub fn findings(proofs: &[Proof]) -> Vec<Diagnostic> {
    let is_check = |proof: &Proof| matches!(proof.question, Question::Holds(_));
    let is_fault = |proof: &Proof| proof.is_refuted() && proof.question.is_about_all();
    let tables = |proofs: &[Proof], which: &dyn Fn(&Proof) -> bool| -> Vec<String> {
        proofs.iter().filter(|proof| which(proof)).map(|proof| proof.table.clone()).collect()
    };
    let broken = tables(proofs, &|proof| is_fault(proof) && !is_check(proof));
    let faulty = tables(proofs, &is_fault);
    let known = known_for_splits(proofs);
    let spoken = proofs.iter().filter(|proof| {
        let is_idle = !proof.question.is_about_all() && !matches!(proof.question, Question::Counts(_));
        let follows = is_check(proof) && broken.contains(&proof.table)
            || is_idle && faulty.contains(&proof.table)
            || is_check(proof) && proof.follows_from_blanks(&known);
        !follows
    });
    spoken.filter_map(Proof::finding).collect()
}

/// By table the limits within which its splits leave nothing out.
fn known_for_splits(proofs: &[Proof]) -> HashMap<&str, Vec<&Limits>> {
    let mut known: HashMap<&str, Vec<&Limits>> = HashMap::new();
    for proof in proofs {
        if let (Question::Complete(_), Verdict::ProvedWhere(limits)) = (&proof.question, &proof.verdict) {
            known.entry(&proof.table).or_default().push(limits);
        }
    }
    known
}

impl Verdict {
    /// The same with rows or columns that it does not speak of.
    fn but_for(self, except: Vec<String>) -> Verdict {
        match self {
            verdict if except.is_empty() => verdict,
            Verdict::Proved => Verdict::ProvedWhere(Limits { except, ..Limits::default() }),
            Verdict::ProvedWhere(limits) => Verdict::ProvedWhere(Limits { except, ..limits }),
            other => other,
        }
    }
}

impl Proof {
    /// What was asked with the limits and the days of the answer, in words.
    #[must_use]
    pub fn claim(&self) -> String {
        let claim = match &self.verdict {
            Verdict::ProvedWhere(limits) => format!("{} {}", self.question.holds(), limits.words()),
            _ => self.question.claim(),
        };
        format!("{claim}{}", self.days.words())
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
                let mut finding = Diagnostic::new(self.question.code(), how).at(self.span, self.question.label());
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
                Some(finding.help(self.question.help()))
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
                        .at(self.span, why)
                        .help("it is verified on every run"),
                )
            }
        }
    }

    /// Whether a split of the same table says already which fields must be known.
    fn follows_from_blanks(&self, known: &HashMap<&str, Vec<&Limits>>) -> bool {
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
