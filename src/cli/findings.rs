//! What a run found, each kind in one sentence, and how the run therefore ends.

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::Message;
use bieu::outcome::{CellValue, CheckOutcome, CheckResult, Outcome, State, TableOutcome};
use bieu::schema::Schema;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::message::command as say;
use bieu::unstable::report::findings::severity_in_words;
use bieu::unstable::words::{Terminal, Text, written};

use super::ending::Ending;
use super::language;

/// What the person allows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed {
    /// Rejected records.
    pub rejects: bool,
    /// This many undetermined records in any one table, column or row; `None`: any number.
    pub undetermined: Option<u64>,
}

/// What is to be said of an outcome: findings without a place. `needed` are the record types without which the tables are not whole.
pub fn of(outcome: &Outcome, schema: &Schema, needed: &[&str], allowed: Allowed) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for input in &outcome.inputs {
        if !input.given && needed.contains(&input.record.as_str()) {
            let named = schema.records.get(&input.record).map_or("", |record| record.label.as_str());
            let message = match named {
                "" => say::no_input(&input.record),
                label => say::no_input_called(&input.record, label),
            };
            findings.push(Diagnostic::new(&codes::NOT_GIVEN, message));
        }
    }
    let severity = if allowed.rejects { Severity::Warning } else { Severity::Error };
    findings.extend(of_rejects(outcome.inputs.iter().map(|input| input.rejected).sum(), severity));
    findings.extend(outcome.tables.iter().flat_map(|table| of_table(table, allowed)));
    findings.extend(of_report(&outcome.checks));
    findings
}

/// That records were rejected, where some were.
pub fn of_rejects(rejected: u64, severity: Severity) -> Option<Diagnostic> {
    let finding = || Diagnostic::new(&codes::REJECTED, say::records_rejected(rejected)).graded(severity);
    (rejected > 0).then(finding)
}

/// That checks fail, where some do: those that only warn apart from the others.
fn of_failing(checks: &[CheckOutcome], told: &dyn Fn(usize) -> Message) -> Vec<Diagnostic> {
    let failing = |warn: bool| {
        let fails = |check: &&CheckOutcome| check.warn == warn && matches!(check.result, CheckResult::Fails { .. });
        checks.iter().filter(fails).count()
    };
    let both = [(false, Severity::Error), (true, Severity::Warning)];
    let found = both.into_iter().map(|(warn, severity)| (failing(warn), severity)).filter(|(count, _)| *count > 0);
    found.map(|(count, severity)| Diagnostic::new(&codes::CHECK_FAILED, told(count)).graded(severity)).collect()
}

/// How many checks depend on records that could not be decided.
fn undecided_of(checks: &[CheckOutcome]) -> usize {
    let is_undecided = |check: &&CheckOutcome| check.result == CheckResult::NotDecided(State::Undetermined);
    checks.iter().filter(is_undecided).count()
}

/// What is to be said of the checks between tables.
fn of_report(checks: &[CheckOutcome]) -> Vec<Diagnostic> {
    let mut findings = of_failing(checks, &say::ties_fail);
    let undecided = undecided_of(checks);
    if undecided > 0 {
        findings.push(Diagnostic::new(&codes::CHECK_UNDECIDED, say::ties_undecided(undecided)));
    }
    findings
}

fn of_table(table: &TableOutcome, allowed: Allowed) -> Vec<Diagnostic> {
    let name = &table.name;
    let mut findings = of_failing(&table.checks, &|places| say::checks_fail(name, places));
    for broken in &table.broken_splits {
        findings.push(Diagnostic::new(&codes::SPLIT_BROKEN, say::split_broken(name, &broken.split)));
    }
    let places = undecided_of(&table.checks);
    if places > 0 {
        findings.push(Diagnostic::new(&codes::CHECK_UNDECIDED, say::checks_undecided(name, places)));
    }
    let too_large = table.cells.iter().filter(|cell| cell.value == CellValue::State(State::TooLarge)).count();
    if too_large > 0 {
        findings.push(Diagnostic::new(&codes::TOO_LARGE, say::cells_too_large(name, too_large)));
    }
    let lost: u64 = table.account.iter().map(|account| account.reach_no_row).sum();
    if lost > 0 {
        findings.push(Diagnostic::new(&codes::REACH_NO_ROW, say::reach_no_row(name, lost)));
    }
    let most = most_undetermined(table);
    if most > 0 {
        let over = allowed.undetermined.is_some_and(|limit| most > limit);
        let severity = if over { Severity::Error } else { Severity::Warning };
        findings.push(Diagnostic::new(&codes::UNDETERMINED, say::most_undetermined(name, most)).graded(severity));
    }
    findings
}

/// The most records that the table's universe, one column or one row could not decide. Not a sum: one record with a missing
/// field is undetermined in many columns.
fn most_undetermined(table: &TableOutcome) -> u64 {
    let universe = table.account.iter().map(|account| account.undetermined);
    let members = table.undetermined.iter().map(|entry| entry.records);
    universe.chain(members).max().unwrap_or(0)
}

/// How a run with these findings ends. What is wrong weighs more than what is not known.
pub fn ending(findings: &[Diagnostic]) -> Ending {
    let errors = || findings.iter().filter(|finding| finding.is_error());
    if errors().any(|finding| finding.code != &codes::UNDETERMINED) {
        Ending::Findings
    } else if errors().next().is_some() {
        Ending::Undetermined
    } else {
        Ending::Clean
    }
}

/// `error: records rejected: 2 [bieu::E0905]`.
pub fn to_line(finding: &Diagnostic) -> Text<Terminal> {
    let language = language::of_people();
    let (severity, message) = (severity_in_words(finding.severity, language), finding.message.say(language));
    written!(Terminal, "{}: {} [{}]", severity, message, finding.code)
}
