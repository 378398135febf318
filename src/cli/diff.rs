//! `bieu diff`: what differs between two rule files, or two folders of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::compare::{self, Compared, Comparison};
use bieu::diagnostic::{Diagnostic, Severity, to_json};
use bieu::records::Records;
use serde_json::{Value, json};

use super::args::{Diff, DiffForm};
use super::ending::{Ending, Failure};
use super::loader::shown;
use super::{assign, console, read, rule_files, rules};

/// Compares and says what was found.
///
/// # Errors
/// The command line, or a file that cannot be read.
pub fn diff(diff: &Diff) -> Result<Ending, Failure> {
    let pairs = match (diff.old.is_dir(), diff.new.is_dir()) {
        (true, true) => folders(diff)?,
        (false, false) => {
            let program = Pair { name: shown(&diff.new), old: Some(diff.old.clone()), new: Some(diff.new.clone()) };
            vec![program]
        }
        _ => return Err(Failure::new("OLD and NEW must both be rule files, or both folders")),
    };
    let mut found = Found::default();
    for pair in &pairs {
        compared(diff, pair, pairs.len() > 1, &mut found)?;
    }
    if diff.table.is_some() && !found.has_table && !found.faulty {
        return Err(Failure::new(format!(
            "--table {}: neither side has such a table or criteria",
            diff.table.as_deref().unwrap_or_default()
        )));
    }
    let ending = if found.faulty || found.errors > 0 { Ending::Findings } else { Ending::Clean };
    match diff.form() {
        DiffForm::Json => {
            let exit = ending.code();
            console::give_json(&json!({ "schema": compare::SCHEMA, "exit": exit, "programs": found.documents }))?;
        }
        DiffForm::Text | DiffForm::Markdown => console::give(&found.printed)?,
    }
    Ok(ending)
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
    printed: String,
    documents: Vec<Value>,
    errors: usize,
    faulty: bool,
    has_table: bool,
}

/// The programs of two folders, by their paths within them.
fn folders(diff: &Diff) -> Result<Vec<Pair>, Failure> {
    let (old, new) = (roots(diff, &diff.old)?, roots(diff, &diff.new)?);
    let names: BTreeSet<&PathBuf> = old.iter().chain(&new).collect();
    let pairs = names.into_iter().map(|name| {
        let within = |folder: &Path, names: &[PathBuf]| names.contains(name).then(|| folder.join(name));
        Pair { name: shown(name), old: within(&diff.old, &old), new: within(&diff.new, &new) }
    });
    Ok(pairs.collect())
}

/// The rule files of a folder that no other one there uses and that have tables or criteria; their paths within the folder. A
/// file with faults counts as one, so that it is spoken of.
fn roots(diff: &Diff, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found: Vec<(PathBuf, bool)> = Vec::new();
    let mut used: BTreeSet<PathBuf> = BTreeSet::new();
    for path in rule_files::all(&[folder.to_path_buf()])? {
        let loaded = rules::load(&path, &diff.reading)?;
        let (sources, is_program) = match &loaded {
            Ok(rules) => (rules.sources(), !rules.model().tables.is_empty() || !rules.model().criteria.is_empty()),
            Err(faults) => (&faults.sources, true),
        };
        let own = super::loader::root_name(&path);
        used.extend(sources.iter().map(|(_, source)| &source.name).filter(|name| **name != own).map(PathBuf::from));
        found.push((path, is_program));
    }
    let is_root = |(path, is_program): &(PathBuf, bool)| {
        *is_program && !used.contains(Path::new(&super::loader::root_name(path)))
    };
    let within = |(path, _): (PathBuf, bool)| path.strip_prefix(folder).map(Path::to_path_buf).unwrap_or(path);
    Ok(found.into_iter().filter(is_root).map(within).collect())
}

fn compared(diff: &Diff, pair: &Pair, many: bool, found: &mut Found) -> Result<(), Failure> {
    let (Some(old), Some(new)) = (&pair.old, &pair.new) else {
        let what = if pair.new.is_some() { "added" } else { "removed" };
        match diff.form() {
            DiffForm::Text => found.printed += &format!("{}: {what}\n\n", pair.name),
            DiffForm::Markdown => found.printed += &format!("### {}: {what}\n\n", pair.name),
            DiffForm::Json => {}
        }
        found.documents.push(json!({ "program": pair.name, "only": what }));
        return Ok(());
    };
    let (Some(old), Some(new)) = (sound(diff, old)?, sound(diff, new)?) else {
        found.faulty = true;
        return Ok(());
    };
    let records = if diff.data.is_empty() { None } else { both_records(diff, [&old, &new], many)? };
    let records = match &records {
        Some(Ok([old, new])) => [Some(old), Some(new)],
        Some(Err(())) => {
            found.faulty = true;
            return Ok(());
        }
        None => [None, None],
    };
    let sides = [side(&old, records[0]), side(&new, records[1])];
    let mut comparison = compare::compare(sides[0], sides[1], diff.keys);
    if let Some(table) = &diff.table {
        let has = |rules: &Rules| {
            rules.model().tables.iter().any(|one| one.name == *table)
                || rules.model().criteria.iter().any(|one| one.name == *table)
        };
        if !has(&old) && !has(&new) {
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

fn side<'a>(rules: &'a Rules, records: Option<&'a Records>) -> Compared<'a> {
    Compared { model: rules.model(), plan: rules.plan(), records }
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
                found.printed += &format!("{}\n", pair.name);
            }
            found.printed += &compare::text(comparison);
            if many {
                found.printed.push('\n');
            }
        }
        DiffForm::Markdown => {
            found.printed += &format!("### bieu diff: {}\n\n{}\n", pair.name, compare::markdown(comparison));
        }
        DiffForm::Json => {}
    }
    if diff.form() != DiffForm::Json {
        rules::say(findings, new.sources());
    }
    let mut document = compare::document(comparison);
    document["program"] = pair.name.clone().into();
    document["findings"] = findings.iter().map(|finding| to_json(finding, new.sources())).collect();
    found.documents.push(document);
}

/// A program without faults; what is wrong with it is said.
fn sound(diff: &Diff, path: &Path) -> Result<Option<Rules>, Failure> {
    match rules::load(path, &diff.reading)? {
        Ok(rules) => Ok(Some(rules)),
        Err(faults) => {
            rules::say(&faults.findings, &faults.sources);
            Ok(None)
        }
    }
}

/// The records of both sides, or that a file was no records, which was said.
type BothRecords = Option<Result<[Records; 2], ()>>;

/// The same files, read by the schema of each side. Of many programs, one whose records are not among the files is compared
/// without.
fn both_records(diff: &Diff, sides: [&Rules; 2], many: bool) -> Result<BothRecords, Failure> {
    let mut both = Vec::new();
    for rules in sides {
        let assignment = match assign::assign(rules.schema(), &diff.data) {
            Err(_) if many => return Ok(None),
            assignment => assignment?,
        };
        match read::read(rules.schema(), assignment.files)? {
            Ok((records, _)) => both.push(records),
            Err(faults) => {
                faults.iter().for_each(|fault| console::say(&format!("error: {fault}")));
                return Ok(Some(Err(())));
            }
        }
    }
    let [old, new] = <[Records; 2]>::try_from(both).map_err(|_| Failure::new("the records could not be read"))?;
    for (record, set) in new.iter() {
        if !set.rejects.is_empty() {
            let name = sides[1].schema().record_name(record);
            let line = format!(
                "warning: {} of {} {name} are rejected by NEW and not counted; see `bieu run`",
                set.rejects.len(),
                set.read
            );
            console::say(&line);
        }
    }
    Ok(Some(Ok([old, new])))
}
