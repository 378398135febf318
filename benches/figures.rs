//! How long things take. `cargo bench` runs everything; `cargo bench -- columns` a part. Figures are kept in README.md.
//!
//! The records are those of the sample's generator: admissions, with the 833 organisations and 4,622 cells they refer to.

#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on is to stop")]
#![allow(clippy::disallowed_methods, reason = "rule files come from disk")]

#[path = "../examples/son-la-2024-h1/generator/mod.rs"]
mod generator;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use bieu::Rules;
use bieu::outcome::Outcome;
use bieu::records::{Records, read_csv};
use bieu::unstable::exec::Counted;
use bieu::unstable::program::Loader;
use bieu::unstable::report::{self, TerminalOptions};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const REPORT: &str = "rules/tables/report.bieu";
/// Party members of the province: the largest table it could ask for.
const PROVINCE: usize = 93_000;
const MILLION: usize = 1_000_000;

fn main() {
    divan::main();
}

struct Repository;

impl Loader for Repository {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(path).map_err(|fault| bieu::message::Message::of_words(fault.to_string()))
    }
}

static SAMPLE: LazyLock<Rules> = LazyLock::new(compile);

fn compile() -> Rules {
    Rules::load(REPORT, &Repository.load(REPORT).unwrap(), &Repository, None).unwrap()
}

type Files = &'static [(&'static str, String)];

/// The files with that many admissions, made once.
fn files(admissions: usize) -> Files {
    static MADE: Mutex<BTreeMap<usize, Files>> = Mutex::new(BTreeMap::new());
    MADE.lock().unwrap().entry(admissions).or_insert_with(|| generator::files(Some(admissions)).leak())
}

fn read(rules: &Rules, files: Files) -> Records {
    let mut builder = rules.records();
    for (name, text) in files {
        let record = rules.schema().find_record(name.trim_end_matches(".csv")).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    // A measurement of records that were turned away would be a nice one.
    assert!(records.iter().all(|(_, set)| set.given && set.rejects.is_empty()));
    records
}

/// Text to a compiled program, its splits and checks proved.
#[divan::bench]
fn compile_the_sample(bencher: Bencher<'_, '_>) {
    bencher.bench(compile);
}

/// CSV text to typed columns with codes recognised and references joined.
#[divan::bench(args = [PROVINCE], sample_count = 20)]
fn read_csv_of(bencher: Bencher<'_, '_>, admissions: usize) {
    let files = files(admissions);
    bencher.counter(ItemsCount::new(admissions)).bench(|| read(&SAMPLE, files));
}

/// Typed columns to the whole report: three tables, two texts.
#[divan::bench(args = [PROVINCE, MILLION], consts = [1, 2], sample_count = 20)]
fn evaluate_on_threads<const THREADS: u32>(bencher: Bencher<'_, '_>, admissions: usize) {
    let records = read(&SAMPLE, files(admissions));
    assert_eq!(records.set(SAMPLE.schema().find_record("Admission").unwrap()).len(), admissions);
    bencher.counter(ItemsCount::new(admissions)).bench(|| SAMPLE.evaluate_with(&records, THREADS));
}

/// The same on one thread, in its two steps: only the first looks at records.
#[divan::bench(sample_count = 20)]
fn evaluate_step_count(bencher: Bencher<'_, '_>) {
    let records = read(&SAMPLE, files(PROVINCE));
    bencher.counter(ItemsCount::new(PROVINCE)).bench(|| SAMPLE.count_with(&records, 1));
}

#[divan::bench(sample_count = 20)]
fn evaluate_step_outcome(bencher: Bencher<'_, '_>) {
    let records = read(&SAMPLE, files(PROVINCE));
    let counted = SAMPLE.count_with(&records, 1).unwrap();
    bencher.bench(|| SAMPLE.outcome(&counted));
}

/// The evaluator that walks the rules record by record, for contrast.
#[divan::bench(args = [PROVINCE], sample_count = 1, sample_size = 1)]
fn evaluate_plainly(bencher: Bencher<'_, '_>, admissions: usize) {
    let records = read(&SAMPLE, files(admissions));
    bencher
        .counter(ItemsCount::new(admissions))
        .bench(|| bieu::unstable::plain::evaluate(SAMPLE.model(), &records).unwrap());
}

/// A table of that many columns over four fields. The columns are drawn so that all of their numbers cut the fields into the
/// same regions; what grows is the number of columns alone.
fn wide(columns: usize) -> Rules {
    let ages = ["below 31", "31..40", "41..50", "above 50"];
    let educations = ["literate", "primary", "lower_secondary", "upper_secondary"];
    let groups = ["ethnicity = kinh", "ethnicity = thai", "not ethnicity in (kinh, thai)"];
    let mut text = String::from(
        "language 1\nuse \"rules/tables/records.bieu\"\ntable wide \"Wide\" of Admission {\nrows Committee via cell.unit.committee\n",
    );
    for column in 0..columns {
        let draw = column * 37 % 96;
        let (age, education) = (ages[draw % 4], educations[draw / 4 % 4]);
        let (sex, group) = (["male", "female"][draw / 16 % 2], groups[draw / 32 % 3]);
        let age = match age.split_once(' ') {
            Some(("below", end)) => format!("age(born, decided_on) < {end}"),
            Some((_, end)) => format!("age(born, decided_on) > {end}"),
            None => format!("age(born, decided_on) in {age}"),
        };
        text.push_str(&format!(
            "column {column} \"Column\" = count where {age} where education = {education} where sex = {sex} where {group}\n"
        ));
    }
    text.push_str("total \"All\"\n}\n");
    Rules::load("wide.bieu", &text, &Repository, None).unwrap()
}

const WIDTHS: [usize; 3] = [6, 24, 96];

/// Counting, the step that looks at records, for tables of more and more columns.
#[divan::bench(args = WIDTHS, sample_count = 20)]
fn columns_count(bencher: Bencher<'_, '_>, columns: usize) {
    let rules = wide(columns);
    let records = read(&rules, files(PROVINCE));
    bencher.counter(ItemsCount::new(PROVINCE)).bench(|| -> Counted { rules.count_with(&records, 1).unwrap() });
}

/// Counting and the rest: evaluating the rules once for each distinct point, checks, printing of figures.
#[divan::bench(args = WIDTHS, sample_count = 20)]
fn columns_evaluate(bencher: Bencher<'_, '_>, columns: usize) {
    let rules = wide(columns);
    let records = read(&rules, files(PROVINCE));
    bencher.counter(ItemsCount::new(PROVINCE)).bench(|| -> Outcome { rules.evaluate(&records).unwrap() });
}

/// The report of the sample in every medium.
#[divan::bench(args = ["terminal", "csv", "long csv", "json", "markdown", "html"])]
fn render(bencher: Bencher<'_, '_>, medium: &str) {
    let outcome = SAMPLE.evaluate(&read(&SAMPLE, files(PROVINCE))).unwrap();
    bencher.bench(|| match medium {
        "terminal" => String::from(report::terminal(black_box(&outcome), &TerminalOptions::default())),
        "csv" => report::csv(black_box(&outcome), bieu::unstable::spreadsheet::Form::default()),
        "long csv" => report::long_csv(black_box(&outcome)),
        "json" => String::from(report::json(black_box(&outcome))),
        "markdown" => String::from(report::markdown(black_box(&outcome))),
        _ => String::from(report::html(black_box(&outcome))),
    });
}
