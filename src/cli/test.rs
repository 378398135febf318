//! `bieu test`: the tests that stand in rule files.

use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::diagnostic::{Severity, codes};
use bieu::model::Test;
use bieu::source::Sources;
use bieu::syntax::parse;
use bieu::syntax::tree::Item;
use bieu::testing::{GoldenTable, TestReport};
use indexmap::IndexSet;

use super::args;
use super::ending::{Ending, Failure};
use super::loader::{Files, is_lines_file, root_name};
use super::test_output::{Found, Program};
use super::{mutate, outputs, printing, rule_files, watch};

/// Runs tests and says what failed.
///
/// # Errors
/// A file or folder that cannot be read, or a record that cannot be written.
pub fn test(test: &args::Test) -> Result<Ending, Failure> {
    if test.watch {
        return watch::forever(test, &|| run(test));
    }
    let found = run(test)?;
    if test.mutate && found.ending() == Ending::Clean {
        let files = Files::within(test.reading.root.as_deref())?;
        return mutate::mutate(test, &roots(test, &files)?);
    }
    if test.json {
        outputs::give_json(&found.document(), test.findings.out.as_deref())?;
    } else {
        printing::give_as(&test.findings, |form| found.printed(form), &found.closing())?;
    }
    Ok(found.ending())
}

/// Runs every test once.
fn run(test: &args::Test) -> Result<Found, Failure> {
    let files = Files::within(test.reading.root.as_deref())?;
    let roots = roots(test, &files)?;
    let names: IndexSet<String> = roots.iter().map(|root| root_name(root)).collect();
    let mut found = Found::new(test);
    let mut done: IndexSet<(String, u32, Option<String>)> = IndexSet::new();
    for root in &roots {
        let name = root_name(root);
        let rules = match Rules::load(&name, &files.root_text(root)?, &files, test.reading.as_of) {
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
            found.recorded.extend(bless(&mut report)?);
        }
        found.programs.push(Program { sources: rules.sources().clone(), report });
    }
    Ok(found)
}

/// The rule files to run: those that are named, and those with tests of the folders that are named.
fn roots(test: &args::Test, files: &Files) -> Result<Vec<PathBuf>, Failure> {
    let mut roots: Vec<PathBuf> = Vec::new();
    for named in &test.rules {
        let is_folder = named.is_dir();
        for path in rule_files::all(std::slice::from_ref(named))? {
            let wanted = !is_folder || has_tests(&path, files)?;
            if wanted && !roots.iter().any(|known| root_name(known) == root_name(&path)) {
                roots.push(path);
            }
        }
    }
    Ok(roots)
}

fn has_tests(path: &Path, files: &Files) -> Result<bool, Failure> {
    let text = files.root_text(path)?;
    let mut sources = Sources::default();
    let source = sources.add("", text.as_str());
    let (tree, found) = parse(source, &text);
    // A file that cannot be read in full may have tests all the same.
    let broken = found.iter().any(|finding| finding.severity == Severity::Error) && text.contains("\ntest ");
    Ok(broken || tree.items.iter().any(|item| matches!(item, Item::Test(_))))
}

/// Whether the word stands in the name of the test, in any case.
fn is_named(test: &Test, word: Option<&str>) -> bool {
    word.is_none_or(|word| test.title().to_lowercase().contains(&word.to_lowercase()))
}

/// Records the tables that are not as recorded, which then are no failures.
fn bless(report: &mut TestReport) -> Result<Vec<GoldenTable>, Failure> {
    let mut recorded = Vec::new();
    for result in &mut report.tests {
        for golden in result.golden.iter().filter(|golden| !golden.is_recorded || !golden.changed.is_empty()) {
            let path = Path::new(&golden.path);
            if !is_lines_file(path) {
                return Err(Failure::new(format!("{}: a table is recorded in a file that ends in .csv", golden.path)));
            }
            std::fs::write(path, &golden.text).map_err(|fault| Failure::file(&golden.path, &fault))?;
            recorded.push(golden.clone());
        }
        result.failures.retain(|failure| failure.code != &codes::GOLDEN_DIFFERS);
    }
    Ok(recorded)
}
