//! What tests gave, as text and as JSON.

use super::Covered;
use super::documents::{self, Finding, Version};
use super::findings::{FindingForm, Tested, each_once, print_tests};
use super::form::Style;
use crate::diagnostic::Diagnostic;
use crate::message::{Language, Message, coverage as say};
use crate::source::Sources;
use crate::testing::{GoldenTable, TestReport, TestResult};
use crate::words::{Document, Terminal, Text, written};

/// What came of a run of tests.
#[derive(Default)]
pub struct TestRun {
    /// The programs that were run.
    pub programs: Vec<TestedProgram>,
    /// The tables that were recorded.
    pub recorded: Vec<GoldenTable>,
    /// The word that tests were chosen by.
    filter: Option<String>,
    /// Whether coverage is told, and what it must reach.
    tells_coverage: bool,
    least: Option<u8>,
    /// The programs that could not be run, with the errors in them.
    broken: Vec<(Sources, Vec<Diagnostic>)>,
}

/// A program whose tests were run.
pub struct TestedProgram {
    /// Its texts.
    pub sources: Sources,
    /// What came of its tests.
    pub report: TestReport,
}

impl TestRun {
    /// Of a run that has not begun: of the tests with a word in their name, or of all; with coverage where it is told, and the percent
    /// that it must reach.
    #[must_use]
    pub fn new(filter: Option<String>, tells_coverage: bool, least: Option<u8>) -> TestRun {
        TestRun { filter, tells_coverage: tells_coverage || least.is_some(), least, ..TestRun::default() }
    }

    /// Keeps a program that cannot be run, and why.
    pub fn faulty(&mut self, sources: Sources, findings: &[Diagnostic]) {
        self.broken.push((sources, findings.iter().filter(|finding| finding.is_error()).cloned().collect()));
    }

    /// Every text that was read.
    pub fn sources(&self) -> impl Iterator<Item = &Sources> {
        self.programs.iter().map(|program| &program.sources).chain(self.broken.iter().map(|(sources, _)| sources))
    }

    fn faults(&self) -> Vec<(&Sources, &[Diagnostic])> {
        self.broken.iter().map(|(sources, errors)| (sources, errors.as_slice())).collect()
    }

    fn results(&self) -> impl Iterator<Item = (&Sources, &TestResult)> {
        self.programs.iter().flat_map(|program| program.report.tests.iter().map(|test| (&program.sources, test)))
    }

    /// What all tests cover; `None` where it was not asked for.
    fn covered(&self) -> Option<Covered> {
        let mut covered = Covered::default();
        for program in &self.programs {
            if let Some(coverage) = &program.report.coverage {
                covered.add(&program.sources, coverage);
            }
        }
        self.tells_coverage.then_some(covered)
    }

    /// Whether the tests cover as much as they must.
    fn covers_enough(&self) -> bool {
        let reaches = |covered: Covered| self.least.is_none_or(|least| covered.reaches(least));
        self.covered().is_none_or(reaches)
    }

    fn passed(&self) -> usize {
        self.results().filter(|(_, test)| test.is_passed()).count()
    }

    fn failed(&self) -> usize {
        self.results().count() - self.passed()
    }

    /// Whether nothing is to be mended: a failed test, rules that cannot be run and a run of no tests are.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let shows_something = self.results().next().is_some();
        shows_something && self.failed() == 0 && self.broken.is_empty() && self.covers_enough()
    }

    /// What failed, and what keeps tests from being run.
    #[must_use]
    pub fn printed(&self, form: &FindingForm, style: &Style) -> Document {
        print_tests(form, style, &self.results().map(tested).collect::<Vec<_>>(), &self.faults())
    }

    /// What was recorded, what is covered, and a line that sums up.
    pub fn closing(&self, language: Language) -> Text<Terminal> {
        let mut text: Text<Terminal> = self.recorded.iter().map(|golden| recorded(golden, language)).collect();
        if let Some(covered) = self.covered() {
            text += covered.text(language);
        }
        if let Some(least) = self.least.filter(|_| !self.covers_enough()) {
            text += written!(Terminal, "{}\n", say::less_than_asked(least).say(language));
        }
        text + Text::of(self.summary().say(language))
    }

    /// `tests: 12 passed, 1 failed`.
    fn summary(&self) -> Message {
        let (passed, failed) = (self.passed(), self.failed());
        let errors = each_once(&self.faults()).len();
        let tests = match (passed, failed) {
            (0, 0) if errors > 0 => return say::no_test_was_run(errors),
            (0, 0) => return self.filter.as_ref().map_or_else(say::no_test, say::no_test_called),
            (passed, 0) => say::passed(passed),
            (passed, failed) => say::passed_and_failed(passed, failed),
        };
        if errors > 0 { say::with_errors(tests, errors) } else { tests }
    }

    /// For programs, with how the command ends and what else was found.
    pub fn document(&self, exit: u8, findings: Vec<Finding>, language: Language) -> documents::Tests {
        let test = |(sources, test): (&Sources, &TestResult)| {
            let source = sources.get(test.place.source);
            documents::Test {
                name: test.name.clone(),
                case: test.case.clone(),
                file: source.map(|source| source.name.clone()),
                line: source.map(|source| source.position(test.place.start).line),
                passed: test.is_passed(),
                failures: Finding::all(&test.failures, sources, language),
            }
        };
        let recorded = |golden: &GoldenTable| documents::Recorded {
            file: golden.path.clone(),
            changed: golden.changed.iter().map(|change| change.say(language)).collect(),
        };
        documents::Tests {
            schema: Version::TEST,
            exit,
            passed: self.passed(),
            failed: self.failed(),
            tests: self.results().map(test).collect(),
            coverage: self.covered().map(|covered| covered.document()),
            recorded: self.recorded.iter().map(recorded).collect(),
            findings,
        }
    }

    /// What keeps tests from being run, for programs.
    pub fn findings(&self, language: Language) -> Vec<Finding> {
        each_once(&self.faults()).iter().map(|(sources, fault)| Finding::of(fault, sources, language)).collect()
    }
}

fn tested<'a>((sources, test): (&'a Sources, &'a TestResult)) -> (&'a Sources, Tested<'a>) {
    (sources, Tested { title: test.title(), place: test.place, failures: &test.failures })
}

fn recorded(golden: &GoldenTable, language: Language) -> Text<Terminal> {
    let said = if golden.is_recorded { say::recorded_anew(&golden.path) } else { say::recorded(&golden.path) };
    let mut text = written!(Terminal, "{}\n", said.say(language));
    text.extend(golden.changed.iter().map(|change| written!(Terminal, "  {}\n", change.say(language))));
    text
}
