//! `bieu run`: tables and texts from records.

use std::path::PathBuf;

use bieu::outcome::Outcome;
use bieu::source::Sources;
use bieu::unstable::documents::{Finding, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::spreadsheet;
use bieu::unstable::words::{Document, Text};
use bieu::value::Date;
use bieu::{ReportOfEach, Rules};

use super::args::Run;
use super::count::{Tallied, threads};
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::findings::{self, Allowed};
use super::grids::Held;
use super::language;
use super::read::Said;
use super::run_document::Came;
use super::stop::Stop;
use super::writer::{self, Page};
use super::{console, grids, names, needs, outputs, rejects, run_document, stop, watch};

/// Works out and gives the result; once, or whenever a file changes.
pub fn run(run: &Run) -> Result<Ending, Failure> {
    let mut held = Held::default();
    if !run.watch {
        return once(run, &mut held, &mut Vec::new());
    }
    let paths: Vec<PathBuf> = std::iter::once(&run.rules).chain(&run.grids).cloned().collect();
    watch::forever(&paths, |files| once(run, &mut held, files))
}

/// Works out and gives the result once; notes the rule files that were read.
fn once(run: &Run, held: &mut Held, files: &mut Vec<String>) -> Result<Ending, Failure> {
    let document = run.reading.json.then_some(Version::RUN);
    let form = Form { document, out: run.out.as_deref(), takes_folders: !run.reading.json, records: run.reads };
    let writes_csv = run.format.name == "csv" || run.rejects.is_some();
    let spreadsheet = run.spreadsheet.form(writes_csv, "--format csv or --rejects FILE")?;
    drive(&run.reading, form, |driver| {
        if let Some(list) = &run.rejects {
            writer::foresee(&driver.files, list, false)?;
        }
        let rules = driver.rules_with(&run.rules, run.period, &run.settings).inspect_err(|stop| {
            if let Stop::Rules(faults) = stop {
                *files = faults.iter().flat_map(|faults| names_of(&faults.sources)).collect();
            }
        })?;
        *files = names_of(rules.sources()).collect();
        for table in &run.tables {
            names::table(&rules, "--table ", table)?;
        }
        if !run.reading.json {
            say_given(&rules, driver.as_of());
            stop::say(rules.warnings(), rules.sources());
        }
        let (rules, counted, came) = if run.grids.is_empty() {
            let (rules, Tallied { data, counted, .. }) = driver.counted(rules, &run.data, threads(run.threads), &[])?;
            (rules, counted, Came::Data(data))
        } else {
            grids::must_have_no_units(&rules, "--grid")?;
            let grids = held.read(driver, &run.grids)?;
            let counted = rules.counted_of(&grids).map_err(|fault| Stop::from(*fault))?;
            (rules, counted, Came::Grids(grids))
        };
        let outcome = rules.outcome(&counted).map_err(Failure::from)?;
        let mut each = rules.reports_of_each(&outcome);
        for report in &mut each {
            report.outcome = wanted(run, std::mem::take(&mut report.outcome));
        }
        let found = Found { each, outcome: wanted(run, outcome) };
        Ok(give(run, spreadsheet, driver, &rules, &came, &found)?)
    })
}

/// What was worked out.
struct Found {
    /// Of all at once.
    outcome: Outcome,
    /// The reports, where there is one for each of something.
    each: Vec<ReportOfEach>,
}

/// Forms for spreadsheets have no account that could tell it.
fn say_given(rules: &Rules, as_of: Option<Date>) {
    let given = rules.model().report.by_hand.iter().map(|(name, value)| format!("{name} = {value}"));
    let told: Vec<String> = as_of.map(|day| format!("--as-of {day}")).into_iter().chain(given).collect();
    if !told.is_empty() {
        console::say(&Text::of(say::given_by_hand(told.join("; ")).say(language::of_people())));
    }
}

fn names_of(sources: &Sources) -> impl Iterator<Item = String> {
    sources.iter().map(|(_, source)| source.name.clone())
}

fn give(
    run: &Run,
    csv: spreadsheet::Form,
    driver: &Driver,
    rules: &Rules,
    came: &Came,
    Found { outcome, each }: &Found,
) -> Result<Ending, Failure> {
    let needed = needs::needed(rules, &run.tables);
    let needed: Vec<&str> = needed.iter().map(|record| rules.schema().record_name(*record)).collect();
    let allowed = Allowed { rejects: run.allow_rejects, undetermined: run.allow_undetermined };
    let findings = findings::of(outcome, rules.schema(), &needed, allowed);
    let ending = driver.ending(findings::ending(&findings));
    let mut pages = Vec::new();
    if let (Some(path), Came::Data(data)) = (&run.rejects, came) {
        let text = rejects::list(csv, rules.schema(), &data.records);
        pages.push(Page { path: path.clone(), text: Document::of_file(text) });
    }
    if run.reading.json {
        writer::write(&driver.files, &pages)?;
        let told = Finding::all(&[rules.warnings(), &findings].concat(), rules.sources(), language::of_programs());
        return driver.give_document(told, ending, |exit, findings| {
            run_document::of_outcome(rules, came, (outcome, each), exit, findings)
        });
    }
    let shown = match each.as_slice() {
        [] => outputs::result(&driver.files, outcome, run, csv, &mut pages)?,
        each => outputs::of_each(&driver.files, each, run, csv, &mut pages)?,
    };
    writer::write(&driver.files, &pages)?;
    match came {
        Came::Data(data) => data.say(rules.schema(), &Said::First(run.rejects.as_deref())),
        Came::Grids(grids) => grids::say(rules, grids),
    }
    console::give(shown)?;
    findings.iter().for_each(|finding| console::say(&findings::to_line(finding)));
    Ok(ending)
}

/// The part of the outcome that was asked for.
fn wanted(run: &Run, mut outcome: Outcome) -> Outcome {
    if !run.tables.is_empty() {
        let place = |name: &str| run.tables.iter().position(|wanted| wanted == name);
        outcome.tables.retain(|table| place(&table.name).is_some());
        outcome.tables.sort_by_key(|table| place(&table.name));
        outcome.printed = None;
        outcome.checks.clear();
    }
    if run.no_texts || !run.tables.is_empty() {
        outcome.texts.clear();
    }
    outcome
}
