//! Decisions by criteria. `docs/command.md` is their description.

use serde::{Serialize, Serializer};

use super::{Named, Version};
use crate::outcome::{self, DecidedRecord, DecidedRequirement, DecisionsOutcome, Verdict, WayClause};
use crate::value::Date;

/// Decisions of one criteria.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decisions<'a> {
    #[cfg_attr(test, schemars(extend("const" = Version::DECISIONS)))]
    schema: Version,
    criteria: Named<'a>,
    record: Named<'a>,
    guidance_as_of: Option<String>,
    eligible: usize,
    refused: usize,
    undetermined: usize,
    decisions: Vec<Decision<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Decision<'a> {
    key: &'a str,
    verdict: &'static str,
    in_force: Option<Stretch>,
    cites: &'a [String],
    lacking: &'a [String],
    requirements: Vec<Requirement<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Stretch {
    from: Option<String>,
    until: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Requirement<'a> {
    name: &'a str,
    label: &'a str,
    outcome: &'static str,
    exception: Option<&'a str>,
    lacking: &'a [String],
    reason: &'a str,
    cites: &'a [String],
    ways: Vec<Way<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Way<'a> {
    exception: Option<&'a str>,
    cites: &'a [String],
    clauses: Vec<Clause<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Clause<'a> {
    words: &'a str,
    cites: &'a [String],
    lacking: &'a [String],
    changes: Vec<Change<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Change<'a> {
    field: &'a str,
    least: Option<&'a str>,
    greatest: Option<&'a str>,
    among: &'a [String],
    words: &'a str,
    settles: bool,
}

/// As the document.
impl Serialize for DecisionsOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Decisions::from(self).serialize(serializer)
    }
}

impl<'a> From<&'a DecisionsOutcome> for Decisions<'a> {
    fn from(outcome: &'a DecisionsOutcome) -> Decisions<'a> {
        let count = |verdict: Verdict| outcome.decisions.iter().filter(|d| d.verdict == verdict).count();
        Decisions {
            schema: Version::DECISIONS,
            criteria: Named::from(&outcome.criteria),
            record: Named::from(&outcome.record),
            guidance_as_of: day(outcome.guidance),
            eligible: count(Verdict::Eligible),
            refused: count(Verdict::Refused),
            undetermined: count(Verdict::Undetermined),
            decisions: outcome.decisions.iter().map(Decision::from).collect(),
        }
    }
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl<'a> From<&'a DecidedRecord> for Decision<'a> {
    fn from(record: &'a DecidedRecord) -> Decision<'a> {
        Decision {
            key: &record.key,
            verdict: record.verdict.name(),
            in_force: record.in_force.map(|(from, until)| Stretch { from: day(from), until: day(until) }),
            cites: &record.cites,
            lacking: &record.lacking,
            requirements: record.requirements.iter().map(Requirement::from).collect(),
        }
    }
}

impl<'a> From<&'a DecidedRequirement> for Requirement<'a> {
    fn from(requirement: &'a DecidedRequirement) -> Requirement<'a> {
        let way = |way: &'a outcome::Way| Way {
            exception: way.exception.as_ref().map(|exception| exception.name.as_str()),
            cites: &way.cites,
            clauses: way.clauses.iter().map(Clause::from).collect(),
        };
        Requirement {
            name: &requirement.requirement.name,
            label: &requirement.requirement.label,
            outcome: requirement.result.name(),
            exception: requirement.exception.as_ref().map(|exception| exception.name.as_str()),
            lacking: &requirement.lacking,
            reason: &requirement.reason,
            cites: &requirement.cites,
            ways: requirement.ways.iter().map(way).collect(),
        }
    }
}

impl<'a> From<&'a WayClause> for Clause<'a> {
    fn from(clause: &'a WayClause) -> Clause<'a> {
        let change = |change: &'a outcome::Change| Change {
            field: &change.field,
            least: change.least.as_deref(),
            greatest: change.greatest.as_deref(),
            among: &change.among,
            words: &change.words,
            settles: change.settles,
        };
        Clause {
            words: &clause.words,
            cites: &clause.cites,
            lacking: &clause.lacking,
            changes: clause.changes.iter().map(change).collect(),
        }
    }
}
