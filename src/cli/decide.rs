//! `bieu decide`: each record by a criteria, with reasons and sources.

use bieu::Rules;
use bieu::advise::advise;
use bieu::diagnostic::did_you_mean;
use bieu::outcome::{DecisionsOutcome, Verdict};
use bieu::records::Records;
use bieu::report::{decisions_csv, decisions_json, decisions_text, summary};
use bieu::spreadsheet::Form;

use super::args::{Decide, DecisionForm};
use super::ending::{Ending, Failure};
use super::read::FileAccount;
use super::{assign, console, outputs, read, rejects, rules};

/// Decides the records and gives the decisions.
///
/// # Errors
/// The command line, or a file that cannot be read or written.
pub fn decide(decide: &Decide) -> Result<Ending, Failure> {
    spreadsheet(decide)?;
    let rules = match rules::load(&decide.rules, &decide.reading)? {
        Ok(rules) => rules,
        Err(faults) => {
            rules::say(&faults.findings, &faults.sources);
            return Ok(Ending::Findings);
        }
    };
    let criteria = criteria(&rules, decide.criteria.as_deref())?;
    let assignment = assign::assign(rules.schema(), &decide.data)?;
    for warning in &assignment.warnings {
        console::say(&format!("warning: {}", console::printable(warning)));
    }
    match read::read(rules.schema(), assignment.files)? {
        Ok((records, files)) => give(decide, &rules, &criteria, &records, &files),
        Err(faults) => {
            for fault in &faults {
                console::say(&format!("error: {fault}"));
            }
            Ok(Ending::Findings)
        }
    }
}

/// The criteria that was asked for, or the only one that there is.
fn criteria(rules: &Rules, wanted: Option<&str>) -> Result<String, Failure> {
    let names: Vec<&str> = rules.model().criteria.iter().map(|criteria| criteria.name.as_str()).collect();
    match (wanted, names.as_slice()) {
        (Some(wanted), names) if names.contains(&wanted) => Ok(wanted.to_owned()),
        (None, [only]) => Ok((*only).to_owned()),
        (_, []) => Err(Failure::new("the rules hold no criteria".to_owned())),
        (Some(wanted), names) => {
            let near = did_you_mean(wanted, names.iter().copied()).map(|near| format!("; did you mean {near}?"));
            let known = near.unwrap_or_else(|| format!("; there are {}", names.join(", ")));
            Err(Failure::new(format!("--criteria {wanted}: there is no such criteria{known}")))
        }
        (None, names) => Err(Failure::new(format!("say which: --criteria {}", names.join(" or ")))),
    }
}

fn give(
    decide: &Decide,
    rules: &Rules,
    name: &str,
    records: &Records,
    files: &[FileAccount],
) -> Result<Ending, Failure> {
    let aggregates = rules.aggregates(records);
    let model = rules.model();
    let Some((criteria, decider)) = model.criteria.iter().find(|criteria| criteria.name == name).zip(rules.decider(
        name,
        records,
        &aggregates,
        decide.guidance_as_of,
    )) else {
        return Err(Failure::new(format!("--criteria {name}: there is no such criteria")));
    };
    let decisions = decider.all();
    let all = advise(model, criteria, records, &aggregates, decide.guidance_as_of, &|row| decisions.of(row).cloned());
    let undetermined = all.decisions.iter().filter(|d| d.verdict == Verdict::Undetermined).count() as u64;
    let rejected = rejects::all(records);
    for (input, file) in files.iter().enumerate() {
        let rejected = rejects::of_input(&rejected, input);
        console::say(&file.to_line(rules.schema(), rejected.len()));
        rejects::say_first(&rejected, records, None);
    }
    console::say(&summary(&all));
    let shown = wanted(decide, all);
    let form = if decide.json { DecisionForm::Json } else { decide.format };
    let text = match form {
        DecisionForm::Text => decisions_text(&shown),
        DecisionForm::Csv => decisions_csv(&shown, spreadsheet(decide)?),
        DecisionForm::Json => format!("{:#}\n", decisions_json(&shown)),
    };
    match &decide.out {
        Some(path) => outputs::file(path, &text)?,
        None => console::give(&text)?,
    }
    Ok(match decide.allow_undetermined {
        _ if !rejected.is_empty() => Ending::Findings,
        Some(allowed) if undetermined > allowed => Ending::Undetermined,
        _ => Ending::Clean,
    })
}

/// How the CSV is written, if that is asked for.
fn spreadsheet(decide: &Decide) -> Result<Form, Failure> {
    decide.spreadsheet.form(decide.format == DecisionForm::Csv, "--format csv")
}

/// The decisions that were asked for.
fn wanted(decide: &Decide, mut outcome: DecisionsOutcome) -> DecisionsOutcome {
    if let Some(only) = decide.only {
        outcome.decisions.retain(|decision| decision.verdict == only.verdict());
    }
    outcome
}
