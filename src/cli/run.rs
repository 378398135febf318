//! `bieu run`: tables and texts from records.

use bieu::diagnostic::{did_you_mean, to_json};
use bieu::outcome::Outcome;
use bieu::records::{FileFault, Records};
use bieu::spreadsheet::Form;
use bieu::{Faults, Rules};
use serde_json::Value;

use super::args::{Medium, Run};
use super::ending::{Ending, Failure};
use super::findings::{self, Allowed};
use super::media::Shape;
use super::read::FileAccount;
use super::{assign, console, needs, outputs, read, rejects, rules, run_document};

/// Works out and gives the result.
///
/// # Errors
/// The command line, or a file that cannot be read or written.
pub fn run(run: &Run) -> Result<Ending, Failure> {
    spreadsheet(run)?;
    let rules = match rules::load(&run.rules, &run.reading)? {
        Ok(rules) => rules,
        Err(faults) => return faulty_rules(run, &faults),
    };
    check_table(run, &rules)?;
    if !run.json {
        rules::say(rules.findings(), rules.sources());
    }
    let assignment = assign::assign(rules.schema(), &run.data)?;
    for warning in &assignment.warnings {
        console::say(&format!("warning: {}", console::printable(warning)));
    }
    match read::read(rules.schema(), assignment.files)? {
        Ok((records, files)) => evaluate(run, &rules, &records, &files),
        Err(faults) => faulty_files(run, &faults),
    }
}

/// How the CSV files of this run are written, if it writes any.
fn spreadsheet(run: &Run) -> Result<Form, Failure> {
    let writes_csv = run.format == Medium::Csv || run.rejects.is_some();
    run.spreadsheet.form(writes_csv, "--format csv or --rejects FILE")
}

/// A table that is not there is said before records are read.
fn check_table(run: &Run, rules: &Rules) -> Result<(), Failure> {
    let names = || rules.model().tables.iter().map(|table| table.name.as_str());
    match &run.table {
        Some(wanted) if !names().any(|name| name == wanted) => {
            let near = did_you_mean(wanted, names()).map(|near| format!("; did you mean {near}?"));
            let known = || format!("; the tables are {}", names().collect::<Vec<_>>().join(", "));
            Err(Failure::new(format!("--table {wanted}: there is no such table{}", near.unwrap_or_else(known))))
        }
        _ => Ok(()),
    }
}

fn evaluate(run: &Run, rules: &Rules, records: &Records, files: &[FileAccount]) -> Result<Ending, Failure> {
    let threads = run.threads.unwrap_or_else(|| {
        std::thread::available_parallelism().ok().and_then(|count| u32::try_from(count.get()).ok()).unwrap_or(1)
    });
    let outcome = wanted(run, rules.evaluate_with(records, threads));
    let needed = needs::needed(rules, run.table.as_deref());
    let needed: Vec<&str> = needed.iter().map(|record| rules.schema().record_name(*record)).collect();
    let allowed = Allowed { rejects: run.allow_rejects, undetermined: run.allow_undetermined };
    let findings = findings::of(&outcome, rules.schema(), &needed, allowed);
    let ending = findings::ending(&findings);
    let rejected = rejects::all(records);
    if let Some(path) = &run.rejects {
        rejects::write(path, spreadsheet(run)?, &rejected, rules.schema(), records)?;
    }
    if run.json {
        let document = run_document::of_outcome(rules, records, files, &outcome, &findings);
        outputs::give_json(&document, run.out.as_deref())?;
        return Ok(ending);
    }
    for (input, file) in files.iter().enumerate() {
        let rejected = rejects::of_input(&rejected, input);
        console::say(&file.to_line(rules.schema(), rejected.len()));
        rejects::say_first(&rejected, records, run.rejects.as_deref());
    }
    let shape = Shape { medium: run.format, spreadsheet: spreadsheet(run)? };
    outputs::give(&outcome, shape, run.out.as_deref(), run.width.map(usize::from))?;
    for finding in &findings {
        console::say(&findings::to_line(finding));
    }
    Ok(ending)
}

/// The part of the outcome that was asked for.
fn wanted(run: &Run, mut outcome: Outcome) -> Outcome {
    if let Some(name) = &run.table {
        outcome.tables.retain(|table| table.name == *name);
    }
    if run.no_texts || run.table.is_some() {
        outcome.texts.clear();
    }
    outcome
}

fn faulty_rules(run: &Run, faults: &Faults) -> Result<Ending, Failure> {
    if run.json {
        let findings = faults.findings.iter().map(|finding| to_json(finding, &faults.sources)).collect();
        outputs::give_json(&run_document::of_faults(findings), run.out.as_deref())?;
    } else {
        rules::say(&faults.findings, &faults.sources);
    }
    Ok(Ending::Findings)
}

/// Tables without a whole file would look like tables: nothing is given.
fn faulty_files(run: &Run, faults: &[FileFault]) -> Result<Ending, Failure> {
    if run.json {
        let findings = faults.iter().flat_map(|fault| match fault.to_json() {
            Value::Array(findings) => findings,
            other => vec![other],
        });
        outputs::give_json(&run_document::of_faults(findings.collect()), run.out.as_deref())?;
    } else {
        for fault in faults {
            console::say(&format!("error: {fault}"));
        }
        console::say("No table is given, because it would lack the records of a whole file.");
    }
    Ok(Ending::Findings)
}
