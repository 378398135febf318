//! The criteria of `rules/criteria`, case by case: each edge, each missing field, each change of guidance.
//!
//! A case is a line `changes | verdict | outcomes`. The changes are `field=value` against a record that meets everything by
//! itself; `field=` takes the value away; a leading `@DATE` reads the guidance of that date instead of the record's own.
//! The outcomes are `requirement: no`, `requirement: by EXCEPTION` or `requirement: lacks FIELD + FIELD`, and
//! every requirement that is not named must be met by itself; `nothing`, or `nothing, lacking FIELD`, is for a record that no
//! version decides. Both evaluators are asked.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]
#![allow(clippy::disallowed_methods, reason = "tests read the files of the repository")]

mod admission;
mod example;
mod family;
mod named;
mod procedure;

use std::path::PathBuf;

use bieu::Rules;
use bieu::outcome::{Decision, Met, Verdict};
use bieu::unstable::model::Criteria;
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::value::Date;
use serde_json::{Map, Value};

use crate::english;

/// The files of the repository.
struct Repository;

impl Loader for Repository {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        std::fs::read_to_string(root().join(path)).map_err(|error| bieu::message::Message::of_words(error.to_string()))
    }

    fn lines(&self, path: &str) -> Result<String, bieu::message::Message> {
        self.load(path)
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rules(path: &str) -> Rules {
    let text = Repository.load(path).unwrap();
    Rules::load(path, &text, &Repository, None).unwrap_or_else(|faults| panic!("{path}: {faults}"))
}

/// A criteria with a record that meets all of it by itself.
struct Subject {
    rules: Rules,
    criteria: &'static str,
    base: &'static str,
}

impl Subject {
    fn new(file: &str, criteria: &'static str, base: &'static str) -> Subject {
        let subject = Subject { rules: rules(&format!("rules/criteria/{file}")), criteria, base };
        subject.hold("| eligible |");
        subject
    }

    fn criteria(&self) -> &Criteria {
        self.rules.model().criteria.iter().find(|c| c.name == self.criteria).unwrap()
    }

    /// The decision on the base record with these changes, by both evaluators.
    fn decide(&self, changes: &str) -> Decision {
        let record = self.criteria().record;
        let mut object = Map::new();
        let mut guidance = None;
        object.insert("id".to_owned(), Value::from("case"));
        for word in self.base.split_whitespace().chain(changes.split_whitespace()) {
            if let Some(day) = word.strip_prefix('@') {
                guidance = Some(Date::parse_iso(day).unwrap());
                continue;
            }
            let (field, value) = word.split_once('=').unwrap();
            let value = if value.is_empty() { Value::Null } else { Value::from(value) };
            object.insert(field.to_owned(), value);
        }
        let mut builder = self.rules.records();
        builder.push(record, &object);
        assert_eq!(builder.unused(record).collect::<Vec<_>>(), [""; 0], "no such field: {changes}");
        let records = builder.finish();
        assert_eq!(records.set(record).rejects.len(), 0, "{changes}: {:?}", records.set(record).rejects);
        let evaluation = self.rules.over(&records).unwrap();
        let decider = evaluation.decider(self.criteria, guidance).unwrap();
        let decision = decider.one(0).unwrap();
        let by_the_plain = plain::decide(self.rules.model(), &records, self.criteria(), guidance).unwrap();
        assert_eq!(by_the_plain, std::slice::from_ref(&decision), "the evaluators differ on: {changes}");
        assert_eq!(decider.all().of(0), Some(&decision), "one by one and all at once: {changes}");
        decision
    }

    /// What is told of a decision, in the words of the cases.
    fn told(&self, decision: &Decision) -> String {
        let verdict = match decision.verdict {
            Verdict::Eligible => "eligible",
            Verdict::Refused => "refused",
            Verdict::Undetermined => "undetermined",
        };
        let Some(version) = decision.version else {
            let lacking = if decision.lacking.is_empty() { "" } else { ", lacking " };
            return format!("{verdict} | nothing{lacking}{}", decision.lacking.join(" + "));
        };
        let requirements = &self.criteria().versions[version].requirements;
        assert_eq!(requirements.len(), decision.requirements.len());
        let outcomes = requirements.iter().zip(&decision.requirements).filter_map(|(requirement, met)| {
            let outcome = match met {
                Met::ByItself => return None,
                Met::ByException(index) => format!("by {}", requirement.exceptions[*index].name),
                Met::Not => "no".to_owned(),
                Met::Undetermined(fields) => format!("lacks {}", fields.join(" + ")),
            };
            Some(format!("{}: {outcome}", requirement.name))
        });
        format!("{verdict} | {}", outcomes.collect::<Vec<_>>().join(", "))
    }

    /// Holds cases, one a line.
    fn hold(&self, cases: &str) {
        let mut wrong = Vec::new();
        let mut held = 0;
        for line in cases.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (changes, expected) = line.split_once('|').unwrap();
            let told = self.told(&self.decide(changes));
            held += 1;
            let expected = expected.split_whitespace().collect::<Vec<_>>().join(" ");
            if told.trim_end() != expected {
                wrong.push(format!("{}: {}\n  expected {expected}\n  told     {told}", self.criteria, changes.trim()));
            }
        }
        assert!(held > 0, "no case");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn every_file_of_criteria_is_clean() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("rules/criteria"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".bieu"))
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        let rules = rules(&format!("rules/criteria/{file}"));
        let said: Vec<String> = rules.findings().iter().map(|f| english(&f.message)).collect();
        assert_eq!(said, [""; 0], "{file}");
        for criteria in &rules.model().criteria {
            for requirement in criteria.versions.iter().flat_map(|version| &version.requirements) {
                assert!(!requirement.cites.is_empty(), "{file}: {} has no source", requirement.name);
                assert!(!requirement.reason.contains(['{', '}']), "{file}: {}", requirement.reason);
                for exception in &requirement.exceptions {
                    assert!(!exception.cites.is_empty(), "{file}: {} has no source", exception.name);
                }
            }
        }
    }
}

/// Criteria without any date are in force on every day: the decider, the plain evaluator and a table agree on that.
#[test]
fn criteria_without_dates_are_always_in_force() {
    let text = "language 1\nrecord Person { key id text  age integer  met_on date }\n\
        criteria adult of Person as of met_on { require age where age >= 18 reason \"too young\" }\n\
        table t of Person { total \"T\" column 1 \"eligible\" where meets adult }\n";
    let rules = bieu::Rules::from_text("adult.bieu", text).unwrap();
    let mut builder = rules.records();
    let person = rules.schema().find_record("Person").unwrap();
    let csv = "id,age,met_on\na,17,2024-01-01\nb,18,1990-01-01\n";
    bieu::records::read_csv(&mut builder, person, "Person.csv", csv.as_bytes()).unwrap();
    let records = builder.finish();
    let evaluation = rules.over(&records).unwrap();
    let decisions = evaluation.decider("adult", None).unwrap().all();
    let verdicts: Vec<bieu::outcome::Verdict> = (0..2).map(|row| decisions.of(row).unwrap().verdict).collect();
    assert_eq!(verdicts, [bieu::outcome::Verdict::Refused, bieu::outcome::Verdict::Eligible]);
    let plain = bieu::unstable::plain::decide(rules.model(), &records, &rules.model().criteria[0], None).unwrap();
    assert_eq!(plain.iter().map(|d| d.verdict).collect::<Vec<_>>(), verdicts);
    let shown = rules.evaluate(&records).unwrap().table("t").unwrap().find("total", "1").unwrap().shown.clone();
    assert_eq!(shown, "1");
}
