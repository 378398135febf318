//! Files with faults and what is said of them. `BIEU_BLESS=1` writes what is said now; read it before keeping it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use bieu::diagnostic::{Diagnostic, RenderStyle, render};
use bieu::source::{SourceId, Sources};

/// Runs every `.bieu` file of a folder through `check` and compares what is said with the `.expected` file beside it.
fn compare(folder: &str, check: impl Fn(SourceId, &str) -> Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    for path in rule_files(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut sources = Sources::default();
        let id = sources.add(name.as_str(), text.as_str());
        let said: String = check(id, &text).iter().map(|d| render(d, &sources, RenderStyle::default())).collect();
        let beside = path.with_extension("expected");
        if std::env::var_os("BIEU_BLESS").is_some() {
            fs::write(&beside, &said).unwrap();
        }
        if fs::read_to_string(&beside).unwrap_or_default() != said {
            wrong.push(format!("{name} says:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rule_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "bieu"));
    files.sort();
    files
}

#[test]
fn faults_in_spelling_are_explained() {
    compare("syntax", |id, text| bieu::syntax::parse(id, text).1);
}

#[test]
fn every_faulty_file_has_its_findings_beside_it() {
    let files = rule_files("syntax");
    assert!(files.len() >= 25);
    for file in files {
        let expected = fs::read_to_string(file.with_extension("expected")).unwrap_or_default();
        assert!(expected.contains("bieu::E"), "{} has no findings", file.display());
    }
}

#[test]
fn the_sample_has_no_faults() {
    for file in rule_files("sample") {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(bieu::syntax::parse(SourceId(0), &text).1, []);
    }
}
