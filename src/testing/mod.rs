//! Tests of rules: given records in small, what was expected of them, and what came out.
//!
//! A [`Suite`] holds the records of all tests, read once; [`Suite::run`] evaluates them by a model, which may be another than the
//! one that the tests were read by: with a clause changed, for instance. What was not given is not known, and wherever it could
//! change a result that is expected, the test fails for lack of it. No disk here, and nothing of the second evaluator.

mod cells;
mod conditions;
mod coverage;
mod decisions;
mod findings;
mod given;
mod needs;
mod observe;
mod requirements;
mod result;
mod run;
mod saying;
mod words;

pub use coverage::{Coverage, CoverageItem, CoverageKind};
pub use result::{GoldenTable, TestResult};

use std::cell::OnceCell;

use crate::diagnostic::Diagnostic;
use crate::model::{Model, Test};
use crate::records::Recognition;

use given::Prepared;

/// The tests of a program with their records, read and ready to be evaluated.
#[derive(Debug, Clone)]
pub struct Suite {
    /// For each model, in the order given: its tests.
    readings: Vec<Vec<Prepared>>,
}

/// What came of a run of tests.
#[derive(Debug, Clone, Default)]
pub struct TestReport {
    /// The tests that were run, in the order declared.
    pub tests: Vec<TestResult>,
    /// What the tests saw of the rules; `None` where that was not asked for.
    pub coverage: Option<Coverage>,
}

impl Suite {
    /// Reads the records of the tests of each model: the program's own, and those for the tests that read it in another way.
    #[must_use]
    pub fn new<'m>(models: impl IntoIterator<Item = &'m Model>) -> Suite {
        let prepared = |model: &Model| {
            // One for all tests: what a test leaves out changes what may be missing, and no spelling.
            let recognition = OnceCell::new();
            let recognition = || recognition.get_or_init(|| Recognition::new(&model.schema));
            model.tests.iter().map(|test| Prepared::new(model, recognition(), test)).collect()
        };
        Suite { readings: models.into_iter().map(prepared).collect() }
    }

    /// How many tests there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readings.iter().map(Vec::len).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Given records that are rejected though no test expects it: faults of the tests, known before any is run.
    #[must_use]
    pub fn faults<'m>(&self, models: impl IntoIterator<Item = &'m Model>) -> Vec<Diagnostic> {
        let of_model = |(model, prepared): (&Model, &Vec<Prepared>)| -> Vec<Diagnostic> {
            model.tests.iter().zip(prepared).flat_map(|(test, prepared)| prepared.rejected(model, test)).collect()
        };
        models.into_iter().zip(&self.readings).flat_map(of_model).collect()
    }

    /// Runs the tests that `select` takes, by these models: as many as the suite was made of, in the same order, with the same
    /// record types and the same tests. Clauses, measures and formulas may be others.
    #[must_use]
    pub fn run<'m>(&self, models: impl IntoIterator<Item = &'m Model>, select: &dyn Fn(&Test) -> bool) -> TestReport {
        let mut tests = Vec::new();
        for (model, prepared) in models.into_iter().zip(&self.readings) {
            tests.extend(run::run(model, prepared, select, None));
        }
        tests.sort_by_key(|test| test.declared);
        TestReport { tests, coverage: None }
    }

    /// The same as [`Suite::run`], and what the tests see of the rules.
    #[must_use]
    pub fn run_with_coverage<'m>(
        &self,
        models: impl IntoIterator<Item = &'m Model>,
        select: &dyn Fn(&Test) -> bool,
    ) -> TestReport {
        let (mut tests, mut all) = (Vec::new(), Coverage::default());
        for (model, prepared) in models.into_iter().zip(&self.readings) {
            let mut coverage = Coverage::of(model);
            tests.extend(run::run(model, prepared, select, Some(&mut coverage)));
            all.merge(coverage);
        }
        tests.sort_by_key(|test| test.declared);
        TestReport { tests, coverage: Some(all) }
    }

    /// The first test found that fails by these models, for those who ask no more: whether a change of the rules is noticed.
    #[must_use]
    pub fn first_failure<'m>(&self, models: impl IntoIterator<Item = &'m Model>) -> Option<TestResult> {
        models.into_iter().zip(&self.readings).find_map(|(model, prepared)| run::first_failure(model, prepared))
    }
}

impl TestReport {
    /// How many tests passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.tests.iter().filter(|test| test.is_passed()).count()
    }

    /// How many failed.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.tests.len() - self.passed()
    }
}
