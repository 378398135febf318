//! `bieu reconcile`: what was worked out against what was published.

use std::time::{SystemTime, UNIX_EPOCH};

use bieu::Rules;
use bieu::diagnostic::{Code, Diagnostic};
use bieu::message::Message;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::documents::{self, Finding, Version};
use bieu::unstable::exec::checks_of_figures;
use bieu::unstable::message::command as say;
use bieu::unstable::outcome::Reconciliation;
use bieu::unstable::reconcile::{Published, Waivers, reconcile as reconciled};
use bieu::unstable::report::reconciliation_text;
use bieu::unstable::value::DateUnit;
use bieu::value::Date;

use super::args::Reconcile;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::shown;
use super::findings::{ending, to_line};
use super::language;
use super::read::{Data, Said};
use super::stop::Stop;
use super::{console, names};

const SECONDS_OF_A_DAY: u64 = 86_400;

/// Compares a table with its published figures.
pub fn reconcile(reconcile: &Reconcile) -> Result<Ending, Failure> {
    drive(
        &reconcile.reading,
        Form::new(Version::RECONCILIATION, reconcile.reading.json, None).reading(reconcile.reads),
        |driver| {
            let rules = driver.rules(&reconcile.rules)?;
            let table = names::table(&rules, "--table ", &reconcile.table)?;
            let today = match reconcile.today {
                Some(day) => day,
                None => today()?,
            };
            let (rules, data) = driver.data(rules, &reconcile.data)?;
            compare(reconcile, driver, &rules, table, today, &data)
        },
    )
}

/// Today in UTC, by the clock of the machine.
fn today() -> Result<Date, Failure> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|time| time.as_secs() / SECONDS_OF_A_DAY);
    let first = Date::new(1970, 1, 1);
    let day = first.zip(days).and_then(|(first, days)| first.shift(i64::try_from(days).ok()?, DateUnit::Days));
    day.ok_or_else(|| Failure::new(say::clock_gives_no_day()))
}

fn compare(
    reconcile: &Reconcile,
    driver: &Driver,
    rules: &Rules,
    table: usize,
    today: Date,
    data: &Data,
) -> Result<Ending, Stop> {
    let outcome = rules.evaluate(&data.records).map_err(Failure::from)?;
    let (Some(of), Some(checked)) = (outcome.tables.get(table), rules.model().tables.get(table)) else {
        return Err(Failure::new(say::no_such_table()).into());
    };
    // The table that is meant leads.
    let leads = [of].into_iter().chain(&outcome.tables).map(|table| [table.name.as_str(), table.title.as_str()]);
    let sheet = driver.sheet(&reconcile.published, &leads.collect::<Vec<_>>())?;
    let published = Published::read(&shown(&reconcile.published), &sheet, of)?;
    let waivers = match &reconcile.waivers {
        None => Waivers::default(),
        Some(path) => Waivers::read(&shown(path), &driver.sheet(path, &[])?, &of.name)?,
    };
    let checks = |figures: &[bieu::outcome::Cell]| checks_of_figures(checked, figures);
    let found = reconciled(of, outcome.locale, &published, &waivers, today, &checks);
    data.say(rules.schema(), &Said::Counts);
    let findings = findings(&found, data.records.rejects().count());
    if reconcile.reading.json {
        let told = Finding::all(&findings, rules.sources(), language::of_programs());
        return Ok(driver.give_ended(documents::Reconciliation::from(&found), told, ending(&findings))?);
    }
    driver.give(reconciliation_text(&found, language::of_people()))?;
    findings.iter().for_each(|finding| console::say(&to_line(finding)));
    Ok(ending(&findings))
}

/// How many of something there are.
type HowMany = fn(u64) -> Message;

fn findings(found: &Reconciliation, rejected: usize) -> Vec<Diagnostic> {
    let counts = found.counts();
    let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    let kinds: [(&'static Code, u64, HowMany); 6] = [
        (&codes::FIGURE_DIFFERS, counts.differs, say::figures_differ),
        (&codes::ONLY_PUBLISHED, counts.only_published, say::only_published),
        (&codes::WAIVER_EXPIRED, counts.expired, say::waivers_expired),
        (&codes::IDLE_WAIVER, count(found.idle_waivers.len()), say::idle_waivers),
        (&codes::PUBLISHED_CONTRADICTION, count(found.contradictions.len()), say::published_contradict),
        (&codes::REJECTED, count(rejected), say::records_rejected),
    ];
    let some = kinds.into_iter().filter(|(_, count, _)| *count > 0);
    some.map(|(code, count, say)| Diagnostic::new(code, say(count))).collect()
}
