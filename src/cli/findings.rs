//! What a run found, each kind in one sentence, and how the run therefore ends.

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::outcome::{CellValue, CheckOutcome, CheckResult, Outcome, State, TableOutcome};
use bieu::schema::Schema;
use bieu::unstable::diagnostic::codes;
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
            let label = if named.is_empty() { String::new() } else { format!(" (“{named}”)") };
            let message = format!("no input was given for {}{label}; what is counted of it is missing", input.record);
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
    let finding = || Diagnostic::new(&codes::REJECTED, format!("{} rejected", records(rejected))).graded(severity);
    (rejected > 0).then(finding)
}

/// That checks fail, where some do: those that only warn apart from the others.
fn of_failing(checks: &[CheckOutcome], told: &dyn Fn(usize) -> String) -> Vec<Diagnostic> {
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
    let mut findings = of_failing(checks, &|count| match count {
        1 => "report: a check between tables fails".to_owned(),
        count => format!("report: {count} checks between tables fail"),
    });
    let message = match undecided_of(checks) {
        0 => return findings,
        1 => "report: whether a check between tables holds depends on records that could not be decided".to_owned(),
        count => {
            format!("report: whether {count} checks between tables hold depends on records that could not be decided")
        }
    };
    findings.push(Diagnostic::new(&codes::CHECK_UNDECIDED, message));
    findings
}

fn of_table(table: &TableOutcome, allowed: Allowed) -> Vec<Diagnostic> {
    let name = &table.name;
    let mut findings = of_failing(&table.checks, &|count| match count {
        1 => format!("table {name}: a check fails in 1 place"),
        places => format!("table {name}: checks fail in {places} places"),
    });
    for broken in &table.broken_splits {
        let message = format!("table {name}: records break the split {}", broken.split);
        findings.push(Diagnostic::new(&codes::SPLIT_BROKEN, message));
    }
    let places = undecided_of(&table.checks);
    if places > 0 {
        let places = if places == 1 { "1 place" } else { &format!("{places} places") };
        let message =
            format!("table {name}: whether checks hold in {places} depends on records that could not be decided");
        findings.push(Diagnostic::new(&codes::CHECK_UNDECIDED, message));
    }
    let too_large = table.cells.iter().filter(|cell| cell.value == CellValue::State(State::TooLarge)).count();
    if too_large > 0 {
        let cells = if too_large == 1 { "1 cell has" } else { &format!("{too_large} cells have") };
        let message = format!("table {name}: {cells} no value, because a number on the way is too large");
        findings.push(Diagnostic::new(&codes::TOO_LARGE, message));
    }
    let lost: u64 = table.account.iter().map(|account| account.reach_no_row).sum();
    if lost > 0 {
        findings.push(Diagnostic::new(&codes::REACH_NO_ROW, format!("table {name}: {} no row", reach(lost))));
    }
    let most = most_undetermined(table);
    if most > 0 {
        let over = allowed.undetermined.is_some_and(|limit| most > limit);
        let severity = if over { Severity::Error } else { Severity::Warning };
        let message = format!("table {name}: {} in one column or row", undecided(most));
        findings.push(Diagnostic::new(&codes::UNDETERMINED, message).graded(severity));
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

fn records(count: u64) -> String {
    if count == 1 { "1 record was".to_owned() } else { format!("{count} records were") }
}

fn undecided(count: u64) -> String {
    let records = if count == 1 { "record" } else { "records" };
    format!("up to {count} {records} could not be decided")
}

fn reach(count: u64) -> String {
    if count == 1 { "1 record reaches".to_owned() } else { format!("{count} records reach") }
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

/// `error: 2 records were rejected [bieu::E0905]`.
pub fn to_line(finding: &Diagnostic) -> Text<Terminal> {
    written!(Terminal, "{}: {} [{}]", finding.severity.name(), finding.message.say(language::of_people()), finding.code)
}
