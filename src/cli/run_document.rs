//! The document that `bieu run --json` gives: the outcome, and all that the person would be told beside it.

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::report::json_document;
use serde_json::{Value, json};

use super::read::Data;

/// The document of a run without an outcome: the rules or the files are at fault.
pub fn without_outcome() -> Value {
    json!({ "schema": "bieu.run/2", "exit": 0, "findings": [], "inputs": [], "rejects": [], "outcome": null })
}

/// The document of a run that has one.
pub fn of_outcome(rules: &Rules, data: &Data, outcome: &Outcome) -> Value {
    let schema = rules.schema();
    let files = (0..).zip(&data.files);
    let inputs: Vec<Value> =
        files.map(|(input, file)| file.to_json(schema, data.records.rejects_of(input).count())).collect();
    let rejects: Vec<Value> = data.records.rejects().map(|reject| reject.to_json(schema, &data.records)).collect();
    let mut document = without_outcome();
    document["inputs"] = inputs.into();
    document["rejects"] = rejects.into();
    document["outcome"] = json_document(outcome);
    document
}
