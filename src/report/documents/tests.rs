//! The JSON Schemas of `docs/schemas` are what the types give. `BIEU_BLESS=1 cargo test --lib schemas` writes them anew.

// The schemas stand in files, and the person says by a variable that they are to be written.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeSet;
use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::*;

/// What a document can be: one of these.
type Shapes = Vec<fn(&mut SchemaGenerator) -> Schema>;

fn shape<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Every document, with the shapes that it has.
fn documents() -> Vec<(Version, &'static str, Shapes)> {
    vec![
        (
            Version::CHECK,
            "What is said of rule files before any record is read",
            vec![shape::<Check>, shape::<NoResult>],
        ),
        (Version::CODES, "The pages of codes", vec![shape::<Codes>]),
        (Version::COUNT, "What was counted into a file", vec![shape::<Counts>, shape::<NoResult>]),
        (Version::DECISIONS, "Decisions by criteria", vec![shape::<Ended<Decisions>>, shape::<NoResult>]),
        (Version::DIFF, "What differs between programs", vec![shape::<Diff>, shape::<NoResult>]),
        (Version::EXPLANATION, "Why a cell holds what it holds", vec![shape::<Ended<Explanation>>, shape::<NoResult>]),
        (Version::FINDING, "A finding that stands by itself", vec![shape::<Line>]),
        (Version::FMT, "What was laid out", vec![shape::<Fmt>]),
        (Version::MUTATE, "What slips in the rules the tests notice", vec![shape::<Mutations>]),
        (Version::NEW, "What was begun", vec![shape::<New>]),
        (Version::OUTCOME, "Tables, texts and the account of the records", vec![shape::<Outcome>]),
        (Version::PROGRESS, "How far the reading of records is", vec![shape::<Progress>]),
        (
            Version::RECONCILIATION,
            "A table against its published figures",
            vec![shape::<Ended<Reconciliation>>, shape::<NoResult>],
        ),
        (Version::RENAME, "What names were changed", vec![shape::<Rename>]),
        (Version::RUN, "A run with all that is said of it", vec![shape::<Run>]),
        (
            Version::SCHEMA,
            "What records must look like",
            vec![shape::<Ended<RecordForms>>, shape::<Ended<RecordFiles>>, shape::<NoResult>],
        ),
        (Version::TEST, "What came of tests", vec![shape::<Tests>, shape::<NoResult>]),
    ]
}

/// The schema of a document, in which each member stands that it has today; more may come within the version.
fn schema(title: &str, shapes: &Shapes) -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let shapes: Vec<Schema> = shapes.iter().map(|shape| shape(&mut generator)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "anyOf": shapes,
        "$defs": generator.take_definitions(true),
    })
}

#[test]
fn schemas_are_what_the_types_give() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas");
    let mut files = BTreeSet::new();
    for (version, title, shapes) in documents() {
        let file = format!("{}.json", version.name().replace('/', "-"));
        let given = format!("{:#}\n", schema(title, &shapes));
        if std::env::var_os("BIEU_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(&file), &given).unwrap();
        }
        let committed = std::fs::read_to_string(folder.join(&file)).unwrap_or_default();
        assert!(committed == given, "docs/schemas/{file} is not what the types give");
        files.insert(file);
    }
    let there = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<_>>(), files);
}

#[test]
fn every_version_has_one_schema() {
    let table = include_str!("versions.rs").matches(": Version = Version(").count();
    let versions: BTreeSet<Version> = documents().iter().map(|(version, ..)| *version).collect();
    assert_eq!((versions.len(), documents().len()), (table, table));
}
