//! `bieu check`: what can be said of rule files before any record is read.

use std::collections::BTreeSet;
use std::path::Path;

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::Message;
use bieu::source::Sources;
use bieu::unstable::documents::{self, Finding, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::prove::Proof;
use bieu::unstable::report::Proofs;
use bieu::unstable::report::findings::each_once;
use bieu::unstable::words::{Terminal, written};
use indexmap::IndexMap;

use super::args::Check;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::root_name;
use super::language;
use super::printing::count;
use super::{console, printing, rule_files};

/// Checks rule files and says what was found.
pub fn check(check: &Check) -> Result<Ending, Failure> {
    let form = Form::new(Version::CHECK, check.reading.json, check.findings.out.as_deref());
    drive(&check.reading, form, |driver| Ok(checked(check, driver)?))
}

fn checked(check: &Check, driver: &Driver) -> Result<Ending, Failure> {
    let mut programs = IndexMap::new();
    for path in &rule_files::all(&check.rules)?.told() {
        programs.entry(root_name(path)).or_insert(program(driver, path)?);
    }
    let used = used_by_others(&programs);
    let found = programs.iter().filter(|(name, _)| !used.contains(name));
    let checked: Vec<&Checked> = found.map(|(_, checked)| checked).collect();
    let found: Vec<_> = checked.iter().map(|checked| (&checked.sources, checked.findings.as_slice())).collect();
    let mut proofs = Proofs::new(language::of_programs());
    checked.iter().for_each(|checked| proofs.add(&checked.sources, &checked.proofs));
    let ending = if is_faulty(check, &found) { Ending::Findings } else { Ending::Clean };
    if check.reading.json {
        let findings = each_once(&found)
            .iter()
            .map(|(sources, finding)| Finding::of(finding, sources, language::of_programs()))
            .collect();
        return driver.give_document(findings, ending, |exit, findings| documents::Check {
            schema: Version::CHECK,
            exit,
            files: programs.keys().cloned().collect(),
            errors: count(&found, Severity::Error),
            warnings: count(&found, Severity::Warning),
            findings,
            proofs: check.proofs.then(|| proofs.documents()),
        });
    }
    if check.proofs {
        let language = language::of_people();
        console::give(written!(Terminal, "{}{}\n\n", proofs.drawn(language), proofs.summary(language)))?;
    }
    let read: BTreeSet<&str> = checked.iter().flat_map(|checked| checked.files()).collect();
    printing::give(driver, &check.findings, &found, read.len(), clean(&programs, read.len()))?;
    Ok(ending)
}

/// A program's texts, what is said of it, and what was asked of it.
struct Checked {
    sources: Sources,
    findings: Vec<Diagnostic>,
    proofs: Vec<Proof>,
}

impl Checked {
    /// The names of the files that were read for it.
    fn files(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|(_, source)| source.name.as_str())
    }
}

fn program(driver: &Driver, path: &Path) -> Result<Checked, Failure> {
    Ok(match driver.load(path)? {
        Ok(rules) => Checked {
            sources: rules.sources().clone(),
            findings: rules.findings().to_vec(),
            proofs: rules.proofs().to_vec(),
        },
        Err(faults) => Checked { sources: faults.sources, findings: faults.findings, proofs: faults.proofs },
    })
}

/// Files that are checked as part of another: alone they may lack what the other gives, such as the period. In a circle of
/// files none is left out.
fn used_by_others(programs: &IndexMap<String, Checked>) -> Vec<String> {
    let parts =
        |name: &str| -> Vec<&str> { programs.get(name).map(|checked| checked.files().collect()).unwrap_or_default() };
    let uses = |user: &str, file: &str| user != file && parts(user).contains(&file);
    let is_part = |file: &String| programs.keys().any(|user| uses(user, file) && !uses(file, user));
    programs.keys().filter(|file| is_part(file)).cloned().collect()
}

/// Whether there is an error, or what the person takes for one.
fn is_faulty(check: &Check, found: &[(&Sources, &[Diagnostic])]) -> bool {
    let denied = |finding: &Diagnostic| check.deny.contains(&finding.code.id);
    count(found, Severity::Error) > 0
        || check.deny_warnings && count(found, Severity::Warning) > 0
        || found.iter().any(|(_, findings)| findings.iter().any(denied))
}

/// What is said where there is nothing to say, of so many files that were read.
fn clean(programs: &IndexMap<String, Checked>, read: usize) -> Message {
    match programs.keys().collect::<Vec<_>>().as_slice() {
        [only] => say::file_without_findings(*only),
        _ => say::files_without_findings(read),
    }
}
