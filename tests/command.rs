//! The command as a process: what it prints, where, and how it ends.
//!
//! `tests/command/*.expected` are transcripts; after a change that is meant, record them again with
//! `BIEU_BLESS=1 cargo test command` and read each.

#![allow(clippy::unwrap_used)]

mod by_hand;
mod debug;
mod encodings;
mod endings;
mod files;
mod fmt;
mod grids;
mod json;
mod open;
mod passed_over;
mod printed;
mod programs;
mod rename;
mod stores;
mod taken;
mod testing;
mod ties;
mod transcripts;
mod warnings;
mod words;
mod writing;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::documents::assert_as_promised;

/// The command with these arguments, words parted by spaces, in a folder under the repository.
fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bieu"));
    command.current_dir(folder).args(arguments.split_whitespace()).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    // Whatever the language of who runs the tests.
    command.env("BIEU_LANG", "en");
    command
}

pub fn bieu(folder: &Path, arguments: &str) -> Output {
    let output = command(folder, arguments).output().unwrap();
    assert_as_promised(&output.stdout);
    assert_as_promised(&output.stderr);
    output
}

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixture() -> PathBuf {
    repository().join("tests/command/fixture")
}

/// An empty folder for one test.
pub fn fresh_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[track_caller]
pub fn assert_exit(output: &Output, code: i32) {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "stdout:\n{out}\nstderr:\n{err}");
}
