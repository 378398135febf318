//! Every edit that help offers is made: the file is then read further, the finding is gone, and no new one came.
//!
//! Each alternative is tried by itself, on every faulty file of the corpus.

use std::collections::BTreeMap;

use bieu::Rules;
use bieu::diagnostic::{Diagnostic, Mending};
use bieu::source::Sources;

use super::{programs, rule_files, texts_under};

use crate::english;

/// What is said of a program: its findings, and the texts that they point into.
fn said(root: &str, files: &BTreeMap<String, String>) -> (Sources, Vec<Diagnostic>) {
    match Rules::load(root, &files[root], files, None) {
        Ok(rules) => (rules.sources().clone(), rules.findings().to_vec()),
        Err(faults) => (faults.sources, faults.findings),
    }
}

/// The programs of the corpus, by their names: the root's name, and all files.
fn all_programs() -> BTreeMap<String, (String, BTreeMap<String, String>)> {
    let mut all = BTreeMap::new();
    for path in ["syntax", "model", "partitions"].into_iter().flat_map(rule_files) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let files = BTreeMap::from([(name.clone(), std::fs::read_to_string(&path).unwrap())]);
        all.insert(path.display().to_string(), (name, files));
    }
    for root in programs() {
        let files = texts_under(root.parent().unwrap());
        all.insert(root.display().to_string(), ("main.bieu".to_owned(), files));
    }
    all
}

/// The files after a mending.
fn mended(mending: &Mending, sources: &Sources, files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut after = files.clone();
    for (id, source) in sources.iter() {
        let text = mending.applied(id, &source.text).expect("the edits fit the text");
        after.insert(source.name.clone(), text);
    }
    after
}

/// How often each thing is said; places are left out, because edits move them.
fn counted(findings: &[Diagnostic]) -> BTreeMap<(&'static str, String), usize> {
    let mut counted = BTreeMap::new();
    for finding in findings {
        *counted.entry((finding.code.id, english(&finding.message))).or_default() += 1;
    }
    counted
}

/// What is wrong with one mending, if anything is.
pub(super) fn fault_of(finding: &Diagnostic, before: &[Diagnostic], after: &[Diagnostic]) -> Option<String> {
    let (was, is) = (counted(before), counted(after));
    let own = (finding.code.id, english(&finding.message));
    if is.get(&own).copied().unwrap_or(0) >= was[&own] {
        return Some("the finding stays".to_owned());
    }
    let came = after.iter().find(|new| {
        let key = (new.code.id, english(&new.message));
        new.severity >= finding.severity && is[&key] > was.get(&key).copied().unwrap_or(0)
    });
    came.map(|new| format!("a new one came: {} {}", new.code, english(&new.message)))
}

#[test]
fn every_edit_mends_its_finding_and_brings_no_other() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (path, (root, files)) in all_programs() {
        let look = |files: &BTreeMap<String, String>| {
            if !path.contains("/syntax/") {
                return said(&root, files);
            }
            let mut sources = Sources::default();
            let id = sources.add(root.as_str(), files[&root].as_str());
            let findings = bieu::unstable::syntax::parse(id, &files[&root]).1;
            (sources, findings)
        };
        let (sources, findings) = look(&files);
        for finding in &findings {
            for mending in finding.help.iter().flat_map(|help| &help.mendings) {
                tried += 1;
                let after = look(&mended(mending, &sources, &files)).1;
                if let Some(fault) = fault_of(finding, &findings, &after) {
                    wrong.push(format!(
                        "{path}: {} {}\n  {:?}\n  {fault}",
                        finding.code,
                        english(&finding.message),
                        mending.edits
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried >= 100, "only {tried} edits were tried");
}
