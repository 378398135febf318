//! The rules of the library against the tests that stand beside them, and what these tests cover.

use std::path::{Path, PathBuf};
use std::process::Command;

use bieu::unstable::syntax::tree::Item;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a rule file decides something: it has a table, criteria or a text.
fn decides(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap();
    let (tree, _) = bieu::unstable::syntax::parse(bieu::source::SourceId(0), &text);
    tree.items.iter().any(|item| matches!(item, Item::Table(_) | Item::Criteria(_) | Item::Text(_)))
}

#[test]
fn every_rule_file_that_decides_has_tests_beside_it() {
    let mut files = Vec::new();
    for folder in ["rules/tables", "rules/criteria", "rules/forms", "rules/lists"] {
        let entries = std::fs::read_dir(root().join(folder)).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    let names = files.iter().map(|path| path.to_string_lossy().into_owned());
    let rules: Vec<String> = names.filter(|name| name.ends_with(".bieu") && !name.ends_with(".test.bieu")).collect();
    let deciding: Vec<&String> = rules.iter().filter(|name| decides(Path::new(name))).collect();
    assert!(deciding.len() >= 10, "{deciding:?}");
    for name in deciding {
        let tests = name.replace(".bieu", ".test.bieu");
        assert!(Path::new(&tests).exists(), "{name} has no tests beside it");
    }
}

/// Each clause is seen to hold and not to hold, each arm, note, exception, reason and source is used by some expectation.
#[test]
fn the_tests_of_the_library_pass_and_cover_all_of_it() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bieu"));
    command.env("BIEU_LANG", "en");
    let output = command.current_dir(root()).args(["test", "rules", "--min-coverage", "100"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    let last = said.lines().last().unwrap_or_default();
    let passed = last.strip_prefix("tests: ").and_then(|rest| rest.strip_suffix(" passed")).unwrap();
    assert!(passed.parse::<u32>().unwrap() > 100, "{last}");
}
