//! Running again whenever a file changes.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use bieu::words::{Terminal, Text};

use super::args;
use super::console;
use super::ending::{Ending, Failure};
use super::rule_files;
use super::test::once;

/// How often files are looked at.
const PAUSE: Duration = Duration::from_millis(400);

/// Runs, waits for a change, and runs again, until the person ends it.
pub fn forever(test: &args::Test) -> Result<Ending, Failure> {
    let mut files = Vec::new();
    loop {
        // Taken before the run: what is written while it lasts is a change too.
        let before = Before { begun: SystemTime::now(), named: named(test), written: written(test, &files) };
        if let Err(failure) = once(test, &mut files) {
            failure.say();
        }
        while !before.is_over(test, &files) {
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
    fn is_over(&self, test: &args::Test, files: &[String]) -> bool {
        let changed = |(path, now): (&String, &Option<SystemTime>)| match self.written.get(path) {
            Some(then) => then != now,
            None => now.is_none_or(|now| now >= self.begun),
        };
        self.named != named(test) || written(test, files).iter().any(changed)
    }
}

/// The rule files that the command line names, by themselves or by their folders.
fn named(test: &args::Test) -> Vec<String> {
    let paths = rule_files::all(&test.rules).unwrap_or_default().files;
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// When each of the named files, and of those that were read, was written last; `None` where there is none.
fn written(test: &args::Test, files: &[String]) -> BTreeMap<String, Option<SystemTime>> {
    let all = named(test).into_iter().chain(files.iter().cloned());
    let written = |path: String| {
        let time = Path::new(&path).metadata().and_then(|about| about.modified()).ok();
        (path, time)
    };
    all.map(written).collect()
}
