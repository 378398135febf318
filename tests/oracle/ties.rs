//! Checks between tables: what they compare is what their tables hold.

use std::cell::Cell;

use bieu::outcome::CheckResult;
use bieu::unstable::plain;
use proptest::prop_assert_eq;

use super::agreement::{for_each_case_of, read};

/// Each cell that a tie reads has the value, and is not decided of as many records, as the cell of its table; what fails in the one
/// evaluator's words does so in the other's.
#[test]
fn what_a_tie_reads_is_what_its_tables_hold() {
    let (cells, decided, open) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_each_case_of(100, |rules, case| {
        // In a report for each, what is asked between tables compares the finished figures of one.
        if rules.model().each.is_some() {
            return Ok(());
        }
        let records = read(rules, &case.inputs);
        let outcome = rules.evaluate(&records).unwrap();
        let mut model = rules.model().clone();
        model.tables = std::mem::take(&mut model.ties);
        model.texts.clear();
        model.tests.clear();
        let tied = plain::evaluate(&model, &records).unwrap();
        for (table, found) in model.tables.iter().zip(&tied.tables) {
            for (column, cell) in table.columns.members.iter().zip(&found.cells) {
                // A cell of another period is not printed by itself; one with a measure of its own is the cell itself, which is read too.
                if column.id.contains(" over ") || column.id.ends_with(" by itself") {
                    continue;
                }
                let (name, place) = column.id.split_once('[').unwrap();
                let (row, id) = place.strip_suffix(']').and_then(|place| place.split_once(", ")).unwrap();
                let own = outcome.table(name).and_then(|table| table.find(row, id)).unwrap();
                prop_assert_eq!((&own.value, own.undetermined), (&cell.value, cell.undetermined), "{}", column.id);
                cells.set(cells.get() + 1);
            }
        }
        prop_assert_eq!(outcome.checks.len(), model.tables.len());
        for check in &outcome.checks {
            let of = if matches!(check.result, CheckResult::NotDecided(_)) { &open } else { &decided };
            of.set(of.get() + 1);
        }
        Ok(())
    });
    println!("{} cells, {} decided, {} not", cells.get(), decided.get(), open.get());
    assert!(cells.get().min(decided.get()).min(open.get()) > 0, "too little is tied");
}
