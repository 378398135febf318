//! The statistical forms against a count by hand: `tests/forms/` reads the registers of a made-up district itself and counts every cell,
//! with nothing of `bieu`; the rules of `rules/forms` must give the same, also over spoilt registers.

mod figures;
mod registers;
mod tally;
mod words;

#[path = "../examples/district-2024/generator/mod.rs"]
mod generator;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bieu::Rules;
use bieu::outcome::{Cell, CellValue, CheckResult, Outcome, State, TableOutcome};
use bieu::records::{Records, read_csv};
use bieu::unstable::plain;
use bieu::unstable::program::Loader;
use bieu::unstable::report::{TerminalOptions, terminal};
use bieu::value::Number;

use crate::recorded;
use figures::{Figure, Value};
use tally::Period;

const REPORT: &str = "examples/district-2024/report.bieu";
const THIS_YEAR: Period = Period((2024, 1, 1), (2024, 12, 31));
const LAST_YEAR: Period = Period((2023, 1, 1), (2023, 12, 31));
const FILES: [(&str, &str); 5] = [
    ("Organisation.csv", include_str!("../examples/district-2024/records/Organisation.csv")),
    ("Subordinate.csv", include_str!("../examples/district-2024/records/Subordinate.csv")),
    ("Member.csv", include_str!("../examples/district-2024/records/Member.csv")),
    ("Change.csv", include_str!("../examples/district-2024/records/Change.csv")),
    ("Admission.csv", include_str!("../examples/district-2024/records/Admission.csv")),
];

/// Files by name.
type Registers = Vec<(&'static str, String)>;

/// The ties of the report in its order: what is printed in two forms, by form, row and column.
const TIES: [[[&str; 3]; 2]; 14] = [
    [["form_4", "all", "total"], ["form_1", "d", "2"]],
    [["form_2", "all", "2"], ["form_1", "b1", "2"]],
    [["form_2", "all", "3"], ["form_1", "b1", "3"]],
    [["form_2b", "all", "total"], ["form_2", "all", "2"]],
    [["form_2b", "all", "women"], ["form_2", "women", "2"]],
    [["form_2b", "believers", "total"], ["form_2", "believers", "2"]],
    [["form_3", "all", "2"], ["form_4", "all", "total"]],
    [["form_3", "all", "3"], ["form_1", "a", "2"]],
    [["form_3", "women", "2"], ["form_4", "all", "women"]],
    [["form_3", "believers", "2"], ["form_4", "believers", "total"]],
    [["form_5", "total", "7"], ["form_4", "all", "total"]],
    [["form_5", "total", "2"], ["form_2", "organisations", "2"]],
    [["form_5", "total", "3"], ["form_2", "committees", "2"]],
    [["form_7a", "total", "2"], ["form_5", "total", "2"]],
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The rule files, one of them perhaps with a slip: what stands in the file, and what is written instead.
#[derive(Default)]
struct Files<'a> {
    slip: Option<(&'a str, &'a str, &'a str)>,
}

impl Loader for Files<'_> {
    fn load(&self, path: &str) -> Result<String, bieu::message::Message> {
        let text = std::fs::read_to_string(root().join(path))
            .map_err(|error| bieu::message::Message::of_words(error.to_string()))?;
        let Some((file, right, wrong)) = self.slip.filter(|(file, ..)| path.ends_with(file)) else { return Ok(text) };
        assert!(text.contains(right), "{file} holds no `{right}`");
        Ok(text.replacen(right, wrong, 1))
    }
}

fn rules(files: &Files<'_>) -> Rules {
    let mut report = files.load(REPORT).unwrap();
    // The proofs of the ties refuse some of the slips before a figure is counted.
    if files.slip.is_some() {
        report.truncate(report.find("  check ").unwrap());
        report.push('}');
    }
    let loaded = Rules::load(REPORT, &report, files, None);
    loaded.unwrap_or_else(|faults| panic!("{:?}: {faults}", files.slip))
}

fn records(rules: &Rules, files: &Registers) -> Records {
    let mut builder = rules.records();
    for (name, text) in files {
        let record = rules.schema().find_record(Path::new(name).file_stem().unwrap().to_str().unwrap()).unwrap();
        read_csv(&mut builder, record, name, text.as_bytes()).unwrap();
    }
    builder.finish()
}

/// The outcome over the files, which both evaluators must agree on.
fn outcome(rules: &Rules, files: &Registers) -> Outcome {
    let records = records(rules, files);
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
    /// The figures counted by hand, by form, row and column.
    counted: BTreeMap<[String; 3], Figure>,
}

fn sign(cell: &Cell) -> Value {
    match &cell.value {
        CellValue::State(State::Undetermined) => Value::Undetermined,
        CellValue::State(State::Missing) => Value::Missing,
        CellValue::State(State::NotComputable) => Value::NotComputable,
        CellValue::State(State::NotApplicable) => Value::NotApplicable,
        other => panic!("{other:?} is not a figure of a form"),
    }
}

fn agrees(cell: &Cell, counted: &Figure) -> bool {
    let is_same = match (&cell.rounded, counted.printed()) {
        (Some(number), Some((units, decimals))) => Number::ratio(units, 10_i128.pow(decimals)).as_ref() == Some(number),
        (None, None) => sign(cell) == counted.value,
        _ => false,
    };
    is_same && cell.undetermined == counted.open.len() as u64
}

impl Comparison {
    /// Holds the ties of the report to the same figures. Where a figure is open both sides count the same records.
    fn ties(&self, outcome: &Outcome) {
        assert_eq!(outcome.checks.len(), TIES.len());
        for (check, [left, right]) in outcome.checks.iter().zip(TIES) {
            let [left, right] = [left, right].map(|place| &self.counted[&place.map(str::to_owned)]);
            let is_same = left == right;
            let came_out = match &check.result {
                CheckResult::Holds => is_same,
                CheckResult::Fails { left: first, right: second } => {
                    let sides = [left, right].map(|side| Number::from(side.whole() as i64));
                    !is_same && sides == [first.clone(), second.clone()]
                }
                _ => false,
            };
            assert!(came_out, "{}: {:?}, by hand {left:?} and {right:?}", check.check, check.result);
        }
    }

    fn cell(&mut self, table: &TableOutcome, row: usize, column: &str, counted: &Figure) {
        let position = table.columns.iter().position(|header| header.id == column).unwrap();
        let cell = table.cell(row, position).unwrap();
        self.cells += 1;
        let place = [&table.name, &table.rows[row].id, column].map(str::to_owned);
        self.counted.insert(place, counted.clone());
        self.open += usize::from(!counted.open.is_empty());
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

fn compare(outcome: &Outcome, files: &Registers) -> Comparison {
    let registers = registers::read(files);
    for account in &outcome.inputs {
        let (read, rejected) = registers.lines[account.record.as_str()];
        assert_eq!((account.read, account.rejected), (read, rejected), "{}: read, rejected", account.record);
    }
    let mut comparison = Comparison::default();
    let table = |name: &str| outcome.table(name).unwrap();
    let years = [THIS_YEAR, LAST_YEAR];
    for (name, counted) in [
        ("form_1", tally::beside(tally::form_1, &registers, years)),
        ("form_2", tally::beside(tally::form_2, &registers, years)),
        ("form_3", tally::beside(tally::form_3, &registers, years)),
    ] {
        let columns = ["2", "3", "4"];
        let rows = counted.iter().map(|(id, figures)| (id.as_str(), columns.into_iter().zip(figures).collect()));
        comparison.rows(table(name), rows);
    }
    for (name, counted) in
        [("form_2b", tally::form_2b(&registers, THIS_YEAR)), ("form_4", tally::form_4(&registers, THIS_YEAR))]
    {
        assert_eq!((table(name).rows.len(), table(name).columns.len()), (65, 3), "{name}");
        for (row, figures) in counted.iter().enumerate() {
            for (column, figure) in ["total", "women", "share"].into_iter().zip(figures) {
                comparison.cell(table(name), row, column, figure);
            }
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

fn owned(files: &[(&'static str, &str)]) -> Registers {
    files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

#[test]
fn making_the_records_of_the_district_again_gives_the_same_bytes() {
    assert!(generator::files(1, false) == owned(&FILES), "cargo run --example generate-district writes them anew");
}

#[test]
fn the_forms_of_the_district_are_those_counted_by_hand() {
    let files = owned(&FILES);
    let outcome = outcome(&rules(&Files::default()), &files);
    assert!(outcome.inputs.iter().all(|account| account.rejected == 0));
    let comparison = compare(&outcome, &files);
    assert_eq!(comparison.differences, [""; 0]);
    comparison.ties(&outcome);
    assert!(outcome.checks.iter().all(|check| check.result == CheckResult::Holds));
    assert!(comparison.cells > 800, "{} cells", comparison.cells);
    let printed = String::from(terminal(&outcome, &TerminalOptions::default()));
    recorded::hold(&root().join("examples/district-2024/expected.txt"), &printed);
}

/// Blanks, words that no list knows, days that no calendar has, references that lead nowhere, lines that stand twice.
#[test]
fn the_forms_are_those_counted_by_hand_over_spoilt_registers_too() {
    let rules = rules(&Files::default());
    for seed in [1, 2, 3] {
        let files = generator::files(seed, true);
        let outcome = outcome(&rules, &files);
        assert!(outcome.inputs.iter().all(|account| account.rejected > 0), "seed {seed}");
        let comparison = compare(&outcome, &files);
        assert_eq!(comparison.differences, [""; 0], "seed {seed}");
        comparison.ties(&outcome);
        assert!(outcome.checks.iter().any(|check| matches!(check.result, CheckResult::Fails { .. })), "seed {seed}");
        assert!(comparison.open > 50, "seed {seed}: {} cells are open", comparison.open);
    }
}

/// A count that agreed with everything would hold nothing: slips that the proofs let pass are seen in the figures.
#[test]
fn a_slip_in_a_form_is_seen_in_its_figures() {
    let registers = [1, 2, 3].map(|seed| generator::files(seed, true));
    for slip in [
        ("form_1.bieu", "left_on >= period.start", "left_on > period.end"),
        ("form_1.bieu", "[a] + [b] - [c]", "[a] + [b]"),
        ("form_2.bieu", "in 31..35", "in 31..36"),
        ("form_2.bieu", "religion != none", "religion = none"),
        ("form_2.bieu", "admissions > 0", "admissions > 1"),
        ("form_2b.bieu", "decided_on in period", "decided_on <= period.end"),
        ("form_3.bieu", "over period - 1 year", "over period - 1 month"),
        ("form_3.bieu", "excused = yes", "excused = no"),
        ("form_3.bieu", "round half up to 1", "round down to 1"),
        ("form_4.bieu", "[total] / [all, total]", "[women] / [all, total]"),
        ("form_5.bieu", "sum subordinate_cells", "sum sectional_committees"),
        ("form_7a.bieu", ": ward, township", ": ward"),
        ("records.bieu", "all except kinh, foreign", "all except kinh"),
        ("records.bieu", "age(born, decided_on)", "year(decided_on) - year(born)"),
    ] {
        let rules = rules(&Files { slip: Some(slip) });
        let differs = |files: &Registers| {
            let outcome = rules.evaluate(&records(&rules, files)).unwrap();
            !compare(&outcome, files).differences.is_empty()
        };
        assert!(registers.iter().any(differs), "{slip:?} is not seen");
    }
}
