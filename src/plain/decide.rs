//! Decisions, one record at a time, as the language document says them.

use std::collections::BTreeSet;

use super::clauses::conjunction;
use super::facts::{Facts, Record};
use crate::model::{Criteria, Expression, Requirement, Version};
use crate::outcome::{Decision, Met, Verdict};
use crate::records::{OtherProgramError, Records};
use crate::value::{Date, Truth, Value};

/// Decides every accepted record of the criteria's type, in the order of the rows. `guidance` overrides the date at which
/// guidance is read.
///
/// # Errors
/// The records are of another program.
pub fn decide(
    model: &crate::model::Model,
    records: &Records,
    criteria: &Criteria,
    guidance: Option<Date>,
) -> Result<Vec<Decision>, OtherProgramError> {
    records.must_be_of(&model.schema)?;
    Ok(decided(model, records, criteria, guidance))
}

/// The same of records that are known to be the program's.
pub(crate) fn decided(
    model: &crate::model::Model,
    records: &Records,
    criteria: &Criteria,
    guidance: Option<Date>,
) -> Vec<Decision> {
    let facts = Facts::new(model, records);
    facts.of_type(criteria.record).map(|record| decision(record, criteria, guidance)).collect()
}

/// Whether a condition holds for one record.
pub(crate) fn truth(
    model: &crate::model::Model,
    records: &Records,
    of: crate::schema::RecordId,
    row: u32,
    condition: &Expression,
) -> Truth {
    let facts = Facts::new(model, records);
    Record { facts: &facts, of, row, filled: &[] }.truth(condition)
}

fn decision(record: Record<'_>, criteria: &Criteria, guidance: Option<Date>) -> Decision {
    let undecided = |lacking: Vec<String>| Decision {
        verdict: Verdict::Undetermined,
        version: None,
        requirements: Vec::new(),
        lacking,
    };
    let is_timeless = |version: &Version| version.from.is_none() && version.until.is_none();
    let day = match (guidance, &criteria.as_of) {
        // There is nothing to choose.
        _ if criteria.versions.iter().any(is_timeless) => None,
        (Some(day), _) => Some(day),
        (None, None) => record.facts.model.as_of,
        (None, Some(path)) => match record.read(path) {
            Some(Value::Date(day)) => Some(day),
            _ => return undecided(vec![record.name(path)]),
        },
    };
    let is_in_force = |version: &Version| is_timeless(version) || day.is_some_and(|day| version.holds_on(day));
    let Some(version) = criteria.versions.iter().position(is_in_force) else { return undecided(Vec::new()) };
    let requirements: Vec<Met> =
        criteria.versions[version].requirements.iter().map(|requirement| met(record, requirement)).collect();
    let any = |wanted: fn(&Met) -> bool| requirements.iter().any(wanted);
    let verdict = match () {
        () if any(|met| *met == Met::Not) => Verdict::Refused,
        () if any(|met| matches!(met, Met::Undetermined(_))) => Verdict::Undetermined,
        () => Verdict::Eligible,
    };
    Decision { verdict, version: Some(version), requirements, lacking: Vec::new() }
}

fn met(record: Record<'_>, requirement: &Requirement) -> Met {
    let own = conjunction(&requirement.clauses);
    if record.truth(&own).is_yes() {
        return Met::ByItself;
    }
    let exceptions: Vec<Expression> = requirement.exceptions.iter().map(|e| conjunction(&e.clauses)).collect();
    if let Some(index) = exceptions.iter().position(|exception| record.truth(exception).is_yes()) {
        return Met::ByException(index);
    }
    let open: Vec<&Expression> =
        [&own].into_iter().chain(&exceptions).filter(|e| record.truth(e) == Truth::Undetermined).collect();
    if open.is_empty() {
        return Met::Not;
    }
    let mut names = BTreeSet::new();
    open.into_iter().for_each(|condition| record.missing(condition, &mut names));
    Met::Undetermined(names.into_iter().collect())
}
