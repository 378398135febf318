//! The document that `bieu run --json` gives: the outcome, and all that the person would be told beside it.

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, to_json};
use bieu::outcome::Outcome;
use bieu::records::Records;
use bieu::report::json_document;
use serde_json::{Value, json};

use super::ending::Ending;
use super::findings;
use super::read::FileAccount;
use super::rejects;

/// The name and version of the document.
const SCHEMA: &str = "bieu.run/1";

/// The document of a run that has an outcome.
pub fn of_outcome(
    rules: &Rules,
    records: &Records,
    files: &[FileAccount],
    outcome: &Outcome,
    found: &[Diagnostic],
) -> Value {
    let schema = rules.schema();
    let rejected = rejects::all(records);
    let inputs: Vec<Value> = files
        .iter()
        .enumerate()
        .map(|(input, file)| file.to_json(schema, rejects::of_input(&rejected, input).len()))
        .collect();
    let findings = rules.findings().iter().chain(found);
    let findings: Vec<Value> = findings.map(|finding| to_json(finding, rules.sources())).collect();
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

/// The document of a run without one: the rules or the files are at fault.
pub fn of_faults(findings: Vec<Value>) -> Value {
    let exit = Ending::Findings.code();
    let none: [Value; 0] = [];
    json!({ "schema": SCHEMA, "exit": exit, "findings": findings, "inputs": none, "rejects": none, "outcome": null })
}
