//! Files with faults and what is said of them. `BIEU_BLESS=1` writes what is said now; read it before keeping it.
//!
//! Files of `syntax` are read alone; files of `model` are whole programs; each folder of `files` is a program of several
//! files, of which `main.bieu` is the one that is run.

#![allow(clippy::unwrap_used)]

mod in_vietnamese;
mod mendings;
mod mutations;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::diagnostic::Diagnostic;
use bieu::message::Language;
use bieu::source::{SourceId, Sources};
use bieu::unstable::diagnostic::codes;
use bieu::unstable::prove::{Proof, Question, Verdict};
use bieu::unstable::report::findings::{RenderStyle, render};

use crate::recorded;

/// Runs every file through `check`, which gives what is said in a language, and compares that with the `.expected` file beside it,
/// and with the one of the other language.
fn compare(files: &[PathBuf], check: impl Fn(&Path, Language) -> String) {
    let in_language = |path: &PathBuf, (language, extension)| {
        recorded::difference(&path.with_extension(extension), &check(path, language))
    };
    recorded::hold_all(files.iter().flat_map(|path| EXPECTED.into_iter().filter_map(|of| in_language(path, of))));
}

/// The files of what is said in each language.
pub const EXPECTED: [(Language, &str); 2] = [(Language::English, "expected"), (Language::Vietnamese, "vi.expected")];

fn corpus(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn rule_files(folder: &str) -> Vec<PathBuf> {
    let mut files = entries(&corpus(folder));
    files.retain(|path| path.extension().is_some_and(|e| e == "bieu"));
    files
}

/// The root files of the programs of several files.
fn programs() -> Vec<PathBuf> {
    entries(&corpus("files")).into_iter().map(|folder| folder.join("main.bieu")).collect()
}

/// Every rule file and every file of tests under a folder, by its path from there.
fn texts_under(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            texts.extend(texts_under(&path).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else if name.ends_with(".bieu") || name.ends_with(".csv") {
            texts.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

fn rendered(findings: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let style = RenderStyle { language, ..RenderStyle::default() };
    findings.iter().map(|d| String::from(render(d, sources, style))).collect()
}

/// What is said of a program, all but what is proved of its splits and checks: that has a corpus of its own.
fn said_of(name: &str, text: &str, files: &BTreeMap<String, String>, language: Language) -> String {
    let unproved = |findings: &[Diagnostic]| -> Vec<Diagnostic> {
        findings.iter().filter(|f| subject(f.code.id) != "05").cloned().collect()
    };
    match Rules::load(name, text, files, None) {
        Ok(rules) => rendered(&unproved(rules.findings()), rules.sources(), language),
        Err(faults) => rendered(&unproved(&faults.findings), &faults.sources, language),
    }
}

fn said_of_file(path: &Path, language: Language) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    said_of(&name, &fs::read_to_string(path).unwrap(), &BTreeMap::new(), language)
}

fn said_of_program(root: &Path, language: Language) -> String {
    let files = texts_under(root.parent().unwrap());
    said_of("main.bieu", &files["main.bieu"], &files, language)
}

#[test]
fn faults_in_spelling_are_explained() {
    compare(&rule_files("syntax"), |path, language| {
        let text = fs::read_to_string(path).unwrap();
        let mut sources = Sources::default();
        let id = sources.add(path.file_name().unwrap().to_string_lossy(), text.as_str());
        rendered(&bieu::unstable::syntax::parse(id, &text).1, &sources, language)
    });
}

#[test]
fn faults_in_meaning_are_explained() {
    compare(&rule_files("model"), said_of_file);
}

/// The files of `near` are sound, and near to what is said of others: they are the other half of each message.
#[test]
fn what_is_near_to_a_slip_and_is_none_is_not_spoken_of() {
    let files = rule_files("near");
    assert!(files.len() >= 2);
    for file in files {
        assert_eq!(said_of_file(&file, Language::English), "", "{}", file.display());
    }
}

#[test]
fn splits_and_checks_that_cannot_hold_are_explained() {
    compare(&rule_files("partitions"), |path, language| {
        let name = path.file_name().unwrap().to_string_lossy();
        match Rules::from_text(&name, &fs::read_to_string(path).unwrap()) {
            Ok(rules) => rendered(rules.findings(), rules.sources(), language),
            Err(faults) => rendered(&faults.findings, &faults.sources, language),
        }
    });
}

#[test]
fn faults_between_files_are_explained() {
    compare(&programs(), said_of_program);
}

#[test]
fn every_faulty_file_has_its_findings_beside_it() {
    let (syntax, model) = (rule_files("syntax"), rule_files("model"));
    assert!(syntax.len() >= 25 && model.len() >= 100);
    for file in syntax.into_iter().chain(model).chain(programs()).chain(rule_files("partitions")) {
        let expected = fs::read_to_string(file.with_extension("expected")).unwrap_or_default();
        assert!(expected.contains("bieu::E"), "{} has no findings", file.display());
    }
}

/// The two digits of a code that say what it is about. A prefix will not do: `E140` is no subject, and leaves out `E1410`.
pub fn subject(id: &str) -> &str {
    &id[1..3]
}

/// Of changes of names, which are shown by `tests/rename.rs`.
const OF_RENAMING: [&str; 2] = ["E0229", "E0230"];

/// Found when tests are run, and not in rules alone.
const RESULTS_OF_TESTS: [&str; 4] = ["E1111", "E1112", "E1113", "E1114"];

#[test]
fn every_kind_of_finding_about_meaning_has_an_example() {
    let files = rule_files("model").into_iter().chain(programs()).chain(rule_files("partitions"));
    let said: BTreeSet<String> = files
        .flat_map(|file| {
            let said = fs::read_to_string(file.with_extension("expected")).unwrap_or_default();
            let ids: Vec<String> =
                said.lines().filter_map(|line| line.strip_prefix("bieu::")).map(|id| id.trim().to_owned()).collect();
            ids
        })
        .collect();
    let subjects = ["02", "03", "04", "05", "06", "07", "10", "11", "14"];
    let without: Vec<&str> = codes::all()
        .map(|code| code.id)
        // No text is known that cannot be laid out.
        .filter(|id| *id != codes::NOT_FORMATTED.id)
        // What comes of running tests is shown by the transcripts of the command.
        .filter(|id| !RESULTS_OF_TESTS.contains(id) && !OF_RENAMING.contains(id))
        .filter(|id| subjects.contains(&subject(id)) && !said.contains(*id))
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn the_sample_has_no_faults() {
    for file in rule_files("sample") {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(bieu::unstable::syntax::parse(SourceId(0), &text).1, []);
    }
}

/// The note on column 14 keeps women of two ethnic groups from it; as long as column 9 asks for men they are nowhere.
#[test]
fn the_hole_of_a_note_is_closed_by_an_arm_that_takes_what_is_left() {
    let text = fs::read_to_string(corpus("partitions/hole_of_a_note.bieu")).unwrap();
    let holed = Rules::from_text("hole.bieu", &text).unwrap_err();
    let verdicts = |proofs: &[Proof]| -> Vec<(Question, Verdict)> {
        proofs.iter().map(|proof| (proof.question.clone(), proof.verdict.clone())).collect()
    };
    let complete = Question::Complete("[8] into 9, 14".to_owned());
    let holds = Question::Holds { check: "8 = 9+14".to_owned(), said: "8 = 9+14".to_owned() };
    for (question, verdict) in verdicts(&holed.proofs) {
        let is_refuted = matches!(verdict, Verdict::Refuted { .. });
        assert_eq!(is_refuted, question == complete || question == holds, "{question:?}");
    }
    let repaired = text.replace("where sex = male", "otherwise");
    let rules = Rules::from_text("repaired.bieu", &repaired).unwrap();
    assert_eq!(rules.findings(), []);
    let proved = verdicts(rules.proofs());
    assert!(proved.contains(&(complete, Verdict::Proved)) && proved.contains(&(holds, Verdict::Proved)));
    assert!(proved.iter().all(|(_, verdict)| *verdict == Verdict::Proved), "{proved:?}");
}
