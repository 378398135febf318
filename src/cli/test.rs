//! `bieu test`: the tests that stand in rule files.

use std::path::{Path, PathBuf};

use bieu::diagnostic::Severity;
use bieu::source::Sources;
use bieu::unstable::diagnostic::codes;
use bieu::unstable::documents::Version;
use bieu::unstable::model::Test;
use bieu::unstable::report::{TestRun, TestedProgram};
use bieu::unstable::syntax::parse;
use bieu::unstable::syntax::tree::Item;
use bieu::unstable::testing::{GoldenTable, TestReport};
use bieu::unstable::words::Document;
use indexmap::IndexSet;
use unicode_normalization::UnicodeNormalization;

use super::args;
use super::driver::{Driver, Form, drive};
use super::ending::Ending;
use super::failure::Failure;
use super::files::root_name;
use super::language;
use super::writer::{self, Page};
use super::{mutate, printing, rule_files, watch};

/// Runs tests and says what failed.
pub fn test(test: &args::Test) -> Result<Ending, Failure> {
    if test.watch {
        return watch::forever(&test.rules, |files| once(test, files));
    }
    once(test, &mut Vec::new())
}

/// Runs every test once and tells what came of it; notes the files that were read.
pub fn once(test: &args::Test, files: &mut Vec<String>) -> Result<Ending, Failure> {
    let form = Form::new(Version::TEST, test.reading.json, test.findings.out.as_deref());
    drive(&test.reading, form, |driver| {
        let roots = roots(test, driver)?;
        let found = run(test, driver, &roots)?;
        let sources = found.sources().flat_map(|sources| sources.iter());
        *files = sources.map(|(_, source)| source.name.clone()).collect();
        let ending = if found.is_clean() { Ending::Clean } else { Ending::Findings };
        if test.mutate && found.is_clean() {
            return Ok(mutate::mutate(test, driver, &roots)?);
        }
        if test.reading.json {
            let language = language::of_programs();
            let document = |exit, findings| found.document(exit, findings, language);
            return Ok(driver.give_document(found.findings(language), ending, document)?);
        }
        printing::give_as(
            driver,
            &test.findings,
            |style| found.printed(test.findings.format, style),
            &found.closing(language::of_people()),
        )?;
        Ok(ending)
    })
}

fn run(test: &args::Test, driver: &Driver, roots: &[PathBuf]) -> Result<TestRun, Failure> {
    let names: IndexSet<String> = roots.iter().map(|root| root_name(root)).collect();
    let mut found = TestRun::new(test.filter.clone(), test.coverage, test.min_coverage);
    let mut done: IndexSet<(String, u32, Option<String>)> = IndexSet::new();
    let mut pages = Vec::new();
    for root in roots {
        let name = root_name(root);
        let rules = match driver.load(root)? {
            Ok(rules) => rules,
            Err(faults) => {
                found.faulty(faults.sources, &faults.findings);
                continue;
            }
        };
        let place = |one: &Test| {
            let file = rules.sources().get(one.span.source).map_or("", |source| source.name.as_str()).to_owned();
            (file, one.span.start, one.case.clone())
        };
        // A test of a used file that is a root itself is run there, in its own program.
        let wanted = |one: &Test| {
            let place = place(one);
            (place.0 == name || !names.contains(&place.0))
                && !done.contains(&place)
                && is_named(one, test.filter.as_deref())
        };
        let covering = test.coverage || test.min_coverage.is_some();
        let mut report = if covering { rules.test_with_coverage(&wanted) } else { rules.test(&wanted) };
        let run: Vec<_> = rules.models().flat_map(|model| &model.tests).filter(|one| wanted(one)).map(place).collect();
        done.extend(run);
        if test.bless {
            found.recorded.extend(bless(&mut report, &mut pages));
        }
        found.programs.push(TestedProgram { sources: rules.sources().clone(), report });
    }
    writer::write(&driver.files, &pages)?;
    Ok(found)
}

/// The rule files to run: those that are named, and those with tests of the folders that are named.
fn roots(test: &args::Test, driver: &Driver) -> Result<Vec<PathBuf>, Failure> {
    let mut roots: Vec<PathBuf> = Vec::new();
    for named in &test.rules {
        let is_folder = named.is_dir();
        for path in rule_files::all(std::slice::from_ref(named))?.told() {
            let wanted = !is_folder || has_tests(&path, driver)?;
            if wanted && !roots.iter().any(|known| root_name(known) == root_name(&path)) {
                roots.push(path);
            }
        }
    }
    Ok(roots)
}

fn has_tests(path: &Path, driver: &Driver) -> Result<bool, Failure> {
    let text = driver.rule_text(path)?;
    let mut sources = Sources::default();
    let source = sources.add("", text.as_str());
    let (tree, found) = parse(source, &text);
    // A file that cannot be read in full may have tests all the same.
    let broken = found.iter().any(|finding| finding.severity == Severity::Error) && text.contains("\ntest ");
    Ok(broken || tree.items.iter().any(|item| matches!(item, Item::Test(_))))
}

/// Whether the word stands in the name of the test, in any case.
fn is_named(test: &Test, word: Option<&str>) -> bool {
    word.is_none_or(|word| test.title().nfc().collect::<String>().to_lowercase().contains(&word.to_lowercase()))
}

/// Adds the tables that are not as recorded to what is written, after which they are no failures.
fn bless(report: &mut TestReport, pages: &mut Vec<Page>) -> Vec<GoldenTable> {
    let mut recorded = Vec::new();
    for result in &mut report.tests {
        for golden in result.golden.iter().filter(|golden| !golden.is_recorded || !golden.changed.is_empty()) {
            pages.push(Page { path: PathBuf::from(&golden.path), text: Document::of_file(golden.text.clone()) });
            recorded.push(golden.clone());
        }
        result.failures.retain(|failure| failure.code != &codes::GOLDEN_DIFFERS);
    }
    recorded
}
