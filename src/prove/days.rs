//! The same questions about the rules as they are on other days: a version that is not in force on the day of the report is read again when
//! an old report is printed anew.

use std::collections::HashSet;
use std::mem::discriminant;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{frame, proofs as say};
use crate::model::{Model, Stretch, Table};
use crate::plan::{self, Plan, TablePlan};
use crate::records::Recognition;

use super::domain::Days;
use super::extent::{Ask, Extent};
use super::replay::Workshop;
use super::{Proof, Question, findings, on_grounds, table};

/// Says of each proof of a split or check on which days it is the answer, and gives what is refuted on others alone. `others` are the
/// sound readings of the program in the stretches that do not hold the day of the report; `is_partial` says that there are stretches beside
/// them.
#[must_use]
pub fn over_days(
    proofs: &mut [Proof],
    model: &Model,
    plan: &Plan,
    others: &[(Stretch, Model)],
    is_partial: bool,
) -> Vec<Diagnostic> {
    let Some(day) = model.as_of.filter(|_| !others.is_empty()) else { return Vec::new() };
    let mut said: Vec<Diagnostic> = Vec::new();
    let plans: Vec<Plan> = others.iter().map(|(_, model)| plan::compile(model)).collect();
    for (subject, (here, planned)) in model.counted().zip(&plan.tables).enumerate() {
        let is_tie = subject >= model.tables.len();
        let readings: Vec<Reading<'_>> = others
            .iter()
            .zip(&plans)
            .filter_map(|((stretch, model), plan)| {
                let same = |other: &Table| if is_tie { other.span == here.span } else { other.name == here.name };
                let ties = if is_tie { model.tables.len() } else { 0 };
                let index = ties + model.counted().skip(ties).position(same)?;
                let (table, plan) = (model.subject(index)?, plan.tables.get(index)?);
                let is_alike = plan == planned && ids(table) == ids(here);
                Some(Reading { stretch, model, index, plan, is_alike })
            })
            .collect();
        if readings.iter().all(|reading| reading.is_alike) {
            continue;
        }
        let elsewhere = answers(&readings);
        let mut of_table: Vec<&mut Proof> = proofs.iter_mut().filter(|proof| is_of(proof, here, is_tie)).collect();
        for proof in of_table.iter_mut().filter(|proof| proof.question.is_about_all()) {
            let is_same = |then: &Answers| {
                let other = then.get(&proof.question);
                other.is_none_or(|other| discriminant(&other.verdict) == discriminant(&proof.verdict))
            };
            let all = !is_partial && elsewhere.iter().all(|(_, then)| is_same(then));
            proof.days = if all { Days::All(readings.len() + 1) } else { Days::One(day) };
        }
        let refuted: HashSet<&Question> =
            of_table.iter().filter(|proof| proof.is_refuted()).map(|proof| &proof.question).collect();
        for (stretch, then) in elsewhere {
            let only_then = |proof: &Proof| proof.is_refuted() && !refuted.contains(&proof.question);
            let then: Vec<Proof> = then.into_values().filter(only_then).collect();
            said.extend(findings(&then).into_iter().map(|finding| on_other_days(finding, stretch)));
        }
    }
    said
}

/// Whether a proof is about a table; of a tie, which has the name of the report and one check.
fn is_of(proof: &Proof, table: &Table, is_tie: bool) -> bool {
    proof.table == table.name && (!is_tie || proof.span == table.span)
}

/// A table as it is read in a stretch of time.
struct Reading<'a> {
    stretch: &'a Stretch,
    model: &'a Model,
    index: usize,
    plan: &'a TablePlan,
    /// Whether it is the same as on the day of the report.
    is_alike: bool,
}

type Answers = IndexMap<Question, Proof>;

/// What is answered in the stretches in which a table is not as on the day of the report. Stretches in which it is the same are asked once, as the first of
/// them.
fn answers<'a>(readings: &[Reading<'a>]) -> Vec<(&'a Stretch, Answers)> {
    let mut asked: Vec<(&Reading<'_>, Answers)> = Vec::new();
    for reading in readings.iter().filter(|reading| !reading.is_alike) {
        let is_known = |(other, _): &(&Reading<'_>, Answers)| {
            let [one, other] = [reading, other].map(|reading| reading.model.subject(reading.index).map(ids));
            one == other
        };
        if asked.iter().any(|known| known.0.plan == reading.plan && is_known(known)) {
            continue;
        }
        let recognition = Recognition::of_no_codes(&reading.model.schema);
        let workshop = Workshop::new(reading.model, &recognition);
        let mut then = Vec::new();
        let ask = Ask { extent: Extent::All, known: &[] };
        on_grounds(&workshop, reading.plan, &mut |grounds| {
            table::ask(grounds, reading.index, reading.plan, ask, &mut then);
        });
        asked.push((reading, then.into_iter().map(|proof| (proof.question.clone(), proof)).collect()));
    }
    asked.into_iter().map(|(reading, then)| (reading.stretch, then)).collect()
}

fn ids(table: &Table) -> Vec<&str> {
    table.columns.members.iter().chain(&table.rows.members).map(|member| member.id.as_str()).collect()
}

fn on_other_days(mut finding: Diagnostic, stretch: &Stretch) -> Diagnostic {
    finding.severity = finding.severity.min(Severity::Warning);
    finding.message = frame::with_versions(stretch.said(), &finding.message);
    finding.note(say::refused_at_such_a_day(stretch.day.to_string()))
}
