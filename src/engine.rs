//! The embedding API: rules compiled once, evaluated over any number of record sets.

mod advice;
mod checked;
mod errors;
mod stages;
mod units;

use std::sync::OnceLock;

use self::advice::{Advice, Grounds, WordsOfFiles, said};
pub use self::checked::Checked;
pub use self::errors::{DecideError, RulesError};
use crate::check::{self, ByHand, Calendar};
use crate::diagnostic::Diagnostic;
use crate::exec::{self, Aggregates, Counted, Decider, Share};
use crate::model::{Model, OnDays, Test};
use crate::naming::{NameOf, UnknownNameError};
use crate::outcome::{Decision, Outcome};
use crate::plan::{self, Plan};
use crate::program::{Loader, NoFiles};
use crate::prove::Refusing;
use crate::records::{OtherProgramError, Recognition, Records, RecordsBuilder};
use crate::schema::{Identity, Schema};
use crate::source::Sources;
use crate::testing::{Suite, TestReport};
use crate::value::Date;

/// A compiled program. Immutable; can be shared between threads and evaluated by `&self`.
#[derive(Clone)]
pub struct Rules {
    sources: Sources,
    model: Model,
    plan: Plan,
    /// The rules as tests read them that say their own date or period.
    others: Vec<Model>,
    /// Warnings that came with what can refuse the rules.
    warnings: OnceLock<Vec<Diagnostic>>,
    grounds: Grounds,
    /// Worked out when it is first asked for: a run does without.
    advice: OnceLock<Advice>,
    /// The same rules on any day.
    calendar: Calendar,
    /// Made when other days are first asked for.
    days: OnceLock<Vec<OnDays>>,
    /// Made when records are first read.
    recognition: OnceLock<Recognition>,
    /// Worked out when records are first asked for.
    identity: OnceLock<Identity>,
}

impl std::fmt::Debug for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tables: Vec<&str> = self.model.tables.iter().map(|table| table.name.as_str()).collect();
        f.debug_struct("Rules").field("tables", &tables).finish_non_exhaustive()
    }
}

impl Rules {
    /// Compiles a program that is one text. `name` is what diagnostics call it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_text(name: &str, text: &str) -> Result<Rules, Box<RulesError>> {
        Rules::load(name, text, &NoFiles, None)
    }

    /// Compiles the program whose root file has this path and text; used files come from `loader`. Versions are chosen for
    /// `as_of`, or, without it, for the last day of the report's period.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn load(path: &str, text: &str, loader: &dyn Loader, as_of: Option<Date>) -> Result<Rules, Box<RulesError>> {
        Rules::of_checked(Checked::load(path, text, loader, as_of))
    }

    /// The same with what is given by hand in place of what the rules say: the period of the report, and values of parameters, written
    /// as in rules but for texts, which need no quotes (`("few_members", "7")`). A parameter with versions has this value on all days. What was given
    /// is told in every report.
    ///
    /// # Errors
    /// Everything that is wrong with the program, and with what is given: no such parameter, a value of another type, a period that ends
    /// before it begins.
    pub fn load_with(
        path: &str,
        text: &str,
        loader: &dyn Loader,
        as_of: Option<Date>,
        period: Option<(Date, Date)>,
        params: &[(&str, &str)],
    ) -> Result<Rules, Box<RulesError>> {
        Rules::of_checked(Checked::load_with(path, text, loader, as_of, ByHand { period, params }))
    }

    /// The rules of a program that was checked.
    ///
    /// # Errors
    /// Everything that is wrong with it, proofs and tests included.
    #[doc(hidden)]
    pub fn of_checked(checked: Checked) -> Result<Rules, Box<RulesError>> {
        let Checked { sources, trees, as_of, mut findings, root, sound } = checked;
        let Some((model, plan)) = sound else {
            let findings = said(findings, &sources, root);
            return Err(Box::new(RulesError { sources, findings, proofs: Vec::new() }));
        };
        let refusing = Refusing::new(&model, &plan);
        let (others, of_tests) = check::check_readings(&trees, &sources, as_of);
        findings.extend(of_tests);
        let models = || std::iter::once(&model).chain(&others);
        findings.extend(Suite::new(models()).faults(models()));
        // Errors cannot be allowed.
        let is_refused = findings.iter().chain(&refusing.findings()).any(Diagnostic::is_error);
        let rules = Rules {
            sources,
            model,
            plan,
            others,
            warnings: OnceLock::new(),
            grounds: Grounds { refusing, findings, root },
            advice: OnceLock::new(),
            calendar: Calendar::new(trees),
            days: OnceLock::new(),
            recognition: OnceLock::new(),
            identity: OnceLock::new(),
        };
        if is_refused { Err(Box::new(rules.into_faults())) } else { Ok(rules) }
    }

    /// What is wrong with rules that are refused, and all else that is to be said of them.
    fn into_faults(self) -> RulesError {
        let Advice { proofs, findings } = self.advised();
        RulesError { sources: self.sources, findings, proofs }
    }

    fn advised(&self) -> Advice {
        self.grounds.advice(&self.sources, &self.calendar, &self.model, &self.plan)
    }

    /// The texts of the program.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The warnings that came with what can refuse the rules: of names, versions and days. All of
    /// them are among [`Rules::findings`], which asks far more.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        self.warnings.get_or_init(|| self.grounds.warnings(&self.sources))
    }

    /// Warnings and advice: worth knowing, stopping nothing. They are looked for when they are first asked for, or the proofs are: what
    /// is a slip most likely, what is idle, what happens where something is missing, and how it all is on other days.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.advice.get_or_init(|| self.advised()).findings
    }

    /// The same rules that count each code by itself: what they count answers also for edited rules that read the same fields. It is
    /// larger, and their tables are the same.
    #[must_use]
    pub fn refined(&self) -> Rules {
        Rules { plan: plan::compile_refined(&self.model), ..self.clone() }
    }

    /// What records look like.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.model.schema
    }

    /// The door through which records come in.
    #[must_use]
    pub fn records(&self) -> RecordsBuilder<'_> {
        let schema = &self.model.schema;
        RecordsBuilder::recognising(schema, self.recognition.get_or_init(|| Recognition::new(schema)))
    }

    /// Whether records were read by this program.
    pub(crate) fn must_be_mine(&self, records: &Records) -> Result<(), OtherProgramError> {
        records.must_be(*self.identity.get_or_init(|| self.model.schema.identity()))
    }

    /// Works out every table and text over the records.
    ///
    /// # Errors
    /// The records are of another program.
    pub fn evaluate(&self, records: &Records) -> Result<Outcome, OtherProgramError> {
        self.evaluate_with(records, 1)
    }

    /// The same on several threads: the outcome does not depend on how many. 0 is taken as 1.
    ///
    /// # Errors
    /// The records are of another program.
    pub fn evaluate_with(&self, records: &Records, threads: u32) -> Result<Outcome, OtherProgramError> {
        self.outcome(&self.count_with(records, threads)?)
    }

    /// Counts all records on the grid.
    ///
    /// # Errors
    /// The records are of another program.
    pub fn count_with(&self, records: &Records, threads: u32) -> Result<Counted, OtherProgramError> {
        self.must_be_mine(records)?;
        Ok(self.counted(records, &Aggregates::new(&self.model, records), threads))
    }

    /// The same of records that are known to be mine.
    fn counted(&self, records: &Records, aggregates: &Aggregates, threads: u32) -> Counted {
        let count = |index| {
            let share = Share { index, of: threads.max(1) };
            exec::count(&self.model, &self.plan, records, aggregates, share)
        };
        let parts = std::thread::scope(|scope| {
            let count = &count;
            let others: Vec<_> = (1..threads).map(|index| scope.spawn(move || count(index))).collect();
            let mine = count(0);
            others.into_iter().map(std::thread::ScopedJoinHandle::join).try_fold(mine, |mut all, other| {
                all.add(other?);
                Ok(all)
            })
        });
        // A thread that panicked must not pass for one that counted nothing.
        parts.unwrap_or_else(|panic: Box<dyn std::any::Any + Send>| std::panic::resume_unwind(panic))
    }

    pub(crate) fn outcome_of(&self, records: &Records, aggregates: &Aggregates, threads: u32) -> Outcome {
        exec::outcome(&self.model, &self.plan, &self.counted(records, aggregates, threads), &|_| true)
    }

    /// Counts one share of the records, to be added to the others by [`Counted::merge`].
    ///
    /// # Errors
    /// The records are of another program.
    pub fn count_share(&self, records: &Records, share: Share) -> Result<Counted, OtherProgramError> {
        self.must_be_mine(records)?;
        Ok(exec::count(&self.model, &self.plan, records, &Aggregates::new(&self.model, records), share))
    }

    /// A decider of records that are known to be mine, by the position of the criteria.
    pub(crate) fn decider<'a>(
        &'a self,
        criteria: usize,
        records: &'a Records,
        aggregates: &'a Aggregates,
        guidance: Option<Date>,
    ) -> Option<Decider<'a>> {
        let plan = self.plan.criteria.get(criteria)?;
        Some(Decider::new(&self.model, criteria, plan, records, aggregates, guidance))
    }

    /// The position of criteria.
    pub(crate) fn criteria_called(&self, name: &str) -> Result<usize, UnknownNameError> {
        let criteria = &self.model.criteria;
        let unknown = || UnknownNameError::new(NameOf::Criteria, name, criteria.iter().map(|of| of.name.as_str()));
        criteria.iter().position(|of| of.name == name).ok_or_else(unknown)
    }

    /// Decides one record, given as any type that serde can write with the names of its fields. The record must not refer to
    /// others: bring all of them in by [`Rules::records`] and ask [`Rules::over`] them for a decider, which is also the way for many records.
    ///
    /// # Errors
    /// There is no such criteria, or the record cannot be taken: then each fault in a line.
    pub fn decide(
        &self,
        criteria: &str,
        record: &(impl serde::Serialize + ?Sized),
        guidance: Option<Date>,
    ) -> Result<Decision, DecideError> {
        let index = self.criteria_called(criteria)?;
        let records = self.one_record(index, record)?;
        let aggregates = Aggregates::new(&self.model, &records);
        let plan = self.plan.criteria.get(index);
        let decided =
            plan.and_then(|plan| exec::decide_first(&self.model, index, plan, &records, &aggregates, guidance));
        decided.ok_or_else(|| DecideError::Rejected(Vec::new()))
    }

    /// A record that criteria are to decide, by itself.
    pub(crate) fn one_record(
        &self,
        criteria: usize,
        record: &(impl serde::Serialize + ?Sized),
    ) -> Result<Records, DecideError> {
        let of = self.model.criteria[criteria].record;
        let mut builder = self.records();
        builder.push(of, record);
        let records = builder.finish();
        let rejects = &records.set(of).rejects;
        if rejects.is_empty() {
            return Ok(records);
        }
        Err(DecideError::Rejected(rejects.iter().map(|reject| reject.told(&records)).collect()))
    }

    /// The derived fields of the records.
    #[cfg(feature = "csv")]
    pub(crate) fn aggregates(&self, records: &Records) -> Result<Aggregates, OtherProgramError> {
        self.must_be_mine(records)?;
        Ok(Aggregates::new(&self.model, records))
    }

    /// Works out every table and text from what was counted. No record is needed any more: what became of them was counted too.
    ///
    /// # Errors
    /// It was counted by another program.
    pub fn outcome(&self, counted: &Counted) -> Result<Outcome, OtherProgramError> {
        counted.must_be_by(self.plan.grids())?;
        Ok(exec::outcome(&self.model, &self.plan, counted, &|_| true))
    }
}

#[doc(hidden)]
impl Rules {
    /// Whether all is said that the rules leave open: without it no record can be counted.
    ///
    /// # Errors
    /// What nothing fills.
    pub fn must_be_filled(&self) -> Result<(), Box<RulesError>> {
        let findings = check::unfilled(self.calendar.trees());
        if findings.is_empty() {
            return Ok(());
        }
        Err(Box::new(RulesError { sources: self.sources.clone(), findings, proofs: Vec::new() }))
    }

    /// The tests of the program with their records, to be run by [`Rules::models`] or by changed ones.
    #[must_use]
    pub fn suite(&self) -> Suite {
        Suite::new(self.models())
    }

    /// Runs the tests that `select` takes.
    #[must_use]
    pub fn test(&self, select: &dyn Fn(&Test) -> bool) -> TestReport {
        self.in_words_of_files(self.suite().run(self.models(), select))
    }

    /// Runs the tests that `select` takes, and says what they see of the rules.
    #[must_use]
    pub fn test_with_coverage(&self, select: &dyn Fn(&Test) -> bool) -> TestReport {
        self.in_words_of_files(self.suite().run_with_coverage(self.models(), select))
    }

    /// A report whose failures are said in the words of the files that they are about.
    fn in_words_of_files(&self, mut report: TestReport) -> TestReport {
        let mut words = WordsOfFiles::new(&self.sources);
        for test in &mut report.tests {
            let failures = std::mem::take(&mut test.failures).into_iter();
            test.failures = failures.map(|failure| words.of_failure(failure)).collect();
        }
        report
    }
}
