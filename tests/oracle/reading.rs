//! How data are written makes no difference to what they are: what a record declares of days, numbers, words, codes and headers is held against
//! the same records written plainly, which the generator says cell by cell and no reader has seen.

use std::cell::Cell;

use bieu::Rules;
use bieu::records::Records;
use bieu::schema::FieldId;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each, loaded, read};
use super::difference::difference;
use super::generate::{Case, Input, case};
use super::proofs::cells;

/// The records with each header in one of the ways that the record names it.
fn by_other_headers(inputs: &[Input]) -> Vec<Input> {
    let called = |(at, name): (usize, &str)| match at % 3 {
        0 => format!("Head {name}"),
        1 => format!("FIELD {}", name.to_uppercase()),
        _ => name.to_owned(),
    };
    let headed = |input: &Input| {
        let header: Vec<String> = input.header.split(',').enumerate().map(called).collect();
        Input { header: header.join(","), ..input.clone() }
    };
    inputs.iter().map(headed).collect()
}

/// What is held of records by their places: each value, where each reference leads, which lines are rejected and for which fields.
fn held(rules: &Rules, records: &Records) -> Vec<String> {
    let mut held = Vec::new();
    for (record, set) in records.iter() {
        let name = rules.schema().record_name(record);
        let rejects: Vec<String> = set.rejects.iter().map(|reject| format!("{:?}", reject.origin.line)).collect();
        held.push(format!("{name}: {} read, rejected {}", set.read, rejects.join(" ")));
        for row in 0..set.len() {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            for (field, (called, _)) in rules.schema().record(record).fields.iter().enumerate() {
                let field = FieldId(field as u32);
                let (value, reference) = (set.value(field, row), set.reference(field, row));
                held.push(format!("{name} {row} {called}: {value:?} {reference:?}"));
            }
        }
    }
    held
}

/// Whether a record of declared words alone, `NA,NA`, would be a row of empty cells if it were written plainly, and so none.
fn has_record_of_nothing(case: &Case) -> bool {
    let is_nothing = |line: &String| line.chars().all(|sign| sign == ',');
    case.plain_inputs.iter().flat_map(|input| &input.lines).any(is_nothing)
}

fn reads_the_same(case: &Case, cells_apart: &Cell<usize>) -> Result<bool, TestCaseError> {
    if has_record_of_nothing(case) {
        return Ok(false);
    }
    let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
    let plain = loaded(&case.plain_rules, &case.plain_inputs);
    prop_assert!(plain.is_some(), "what is declared of data decides whether rules are sound");
    let Some(plain) = plain else { return Ok(false) };
    let of_plain = read(&plain, &case.plain_inputs);
    let expected = held(&plain, &of_plain);
    for inputs in [case.inputs.clone(), by_other_headers(&case.inputs)] {
        let records = read(&rules, &inputs);
        for (read, expected) in held(&rules, &records).iter().zip(&expected) {
            prop_assert_eq!(read, expected);
        }
        let outcomes = [rules.evaluate(&records), plain.evaluate(&of_plain)].map(|outcome| outcome.map_err(|_| ()));
        if let [Ok(one), Ok(other)] = &outcomes {
            prop_assert_eq!(difference(one, other), None);
        }
    }
    for (written, means) in case.inputs.iter().zip(&case.plain_inputs) {
        for (written, means) in written.lines.iter().zip(&means.lines) {
            let apart = cells(written).iter().zip(&cells(means)).filter(|(written, means)| written != means).count();
            cells_apart.set(cells_apart.get() + apart);
        }
    }
    Ok(true)
}

#[test]
fn what_is_declared_of_data_reads_as_the_same_data_written_plainly() {
    let cells_apart = Cell::new(0);
    let (taken, made) = for_each(&case(), 2, |case| reads_the_same(case, &cells_apart));
    assert!(taken * 10 >= made * 8, "only {taken} of {made} programs are taken");
    assert!(cells_apart.get() > 20 * taken as usize, "only {} cells are written otherwise", cells_apart.get());
}
