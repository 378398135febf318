//! Running again whenever a file changes.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::args;
use super::console;
use super::ending::{Ending, Failure};
use super::test_output::Found;
use super::{printing, rule_files};

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(400);

/// Runs, waits for a change, and runs again, until the person ends it.
///
/// # Errors
/// Standard output cannot be written.
pub fn forever(test: &args::Test, run: &dyn Fn() -> Result<Found, Failure>) -> Result<Ending, Failure> {
    loop {
        let mut files = Vec::new();
        match run() {
            Ok(found) => {
                files.extend(found.sources().flat_map(|sources| sources.iter()).map(|(_, source)| source.name.clone()));
                printing::give_as(&test.findings, |form| found.printed(form), &found.closing())?;
            }
            Err(failure) => console::say(&format!("bieu: {failure}")),
        }
        let before = state(test, &files);
        while state(test, &files) == before {
            sleep(PAUSE);
        }
        console::give("\n")?;
    }
}

/// When each file was written last, those under the named folders and those that were read; `None` where there is none.
fn state(test: &args::Test, files: &[String]) -> Vec<(String, Option<SystemTime>)> {
    let named = rule_files::all(&test.rules).unwrap_or_default();
    let mut all: Vec<String> = named.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    all.extend(files.iter().cloned());
    let written = |path: &str| Path::new(path).metadata().and_then(|about| about.modified()).ok();
    all.into_iter().map(|path| (path.clone(), written(&path))).collect()
}
