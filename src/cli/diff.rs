//! `bieu diff`: what differs between two rule files, or two folders of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::compare::{self, Compared, Comparison};
use bieu::diagnostic::{Diagnostic, Severity, codes};
use bieu::records::Records;
use bieu::words::{Document, Markdown, Terminal, Text, written};
use serde_json::{Value, json};

use super::args::{Diff, DiffForm};
use super::driver::{self, Driver, Form, Stop, drive};
use super::ending::{Ending, Failure};
use super::files::{root_name, shown};
use super::{names, rule_files};

/// Compares and says what was found.
pub fn diff(diff: &Diff) -> Result<Ending, Failure> {
    drive(&diff.reading, Form::new(compare::SCHEMA, diff.form() == DiffForm::Json, None), |driver| {
        let pairs = match (diff.old.is_dir(), diff.new.is_dir()) {
            (true, true) => folders(diff, driver)?,
            (false, false) => {
                vec![Pair { name: shown(&diff.new), old: Some(diff.old.clone()), new: Some(diff.new.clone()) }]
            }
            _ => return Err(Failure::new("OLD and NEW must both be rule files, or both folders").into()),
        };
        let many = pairs.len() > 1;
        let mut found = Found::default();
        for pair in &pairs {
            match compared(diff, driver, pair, many, &mut found) {
                Err(Stop::Failure(failure)) => return Err(failure.into()),
                Err(stop) => found.stopped(driver, pair, many, &stop),
                Ok(()) => {}
            }
        }
        if let Some(table) = diff.table.as_ref().filter(|_| !found.has_table && !found.faulty) {
            let names: Vec<&str> = found.names.iter().map(String::as_str).collect();
            return Err(names::unknown("--table ", table, "table or criteria on either side", &names).into());
        }
        let ending = if found.faulty || found.errors > 0 { Ending::Findings } else { Ending::Clean };
        if driver.gives_document() {
            let document = json!({ "schema": compare::SCHEMA, "exit": 0, "programs": found.documents });
            return Ok(driver.give_document(document, Vec::new(), ending)?);
        }
        driver.give(match diff.form() {
            DiffForm::Markdown => Document::from(found.page),
            DiffForm::Text | DiffForm::Json => found.text.into(),
        })?;
        Ok(ending)
    })
}

/// A program of either side.
struct Pair {
    /// What it is called: its path within the folders, or NEW's file.
    name: String,
    old: Option<PathBuf>,
    new: Option<PathBuf>,
}

/// What was found so far.
#[derive(Default)]
struct Found {
    text: Text<Terminal>,
    page: Text<Markdown>,
    documents: Vec<Value>,
    errors: usize,
    faulty: bool,
    has_table: bool,
    /// The tables and criteria of either side.
    names: BTreeSet<String>,
}

impl Found {
    /// Keeps that a program could not be compared, and why.
    fn stopped(&mut self, driver: &Driver, pair: &Pair, many: bool, stop: &Stop) {
        self.faulty = true;
        self.documents.push(json!({ "program": pair.name, "findings": stop.documents() }));
        if !driver.gives_document() {
            stop.say();
            if many {
                self.text += written!(Terminal, "{}: not compared, because of errors\n\n", pair.name);
                self.page += written!(Markdown, "### {}: not compared, because of errors\n\n", pair.name);
            }
        }
    }
}

/// The programs of two folders, by their paths within them.
fn folders(diff: &Diff, driver: &Driver) -> Result<Vec<Pair>, Failure> {
    let (old, new) = (roots(driver, &diff.old)?, roots(driver, &diff.new)?);
    let names: BTreeSet<&PathBuf> = old.iter().chain(&new).collect();
    let pairs = names.into_iter().map(|name| {
        let within = |folder: &Path, names: &[PathBuf]| names.contains(name).then(|| folder.join(name));
        Pair { name: shown(name), old: within(&diff.old, &old), new: within(&diff.new, &new) }
    });
    Ok(pairs.collect())
}

/// The rule files of a folder that no other one there uses and that have tables or criteria; their paths within the folder. A
/// file with faults counts as one, so that it is spoken of.
fn roots(driver: &Driver, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<(PathBuf, bool)> = Vec::new();
    let mut used: BTreeSet<PathBuf> = BTreeSet::new();
    for path in rule_files::all(&[folder.to_path_buf()])?.told() {
        let loaded = driver.load(&path)?;
        let (sources, is_program) = match &loaded {
            Ok(rules) => (rules.sources(), !rules.model().tables.is_empty() || !rules.model().criteria.is_empty()),
            Err(faults) => (&faults.sources, true),
        };
        let own = root_name(&path);
        used.extend(sources.iter().map(|(_, source)| &source.name).filter(|name| **name != own).map(PathBuf::from));
        found.push((path, is_program));
    }
    let is_root = |(path, is_program): &(PathBuf, bool)| *is_program && !used.contains(Path::new(&root_name(path)));
    let within = |(path, _): (PathBuf, bool)| path.strip_prefix(folder).map(Path::to_path_buf).unwrap_or(path);
    Ok(found.into_iter().filter(is_root).map(within).collect())
}

fn compared(diff: &Diff, driver: &Driver, pair: &Pair, many: bool, found: &mut Found) -> Result<(), Stop> {
    let (Some(old), Some(new)) = (&pair.old, &pair.new) else {
        let what = if pair.new.is_some() { "added" } else { "removed" };
        match diff.form() {
            DiffForm::Text => found.text += written!(Terminal, "{}: {}\n\n", pair.name, what),
            DiffForm::Markdown => found.page += written!(Markdown, "### {}: {}\n\n", pair.name, what),
            DiffForm::Json => {}
        }
        found.documents.push(json!({ "program": pair.name, "only": what }));
        return Ok(());
    };
    let (old, new) = match (driver.load(old)?, driver.load(new)?) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            return Err(Stop::Rules([old.err(), new.err()].into_iter().flatten().map(|faults| *faults).collect()));
        }
    };
    let records = if diff.data.is_empty() { None } else { both_records(diff, driver, [&old, &new], many)? };
    let [of_old, of_new] = records.as_ref().map_or([None, None], |[old, new]| [Some(old), Some(new)]);
    let mut comparison = compare::compare(side(&old, of_old), side(&new, of_new), diff.keys);
    if let Some(table) = &diff.table {
        let names = [&old, &new].into_iter().flat_map(names_of).collect::<BTreeSet<_>>();
        let has = names.contains(table);
        found.names.extend(names);
        if !has {
            return Ok(());
        }
        comparison.retain(table);
    }
    found.has_table = true;
    let mut findings = comparison.findings(new.model(), diff.strict);
    bieu::diagnostic::sort(&mut findings);
    give(diff, pair, many, &comparison, &findings, &new, found);
    Ok(())
}

/// The tables and criteria of a program.
fn names_of(rules: &Rules) -> impl Iterator<Item = String> {
    let criteria = rules.model().criteria.iter().map(|one| one.name.clone());
    rules.model().tables.iter().map(|one| one.name.clone()).chain(criteria)
}

fn side<'a>(rules: &'a Rules, records: Option<&'a Records>) -> Compared<'a> {
    Compared { model: rules.model(), plan: rules.plan(), days: rules.days(), records }
}

fn give(
    diff: &Diff,
    pair: &Pair,
    many: bool,
    comparison: &Comparison,
    findings: &[Diagnostic],
    new: &Rules,
    found: &mut Found,
) {
    found.errors += findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    match diff.form() {
        DiffForm::Text => {
            if many {
                found.text += written!(Terminal, "{}\n", pair.name);
            }
            found.text += compare::text(comparison);
            if many {
                found.text += "\n";
            }
        }
        DiffForm::Markdown => {
            found.page += written!(Markdown, "### bieu diff: {}\n\n{}\n", pair.name, compare::markdown(comparison));
        }
        DiffForm::Json => {}
    }
    if diff.form() != DiffForm::Json {
        driver::say(findings, new.sources());
    }
    let mut document = compare::document(comparison);
    document["program"] = pair.name.clone().into();
    document["findings"] = driver::documents(findings, new.sources()).into();
    found.documents.push(document);
}

/// The same files, read by the schema of each side. Of many programs, one whose records are not among the files is compared
/// without.
fn both_records(diff: &Diff, driver: &Driver, sides: [&Rules; 2], many: bool) -> Result<Option<[Records; 2]>, Stop> {
    let mut assigned = Vec::new();
    for rules in sides {
        match driver.assign(rules, &diff.data) {
            Err(_) if many => return Ok(None),
            of_side => assigned.push((rules, of_side?)),
        }
    }
    let mut both = Vec::new();
    for (rules, files) in assigned {
        both.push(driver.read(rules, files)?.records);
    }
    let [old, new] = <[Records; 2]>::try_from(both).map_err(|_| Failure::new("the records could not be read"))?;
    for (record, set) in new.iter().filter(|(_, set)| !set.rejects.is_empty()) {
        let name = sides[1].schema().record_name(record);
        let (rejects, read) = (set.rejects.len(), set.read);
        let message = format!("{rejects} of {read} {name} are rejected by NEW and not counted; see `bieu run`");
        driver.note(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(&codes::REJECTED, message) });
    }
    Ok(Some([old, new]))
}
