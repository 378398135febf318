//! Decisions by criteria. `docs/command.md` is their description.

use serde::{Serialize, Serializer};

use super::fact::Fact;
use super::{Named, Version};
use crate::message::Language;
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
    lacking: Vec<&'a str>,
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
    lacking: Vec<&'a str>,
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
    lacking: Vec<&'a str>,
    changes: Vec<Change<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Change<'a> {
    field: &'a str,
    least: Option<&'a str>,
    greatest: Option<&'a str>,
    among: &'a [String],
    words: String,
    settles: bool,
    /// The words by id and arguments.
    fact: Option<Fact>,
}

/// As the document.
impl Serialize for DecisionsOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Decisions::of(self, Language::default()).serialize(serializer)
    }
}

impl<'a> Decisions<'a> {
    /// Decisions, in the words of a language.
    #[must_use]
    pub fn of(outcome: &'a DecisionsOutcome, language: Language) -> Decisions<'a> {
        let count = |verdict: Verdict| outcome.decisions.iter().filter(|d| d.verdict == verdict).count();
        Decisions {
            schema: Version::DECISIONS,
            criteria: Named::from(&outcome.criteria),
            record: Named::from(&outcome.record),
            guidance_as_of: day(outcome.guidance),
            eligible: count(Verdict::Eligible),
            refused: count(Verdict::Refused),
            undetermined: count(Verdict::Undetermined),
            decisions: outcome.decisions.iter().map(|record| Decision::of(record, language)).collect(),
        }
    }
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl<'a> Decision<'a> {
    fn of(record: &'a DecidedRecord, language: Language) -> Decision<'a> {
        Decision {
            key: &record.key,
            verdict: record.verdict.name(),
            in_force: record.in_force.map(|(from, until)| Stretch { from: day(from), until: day(until) }),
            cites: &record.cites,
            lacking: names(&record.lacking),
            requirements: record
                .requirements
                .iter()
                .map(|requirement| Requirement::of(requirement, language))
                .collect(),
        }
    }
}

impl<'a> Requirement<'a> {
    fn of(requirement: &'a DecidedRequirement, language: Language) -> Requirement<'a> {
        let way = |way: &'a outcome::Way| Way {
            exception: way.exception.as_ref().map(|exception| exception.name.as_str()),
            cites: &way.cites,
            clauses: way.clauses.iter().map(|clause| Clause::of(clause, language)).collect(),
        };
        Requirement {
            name: &requirement.requirement.name,
            label: &requirement.requirement.label,
            outcome: requirement.result.name(),
            exception: requirement.exception.as_ref().map(|exception| exception.name.as_str()),
            lacking: names(&requirement.lacking),
            reason: &requirement.reason,
            cites: &requirement.cites,
            ways: requirement.ways.iter().map(way).collect(),
        }
    }
}

impl<'a> Clause<'a> {
    fn of(clause: &'a WayClause, language: Language) -> Clause<'a> {
        let change = |change: &'a outcome::Change| Change {
            field: &change.field,
            least: change.least.as_deref(),
            greatest: change.greatest.as_deref(),
            among: &change.among,
            words: change.words.say(language),
            settles: change.settles,
            fact: Fact::of(&change.words),
        };
        Clause {
            words: &clause.words,
            cites: &clause.cites,
            lacking: names(&clause.lacking),
            changes: clause.changes.iter().map(change).collect(),
        }
    }
}

fn names(lacking: &[outcome::Named]) -> Vec<&str> {
    lacking.iter().map(|field| field.name.as_str()).collect()
}
