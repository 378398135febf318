//! `bieu test`: what it says, what it records, when it fails.

use super::{assert_exit, bieu, fresh_folder, repository, text};

/// Each command and how it must end.
const COMMANDS: [(&str, i32); 8] = [
    ("test members.bieu", 0),
    ("test . --filter ROW", 1),
    ("test failing.bieu", 1),
    ("test failing.bieu --filter women --json", 1),
    ("test members.bieu failing.bieu --filter each", 0),
    ("test members.bieu --filter nothing", 1),
    ("test none", 1),
    ("test nowhere.bieu", 2),
];

fn folder() -> std::path::PathBuf {
    repository().join("tests/command/tested")
}

#[test]
fn what_tests_say_is_as_recorded() {
    let mut said = String::new();
    for (arguments, exit) in COMMANDS {
        let output = bieu(&folder(), arguments);
        assert_exit(&output, exit);
        said += &format!("$ bieu {arguments}\n{}{}exit {exit}\n\n", text(&output.stdout), text(&output.stderr));
    }
    let beside = repository().join("tests/command/test.expected");
    if std::env::var_os("BIEU_BLESS").is_some() {
        std::fs::write(&beside, &said).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&beside).unwrap_or_default(), said);
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
    assert_eq!(text(&blessed.stdout), "recorded anew: recorded.csv\n  [male, 1] was 2 and is 1\n1 test passed\n");
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
