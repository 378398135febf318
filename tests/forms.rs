//! The statistical forms against a count by hand: `tests/forms/` reads the registers of a made-up district itself and counts every cell,
//! with nothing of `bieu`; the rules of `rules/forms` must give the same, also over spoilt registers.

mod figures;
mod registers;
mod tally;
mod words;

#[path = "../examples/district-2024/generator/mod.rs"]
mod generator;

use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::outcome::{Cell, CellValue, Outcome, State, TableOutcome};
use bieu::records::read_csv;
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::value::Number;

use figures::{Figure, Value};
use tally::Period;

const REPORT: &str = "examples/district-2024/report.bieu";
const THIS_YEAR: Period = Period((2024, 1, 1), (2024, 12, 31));
const FILES: [(&str, &str); 5] = [
    ("Organisation.csv", include_str!("../examples/district-2024/records/Organisation.csv")),
    ("Subordinate.csv", include_str!("../examples/district-2024/records/Subordinate.csv")),
    ("Member.csv", include_str!("../examples/district-2024/records/Member.csv")),
    ("Change.csv", include_str!("../examples/district-2024/records/Change.csv")),
    ("Admission.csv", include_str!("../examples/district-2024/records/Admission.csv")),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

struct Disk;

impl Loader for Disk {
    fn load(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(root().join(path)).map_err(|error| error.to_string())
    }
}

fn rules() -> Rules {
    Rules::load(REPORT, &Disk.load(REPORT).unwrap(), &Disk, None).unwrap()
}

/// The outcome over the files, which both evaluators must agree on.
fn outcome(rules: &Rules, files: &[(&'static str, String)]) -> Outcome {
    let mut builder = rules.records();
    for (name, text) in files {
        let record = rules.schema().find_record(Path::new(name).file_stem().unwrap().to_str().unwrap()).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    let records = builder.finish();
    let outcome = rules.evaluate(&records).unwrap();
    assert!(plain::evaluate(rules.model(), &records).unwrap() == outcome, "the evaluators differ");
    outcome
}

/// What differs between the cells of a form and the figures counted by hand, and how many cells were compared.
#[derive(Default)]
struct Comparison {
    cells: usize,
    open: usize,
    differences: Vec<String>,
}

fn figure(cell: &Cell) -> Figure {
    let value = match &cell.value {
        CellValue::State(State::Undetermined) => Value::Undetermined,
        CellValue::State(State::Missing) => Value::Missing,
        CellValue::State(State::NotComputable) => Value::NotComputable,
        CellValue::State(State::NotApplicable) => Value::NotApplicable,
        other => panic!("{other:?} is no figure of a form"),
    };
    Figure { value, open: cell.undetermined }
}

fn agrees(cell: &Cell, counted: &Figure) -> bool {
    match (&cell.rounded, &counted.value) {
        (Some(number), Value::Number(digits, decimals)) => {
            Number::ratio(*digits, 10_i128.pow(*decimals)).as_ref() == Some(number) && cell.undetermined == counted.open
        }
        (Some(_), _) => false,
        (None, _) => figure(cell) == *counted,
    }
}

impl Comparison {
    fn cell(&mut self, table: &TableOutcome, row: usize, column: &str, counted: &Figure) {
        let position = table.columns.iter().position(|header| header.id == column).unwrap();
        let cell = table.cell(row, position).unwrap();
        self.cells += 1;
        self.open += usize::from(counted.open > 0);
        if !agrees(cell, counted) {
            let place = format!("{}[{}, {column}]", table.name, table.rows[row].id);
            self.differences.push(format!("{place}: {} ({} open), by hand {counted:?}", cell.shown, cell.undetermined));
        }
    }

    /// A form whose rows are told apart by their ids, in the order of the form.
    fn rows<'a>(
        &mut self,
        table: &TableOutcome,
        counted: impl IntoIterator<Item = (&'a str, Vec<(&'a str, &'a Figure)>)>,
    ) {
        let counted: Vec<_> = counted.into_iter().collect();
        let ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, counted.iter().map(|(id, _)| *id).collect::<Vec<_>>(), "{}: its rows", table.name);
        for (row, (_, figures)) in counted.iter().enumerate() {
            assert_eq!(figures.len(), table.columns.len(), "{}: its columns", table.name);
            for (column, figure) in figures {
                self.cell(table, row, column, figure);
            }
        }
    }
}

fn compare(outcome: &Outcome, files: &[(&'static str, String)]) -> Comparison {
    let registers = registers::read(files);
    for account in &outcome.inputs {
        let (read, rejected) = registers.lines[account.record.as_str()];
        assert_eq!((account.read, account.rejected), (read, rejected), "{}: read, rejected", account.record);
    }
    let mut comparison = Comparison::default();
    let table = |name: &str| outcome.table(name).unwrap();
    for (name, counted) in [
        ("form_1", tally::form_1(&registers, THIS_YEAR)),
        ("form_2", tally::form_2(&registers, THIS_YEAR)),
        ("form_3", tally::form_3(&registers, THIS_YEAR)),
    ] {
        comparison.rows(table(name), counted.iter().map(|(id, figure)| (id.as_str(), vec![("2", figure)])));
    }
    for (name, counted) in
        [("form_2b", tally::form_2b(&registers, THIS_YEAR)), ("form_4", tally::form_4(&registers, THIS_YEAR))]
    {
        assert_eq!((table(name).rows.len(), table(name).columns.len()), (65, 2), "{name}");
        for (row, [total, women]) in counted.iter().enumerate() {
            comparison.cell(table(name), row, "total", total);
            comparison.cell(table(name), row, "women", women);
        }
    }
    let form_5 = tally::form_5(&registers, THIS_YEAR);
    let columns = ["2", "3", "4", "5", "6", "7"];
    let with_columns = form_5.iter().map(|(id, figures)| (id.as_str(), columns.into_iter().zip(figures).collect()));
    comparison.rows(table("form_5"), with_columns);
    let form_7a = tally::form_7a(&registers, THIS_YEAR);
    comparison.rows(table("form_7a"), [("total", form_7a.iter().map(|(column, figure)| (*column, figure)).collect())]);
    comparison
}

fn owned(files: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

#[test]
fn making_the_records_of_the_district_again_gives_the_same_bytes() {
    assert!(generator::files(1, false) == owned(&FILES), "cargo run --example generate-district writes them anew");
}

#[test]
fn the_forms_of_the_district_are_those_counted_by_hand() {
    let files = owned(&FILES);
    let outcome = outcome(&rules(), &files);
    assert!(outcome.inputs.iter().all(|account| account.rejected == 0));
    let comparison = compare(&outcome, &files);
    assert_eq!(comparison.differences, [""; 0]);
    assert!(comparison.cells > 500, "{} cells", comparison.cells);
}

/// Blanks, words that no list knows, days that no calendar has, references that lead nowhere, lines that stand twice.
#[test]
fn the_forms_are_those_counted_by_hand_over_spoilt_registers_too() {
    let rules = rules();
    for seed in [1, 2, 3] {
        let files = generator::files(seed, true);
        let outcome = outcome(&rules, &files);
        assert!(outcome.inputs.iter().all(|account| account.rejected > 0), "seed {seed}");
        let comparison = compare(&outcome, &files);
        assert_eq!(comparison.differences, [""; 0], "seed {seed}");
        assert!(comparison.open > 50, "seed {seed}: {} cells are open", comparison.open);
    }
}
