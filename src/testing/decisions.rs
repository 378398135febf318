//! Decisions as expected.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::exec::Decider;
use crate::message::tests as say;
use crate::message::{Argument, Message};
use crate::model::criteria::conjunction;
use crate::model::test::ExpectedDecision;
use crate::model::{Criteria, Expression, Requirement};
use crate::outcome::{Decision, Met, Verdict};

use super::Coverage;
use super::conditions::{self, Part};
use super::needs::Need;
use super::run::Running;
use super::words;

impl Running<'_> {
    /// What is wrong with the decisions on the given records.
    pub fn decisions(&self, index: usize, expected: &[ExpectedDecision]) -> Vec<Diagnostic> {
        let criteria = &self.model.criteria[index];
        let decided = self.decided(index, expected);
        let mut failures = Vec::new();
        for (expected, row, decision) in decided {
            if expected.is_of_the_whole() {
                failures.extend(self.decision(criteria, row, &decision, expected));
            }
            let single = |one| self.requirement(criteria, row, &decision, one);
            failures.extend(expected.requirements.iter().filter_map(single));
        }
        failures
    }

    /// Marks what the expectations of decisions see.
    pub fn see_decisions(&self, coverage: &mut Coverage, index: usize, expected: &[ExpectedDecision]) {
        let criteria = &self.model.criteria[index];
        for (expected, row, decision) in self.decided(index, expected) {
            self.see_decision(coverage, criteria, row, &decision, expected);
        }
    }

    /// Each expectation with the row of its record and what is decided of it.
    fn decided<'e>(
        &'e self,
        index: usize,
        expected: &'e [ExpectedDecision],
    ) -> impl Iterator<Item = (&'e ExpectedDecision, u32, Decision)> {
        let record = self.model.criteria[index].record;
        let (plan, records) = (&self.plan.criteria[index], &self.prepared.records);
        let decider = Decider::new(self.model, index, plan, records, self.known.aggregates, None);
        expected.iter().filter_map(move |expected| {
            let row = self.prepared.row(record, expected.line)?;
            Some((expected, row, decider.one(row)?))
        })
    }

    fn decision(
        &self,
        criteria: &Criteria,
        row: u32,
        decision: &Decision,
        expected: &ExpectedDecision,
    ) -> Option<Diagnostic> {
        let needs = self.needs_of_decision(criteria, row, decision, expected);
        if let Some(failure) = self.lacks(&needs, expected.span) {
            return Some(failure);
        }
        let requirements: &[Requirement] =
            decision.version.map_or(&[], |version| criteria.versions[version].requirements.as_slice());
        let told = told(requirements, decision);
        let name = self.record_name(criteria.record, row);
        let wrong = [
            expected
                .verdict
                .filter(|verdict| *verdict != decision.verdict)
                .map(|verdict| say::verdict_is(&name, words::of_verdict(decision.verdict), words::of_verdict(verdict))),
            differs(expected.because.as_deref(), &told.because).map(|(is, to_be)| say::because_is(&name, is, to_be)),
            differs(expected.by.as_deref(), &told.by).map(|(is, to_be)| say::exceptions_are(&name, is, to_be)),
            differs(expected.lacking.as_deref(), &told.lacking).map(|(is, to_be)| say::lacking_is(&name, is, to_be)),
        ];
        let mut wrong = wrong.into_iter().flatten();
        let message = say::of_criteria(&criteria.name, wrong.next()?);
        let mut failure =
            Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(expected.span, described(decision, &told));
        if decision.version.is_none() {
            failure = failure.note(say::no_version_in_force());
        }
        failure.notes.extend(wrong);
        for (requirement, met) in requirements.iter().zip(&decision.requirements) {
            if self.matters(requirement, met, expected) {
                failure.notes.push(self.answers_of(&parts(requirement), criteria.record, &[row]));
            }
        }
        Some(failure)
    }

    /// Whether a requirement has to do with a decision that is not as expected: it fails, or was expected to.
    fn matters(&self, requirement: &Requirement, met: &Met, expected: &ExpectedDecision) -> bool {
        let named = |names: &Option<Vec<String>>| names.as_ref().is_some_and(|names| names.contains(&requirement.name));
        let exceptions = requirement.exceptions.iter();
        let excepted = exceptions.clone().any(|e| expected.by.as_ref().is_some_and(|by| by.contains(&e.name)));
        !matches!(met, Met::ByItself) || named(&expected.because) || excepted
    }

    /// What would have to be given for what is expected of a record to be sure.
    fn needs_of_decision(
        &self,
        criteria: &Criteria,
        row: u32,
        decision: &Decision,
        expected: &ExpectedDecision,
    ) -> BTreeSet<Need> {
        let of = criteria.record;
        let mut needs = BTreeSet::new();
        if let Some(path) = criteria.chosen_by() {
            needs.extend(self.known.of_path(path, of, row));
        }
        let Some(version) = decision.version else { return needs };
        let requirements = &criteria.versions[version].requirements;
        let all = Expression::And(requirements.iter().map(Requirement::met).collect());
        needs.extend(self.known.of_condition(&all, of, row));
        for (requirement, met) in requirements.iter().zip(&decision.requirements) {
            let named = |names: &Option<Vec<String>>| names.as_ref().is_some_and(|n| n.contains(&requirement.name));
            let refuses = expected.because.is_some() && decision.verdict == Verdict::Refused && *met == Met::Not;
            if refuses || named(&expected.because) {
                needs.extend(self.known.of_condition(&requirement.met(), of, row));
            }
            if let (Some(_), Met::ByException(_)) = (&expected.by, met) {
                needs.extend(self.known.of_condition(&conjunction(&requirement.clauses), of, row));
            }
        }
        needs
    }
}

/// A decision by the names of what it rests on.
struct Told {
    because: Vec<String>,
    by: Vec<String>,
    lacking: Vec<String>,
}

fn told(requirements: &[Requirement], decision: &Decision) -> Told {
    let mut told = Told { because: Vec::new(), by: Vec::new(), lacking: decision.lacking.clone() };
    for (requirement, met) in requirements.iter().zip(&decision.requirements) {
        match met {
            Met::Not => told.because.push(requirement.name.clone()),
            Met::ByException(exception) => told.by.push(requirement.exceptions[*exception].name.clone()),
            Met::Undetermined(fields) => {
                if decision.verdict == Verdict::Undetermined {
                    told.because.push(requirement.name.clone());
                    told.lacking.extend(fields.iter().cloned());
                }
            }
            Met::ByItself => {}
        }
    }
    told.lacking.sort();
    told.lacking.dedup();
    told
}

fn described(decision: &Decision, told: &Told) -> Message {
    let verdict = words::of_verdict(decision.verdict);
    match (told.because.is_empty(), told.by.is_empty()) {
        (true, true) => say::got(verdict),
        (false, true) => say::got_because(verdict, words::list(&told.because)),
        (true, false) => say::got_by(verdict, words::list(&told.by)),
        (false, false) => say::got_because_and_by(verdict, words::list(&told.because), words::list(&told.by)),
    }
}

/// What is found and what is expected, where that is something else.
fn differs(expected: Option<&[String]>, found: &[String]) -> Option<(Argument, Argument)> {
    let expected = expected?;
    let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    (set(expected) != set(found)).then(|| (words::of_names(found), words::of_names(expected)))
}

/// The clauses of a requirement and of its exceptions.
pub(super) fn parts(requirement: &Requirement) -> Vec<Part> {
    let mut parts = conditions::clauses(&Message::of_words(requirement.name.as_str()), &requirement.clauses);
    for exception in &requirement.exceptions {
        parts.extend(conditions::clauses(&Message::of_words(exception.name.as_str()), &exception.clauses));
    }
    parts
}
