//! Whether two exceptions of one requirement can apply to one record without an order.

use crate::model::criteria::conjunction;
use crate::model::{Criteria, Model, Requirement};
use crate::plan::{CriteriaPlan, Plan, VersionPlan};
use crate::value::Truth;

use super::replay::satisfies;
use super::search::{BUDGET, Ended, Point, search};
use super::witness::{Witness, in_words, realise};
use super::{Proof, Question, Verdict};

/// Asks of every requirement whose exceptions have no order.
pub(super) fn exceptions(model: &Model, plan: &Plan) -> Vec<Proof> {
    let mut proofs: Vec<Proof> = Vec::new();
    for (criteria, plan) in model.criteria.iter().zip(&plan.criteria) {
        for (version, version_plan) in criteria.versions.iter().zip(&plan.versions) {
            for (index, requirement) in version.requirements.iter().enumerate() {
                if requirement.ordered || requirement.exceptions.len() < 2 {
                    continue;
                }
                let verdict = Asker { model, criteria, plan }.one_at_a_time(version_plan, index, requirement);
                let question = Question::OneAtATime(requirement.name.clone());
                // Versions that do not differ here give the same answer: it is said once.
                if !proofs.iter().any(|p| p.span == requirement.span && p.question == question) {
                    proofs.push(Proof { table: criteria.name.clone(), question, span: requirement.span, verdict });
                }
            }
        }
    }
    proofs
}

struct Asker<'a> {
    model: &'a Model,
    criteria: &'a Criteria,
    plan: &'a CriteriaPlan,
}

impl Asker<'_> {
    fn one_at_a_time(&self, version: &VersionPlan, index: usize, requirement: &Requirement) -> Verdict {
        let exceptions = &version.requirements[index].exceptions;
        let mut verdict = Verdict::Proved;
        for first in 0..exceptions.len() {
            for second in first + 1..exceptions.len() {
                let conditions = [&exceptions[first], &exceptions[second], &version.applies];
                let mut order = Vec::new();
                for condition in conditions {
                    condition.dimensions(&mut |dimension| {
                        if !order.contains(&dimension) {
                            order.push(dimension);
                        }
                    });
                }
                let both = |point: &Point| {
                    let region = |dimension: usize| point[dimension];
                    let truths = conditions.map(|condition| condition.at(&region));
                    if truths.iter().any(|truth| truth.is_some_and(|t| t != Truth::Yes)) {
                        return Some(false);
                    }
                    truths.iter().all(Option::is_some).then_some(true)
                };
                let (a, b) = (&requirement.exceptions[first], &requirement.exceptions[second]);
                let how = format!("`{}` and `{}` can both apply instead of `{}`", a.name, b.name, requirement.name);
                let replayed = [conjunction(&a.clauses), conjunction(&b.clauses)];
                match self.ask(&order, &both, &replayed, how) {
                    Verdict::Proved => {}
                    refuted @ Verdict::Refuted { .. } => return refuted,
                    undecided @ Verdict::NotDecided(_) => verdict = undecided,
                }
            }
        }
        verdict
    }

    fn ask(
        &self,
        order: &[usize],
        both: &dyn Fn(&Point) -> Option<bool>,
        conditions: &[crate::model::Expression],
        how: String,
    ) -> Verdict {
        let record = self.criteria.record;
        let mut found = None;
        let mut unrealised = false;
        let ended = search(
            &self.plan.dimensions,
            order,
            both,
            &mut |point| {
                found = realise(self.model, record, &self.plan.dimensions, point)
                    .filter(|values| satisfies(self.model, record, values, conditions));
                unrealised |= found.is_none();
                found.is_some()
            },
            BUDGET,
        );
        match (found, ended) {
            (Some(values), _) => {
                let shown = in_words(self.model, record, &values);
                Verdict::Refuted { witness: Witness { record, values, shown }, how }
            }
            (None, Ended::Exhausted) if !unrealised => Verdict::Proved,
            (None, _) => Verdict::NotDecided("they are named in the order written".to_owned()),
        }
    }
}
