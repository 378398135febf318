//! What is recorded in a file and held to it: one way for all tests. `BIEU_BLESS=1 cargo test NAME` writes what is said now; it is an
//! assistant, not a judge, so `git diff` is read before it is kept.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use similar::TextDiff;

/// Asks for what is said now to be written over what was recorded.
const BLESS: &str = "BIEU_BLESS";

/// What differs from the file, in words. Nothing does when it has just been written.
pub fn difference(file: &Path, now: &str) -> Option<String> {
    if std::env::var_os(BLESS).is_some() {
        record(file, now);
    }
    let before = fs::read_to_string(file).unwrap_or_default();
    (before != now).then(|| told(file, &before, now))
}

/// Writes a file whole or not at all, and only where it changes: other tests read it meanwhile.
fn record(file: &Path, now: &str) {
    static RECORDED: AtomicU64 = AtomicU64::new(0);
    if fs::read(file).is_ok_and(|before| before == now.as_bytes()) {
        return;
    }
    // On the disk of the repository, or it could not be renamed, and where no test looks for files of its own.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/recorded");
    fs::create_dir_all(&folder).unwrap();
    let number = RECORDED.fetch_add(1, Ordering::Relaxed);
    let written = folder.join(format!("{}-{number}", std::process::id()));
    fs::write(&written, now).unwrap();
    fs::rename(&written, file).unwrap();
}

/// Fails unless the file says what is said now.
pub fn hold(file: &Path, now: &str) {
    hold_all(difference(file, now));
}

/// Fails with all differences there are.
pub fn hold_all(differences: impl IntoIterator<Item = String>) {
    let differences: Vec<String> = differences.into_iter().collect();
    assert!(differences.is_empty(), "{}\nIf it is meant, {BLESS}=1 writes what is said now.", differences.join("\n"));
}

fn told(file: &Path, before: &str, now: &str) -> String {
    let name = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(file).display().to_string();
    TextDiff::from_lines(before, now).unified_diff().header(&name, "now").to_string()
}

#[test]
fn what_was_not_recorded_is_told_with_its_line() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/tables/none/expected.txt");
    let told = difference(&file, "one\n").unwrap();
    assert!(
        told.contains("--- tests/golden/tables/none/expected.txt\n+++ now\n") && told.contains("\n+one\n"),
        "{told}"
    );
    assert!(self::told(&file, "one\ntwo\n", "one\ntoo\n").contains("\n one\n-two\n+too\n"));
    assert_eq!(difference(Path::new(file!()), include_str!("recorded.rs")), None);
}

#[test]
fn who_reads_a_file_while_it_is_recorded_reads_one_text_or_the_other() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/recorded-{}", std::process::id()));
    let texts = ["a\n".repeat(100_000), "b\n".repeat(100_001)];
    record(&file, &texts[0]);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| (1..60).for_each(|turn| record(&file, &texts[turn % 2])));
        while !writer.is_finished() {
            assert!(texts.contains(&fs::read_to_string(&file).unwrap()), "a part of a text");
        }
    });
    fs::remove_file(&file).unwrap();
}
