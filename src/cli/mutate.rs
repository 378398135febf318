//! `bieu test --mutate`: would the tests notice a slip?

use std::path::PathBuf;

use bieu::Rules;
use bieu::unstable::mutate::{Subject, Survey};
use bieu::unstable::words::{Terminal, written};
use serde_json::json;

use super::args;
use super::console;
use super::driver::Driver;
use super::ending::{Ending, Failure};
use super::files::root_name;

/// The name and version of the document that `--json` gives.
const SCHEMA: &str = "bieu.mutate/3";

/// Tries every edit of the programs at these roots, whose tests all pass.
pub fn mutate(test: &args::Test, driver: &Driver, roots: &[PathBuf]) -> Result<Ending, Failure> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut survey = Survey::default();
    for root in roots {
        let path = root_name(root);
        let Ok(rules) = driver.load(root)? else { continue };
        let failing = |edited: &Rules| {
            let failure = edited.suite().first_failure(edited.models());
            failure.map(|test| test.title())
        };
        let subject =
            Subject { path: &path, rules: &rules, loader: &driver.files, as_of: test.reading.as_of, failing: &failing };
        survey.add(subject.mutants(threads));
        survey.pass_over(subject.passed_over());
    }
    let enough = test.min_score.is_none_or(|percent| survey.reaches(percent));
    let ending = if enough { Ending::Clean } else { Ending::Findings };
    if test.reading.json {
        let document = json!({ "schema": SCHEMA, "exit": 0, "survey": survey.to_json() });
        return driver.give_document(document, Vec::new(), ending);
    }
    driver.give(survey.to_text())?;
    if let Some(percent) = test.min_score.filter(|_| !enough) {
        console::say(&written!(Terminal, "error: the mutation score is under {} %", percent));
    }
    Ok(ending)
}
