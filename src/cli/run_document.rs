//! The document that `bieu run --json` gives: the outcome, and all that the person would be told beside it.

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::report::json_document;
use serde_json::{Value, json};

use super::grids;
use super::read::Data;
use super::run::Came;

/// The document of a run without an outcome: the rules or the files are at fault.
pub fn without_outcome() -> Value {
    json!({ "schema": "bieu.run/3", "exit": 0, "findings": [], "inputs": [], "grids": [], "rejects": [], "outcome": null })
}

/// The document of a run that has one.
pub fn of_outcome(rules: &Rules, came: &Came, outcome: &Outcome) -> Value {
    let mut document = without_outcome();
    document["outcome"] = json_document(outcome);
    match came {
        Came::Data(data) => add_data(&mut document, rules, data),
        Came::Grids(grids) => document["grids"] = grids.iter().map(grids::document).collect(),
    }
    document
}

fn add_data(document: &mut Value, rules: &Rules, data: &Data) {
    let schema = rules.schema();
    let files = (0..).zip(&data.files);
    let inputs: Vec<Value> =
        files.map(|(input, file)| file.to_json(schema, data.records.rejects_of(input).count())).collect();
    let rejects: Vec<Value> = data.records.rejects().map(|reject| reject.to_json(schema, &data.records)).collect();
    document["inputs"] = inputs.into();
    document["rejects"] = rejects.into();
}
