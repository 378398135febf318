//! Single requirements as expected.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::tests as say;
use crate::model::criteria::conjunction;
use crate::model::test::{ExpectedOutcome, ExpectedRequirement};
use crate::model::{Criteria, Requirement};
use crate::outcome::{Decision, Met};

use super::decisions::parts;
use super::needs::Need;
use super::run::Running;
use super::words;

impl Running<'_> {
    /// What is wrong with a requirement, if anything is.
    pub(super) fn requirement(
        &self,
        criteria: &Criteria,
        row: u32,
        decision: &Decision,
        expected: &ExpectedRequirement,
    ) -> Option<Diagnostic> {
        let asked = self.asked(criteria, decision, &expected.requirement);
        let needs = self.needs_of_requirement(criteria, row, asked);
        if let Some(failure) = self.lacks(&needs, expected.span) {
            return Some(failure);
        }
        if is_as_expected(asked, &expected.outcome) {
            return None;
        }
        let found = words::of_requirement(asked);
        let name = self.record_name(criteria.record, row);
        let to_be = words::of_outcome(&expected.outcome);
        let message = say::requirement_is(&criteria.name, &expected.requirement, name, found.clone(), to_be);
        let mut failure = Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(expected.span, say::got_result(found));
        match (decision.version, asked) {
            (None, _) => failure = failure.note(say::no_version_in_force()),
            (_, Some((requirement, _))) => {
                failure.notes.push(self.answers_of(&parts(requirement), criteria.record, &[row]))
            }
            (Some(_), None) => {}
        }
        Some(failure)
    }

    /// The requirement in the version that decides, with its outcome; nothing where that version does not ask it.
    fn asked<'d>(
        &self,
        criteria: &'d Criteria,
        decision: &'d Decision,
        name: &str,
    ) -> Option<(&'d Requirement, &'d Met)> {
        let requirements = &criteria.versions[decision.version?].requirements;
        requirements.iter().zip(&decision.requirements).find(|(requirement, _)| requirement.name == name)
    }

    /// What would have to be given for the outcome of a requirement to be sure: for one that is met by an exception, also
    /// that it is not met by itself, and by no exception before.
    fn needs_of_requirement(
        &self,
        criteria: &Criteria,
        row: u32,
        asked: Option<(&Requirement, &Met)>,
    ) -> BTreeSet<Need> {
        let of = criteria.record;
        let mut needs = BTreeSet::new();
        if let Some(path) = criteria.chosen_by() {
            needs.extend(self.known.of_path(path, of, row));
        }
        let Some((requirement, met)) = asked else { return needs };
        needs.extend(self.known.of_condition(&requirement.met(), of, row));
        if matches!(met, Met::ByItself | Met::ByException(_)) {
            needs.extend(self.known.of_condition(&conjunction(&requirement.clauses), of, row));
        }
        if let Met::ByException(index) = met {
            for before in requirement.exceptions.iter().take(*index) {
                needs.extend(self.known.of_condition(&conjunction(&before.clauses), of, row));
            }
        }
        needs
    }
}

fn is_as_expected(asked: Option<(&Requirement, &Met)>, expected: &ExpectedOutcome) -> bool {
    let Some((requirement, met)) = asked else { return *expected == ExpectedOutcome::NotAsked };
    match (met, expected) {
        (Met::ByItself, ExpectedOutcome::Met) | (Met::Not, ExpectedOutcome::NotMet) => true,
        (Met::ByException(index), ExpectedOutcome::ByException(name)) => requirement.exceptions[*index].name == *name,
        (Met::Undetermined(_), ExpectedOutcome::Undetermined(None)) => true,
        (Met::Undetermined(found), ExpectedOutcome::Undetermined(Some(fields))) => {
            found.iter().collect::<BTreeSet<_>>() == fields.iter().collect()
        }
        _ => false,
    }
}
