//! Decisions with reasons a second: in a batch, and one at a time. `cargo bench --bench decide`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on is to stop"
)]

use bieu::Rules;
use bieu::records::{Origin, RawCell, Records};
use bieu::unstable::value::DateUnit;
use bieu::value::Date;
use divan::Bencher;
use divan::counter::ItemsCount;

const RULES: &str = include_str!("../tests/decide/rules.bieu");

fn main() {
    divan::main();
}

/// Candidates whose fields follow from their number: the same ones in every run.
fn records(rules: &Rules, count: u32) -> Records {
    let first = Date::parse_iso("1950-01-01").unwrap();
    let day = |days: u32| first.shift(i64::from(days), DateUnit::Days).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Candidate").unwrap();
    let input = builder.input("made up");
    for index in 0..count {
        let mixed = index.wrapping_mul(2_654_435_761);
        let id = index.to_string();
        let schooling = ["primary", "lower_secondary", "upper_secondary"][(mixed % 3) as usize];
        let cells = [
            RawCell::Text(&id),
            RawCell::Date(day(mixed % 22_000)),
            RawCell::Date(day(26_000 + mixed % 1_500)),
            if mixed % 17 == 0 { RawCell::Missing } else { RawCell::Text(schooling) },
            RawCell::Text(if mixed % 5 == 0 { "highland" } else { "town" }),
            if mixed % 3 == 0 { RawCell::Date(day(26_000)) } else { RawCell::Missing },
            RawCell::Missing,
            RawCell::Missing,
        ];
        builder.push_row(record, Origin { input, line: u64::from(index) + 1 }, &cells);
    }
    builder.finish()
}

#[divan::bench(args = [100_000, 1_000_000])]
fn batch(bencher: Bencher<'_, '_>, count: u32) {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let records = records(&rules, count);
    let evaluation = rules.over(&records).unwrap();
    bencher.counter(ItemsCount::new(count)).bench(|| evaluation.decider("admission", None).unwrap().all());
}

#[divan::bench]
fn one_at_a_time(bencher: Bencher<'_, '_>) {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let records = records(&rules, 10_000);
    let evaluation = rules.over(&records).unwrap();
    let decider = evaluation.decider("admission", None).unwrap();
    bencher.counter(ItemsCount::new(10_000u32)).bench_local(|| (0..10_000).filter_map(|row| decider.one(row)).count());
}

/// A candidate as a host has it.
#[derive(serde::Serialize)]
struct Candidate {
    id: u32,
    born: &'static str,
    met_on: &'static str,
    schooling: &'static str,
    area: &'static str,
}

/// From a value of the host's own to the decision with its reasons.
#[divan::bench]
fn from_a_struct(bencher: Bencher<'_, '_>) {
    let rules = Rules::from_text("rules.bieu", RULES).unwrap();
    let candidate =
        Candidate { id: 7, born: "1990-03-05", met_on: "2024-05-19", schooling: "upper_secondary", area: "highland" };
    bencher
        .counter(ItemsCount::new(1u32))
        .bench_local(|| rules.decide("admission", divan::black_box(&candidate), None).unwrap());
}
