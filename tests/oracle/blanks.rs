//! What is said of figures and checks over blanks, held to the same records with the blanks filled in.

#![allow(clippy::expect_used)]

use std::cell::Cell;

use bieu::Rules;
use bieu::outcome::{CellValue, CheckOutcome, CheckResult, State, TableOutcome};
use proptest::prop_assert;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each_case_of, read};
use super::generate::{Case, Input, is_blank};
use super::proofs::cells;

/// What was said over blanks and held to fillings.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    holds: u32,
    fails: u32,
    open: u32,
    /// Cells that nobody is known to belong to.
    of_nobody: u32,
    marked: u32,
    sure: u32,
}

/// How many ways of filling in are tried with each case.
const WAYS: usize = 6;

/// Whether a blank is filled in changes what a program says of it: it asks what is missing. (What is worked out of referring
/// records has no value while one of them is blank, and so does what is worked out of that.)
fn asks_of_blanks(case: &Case) -> bool {
    ["is missing", "is known", "by to"].iter().any(|words| case.rules.contains(words))
}

/// A check that is said to fail holds in no way of filling in the blanks, and one that is said to hold fails in none; a figure without
/// a mark stays as it is in all; one that nobody is known to belong to has records that may.
#[test]
fn what_is_said_of_blanks_is_so_however_they_are_filled_in() {
    let (tally, tied) = (Cell::new(Tally::default()), Cell::new(0));
    let cases = for_each_case_of(300, |rules, case| {
        if asks_of_blanks(case) {
            return Ok(());
        }
        let outcome = rules.evaluate(&read(rules, &case.inputs)).expect("records of these rules");
        tally.set(outcome.tables.iter().fold(tally.get(), count));
        tied.set(tied.get() + outcome.checks.iter().filter(|check| is_said_over_blanks(check)).count());
        for way in 0..WAYS {
            let inputs = case.inputs.iter().map(|input| filled(rules, input, way)).collect::<Vec<_>>();
            let other = rules.evaluate(&read(rules, &inputs)).expect("records of these rules");
            // A blank may have been filled in with what leads to a record that was rejected.
            if other.inputs != outcome.inputs {
                continue;
            }
            checks_stay("report", &outcome.checks, &other.checks)?;
            for (table, filled) in outcome.tables.iter().zip(&other.tables) {
                checks_stay(&table.name, &table.checks, &filled.checks)?;
                figures_stay(table, filled)?;
            }
        }
        Ok(())
    });
    println!("{:?}, {} between tables", tally.get(), tied.get());
    assert!(tied.get() > 0, "nothing is said between tables");
    let Tally { holds, fails, open, of_nobody, marked, sure } = tally.get();
    let least = [holds, fails, open, of_nobody, marked, sure].into_iter().min();
    assert!(least >= Some(if cases >= 20_000 { 800 } else { 1 }), "too little is said: {:?}", tally.get());
}

fn count(tally: Tally, table: &TableOutcome) -> Tally {
    let over_blanks = |result: fn(&CheckResult) -> bool| {
        table.checks.iter().filter(|check| check.undetermined > 0 && result(&check.result)).count() as u32
    };
    let of_cells = |is: fn(&bieu::outcome::Cell) -> bool| table.cells.iter().filter(|cell| is(cell)).count() as u32;
    Tally {
        holds: tally.holds + over_blanks(|result| *result == CheckResult::Holds),
        fails: tally.fails + over_blanks(|result| matches!(result, CheckResult::Fails { .. })),
        open: tally.open + over_blanks(|result| *result == CheckResult::NotDecided(State::Undetermined)),
        of_nobody: tally.of_nobody + of_cells(|cell| cell.value == CellValue::State(State::Undetermined)),
        marked: tally.marked + of_cells(|cell| cell.undetermined > 0 && cell.rounded.is_some()),
        sure: tally.sure + of_cells(|cell| cell.undetermined == 0),
    }
}

fn is_said_over_blanks(check: &CheckOutcome) -> bool {
    check.undetermined > 0 && !matches!(check.result, CheckResult::NotDecided(_))
}

fn checks_stay(table: &str, checks: &[CheckOutcome], filled: &[CheckOutcome]) -> Result<(), TestCaseError> {
    let pairs = checks.iter().filter_map(|check| {
        // Whether a check is asked of a row may hang on what its cells are.
        let mut others = filled.iter().filter(|o| (&o.check, o.place) == (&check.check, check.place));
        let alike = checks.iter().filter(|o| (&o.check, o.place) == (&check.check, check.place)).count();
        others.next().filter(|_| alike == 1).map(|other| (check, other))
    });
    for (check, other) in pairs {
        let is_opposite = matches!(
            (&check.result, &other.result),
            (CheckResult::Holds, CheckResult::Fails { .. }) | (CheckResult::Fails { .. }, CheckResult::Holds)
        );
        prop_assert!(!is_opposite, "table {}: {:?}\nfilled in: {:?}", table, check, other);
    }
    Ok(())
}

fn figures_stay(table: &TableOutcome, filled: &TableOutcome) -> Result<(), TestCaseError> {
    for (place, (cell, other)) in table.cells.iter().zip(&filled.cells).enumerate() {
        prop_assert!(
            cell.undetermined > 0 || (&cell.value, &cell.shown) == (&other.value, &other.shown),
            "table {}, cell {}: {:?}\nfilled in: {:?}",
            table.name,
            place,
            cell,
            other
        );
        let is_of_nobody = cell.value == CellValue::State(State::Undetermined);
        prop_assert!(!is_of_nobody || cell.undetermined > 0, "table {}, cell {}: {:?}", table.name, place, cell);
    }
    Ok(())
}

/// The records with the blanks that they may have filled in with what others have there, each way others.
fn filled(rules: &Rules, input: &Input, way: usize) -> Input {
    let lines: Vec<Vec<String>> = input.lines.iter().map(|line| cells(line)).collect();
    let schema = rules.schema();
    let kind = schema.find_record(&input.record).map(|record| schema.record(record));
    let may_be_blank: Vec<bool> = input
        .header
        .split(',')
        .map(|name| {
            let is_optional = |kind: &bieu::schema::RecordType| Some(kind.field(kind.find_field(name)?).optional);
            kind.and_then(is_optional).unwrap_or(false)
        })
        .collect();
    let value = |line: usize, column: usize| -> String {
        let own = &lines[line][column];
        if !is_blank(own) || !may_be_blank[column] {
            return own.clone();
        }
        let known: Vec<&String> = lines
            .iter()
            .skip(line % 2)
            .step_by(2)
            .map(|cells| &cells[column])
            .filter(|cell| !is_blank(cell) && *cell != "??")
            .collect();
        let place = line.wrapping_mul(7).wrapping_add(column * 3).wrapping_add(way * 5);
        if known.is_empty() { String::new() } else { known[place % known.len()].clone() }
    };
    let line = |line: usize| (0..lines[line].len()).map(|column| value(line, column)).collect::<Vec<_>>().join(",");
    Input { lines: (0..lines.len()).map(line).collect(), ..input.clone() }
}
