//! One test after the other: everything that is expected, held against what came out.

use std::cell::OnceCell;

use crate::diagnostic::Diagnostic;
use crate::exec::{self, Aggregates, Share};
use crate::model::test::{Expectation, ExpectationKind};
use crate::model::{Model, Test};
use crate::outcome::{Outcome, TableOutcome};
use crate::plan::{self, Plan};

use super::given::Prepared;
use super::needs::Knowledge;
use super::{GoldenTable, TestResult};

/// Runs the tests that `select` takes.
pub(super) fn run(model: &Model, prepared: &[Prepared], select: &dyn Fn(&Test) -> bool) -> Vec<TestResult> {
    let chosen: Vec<(&Test, &Prepared)> = model.tests.iter().zip(prepared).filter(|(test, _)| select(test)).collect();
    if chosen.is_empty() {
        return Vec::new();
    }
    let model = of_unknown_values(model);
    let plan = plan::compile(&model);
    chosen.into_iter().map(|(test, prepared)| result(&model, &plan, test, prepared)).collect()
}

/// The model for records that need not give every field: any of them can be missing.
fn of_unknown_values(model: &Model) -> Model {
    let mut model = Model { tests: Vec::new(), ..model.clone() };
    model.schema.records.values_mut().flat_map(|of| of.fields.values_mut()).for_each(|field| field.optional = true);
    model
}

fn result(model: &Model, plan: &Plan, test: &Test, prepared: &Prepared) -> TestResult {
    let mut result = TestResult {
        name: test.name.clone(),
        case: test.case.clone(),
        place: test.place,
        declared: test.span,
        failures: Vec::new(),
        golden: Vec::new(),
    };
    result.failures = prepared.rejected(model, test);
    if !result.failures.is_empty() {
        return result;
    }
    let aggregates = Aggregates::new(model, &prepared.records);
    let known = Knowledge::new(model, test, &prepared.records, &aggregates);
    let running = Running { model, plan, test, prepared, known, outcome: OnceCell::new() };
    for expectation in &test.expectations {
        running.hold(expectation, &mut result);
    }
    result
}

/// A test while it is run.
pub(super) struct Running<'a> {
    pub model: &'a Model,
    pub plan: &'a Plan,
    pub test: &'a Test,
    pub prepared: &'a Prepared,
    pub known: Knowledge<'a>,
    outcome: OnceCell<Outcome>,
}

impl Running<'_> {
    /// The tables and texts over the given records, worked out when first asked for.
    pub fn outcome(&self) -> &Outcome {
        self.outcome.get_or_init(|| {
            let records = &self.prepared.records;
            let counted = exec::count(self.model, self.plan, records, self.known.aggregates, Share::WHOLE);
            exec::outcome(self.model, self.plan, &counted, records)
        })
    }

    pub fn table(&self, table: usize) -> &TableOutcome {
        &self.outcome().tables[table]
    }

    fn hold(&self, expectation: &Expectation, result: &mut TestResult) {
        let failures: Vec<Diagnostic> = match &expectation.kind {
            ExpectationKind::Cells { table, cells } => {
                cells.iter().filter_map(|cell| self.cell(*table, cell)).collect()
            }
            ExpectationKind::Golden { table, path, recorded } => {
                if let Some(failure) = self.lacks(&self.needs_of_table(*table), expectation.span) {
                    result.failures.push(failure);
                    return;
                }
                let golden = GoldenTable::new(self.table(*table), path, recorded.as_deref());
                let failure = golden.failure(expectation.span);
                result.golden.push(golden);
                failure.into_iter().collect()
            }
            ExpectationKind::Decisions { criteria, decisions } => self.decisions(*criteria, decisions),
            ExpectationKind::Rejects { record, rejects } => self.rejects(*record, rejects, expectation.span),
            ExpectationKind::Undetermined { table, entries } => {
                entries.iter().filter_map(|entry| self.undetermined(*table, entry)).collect()
            }
            ExpectationKind::Checks { table, checks } => {
                checks.iter().filter_map(|check| self.check(*table, check)).collect()
            }
            ExpectationKind::Text { text, contains, words } => {
                self.text(*text, *contains, words, expectation.span).into_iter().collect()
            }
        };
        result.failures.extend(failures);
    }
}
