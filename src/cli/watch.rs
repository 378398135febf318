//! Running again whenever a file changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use bieu::unstable::words::{Terminal, Text};

use super::console;
use super::ending::Ending;
use super::failure::Failure;
use super::rule_files;

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(400);

/// Runs, waits for a change of the files that the paths name or that were read, and runs again, until the person ends it.
pub fn forever(
    paths: &[PathBuf],
    mut once: impl FnMut(&mut Vec<String>) -> Result<Ending, Failure>,
) -> Result<Ending, Failure> {
    let mut files = Vec::new();
    loop {
        // Taken before the run: what is written while it lasts is a change too.
        let before = Before { begun: SystemTime::now(), named: named(paths), written: written(paths, &files) };
        if let Err(failure) = once(&mut files) {
            failure.say();
        }
        while !before.is_over(paths, &files) {
            sleep(PAUSE);
        }
        console::give(Text::<Terminal>::own("\n"))?;
    }
}

/// How files were before a run.
struct Before {
    begun: SystemTime,
    named: Vec<String>,
    written: BTreeMap<String, Option<SystemTime>>,
}

impl Before {
    /// Whether a file has changed, come or gone since.
    fn is_over(&self, paths: &[PathBuf], files: &[String]) -> bool {
        let changed = |(path, now): (&String, &Option<SystemTime>)| match self.written.get(path) {
            Some(then) => then != now,
            None => now.is_none_or(|now| now >= self.begun),
        };
        self.named != named(paths) || written(paths, files).iter().any(changed)
    }
}

/// The rule files that the command line names, by themselves or by their folders.
fn named(paths: &[PathBuf]) -> Vec<String> {
    let paths = rule_files::all(paths).unwrap_or_default().files;
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// When each of the named files, and of those that were read, was written last; `None` where there is none.
fn written(paths: &[PathBuf], files: &[String]) -> BTreeMap<String, Option<SystemTime>> {
    let all = named(paths).into_iter().chain(files.iter().cloned());
    let written = |path: String| {
        let time = Path::new(&path).metadata().and_then(|about| about.modified()).ok();
        (path, time)
    };
    all.map(written).collect()
}
