//! `bieu fmt`: what is written, what is shown, and what is left alone.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use super::{assert_exit, bieu, command, fresh_folder, text};

const UNTIDY: &str = "set   a of B = x\n\n\n\n// why\nset c of B=y,z\n";
const TIDY: &str = "set a of B = x\n\n// why\nset c of B = y, z\n";
const FAULTY: &str = "set a   of = x\n";

/// A folder with a file of each kind.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = fresh_folder(name);
    fs::create_dir(folder.join("inner")).unwrap();
    fs::write(folder.join("inner/untidy.bieu"), UNTIDY).unwrap();
    fs::write(folder.join("tidy.bieu"), TIDY).unwrap();
    fs::write(folder.join("note.txt"), UNTIDY).unwrap();
    folder
}

fn from_standard_input(folder: &Path, arguments: &str, given: &str) -> Output {
    let mut process =
        command(folder, arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(given.as_bytes()).unwrap();
    process.wait_with_output().unwrap()
}

#[test]
fn only_what_changes_is_written_and_named() {
    let folder = folder("fmt");
    let first = bieu(&folder, "fmt .");
    assert_exit(&first, 0);
    assert_eq!((text(&first.stdout), text(&first.stderr)), ("inner/untidy.bieu\n".to_owned(), String::new()));
    assert_eq!(fs::read_to_string(folder.join("inner/untidy.bieu")).unwrap(), TIDY);
    assert_eq!(fs::read_to_string(folder.join("note.txt")).unwrap(), UNTIDY);
    assert_eq!(fs::read_dir(folder.join("inner")).unwrap().count(), 1, "nothing is left beside it");
    let again = bieu(&folder, "fmt . --check");
    assert_exit(&again, 0);
    assert_eq!(text(&again.stdout), "");
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = folder("fmt-check");
    let check = bieu(&folder, "fmt tidy.bieu inner --check");
    assert_exit(&check, 1);
    assert_eq!(text(&check.stdout), "inner/untidy.bieu\n");
    let meaning = "files not laid out: 1; without `--check` the same command lays out\n";
    assert_eq!(text(&check.stderr), meaning);
    let expected = "--- inner/untidy.bieu\n+++ inner/untidy.bieu, laid out\n@@ -1,6 +1,4 @@\n-set   a of B = x\n-\n-\n+set a of B = x\n \n // why\n-set c of B=y,z\n+set c of B = y, z\n";
    for (arguments, exit) in [("fmt . --diff", 0), ("fmt . --diff --check", 1)] {
        let shown = bieu(&folder, arguments);
        assert_exit(&shown, exit);
        assert_eq!(text(&shown.stdout), expected);
    }
    let document: serde_json::Value = serde_json::from_slice(&bieu(&folder, "fmt . --check --json").stdout).unwrap();
    assert_eq!(document["schema"], "bieu.fmt/1");
    assert_eq!((&document["exit"], &document["files"]), (&1.into(), &serde_json::json!(["inner/untidy.bieu"])));
    assert_eq!(fs::read_to_string(folder.join("inner/untidy.bieu")).unwrap(), UNTIDY);
}

#[test]
fn a_file_with_faults_is_left_and_the_others_are_not() {
    let folder = folder("fmt-faulty");
    fs::write(folder.join("faulty.bieu"), FAULTY).unwrap();
    let done = bieu(&folder, "fmt .");
    assert_exit(&done, 1);
    assert_eq!(text(&done.stdout), "inner/untidy.bieu\n");
    let said = text(&done.stderr);
    assert!(said.contains("faulty.bieu:1:12") && said.ends_with("faulty.bieu: left as it is\n"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("faulty.bieu")).unwrap(), FAULTY);
    let document: serde_json::Value = serde_json::from_slice(&bieu(&folder, "fmt . --json").stdout).unwrap();
    assert_eq!((document["findings"].as_array().unwrap().len(), &document["exit"]), (1, &1.into()));
}

#[test]
fn standard_input_comes_out_on_standard_output() {
    let folder = fresh_folder("fmt-standard-input");
    let laid_out = from_standard_input(&folder, "fmt -", UNTIDY);
    assert_exit(&laid_out, 0);
    assert_eq!(text(&laid_out.stdout), TIDY);
    let check = from_standard_input(&folder, "fmt - --check", UNTIDY);
    assert_exit(&check, 1);
    assert_eq!(text(&check.stdout), "standard input\n");
    assert_exit(&from_standard_input(&folder, "fmt - --check", TIDY), 0);
    let faulty = from_standard_input(&folder, "fmt -", FAULTY);
    assert_exit(&faulty, 1);
    assert_eq!(text(&faulty.stdout), "");
    assert_exit(&from_standard_input(&folder, "fmt - other.bieu", ""), 2);
    assert_exit(&from_standard_input(&folder, "fmt - --json", ""), 2);
    assert_exit(&bieu(&folder, "fmt nowhere.bieu"), 2);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("fmt-link");
    let untidy = folder.join("inner/untidy.bieu");
    fs::set_permissions(&untidy, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("inner/untidy.bieu", folder.join("link.bieu")).unwrap();
    assert_exit(&bieu(&folder, "fmt link.bieu"), 0);
    assert!(folder.join("link.bieu").is_symlink());
    assert_eq!(fs::read_to_string(&untidy).unwrap(), TIDY);
    assert_eq!(untidy.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

/// A file of slips that can have been meant in one way, and the same as it should have been written.
const SLIPS: &str = "codes Sex “Giới tính” { male \"Nam\", female \"Nữ\" }\nrecord R { sex Sex \"G\"\n  let a = sex == male && b is not missing }\n table t of R { cột 1 \"x\" where sex not in (male) }\n";
const REPAIRED: &str = "codes Sex \"Giới tính\" { male \"Nam\"  female \"Nữ\" }\nrecord R {\n  sex Sex \"G\"\n  let a = sex = male and b is known\n}\ntable t of R { column 1 \"x\" where not sex in (male) }\n";

#[test]
fn repairs_change_spelling_alone_and_are_said() {
    let folder = fresh_folder("fmt-repair");
    fs::write(folder.join("a.bieu"), SLIPS).unwrap();
    let left = bieu(&folder, "fmt a.bieu");
    assert_exit(&left, 1);
    assert_eq!(fs::read_to_string(folder.join("a.bieu")).unwrap(), SLIPS, "repaired only when asked");
    let wanted = bieu(&folder, "fmt --repair --check a.bieu");
    assert_exit(&wanted, 1);
    assert_eq!(fs::read_to_string(folder.join("a.bieu")).unwrap(), SLIPS, "--check writes nothing");
    let repaired = bieu(&folder, "fmt --repair a.bieu");
    assert_exit(&repaired, 0);
    assert_eq!(fs::read_to_string(folder.join("a.bieu")).unwrap(), REPAIRED);
    let said = text(&repaired.stderr);
    assert!(text(&wanted.stderr).starts_with(&said));
    for line in [
        "a.bieu:1:11: replace `“` with `\"`, replace `”` with `\"` (bieu::E0112)",
        "a.bieu:1:35: remove `,` (bieu::E0127)",
        "a.bieu:3:15: replace `==` with `=` (bieu::E0113)",
        "a.bieu:3:22: replace `&&` with `and` (bieu::E0113)",
        "a.bieu:3:31: replace `not missing` with `known` (bieu::E0118)",
        "a.bieu:4:1: remove ` ` (bieu::E0104)",
        "a.bieu:4:16: replace `cột` with `column` (bieu::E0124)",
    ] {
        assert!(said.lines().any(|other| other == line), "{line} is not in\n{said}");
    }
    let again = bieu(&folder, "fmt --repair a.bieu");
    assert_exit(&again, 0);
    assert_eq!((text(&again.stdout), text(&again.stderr)), (String::new(), String::new()));
}

#[test]
fn what_the_author_must_decide_is_not_repaired() {
    let folder = fresh_folder("fmt-repair-not");
    // A misspelt word is a guess; what stands beside it is not.
    let faulty = "table t of R { colunm 1 \"x\" = count }\ntable u of R { column 1 \"x\" where a == b }\n";
    fs::write(folder.join("a.bieu"), faulty).unwrap();
    let repaired = bieu(&folder, "fmt --repair a.bieu");
    assert_exit(&repaired, 1);
    assert_eq!(fs::read_to_string(folder.join("a.bieu")).unwrap(), faulty.replace("==", "="));
    let document: serde_json::Value =
        serde_json::from_slice(&bieu(&folder, "fmt --repair --check --json a.bieu").stdout).unwrap();
    assert_eq!(document["repairs"], serde_json::json!([]));
    assert_eq!(document["findings"][0]["code"], "bieu::E0122");
}
