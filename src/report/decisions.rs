//! Decisions for a person and as CSV. Of a record the key is shown and what would have to stand in a field, which can tell another
//! field.

use crate::outcome::{DecidedRecord, DecidedRequirement, DecisionsOutcome, RequirementResult, Verdict, Way, WayClause};
use crate::spreadsheet::{Form, Lines};
use crate::words::{Terminal, Text, written};

/// The header of the CSV form: a line for each requirement that is not met by itself, and one for each eligible record.
pub const DECISIONS_CSV_HEADER: [&str; 9] =
    ["key", "verdict", "requirement", "outcome", "exception", "lacking", "reason", "cites", "change"];

/// Decisions as text for a person: each record with what stands in its way, then how many there are of each verdict. Each thing that is
/// said has a line, whatever a key holds.
#[must_use]
pub fn decisions_text(outcome: &DecisionsOutcome) -> Text<Terminal> {
    let mut text = written!(Terminal, "{} ({})\n", outcome.criteria.label, outcome.record.label);
    for record in &outcome.decisions {
        text += written!(Terminal, "\n{}: {}{}\n", record.key, record.verdict.name(), undecided(record));
        let told = record.requirements.iter().filter(|r| r.result != RequirementResult::Met);
        text.extend(told.map(requirement_text));
    }
    text + written!(Terminal, "\n{}\n", summary(outcome))
}

/// How many records have each verdict, and how many fail each requirement, in one line.
#[must_use]
pub fn summary(outcome: &DecisionsOutcome) -> String {
    let count = |verdict: Verdict| outcome.decisions.iter().filter(|d| d.verdict == verdict).count();
    let verdicts: Vec<String> =
        Verdict::ALL.iter().map(|verdict| format!("{} {}", count(*verdict), verdict.name())).collect();
    format!("{} decided: {}", outcome.decisions.len(), verdicts.join(", "))
}

fn undecided(record: &DecidedRecord) -> String {
    match (&record.in_force, record.lacking.as_slice()) {
        (Some(_), _) => String::new(),
        (None, []) => " (no guidance in force on the day)".to_owned(),
        (None, lacking) => format!(" (it is not known which guidance counts: {} missing)", lacking.join(", ")),
    }
}

fn requirement_text(requirement: &DecidedRequirement) -> Text<Terminal> {
    let label = &requirement.requirement.label;
    let sources = cited(&requirement.cites);
    match requirement.result {
        RequirementResult::Met => Text::new(),
        RequirementResult::MetByException => {
            let exception = requirement.exception.as_ref().map_or("", |e| e.label.as_str());
            written!(Terminal, "  {}: met by exception: {}{}\n", label, exception, sources)
        }
        RequirementResult::Undetermined => {
            written!(Terminal, "  {}: undetermined for lack of {}\n", label, requirement.lacking.join(", "))
        }
        RequirementResult::NotMet => {
            let reason = if requirement.reason.is_empty() { "not met" } else { &requirement.reason };
            let ways: Text<Terminal> = requirement.ways.iter().map(way_text).collect();
            written!(Terminal, "  {}: {}{}\n{}", label, reason, sources, ways)
        }
    }
}

fn way_text(way: &Way) -> Text<Terminal> {
    let clauses: Vec<String> = way.clauses.iter().map(clause_text).collect();
    let by = way.exception.as_ref().map_or(String::new(), |e| format!("{}{}: ", e.label, cited(&way.cites)));
    written!(Terminal, "    - {}{}\n", by, clauses.join("; and "))
}

fn clause_text(clause: &WayClause) -> String {
    if !clause.lacking.is_empty() {
        return format!("{} ({} missing)", clause.words, clause.lacking.join(", "));
    }
    let changes: Vec<String> = clause.changes.iter().map(|c| format!("{} {}", c.label, c.words)).collect();
    if changes.is_empty() {
        clause.words.clone()
    } else {
        format!("{}: holds with {}", clause.words, changes.join(", or "))
    }
}

fn cited(cites: &[String]) -> String {
    if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join("; ")) }
}

/// Decisions as CSV.
#[must_use]
pub fn decisions_csv(outcome: &DecisionsOutcome, form: Form) -> String {
    let mut lines = Lines::new(form);
    lines.add_texts(DECISIONS_CSV_HEADER);
    for record in &outcome.decisions {
        let verdict = record.verdict.name();
        let told: Vec<_> = record.requirements.iter().filter(|r| r.result != RequirementResult::Met).collect();
        if told.is_empty() {
            lines.add_texts([
                record.key.as_str(),
                verdict,
                "",
                "",
                "",
                &record.lacking.join("; "),
                "",
                &record.cites.join("; "),
                "",
            ]);
        }
        for requirement in told {
            let changes: Vec<String> = requirement
                .ways
                .iter()
                .flat_map(|way| &way.clauses)
                .flat_map(|clause| clause.changes.iter().map(|change| format!("{} {}", change.field, change.words)))
                .collect();
            lines.add_texts([
                record.key.as_str(),
                verdict,
                &requirement.requirement.name,
                requirement.result.name(),
                requirement.exception.as_ref().map_or("", |e| e.name.as_str()),
                &requirement.lacking.join("; "),
                &requirement.reason,
                &requirement.cites.join("; "),
                &changes.join("; "),
            ]);
        }
    }
    lines.finish()
}
