//! One test after the other: everything that is expected, held against what came out.

use std::cell::OnceCell;

use crate::diagnostic::{Diagnostic, codes};
use crate::exec::{self, Aggregates, Share};
use crate::message::tests as say;
use crate::model::test::{Expectation, ExpectationKind, ExpectedCheck};
use crate::model::{self, MOST_MISSING, Model, Test};
use crate::outcome::{Outcome, TableOutcome};
use crate::plan::{self, Plan};
use crate::schema::{FieldId, FieldKind};

use super::given::Prepared;
use super::needs::Knowledge;
use super::{Coverage, GoldenTable, TestResult};

/// Runs the tests that `select` takes, and marks what they see of the rules.
pub(super) fn run(
    model: &Model,
    prepared: &[Prepared],
    select: &dyn Fn(&Test) -> bool,
    mut coverage: Option<&mut Coverage>,
) -> Vec<TestResult> {
    let chosen: Vec<(&Test, &Prepared)> = model.tests.iter().zip(prepared).filter(|(test, _)| select(test)).collect();
    if chosen.is_empty() {
        return Vec::new();
    }
    let model = with_unknown_values(model, chosen.iter().map(|(test, _)| *test));
    if let Some(failure) = too_many_unknown(&model) {
        return chosen
            .into_iter()
            .map(|(test, _)| TestResult { failures: vec![failure.clone()], ..empty(test) })
            .collect();
    }
    let plan = plan::compile(&model);
    let result = |(test, prepared): (&Test, &Prepared)| result(&model, &plan, test, prepared, coverage.as_deref_mut());
    chosen.into_iter().map(result).collect()
}

/// The first test that fails.
pub(super) fn first_failure(model: &Model, prepared: &[Prepared]) -> Option<TestResult> {
    let first = model.tests.first()?;
    let unknown = with_unknown_values(model, model.tests.iter());
    if let Some(failure) = too_many_unknown(&unknown) {
        return Some(TestResult { failures: vec![failure], ..empty(first) });
    }
    let plan = plan::compile(&unknown);
    let mut results =
        model.tests.iter().zip(prepared).map(|(test, prepared)| result(&unknown, &plan, test, prepared, None));
    results.find(|result| !result.is_passed())
}

/// The model for the records of these tests: what one of them leaves out can be missing.
fn with_unknown_values<'t>(model: &Model, tests: impl Iterator<Item = &'t Test>) -> Model {
    let mut model = Model { tests: Vec::new(), ..model.clone() };
    for test in tests {
        for given in &test.given {
            let of = model.schema.records.get_index_mut(given.record.0 as usize);
            for (position, field) in of.into_iter().flat_map(|(_, of)| of.fields.values_mut().enumerate()) {
                let leads_nowhere = matches!(field.kind, FieldKind::Reference(to) if test.given(to).is_none());
                field.optional |= leads_nowhere || !given.fields.contains(&FieldId(position as u32));
            }
        }
    }
    model
}

/// The failure of all tests where one condition reads so much of what they leave out that it cannot be told apart.
fn too_many_unknown(model: &Model) -> Option<Diagnostic> {
    let (place, needed) = model::too_many_missing(model).into_iter().next()?;
    let message = say::too_many_to_tell_apart(needed, MOST_MISSING);
    let found = Diagnostic::new(&codes::NEEDS_FIELD, message).at(place, say::too_many_unknown());
    Some(found.help(say::give_more_fields()))
}

fn empty(test: &Test) -> TestResult {
    TestResult {
        name: test.name.clone(),
        case: test.case.clone(),
        place: test.place,
        declared: test.span,
        failures: Vec::new(),
        golden: Vec::new(),
    }
}

fn result(
    model: &Model,
    plan: &Plan,
    test: &Test,
    prepared: &Prepared,
    mut coverage: Option<&mut Coverage>,
) -> TestResult {
    let mut result = empty(test);
    result.failures = prepared.rejected(model, test);
    if !result.failures.is_empty() {
        return result;
    }
    let aggregates = Aggregates::new(model, &prepared.records);
    let known = Knowledge::new(model, test, &prepared.records, &aggregates);
    let running = Running { model, plan, test, prepared, known, outcome: OnceCell::new() };
    for expectation in &test.expectations {
        running.hold(expectation, &mut result);
        if let Some(coverage) = coverage.as_deref_mut() {
            running.see(coverage, expectation);
        }
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
            let tables = self.model.tables.len();
            let is_of = |kind: &ExpectationKind, of: usize| match kind {
                ExpectationKind::Checks { table, .. } => *table == of,
                ExpectationKind::Ties { checks } => checks.iter().any(|(tie, _)| tables + tie == of),
                _ => false,
            };
            let asked = |of: usize| self.test.expectations.iter().any(|expected| is_of(&expected.kind, of));
            exec::outcome(self.model, self.plan, &counted, &asked)
        })
    }

    pub fn table(&self, table: usize) -> &TableOutcome {
        &self.outcome().tables[table]
    }

    /// Marks what an expectation sees of the rules.
    fn see(&self, coverage: &mut Coverage, expectation: &Expectation) {
        match &expectation.kind {
            ExpectationKind::Cells { table, cells } => {
                cells.iter().for_each(|cell| self.see_cell(coverage, *table, cell.row, cell.column));
            }
            ExpectationKind::Golden { table, .. } => {
                let of = &self.model.tables[*table];
                for row in 0..of.rows.members.len() {
                    (0..of.columns.members.len()).for_each(|column| self.see_cell(coverage, *table, row, column));
                }
            }
            ExpectationKind::Decisions { criteria, decisions } => self.see_decisions(coverage, *criteria, decisions),
            ExpectationKind::Checks { table, checks } => {
                checks.iter().for_each(|check| self.see_check(coverage, *table, check.check));
            }
            ExpectationKind::Ties { checks } => checks.iter().for_each(|(tie, _)| self.see_tie(coverage, *tie)),
            ExpectationKind::UnitChecks { unit, checks } => {
                checks.iter().for_each(|(check, _)| self.see_check_of_unit(coverage, *unit, *check));
            }
            ExpectationKind::Rejects { .. } | ExpectationKind::Undetermined { .. } | ExpectationKind::Text { .. } => {}
        }
    }

    fn hold(&self, expectation: &Expectation, result: &mut TestResult) {
        let failures: Vec<Diagnostic> = match &expectation.kind {
            ExpectationKind::Cells { table, cells } => self.cells(*table, cells),
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
                let (of, found) = (&self.model.tables[*table], &self.table(*table).checks);
                checks.iter().filter_map(|check| self.check(of, found, check)).collect()
            }
            ExpectationKind::Ties { checks } => {
                let tied = |(tie, check): &(usize, ExpectedCheck)| {
                    self.check(&self.model.ties[*tie], &self.outcome().checks, check)
                };
                checks.iter().filter_map(tied).collect()
            }
            ExpectationKind::UnitChecks { unit, checks } => {
                checks.iter().filter_map(|(at, check)| self.check_of_unit(*unit, *at, check)).collect()
            }
            ExpectationKind::Text { unit, text, contains, words } => {
                self.text(*unit, *text, (*contains, words), expectation.span).into_iter().collect()
            }
        };
        result.failures.extend(failures);
    }
}
