//! `bieu reconcile`: what was worked out against what was published.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use bieu::Rules;
use bieu::diagnostic::{Code, Diagnostic, codes, to_json};
use bieu::exec::checks_of_figures;
use bieu::outcome::{Reconciliation, TableOutcome};
use bieu::reconcile::{Published, Waivers, reconcile as reconciled};
use bieu::records::{FileFault, Records, read_sheet, read_sheet_of};
use bieu::report::{RECONCILIATION_SCHEMA, reconciliation_json, reconciliation_text};
use bieu::value::{Date, DateUnit};

use super::args::Reconcile;
use super::ending::{Ending, Failure};
use super::explain::find_table;
use super::findings::{ending, to_line};
use super::loader::shown;
use super::read::FileAccount;
use super::{assign, console, read, rejects, rules};

const SECONDS_OF_A_DAY: u64 = 86_400;

/// Compares a table with its published figures.
///
/// # Errors
/// The command line, or a file that cannot be read.
pub fn reconcile(reconcile: &Reconcile) -> Result<Ending, Failure> {
    let rules = match rules::load(&reconcile.rules, &reconcile.reading)? {
        Ok(rules) => rules,
        Err(faults) => return rules::faulty(&faults, document(reconcile)),
    };
    let table = find_table(&rules, &reconcile.table)?;
    let today = match reconcile.today {
        Some(day) => day,
        None => today()?,
    };
    let assignment = assign::assign(rules.schema(), &reconcile.data)?;
    for warning in &assignment.warnings {
        console::say(&format!("warning: {}", console::printable(warning)));
    }
    match read::read(rules.schema(), assignment.files)? {
        Ok((records, files)) => compare(reconcile, &rules, table, today, &records, &files),
        Err(faults) => rules::faulty_files(&faults, document(reconcile)),
    }
}

/// The day by the clock of the machine, at Greenwich.
fn today() -> Result<Date, Failure> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|time| time.as_secs() / SECONDS_OF_A_DAY);
    let first = Date::new(1970, 1, 1);
    let day = first.zip(days).and_then(|(first, days)| first.shift(i64::try_from(days).ok()?, DateUnit::Days));
    day.ok_or_else(|| Failure::new("the clock of the machine gives no day; say --today YYYY-MM-DD"))
}

/// The document that is asked for.
fn document(reconcile: &Reconcile) -> Option<&'static str> {
    reconcile.json.then_some(RECONCILIATION_SCHEMA)
}

fn compare(
    reconcile: &Reconcile,
    rules: &Rules,
    table: usize,
    today: Date,
    records: &Records,
    files: &[FileAccount],
) -> Result<Ending, Failure> {
    let outcome = rules.evaluate(records);
    let (Some(of), Some(checked)) = (outcome.tables.get(table), rules.model().tables.get(table)) else {
        return Err(Failure::new("there is no such table"));
    };
    let (published, waivers) = match inputs(reconcile, &outcome.tables, of)? {
        Ok(inputs) => inputs,
        Err(fault) => return rules::faulty_files(&[fault], document(reconcile)),
    };
    let checks = |figures: &[bieu::outcome::Cell]| checks_of_figures(checked, figures);
    let found = reconciled(of, outcome.locale, &published, &waivers, today, &checks);
    let rejected = rejects::all(records);
    for (input, file) in files.iter().enumerate() {
        let rejected = rejects::of_input(&rejected, input);
        if !rejected.is_empty() {
            let account = file.to_line(rules.schema(), rejected.len());
            console::say(&format!("{account}; `bieu run --rejects FILE` lists them"));
        }
    }
    let findings = findings(&found, rejected.len());
    if reconcile.json {
        let mut document = reconciliation_json(&found);
        document["findings"] = findings.iter().map(|finding| to_json(finding, rules.sources())).collect();
        document["exit"] = ending(&findings).code().into();
        console::give_json(&document)?;
    } else {
        console::give(&reconciliation_text(&found))?;
        for finding in &findings {
            console::say(&to_line(finding));
        }
    }
    Ok(ending(&findings))
}

/// The published figures and the waivers.
fn inputs(
    reconcile: &Reconcile,
    tables: &[TableOutcome],
    table: &TableOutcome,
) -> Result<Result<(Published, Waivers), FileFault>, Failure> {
    // The table that is meant leads.
    let leads: Vec<[&str; 2]> =
        [table].into_iter().chain(tables).map(|table| [table.name.as_str(), table.title.as_str()]).collect();
    let file = shown(&reconcile.published);
    let published = read_sheet_of(&file, &bytes(&reconcile.published)?, &leads)
        .and_then(|sheet| Published::read(&file, &sheet, table));
    let waivers = match &reconcile.waivers {
        None => Ok(Waivers::default()),
        Some(path) => {
            read_sheet(&shown(path), &bytes(path)?).and_then(|sheet| Waivers::read(&shown(path), &sheet, &table.name))
        }
    };
    Ok(published.and_then(|published| waivers.map(|waivers| (published, waivers))))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|fault| Failure::file(&shown(path), &fault))
}

fn findings(found: &Reconciliation, rejected: usize) -> Vec<Diagnostic> {
    let counts = found.counts();
    let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    let kinds: [(&'static Code, u64, &str, &str); 6] = [
        (&codes::FIGURE_DIFFERS, counts.differs, "published figure differs", "published figures differ"),
        (
            &codes::ONLY_PUBLISHED,
            counts.only_published,
            "published figure has no place in the table",
            "published figures have no place in the table",
        ),
        (&codes::WAIVER_EXPIRED, counts.expired, "waiver has expired", "waivers have expired"),
        (&codes::IDLE_WAIVER, count(found.idle_waivers.len()), "waiver waives nothing", "waivers waive nothing"),
        (
            &codes::PUBLISHED_CONTRADICTION,
            count(found.contradictions.len()),
            "check fails among the published figures",
            "checks fail among the published figures",
        ),
        (&codes::REJECTED, count(rejected), "record was rejected", "records were rejected"),
    ];
    let finding = |(code, count, one, more): (&'static Code, u64, &str, &str)| {
        (count > 0).then(|| Diagnostic::new(code, format!("{count} {}", if count == 1 { one } else { more })))
    };
    kinds.into_iter().filter_map(finding).collect()
}
