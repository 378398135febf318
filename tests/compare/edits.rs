//! Thirty deliberate edits of the annex, each with what it changes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use bieu::Rules;
use bieu::compare::{Subject, Verdict, meaning};
use bieu::program::Loader;

/// One edit of the rules.
struct Edit {
    name: String,
    /// File, what stood there, what stands there now.
    replacements: Vec<(String, String, String)>,
    /// The columns that it changes.
    changed: BTreeSet<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn edits() -> Vec<Edit> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(root().join("tests/corpus/edits")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| edit(file.file_stem().unwrap().to_str().unwrap(), &std::fs::read_to_string(file).unwrap()))
        .collect()
}

fn edit(name: &str, text: &str) -> Edit {
    let mut edit = Edit { name: name.to_owned(), replacements: Vec::new(), changed: BTreeSet::new() };
    let mut to = false;
    for line in text.lines() {
        if let Some(file) = line.strip_prefix("--- ") {
            edit.replacements.push((file.to_owned(), String::new(), String::new()));
            to = false;
        } else if line == "+++" {
            to = true;
        } else if let Some(expected) = line.strip_prefix("=== ") {
            edit.changed = expected.split(' ').skip(1).map(str::to_owned).collect();
            assert_eq!(expected.starts_with("equal"), edit.changed.is_empty(), "{name}: {expected}");
            return edit;
        } else if let Some((_, old, new)) = edit.replacements.last_mut() {
            let side = if to { new } else { old };
            if !side.is_empty() {
                side.push('\n');
            }
            side.push_str(line);
        }
    }
    panic!("{name} does not say what it changes");
}

impl Loader for Edit {
    fn load(&self, path: &str) -> Result<String, String> {
        let mut text = std::fs::read_to_string(root().join(path)).map_err(|error| error.to_string())?;
        for (_, from, to) in self.replacements.iter().filter(|(file, ..)| path == file) {
            assert!(text.contains(from.as_str()), "{}: {path} holds no\n{from}", self.name);
            text = text.replacen(from.as_str(), to, 1);
        }
        Ok(text)
    }
}

const REPORT: &str = "rules/tables/report.bieu";

fn rules(edit: &Edit) -> Rules {
    let text = edit.load(REPORT).unwrap();
    Rules::load(REPORT, &text, edit, None).unwrap_or_else(|faults| panic!("{}: {faults}", edit.name))
}

fn unedited() -> Rules {
    rules(&Edit { name: "unedited".to_owned(), replacements: Vec::new(), changed: BTreeSet::new() })
}

#[test]
fn every_edit_is_equal_or_changed_as_it_says() {
    let old = unedited();
    for edit in edits() {
        let new = rules(&edit);
        let mut changed = BTreeSet::new();
        for found in meaning(old.model(), new.model()) {
            match (&found.subject, &found.verdict) {
                (_, Verdict::Equal) => {}
                (Subject::Column { table, id, .. }, Verdict::Changed(_)) if table == "annex" => {
                    changed.insert(id.clone());
                }
                other => panic!("{}: {other:?}", edit.name),
            }
        }
        assert_eq!(changed, edit.changed, "{}", edit.name);
    }
}
