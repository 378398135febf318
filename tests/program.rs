//! A program with its records, run for the manual and the golden tables: both evaluators must give the same outcome.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::collections::BTreeMap;

use bieu::diagnostic::{Diagnostic, Severity};
use bieu::message::Language;
use bieu::outcome::Outcome;
use bieu::records::{Records, read_csv};
use bieu::source::Sources;
use bieu::unstable::report::findings::{RenderStyle, render};
use bieu::value::Date;
use bieu::{ReportOfEach, Rules};

/// The texts of a program and of its records.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// The rule file that is run.
    pub root: String,
    /// Files that it may `use`, by path.
    pub files: BTreeMap<String, String>,
    /// CSV texts with the record type they hold; several may hold one type.
    pub data: Vec<(String, String)>,
}

/// What became of a program.
#[derive(Debug, Default)]
pub struct Run {
    /// The errors and warnings that were found in the rules, rendered. Advice is left out: it changes nothing in the tables.
    pub findings: String,
    /// What was found in the data: files that were refused, rows that were rejected, columns that were not used.
    pub data_findings: String,
    /// The rules' own tests: each with what became of it, failures rendered.
    pub tests: String,
    /// Where the two evaluators differ, line by line; empty where they agree.
    pub differences: String,
    /// The tables and texts; `None` where the rules have errors.
    pub outcome: Option<Outcome>,
    /// The report of each, where there is one for each of something.
    pub each: Vec<ReportOfEach>,
}

impl Program {
    /// Compiles the rules, reads the records, evaluates twice. What is found is told in English.
    pub fn run(&self, as_of: Option<Date>) -> Run {
        self.run_for(as_of, Language::English)
    }

    /// The same for people who read a language.
    pub fn run_for(&self, as_of: Option<Date>, language: Language) -> Run {
        let rendered = |findings: &[Diagnostic], sources: &Sources| rendered(findings, sources, language);
        let rules = match Rules::load("rules.bieu", &self.root, &self.files, as_of) {
            Ok(rules) => rules,
            Err(faults) => return Run { findings: rendered(&faults.findings, &faults.sources), ..Run::default() },
        };
        let (records, data_findings) = self.records(&rules, language);
        let (rules, records) = match rules.with_units(records) {
            Ok(filled) => filled,
            Err(faults) => return Run { findings: rendered(&faults.findings, &faults.sources), ..Run::default() },
        };
        let outcome = rules.evaluate(&records).unwrap();
        let plain = bieu::unstable::plain::evaluate(rules.model(), &records).unwrap();
        let differences = differences(&outcome, &plain);
        Run {
            findings: rendered(rules.findings(), rules.sources()),
            data_findings,
            tests: tests(&rules, language),
            differences,
            each: rules.reports_of_each(&outcome),
            outcome: Some(outcome),
        }
    }

    fn records(&self, rules: &Rules, language: Language) -> (Records, String) {
        let mut builder = rules.records();
        let mut found = String::new();
        for (record, text) in &self.data {
            let id = rules.schema().find_record(record).unwrap_or_else(|| panic!("no record type `{record}`"));
            match read_csv(&mut builder, id, &format!("{record}.csv"), text.as_bytes()) {
                Ok(account) if account.ignored.is_empty() => {}
                Ok(account) => {
                    found += &format!(
                        "{record}.csv: columns not used: {}\n",
                        account.ignored.iter().map(|name| name.say(language)).collect::<Vec<_>>().join(", ")
                    )
                }
                Err(fault) => found += &format!("{fault}\n"),
            }
        }
        let records = builder.finish();
        for (_, set) in records.iter() {
            found.extend(set.rejects.iter().map(|reject| String::from(reject.to_line(&records, language)) + "\n"));
        }
        (records, found)
    }
}

fn tests(rules: &Rules, language: Language) -> String {
    let told = |test: &bieu::unstable::testing::TestResult| {
        let word = if test.is_passed() { "passed" } else { "failed" };
        format!("{word}: {}\n{}", test.title(), rendered(&test.failures, rules.sources(), language))
    };
    rules.test(&|_| true).tests.iter().map(told).collect()
}

fn differences(grid: &Outcome, plain: &Outcome) -> String {
    if grid == plain {
        return String::new();
    }
    let (grid, plain) = (format!("{grid:#?}"), format!("{plain:#?}"));
    let apart = grid.lines().zip(plain.lines()).filter(|(grid, plain)| grid != plain);
    apart.map(|(grid, plain)| format!("the evaluators differ: {} but {}\n", grid.trim(), plain.trim())).collect()
}

fn rendered(findings: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let style = RenderStyle { language, ..RenderStyle::default() };
    let said = findings.iter().filter(|finding| finding.code.severity != Severity::Advice);
    said.map(|finding| String::from(render(finding, sources, style))).collect()
}
