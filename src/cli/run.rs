//! `bieu run`: tables and texts from records.

use std::path::Path;

use bieu::diagnostic::{codes, did_you_mean, to_json};
use bieu::outcome::Outcome;
use bieu::records::{FileFault, Records};
use bieu::report::json_document;
use bieu::{Faults, Rules};
use serde_json::{Value, json};

use super::args::Run;
use super::ending::{Ending, Failure};
use super::findings::{self, Allowed, Finding};
use super::read::FileAccount;
use super::{assign, console, needs, outputs, read, rejects, rules};

/// The name and version of the document that `--json` gives.
const SCHEMA: &str = "bieu.run/1";

/// Works out and gives the result.
///
/// # Errors
/// The command line, or a file that cannot be read or written.
pub fn run(run: &Run) -> Result<Ending, Failure> {
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
    let needed: Vec<String> =
        needs::needed(rules).iter().map(|record| rules.schema().record_name(*record).to_owned()).collect();
    let allowed = Allowed { rejects: run.allow_rejects, undetermined: run.allow_undetermined };
    let findings = findings::of(&outcome, rules.schema(), &needed, allowed);
    let ending = findings::ending(&findings);
    let rejected = rejects::all(records);
    if let Some(path) = &run.rejects {
        rejects::write(path, &rejected, rules.schema(), records)?;
    }
    if run.json {
        let document = document(rules, records, files, &outcome, &findings);
        outputs::give_json(&document, run.out.as_deref())?;
        return Ok(ending);
    }
    for (input, file) in files.iter().enumerate() {
        let rejected = rejects::of_input(&rejected, input);
        console::say(&file.to_line(rules.schema(), rejected.len()));
        rejects::say_first(&rejected, records, run.rejects.as_deref());
    }
    outputs::give(&outcome, run.format, run.out.as_deref(), run.width.map(usize::from))?;
    for finding in &findings {
        console::say(&finding.to_line());
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

fn document(rules: &Rules, records: &Records, files: &[FileAccount], outcome: &Outcome, found: &[Finding]) -> Value {
    let schema = rules.schema();
    let rejected = rejects::all(records);
    let inputs: Vec<Value> = files
        .iter()
        .enumerate()
        .map(|(input, file)| file.to_json(schema, rejects::of_input(&rejected, input).len()))
        .collect();
    let of_rules = rules.findings().iter().map(|finding| to_json(finding, rules.sources()));
    let findings: Vec<Value> = of_rules.chain(found.iter().map(Finding::to_json)).collect();
    let rejects: Vec<Value> = rejected.iter().map(|reject| reject.to_json(schema, records)).collect();
    json!({
        "schema": SCHEMA,
        "exit": findings::ending(found).code(),
        "findings": findings,
        "inputs": inputs,
        "rejects": rejects,
        "outcome": json_document(outcome),
    })
}

fn faulty_rules(run: &Run, faults: &Faults) -> Result<Ending, Failure> {
    if run.json {
        let findings = faults.findings.iter().map(|finding| to_json(finding, &faults.sources)).collect();
        give_findings(findings, run.out.as_deref())?;
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
        give_findings(findings.collect(), run.out.as_deref())?;
    } else {
        for fault in faults {
            console::say(&format!("error: {fault}"));
        }
        console::say(&format!("No table is given: a file could not be read. [bieu::{}]", codes::REJECTED.id));
    }
    Ok(Ending::Findings)
}

fn give_findings(findings: Vec<Value>, out: Option<&Path>) -> Result<(), Failure> {
    let exit = Ending::Findings.code();
    let none: [Value; 0] = [];
    let document = json!({
        "schema": SCHEMA, "exit": exit, "findings": findings, "inputs": none, "rejects": none, "outcome": null,
    });
    outputs::give_json(&document, out)
}
