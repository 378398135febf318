//! One change of the annex in a scratch repository, with the steps of the action in `.github/actions/bieu`: what is said at each of
//! them is recorded in `tests/workflow/change.expected` (`BIEU_BLESS=1 cargo test workflow`, then read it).
//!
//! Guidance changes: Thái women are now counted in column 14. An analyst edits the set, with a slip at first; a test says what it said
//! before; the test is changed and the change declared; the comparison becomes a comment of the pull request.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::{arguments, lines_of_action};
use crate::command::{assert_exit, bieu, fresh_folder, repository, text};
use crate::recorded;

/// A folder with the rules, and with the rules as they were under `base`.
struct Scratch {
    folder: PathBuf,
    transcript: String,
}

impl Scratch {
    fn new() -> Scratch {
        let folder = fresh_folder("workflow");
        for room in ["rules", "base/rules"] {
            for part in ["lists", "tables"] {
                copy(&repository().join("rules").join(part), &folder.join(room).join(part));
            }
            let tests = folder.join(room).join("tables/annex.test.bieu");
            fs::copy(repository().join("tests/workflow/annex.test.bieu"), tests).unwrap();
        }
        Scratch { folder, transcript: String::new() }
    }

    /// Says what is done, in words.
    fn remark(&mut self, words: &str) {
        self.transcript += &format!("# {words}\n\n");
    }

    /// Replaces what stands once in a file.
    fn edit(&mut self, file: &str, old: &str, new: &str) {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
        fs::write(&path, text.replace(old, new)).unwrap();
        let lines = |sign: char, text: &str| text.lines().map(|line| format!("{sign} {line}\n")).collect::<String>();
        self.transcript += &format!("edit {file}\n{}{}\n", lines('-', old), lines('+', new));
    }

    /// Takes the steps of the action in their order, each ending as `exits` says.
    fn steps(&mut self, exits: &[i32]) {
        let mut lines = lines_of_action(&BTreeMap::from([("base", "base/rules"), ("log", "plain")]));
        // Coverage is not asked for: what these few tests leave out would fill the page.
        lines.retain(|line| !line.contains("--min-coverage"));
        assert_eq!(lines.len(), exits.len(), "{lines:?}");
        for (line, exit) in lines.iter().zip(exits) {
            self.step(line, *exit);
        }
    }

    fn step(&mut self, line: &str, exit: i32) {
        let [arguments] = arguments(line).try_into().unwrap();
        let output = bieu(&self.folder, &arguments);
        assert_exit(&output, exit);
        self.transcript += &format!("$ {line}\n");
        match line.split_once(" > ") {
            Some((_, file)) => {
                fs::write(self.folder.join(file), &output.stdout).unwrap();
                self.transcript += &format!("--- {file}\n{}---\n", text(&output.stdout));
            }
            None => self.transcript += &text(&output.stdout),
        }
        self.transcript += &text(&output.stderr).lines().map(|said| format!("stderr: {said}\n")).collect::<String>();
        self.transcript += &format!("exit {exit}\n\n");
    }
}

/// The rule files of a folder but for their tests, which have nothing to do with this change.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".bieu") && !name.ends_with(".test.bieu") {
            fs::copy(from.join(&name), to.join(&name)).unwrap();
        }
    }
}

#[test]
fn a_change_of_guidance_is_checked_tested_and_shown() {
    let mut scratch = Scratch::new();
    let annex = "rules/tables/annex.bieu";
    let tests = "rules/tables/annex.test.bieu";
    let set = "set not_in_column_14 of Ethnicity = ";
    scratch.remark("The rules as they are: nothing to say, and nothing changes.");
    scratch.steps(&[0, 0, 0, 0, 0]);
    scratch.remark("The guidance now counts Thái women in column 14. The set is edited, with a slip.");
    scratch.edit(annex, &format!("{set}thai, kinh"), &format!("{set}Kinh"));
    scratch.step("bieu check rules --format plain", 1);
    scratch.edit(annex, &format!("{set}Kinh"), &format!("{set}kinh"));
    scratch.remark("The rules are sound again; a test says what they said before.");
    scratch.step("bieu check rules --format plain", 0);
    scratch.step("bieu test rules", 1);
    scratch.remark("That was meant: the test is changed, and the change of column 14 declared.");
    scratch.edit(tests, "| muong_la | 4   | 1    |", "| muong_la | 4   | 2    |");
    scratch.edit(tests, "Thái and Kinh women are", "Kinh women are");
    let declared = |columns: &str| format!("expect change annex {columns} \"Thái women are counted from now on\"\n");
    let table = "/// Who was admitted, by where and as what.";
    scratch.edit(annex, table, &format!("{}\n{table}", declared("[14]")));
    scratch.steps(&[0, 0, 0, 0, 1]);
    scratch.remark("Who is counted in column 14 is no longer counted in those that come after it: that follows, and is declared too.");
    scratch.edit(annex, &declared("[14]"), &declared("[9], [10], [11], [12], [13], [14], [15], [16]"));
    scratch.steps(&[0, 0, 0, 0, 0]);
    let findings = fs::read_to_string(scratch.folder.join("bieu.sarif")).unwrap();
    assert!(findings.contains("\"version\": \"2.1.0\""));
    recorded::hold(&repository().join("tests/workflow/change.expected"), &scratch.transcript);
}
