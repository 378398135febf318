//! `bieu test`: what it says, what it records, when it fails.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use super::{assert_exit, bieu, command, fresh_folder, repository, text};
use crate::recorded;

/// Each command and how it must end.
const COMMANDS: [(&str, i32); 11] = [
    ("test members.bieu", 0),
    ("test . --filter ROW", 1),
    ("test failing.bieu", 1),
    ("test failing.bieu --filter women --json", 1),
    ("test members.bieu failing.bieu --filter each", 0),
    ("test members.bieu --filter nothing", 1),
    ("test none", 1),
    ("test nowhere.bieu", 2),
    ("test members.bieu covered.bieu --coverage", 0),
    ("test members.bieu --min-coverage 100", 0),
    ("test covered.bieu --filter man --min-coverage 80", 1),
];

fn folder() -> std::path::PathBuf {
    repository().join("tests/command/tested")
}

#[test]
fn what_tests_say_is_as_recorded() {
    for (added, file) in [("", "test.expected"), (" --lang vi", "test.vi.expected")] {
        let mut said = String::new();
        for (arguments, exit) in COMMANDS {
            let output = bieu(&folder(), &format!("{arguments}{added}"));
            assert_exit(&output, exit);
            let (result, speech) = (text(&output.stdout), text(&output.stderr));
            said += &format!("$ bieu {arguments}{added}\n{result}{speech}exit {exit}\n\n");
        }
        recorded::hold(&repository().join("tests/command").join(file), &said);
    }
}

#[test]
fn the_rules_of_the_project_pass_their_tests() {
    let output = bieu(&repository(), "test rules");
    assert_exit(&output, 0);
    assert!(text(&output.stdout).ends_with(" passed\n"));
}

#[test]
fn tables_are_recorded_only_when_asked() {
    let work = fresh_folder("bless");
    for name in ["members.bieu", "failing.bieu", "recorded.csv"] {
        std::fs::copy(folder().join(name), work.join(name)).unwrap();
    }
    let before = std::fs::read_to_string(work.join("recorded.csv")).unwrap();
    assert_exit(&bieu(&work, "test failing.bieu --filter whole"), 1);
    assert_eq!(std::fs::read_to_string(work.join("recorded.csv")).unwrap(), before);
    let blessed = bieu(&work, "test failing.bieu --filter whole --bless");
    assert_exit(&blessed, 0);
    assert_eq!(text(&blessed.stdout), "recorded anew: recorded.csv\n  [male, 1] was 2 and is 1\ntests: 1 passed\n");
    assert_eq!(std::fs::read_to_string(work.join("recorded.csv")).unwrap(), "row,[1]\nmale,1\nfemale,0\ntotal,1\n");
    assert_exit(&bieu(&work, "test failing.bieu --filter whole"), 0);
}

#[test]
fn files_outside_the_root_are_not_read() {
    let work = fresh_folder("root");
    std::fs::create_dir(work.join("inside")).unwrap();
    std::fs::write(work.join("secret.csv"), "id,sex\n1,male\n").unwrap();
    let rules = std::fs::read_to_string(folder().join("members.bieu")).unwrap();
    let reaching = "test \"reaching\" {\n  given Member from \"../secret.csv\"\n  expect members | row | [1] |\n | total | 1 |\n}\n";
    std::fs::write(work.join("inside/a.bieu"), format!("{rules}{reaching}")).unwrap();
    assert_exit(&bieu(&work, "test inside/a.bieu"), 0);
    let refused = bieu(&work, "test inside/a.bieu --root inside");
    assert_exit(&refused, 1);
    assert!(text(&refused.stdout).contains("outside the folder"), "{}", text(&refused.stdout));
}

#[test]
fn a_change_of_a_file_runs_the_tests_again() {
    let work = fresh_folder("watch");
    let rules = std::fs::read_to_string(folder().join("members.bieu")).unwrap();
    std::fs::write(work.join("members.bieu"), &rules).unwrap();
    let mut watching = command(&work, "test . --watch").stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let (say, heard) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(say.send(line))));
    let wait_for = |wanted: &str| {
        while let Ok(line) = heard.recv_timeout(Duration::from_secs(60)) {
            if line == wanted {
                return true;
            }
        }
        false
    };
    let passed = wait_for("tests: 1 passed");
    std::fs::write(work.join("members.bieu"), rules.replace("| total | 2   |", "| total | 3   |")).unwrap();
    let failed = wait_for("tests: 0 passed, 1 failed");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(passed && failed, "{passed} {failed}");
}
