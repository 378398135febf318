//! `bieu test --mutate`: would the tests notice a slip?

use std::path::PathBuf;

use bieu::Rules;
use bieu::unstable::documents::{self, Mutations, Version};
use bieu::unstable::message::command as say;
use bieu::unstable::mutate::survey_text;
use bieu::unstable::mutate::{Subject, Survey};
use bieu::unstable::words::Text;

use super::args;
use super::console;
use super::driver::Driver;
use super::ending::Ending;
use super::failure::Failure;
use super::files::root_name;
use super::language;

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
        return driver.give_document(Vec::new(), ending, |exit, findings| Mutations {
            schema: Version::MUTATE,
            exit,
            survey: documents::Survey::of(&survey, language::of_programs()),
            findings,
        });
    }
    driver.give(survey_text(&survey, language::of_people()))?;
    if let Some(percent) = test.min_score.filter(|_| !enough) {
        console::say(&Text::of(say::score_is_under(percent).say(language::of_people())));
    }
    Ok(ending)
}
