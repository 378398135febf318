//! Decisions for a person and as CSV. Of a record the key is shown and what would have to stand in a field, which can tell another
//! field.

use crate::message::phrases;
use crate::message::{Argument, Language, Message, decisions as say};
use crate::model::lacking::NOT_COMPUTABLE;
use crate::outcome::{
    DecidedRecord, DecidedRequirement, DecisionsOutcome, Named, RequirementResult, Verdict, Way, WayClause,
};
use crate::spreadsheet::{Form, Lines};
use crate::words::{Terminal, Text, written};

/// The header of the CSV form: a line for each requirement that is not met by itself, and one for each eligible record.
pub const DECISIONS_CSV_HEADER: [&str; 9] =
    ["key", "verdict", "requirement", "outcome", "exception", "lacking", "reason", "cites", "change"];

/// Decisions as text for a person: each record with what stands in its way, then how many there are of each verdict. Each thing that is
/// said has a line, whatever a key holds.
#[must_use]
pub fn decisions_text(outcome: &DecisionsOutcome, language: Language) -> Text<Terminal> {
    let mut text = written!(Terminal, "{} ({})\n", outcome.criteria.label, outcome.record.label);
    for record in &outcome.decisions {
        text += written!(Terminal, "\n{}\n", record_told(record).say(language));
        let told = record.requirements.iter().filter(|r| r.result != RequirementResult::Met);
        text.extend(told.map(|requirement| requirement_text(requirement, language)));
    }
    text + written!(Terminal, "\n{}\n", summary(outcome, language))
}

/// How many records have each verdict, in one line.
#[must_use]
pub fn summary(outcome: &DecisionsOutcome, language: Language) -> String {
    let count = |verdict: Verdict| outcome.decisions.iter().filter(|d| d.verdict == verdict).count();
    let [eligible, refused, undetermined] = Verdict::ALL.map(count);
    say::summary(outcome.decisions.len(), eligible, refused, undetermined).say(language)
}

fn record_told(record: &DecidedRecord) -> Message {
    let verdict = match record.verdict {
        Verdict::Eligible => say::eligible(),
        Verdict::Refused => say::refused(),
        Verdict::Undetermined => phrases::undetermined(),
    };
    match (&record.in_force, record.lacking.as_slice()) {
        (Some(_), _) => say::record_is(&record.key, verdict),
        (None, []) => say::record_without_guidance(&record.key, verdict),
        (None, lacking) => say::record_of_unknown_guidance(&record.key, verdict, fields(lacking)),
    }
}

fn requirement_text(requirement: &DecidedRequirement, language: Language) -> Text<Terminal> {
    let label = &requirement.requirement.label;
    let (told, sources) = match requirement.result {
        RequirementResult::Met => return Text::new(),
        RequirementResult::MetByException => {
            let exception = requirement.exception.as_ref().map_or("", |e| e.label.as_str());
            (say::met_by_exception(label, exception), cited(&requirement.cites))
        }
        RequirementResult::Undetermined => (say::lacks(label, fields(&requirement.lacking)), String::new()),
        RequirementResult::NotMet => {
            let told = match requirement.reason.as_str() {
                "" => say::not_met(label),
                reason => say::not_met_because(label, reason),
            };
            (told, cited(&requirement.cites))
        }
    };
    let ways: Text<Terminal> = requirement.ways.iter().map(|way| way_text(way, language)).collect();
    written!(Terminal, "  {}{}\n{}", told.say(language), sources, ways)
}

fn way_text(way: &Way, language: Language) -> Text<Terminal> {
    let clauses = joined(way.clauses.iter().map(clause_told), say::and_also).map(|told| told.say(language));
    let by = way.exception.as_ref().map_or(String::new(), |e| format!("{}{}: ", e.label, cited(&way.cites)));
    written!(Terminal, "    - {}{}\n", by, clauses.unwrap_or_default())
}

fn clause_told(clause: &WayClause) -> Message {
    if !clause.lacking.is_empty() {
        return say::clause_lacks(&clause.words, fields(&clause.lacking));
    }
    let changes = clause.changes.iter().map(|change| say::field_is(&change.label, &change.words));
    match joined(changes, say::or_else) {
        None => Message::of_words(&clause.words),
        Some(changes) => say::clause_holds_with(&clause.words, changes),
    }
}

/// Several in one, the first leading; `None` of none.
fn joined(
    several: impl DoubleEndedIterator<Item = Message>,
    two: impl Fn(Message, Message) -> Message,
) -> Option<Message> {
    several.rev().reduce(|further, first| two(first, further))
}

/// What is missing, by label.
fn fields(lacking: &[Named]) -> Argument {
    let field = |field: &Named| match field.name.as_str() {
        NOT_COMPUTABLE => Argument::from(phrases::not_computable()),
        _ => Argument::from(&field.label),
    };
    Argument::list(lacking.iter().map(field))
}

fn names(lacking: &[Named]) -> String {
    lacking.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn cited(cites: &[String]) -> String {
    if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join("; ")) }
}

/// Decisions as CSV. Verdicts and outcomes are words for programs; what would have to stand in a field is said in a language.
#[must_use]
pub fn decisions_csv(outcome: &DecisionsOutcome, form: Form, language: Language) -> String {
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
                &names(&record.lacking),
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
                .flat_map(|clause| &clause.changes)
                .map(|change| say::field_is(&change.field, &change.words).say(language))
                .collect();
            lines.add_texts([
                record.key.as_str(),
                verdict,
                &requirement.requirement.name,
                requirement.result.name(),
                requirement.exception.as_ref().map_or("", |e| e.name.as_str()),
                &names(&requirement.lacking),
                &requirement.reason,
                &requirement.cites.join("; "),
                &changes.join("; "),
            ]);
        }
    }
    lines.finish()
}
