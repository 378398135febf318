//! What can be said of a program before any record is read.
//!
//! A search over the regions of a plan for a record that answers a question. The search is exhaustive, so that finding none is a
//! proof. A point that is found is turned into field values, put into a made-up record and replayed through the plain
//! evaluator before it counts: a witness is never a guess. What can neither be proved nor replayed is [`Verdict::NotDecided`].
//!
//! There are two kinds of question. Some are about all records (a split leaves nothing out): one record refutes them. Others
//! ask whether there is any (a column can count something, a clause makes a difference): one record proves them.
//!
//! - `table`, `checks`, `members`, `clauses`, `own_cells`, `crossings`, `criteria`: what is asked, of splits, of checks, of members and
//!   clauses, of the cells where rows and columns meet, of requirements; `narrow`: what members leave of one value, which needs no search;
//! - `extent`: how much is asked; `domain`: of which records, in which rows and on which days an answer holds; `blanks`: the same where something is missing; `days`: on
//!   other days;
//! - `ground`: looking for a record; `search`: over points; `alike`: which regions a question cannot tell apart; `space`, `values`,
//!   `witness`: from a point to values;
//! - `ties`: whether values that are worked out from each other can lie so; `torn`: what is missing by a reference;
//! - `replay`: made-up records before the plain evaluator; `referring`: those that a derived field counts; `shown`: which members they are in.

mod alike;
mod asker;
mod blanks;
mod checks;
mod clauses;
mod criteria;
mod crossings;
mod days;
mod domain;
mod each;
mod extent;
mod fills;
mod ground;
mod members;
mod narrow;
mod own_cells;
mod proof;
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
mod truth;
mod values;
mod versions;
mod weights;
mod witness;

pub use days::over_days;
pub use domain::{Days, Limits};
pub use fills::{fills_lists, tell_fills};
pub use proof::{Fills, Proof, Verdict};
pub use question::Question;
pub(crate) use replay::Workshop;
pub(crate) use search::{BUDGET, Ended, Guide, Point, search};
pub(crate) use space::Space;
#[doc(hidden)]
pub use steps::taken as steps_taken;
pub(crate) use weights::weights;
pub use witness::Witness;
pub(crate) use witness::{in_words, realise};

use std::collections::HashMap;

use extent::{Ask, Extent};
use ground::Ground;

use crate::diagnostic::{self, Diagnostic};
use crate::model::Model;
use crate::plan::{Plan, TablePlan};
use crate::records::Recognition;

/// Asks everything of every table and every criteria.
#[must_use]
pub fn prove(model: &Model, plan: &Plan) -> Vec<Proof> {
    prove_the_rest(model, plan, &Refusing::new(model, plan))
}

/// The answers to what can refuse rules, of records that can be decided: whether splits leave nothing out and take nothing twice, whether
/// checks hold, whether exceptions apply one at a time. A run needs no more.
#[derive(Debug, Clone)]
pub struct Refusing {
    /// By table, then by tie, and then by criteria.
    answers: Vec<Vec<Proof>>,
    /// What records are made up by.
    recognition: Recognition,
}

impl Refusing {
    /// Asks it of every table and every criteria.
    #[must_use]
    pub fn new(model: &Model, plan: &Plan) -> Refusing {
        let recognition = Recognition::of_no_codes(&model.schema);
        Refusing { answers: ask(&Workshop::new(model, &recognition), plan, None), recognition }
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
    ask(&Workshop::new(model, &known.recognition), plan, Some(known)).concat()
}

/// Asks everything of one table or, numbered behind them, of one tie or one criteria. `stop` is asked at each step of a search; once it says yes
/// there is no answer.
#[must_use]
pub fn prove_one(model: &Model, plan: &Plan, subject: usize, stop: &dyn Fn() -> bool) -> Option<Vec<Proof>> {
    let recognition = Recognition::of_no_codes(&model.schema);
    let workshop = Workshop { stop: Some(stop), ..Workshop::new(model, &recognition) };
    let refusing = ask_one(&workshop, plan, subject, Ask { extent: Extent::Refusing, known: &[] });
    let all = ask_one(&workshop, plan, subject, Ask { extent: Extent::All, known: &refusing });
    (!stop()).then_some(all)
}

/// The answers by table, by tie and then by criteria: what can refuse them or, where that is known, everything.
fn ask(workshop: &Workshop<'_>, plan: &Plan, known: Option<&Refusing>) -> Vec<Vec<Proof>> {
    let extent = if known.is_some() { Extent::All } else { Extent::Refusing };
    let subjects = plan.tables.len() + plan.criteria.len();
    let known_of = |subject: usize| known.and_then(|known| known.answers.get(subject)).map_or(&[][..], Vec::as_slice);
    (0..subjects).map(|subject| ask_one(workshop, plan, subject, Ask { extent, known: known_of(subject) })).collect()
}

/// The answers on one table or, numbered behind them, one tie or one criteria.
fn ask_one(workshop: &Workshop<'_>, plan: &Plan, subject: usize, ask: Ask<'_>) -> Vec<Proof> {
    let model = workshop.model;
    let mut proofs = Vec::new();
    if let (Some(table), Some(plan)) = (model.subject(subject), plan.tables.get(subject)) {
        on_grounds(workshop, plan, &mut |grounds| {
            table::ask(grounds, subject, plan, ask, &mut proofs);
            // A tie has no rows and columns of its own.
            if ask.extent == Extent::All && subject < model.tables.len() {
                members::ask(grounds, table, plan, &mut proofs);
                own_cells::ask(grounds, table, plan, &mut proofs);
                crossings::ask(grounds, table, plan, &mut proofs);
            }
        });
        return proofs;
    }
    let behind = subject.saturating_sub(plan.tables.len());
    if let (Some(criteria), Some(plan)) = (model.criteria.get(behind), plan.criteria.get(behind)) {
        criteria::ask(workshop, criteria, plan, ask, &mut proofs);
    }
    proofs
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
    let is_check = |proof: &Proof| matches!(proof.question, Question::Holds { .. });
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
    let mut findings = spoken.filter_map(Proof::finding).collect();
    diagnostic::once(&mut findings);
    findings
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
