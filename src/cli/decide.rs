//! `bieu decide`: each record by a criteria, with reasons and sources.

use bieu::Rules;
use bieu::outcome::{DecisionsOutcome, Verdict};
use bieu::unstable::documents::{Decisions, Finding, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::report::summary;
use bieu::unstable::spreadsheet::Form as Spreadsheet;

use bieu::unstable::forms::Style;
use bieu::unstable::words::Text;

use super::args::Decide;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::language;
use super::read::{Data, Said};
use super::{console, names, stop};

/// Decides the records and gives the decisions.
pub fn decide(decide: &Decide) -> Result<Ending, Failure> {
    let is_document = decide.reading.json || decide.format.is_document();
    let csv = decide.spreadsheet.form(decide.format.name == "csv", "--format csv")?;
    drive(
        &decide.reading,
        Form::new(Version::DECISIONS, is_document, decide.out.as_deref()).reading(decide.reads),
        |driver| {
            let rules = driver.rules(&decide.rules)?;
            let criteria = names::criteria(&rules, decide.criteria.as_deref())?;
            if !is_document {
                stop::say(rules.warnings(), rules.sources());
            }
            let (rules, data) = driver.data(rules, &decide.data)?;
            Ok(give(decide, csv, driver, &rules, criteria, &data)?)
        },
    )
}

fn give(
    decide: &Decide,
    csv: Spreadsheet,
    driver: &Driver,
    rules: &Rules,
    criteria: usize,
    data: &Data,
) -> Result<Ending, Failure> {
    let records = &data.records;
    let model = rules.model();
    let criteria = &model.criteria[criteria];
    if criteria.needs_day() && decide.guidance_as_of.or(model.as_of).is_none() {
        let name = &criteria.name;
        return Err(Failure::new(say::no_date_for_version(name)));
    }
    let all = rules.over(records)?.decisions(&criteria.name, decide.guidance_as_of)?;
    let undetermined = all.decisions.iter().filter(|d| d.verdict == Verdict::Undetermined).count() as u64;
    data.say(rules.schema(), &Said::First(None));
    console::say(&Text::of(summary(&all, language::of_people())));
    driver.note_rejects(data);
    let ending = match decide.allow_undetermined {
        Some(allowed) if undetermined > allowed => Ending::Undetermined,
        _ => Ending::Clean,
    };
    let shown = wanted(decide, all);
    if driver.gives_document() {
        let findings = Finding::all(rules.warnings(), rules.sources(), language::of_programs());
        return driver.give_ended(Decisions::of(&shown, language::of_programs()), findings, ending);
    }
    driver.give((decide.format.write)(&shown, &Style { csv, language: language::of_people(), ..Style::default() }))?;
    Ok(ending)
}

/// The decisions that were asked for.
fn wanted(decide: &Decide, mut outcome: DecisionsOutcome) -> DecisionsOutcome {
    if let Some(only) = decide.only {
        outcome.decisions.retain(|decision| decision.verdict == only.verdict());
    }
    outcome
}
