//! The rules of `rules/vi`: made from the English ones by `bieu rename` and `bieu fmt --words vi`, and the same report.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::message::Message;
use bieu::outcome::Outcome;
use bieu::records::read_csv;
use bieu::source::SourceId;
use bieu::unstable::format;
use bieu::unstable::program::Loader;
use bieu::unstable::rename::{Names, Root, rename};
use bieu::unstable::syntax::tree::WordSet;
use serde_json::Value;

const REPORT: &str = "rules/tables/report.bieu";

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

fn names() -> Names {
    Names::of_csv(SourceId(0), &read("rules/vi/names.csv")).unwrap()
}

/// Rule files as they stand in the repository, each changed in one way.
struct Files<'c>(&'c dyn Fn(&str, String) -> String);

impl Loader for Files<'_> {
    fn load(&self, path: &str) -> Result<String, Message> {
        let text = fs::read_to_string(repository().join(path)).map_err(|fault| Message::of_words(fault.to_string()))?;
        Ok((self.0)(path, text))
    }

    fn lines(&self, path: &str) -> Result<String, Message> {
        self.load(path)
    }
}

fn as_it_stands(_: &str, text: String) -> String {
    text
}

fn in_vietnamese_words(text: &str) -> String {
    format::in_words(SourceId(0), text, WordSet::Vietnamese).unwrap()
}

fn folder(name: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(repository().join(name)).unwrap();
    entries.map(|entry| format!("{name}/{}", entry.unwrap().file_name().to_string_lossy())).collect()
}

fn is_rules(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "bieu")
}

#[test]
fn they_are_made_from_the_english_ones_by_the_two_commands() {
    let loader = Files(&as_it_stands);
    let roots: Vec<(String, String)> = folder("rules/tables")
        .into_iter()
        .filter(|path| is_rules(path))
        .map(|path| (path.clone(), read(&path)))
        .collect();
    let roots: Vec<Root<'_>> = roots.iter().map(|(path, text)| Root { path, text }).collect();
    let renamed = rename(&roots, &loader, &names()).unwrap();
    let idle: Vec<String> = names()
        .iter()
        .zip(&renamed.places)
        .filter(|(_, places)| **places == 0)
        .map(|((old, _), _)| old.to_owned())
        .collect();
    assert_eq!(idle, [""; 0], "names that no file has");
    let all = ["rules/vi/tables", "rules/vi/lists"].map(folder).into_iter().flatten();
    let mut made = 0;
    for path in all {
        let english = path.replacen("rules/vi/", "rules/", 1);
        let text = renamed.files.get(&english).map_or_else(|| read(&english), |file| file.after.clone());
        let text = if is_rules(&path) { in_vietnamese_words(&text) } else { text };
        assert!(text == read(&path), "{path} is not what `bieu rename` and `bieu fmt --words vi` make of {english}");
        made += 1;
    }
    let of_tables = folder("rules/tables").len();
    assert!(made > of_tables && folder("rules/vi/tables").len() == of_tables, "{made} of {of_tables}");
}

/// The sample's report by the rules of a loader, in which record types may have other names.
fn outcome(path: &str, loader: &dyn Loader, names: &Names) -> Outcome {
    let rules = Rules::load(path, &loader.load(path).unwrap(), loader, None).unwrap();
    let mut builder = rules.records();
    for name in ["Unit", "Cell", "Admission", "AwarenessClass", "Target"] {
        let record = rules.schema().find_record(names.new_of(name).unwrap_or(name)).unwrap();
        let text = read(&format!("examples/son-la-2024-h1/records/{name}.csv"));
        read_csv(&mut builder, record, &format!("{name}.csv"), text.as_bytes()).unwrap();
    }
    rules.evaluate(&builder.finish()).unwrap()
}

fn english() -> Outcome {
    outcome(REPORT, &Files(&as_it_stands), &Names::default())
}

/// What people read: it holds no name.
fn printed(outcome: &Outcome) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = outcome
        .tables
        .iter()
        .enumerate()
        .map(|(number, table)| (format!("the CSV of table {number}"), outcome.table_to_csv(&table.name).unwrap()))
        .collect();
    all.insert("terminal".to_owned(), outcome.to_text());
    all.insert("HTML".to_owned(), outcome.to_html());
    all.insert("Markdown".to_owned(), outcome.to_markdown());
    all
}

#[test]
fn in_other_words_every_medium_is_the_same_to_the_byte() {
    let turned = |_: &str, text: String| in_vietnamese_words(&text);
    let vietnamese = outcome(REPORT, &Files(&turned), &Names::default());
    let english = english();
    assert_eq!(printed(&english), printed(&vietnamese));
    assert!(english.to_csv() == vietnamese.to_csv() && english.to_json() == vietnamese.to_json());
}

/// A document with the names changed that stand in it: ids, and paths of them.
fn mapped(document: &Value, names: &Names) -> Value {
    let word = |text: &str| -> String {
        let known = |part: &str| names.new_of(part).unwrap_or(part).to_owned();
        text.split('.').map(known).collect::<Vec<_>>().join(".")
    };
    match document {
        Value::String(text) => Value::String(word(text)),
        Value::Array(all) => all.iter().map(|one| mapped(one, names)).collect(),
        Value::Object(all) => all.iter().map(|(key, one)| (key.clone(), mapped(one, names))).collect(),
        other => other.clone(),
    }
}

#[test]
fn in_other_names_what_is_read_is_the_same_and_ids_are_those_of_the_map() {
    let names = names();
    let vietnamese = outcome("rules/vi/tables/report.bieu", &Files(&as_it_stands), &names);
    let english = english();
    assert_eq!(printed(&english), printed(&vietnamese));
    let document = |outcome: &Outcome| serde_json::from_str::<Value>(&outcome.to_json()).unwrap();
    assert_eq!(mapped(&document(&english), &names), document(&vietnamese));
}
