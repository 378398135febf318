//! What is proved of a split or check fails on no records.

use std::cell::Cell;

use bieu::Rules;
use bieu::outcome::{CheckResult, Place, TableOutcome};
use bieu::unstable::prove::{Limits, Proof, Question, Verdict};
use proptest::prop_assert;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each_case_of, is_counted_of_what_is_given, read};
use super::generate::{Case, Input, is_blank};
use crate::english;

/// What was proved of splits and checks and held to records, by kind.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    splits: u32,
    /// Checks without limits.
    checks: u32,
    /// Checks where something is known, held to records of which it is.
    known: u32,
    /// Checks in tables with rows or single cells that stand apart.
    apart: u32,
}

/// A split or check that was proved is broken by no records, blanks among them; one that was proved where something is known by none of which
/// it is, whatever else is missing; and neither in any row that it speaks of.
#[test]
fn what_is_proved_holds() {
    let (tally, tied) = (Cell::new(Tally::default()), Cell::new(0));
    let cases = for_each_case_of(250, |rules, case| {
        let records = read(rules, &case.inputs);
        if !is_counted_of_what_is_given(rules, &records) {
            return Ok(());
        }
        let outcome = rules.evaluate(&records).unwrap();
        for proof in rules.proofs() {
            if let (true, Verdict::Proved, Question::Holds { check, .. }) =
                (rules.model().report.name == proof.table, &proof.verdict, &proof.question)
            {
                let fails =
                    outcome.checks.iter().find(|c| c.check == *check && matches!(c.result, CheckResult::Fails { .. }));
                prop_assert!(fails.is_none(), "{} was proved: {:?}", check, fails);
                tied.set(tied.get() + 1);
            }
            let Some(table) = outcome.table(&proof.table) else { continue };
            // Of two checks that are shown alike (`[2] <= 1`, `[2] <= [1]`) nobody can tell which failed.
            let alike = |other: &&Proof| other.table == proof.table && other.question == proof.question;
            let of_table = rules.model().tables.iter().find(|of| of.name == proof.table);
            let shown = |check: &str| of_table.map_or(0, |of| of.checks.iter().filter(|c| c.shown == check).count());
            let is_ambiguous = matches!(&proof.question, Question::Holds { check, .. } if shown(check) > 1);
            if is_ambiguous || rules.proofs().iter().filter(alike).count() > 1 {
                continue;
            }
            let (limits, mut proved) = (limits(proof), tally.get());
            match (&proof.question, limits) {
                (Question::Disjoint(split) | Question::Complete(split), Some(_)) => {
                    proved.splits += 1;
                    let broken = table.broken_splits.iter().find(|broken| broken.split == *split);
                    let is_complete = matches!(proof.question, Question::Complete(_));
                    let records = broken.map_or(0, |b| if is_complete { b.uncovered } else { b.overlapping });
                    prop_assert!(records == 0, "{} was proved: {:?}", split, broken);
                }
                (Question::Holds { check, .. }, Some(limits)) if limits.is_about_blanks() => {
                    if let Some(filled) = filled(rules, case, proof, &limits) {
                        proved.known += 1;
                        holds(&filled, check, &limits)?;
                    }
                }
                (Question::Holds { check, .. }, Some(limits)) => {
                    proved.checks += u32::from(limits.except.is_empty());
                    proved.apart += u32::from(!limits.except.is_empty());
                    holds(table, check, &limits)?;
                }
                _ => {}
            }
            tally.set(proved);
        }
        Ok(())
    });
    let Tally { splits, checks, known, apart } = tally.get();
    println!("{:?}, {} between tables", tally.get(), tied.get());
    assert!(tied.get() > 0, "nothing was proved between tables");
    let enough = if cases >= 20_000 { 1_000 } else { 1 };
    assert!(splits.min(checks).min(known).min(apart) >= enough, "too little was proved: {:?}", tally.get());
}

/// Within which limits a proof holds; `None` for what is none.
fn limits(proof: &Proof) -> Option<Limits> {
    match &proof.verdict {
        Verdict::Proved => Some(Limits::default()),
        Verdict::ProvedWhere(limits) => Some(limits.clone()),
        Verdict::Refuted { .. } | Verdict::NotDecided(_) => None,
    }
}

fn holds(table: &TableOutcome, check: &str, limits: &Limits) -> Result<(), TestCaseError> {
    let name = |place: Place| match place {
        Place::Row(row) => format!("row `{}`", table.rows[row].id),
        Place::Column(column) => format!("column `{}`", table.columns[column].id),
        Place::Table => String::new(),
    };
    let mut results = table.checks.iter().filter(|result| result.check == check);
    let fails = results.find(|result| {
        matches!(result.result, CheckResult::Fails { .. })
            && !limits.except.iter().any(|except| english(except) == name(result.place))
    });
    prop_assert!(fails.is_none(), "{} was proved within {:?}: {:?}", check, limits, fails);
    Ok(())
}

/// The table over the same records with the fields known that have to be; `None` where they cannot be filled in, or where something
/// that is worked out has no value all the same and the proof says nothing of that.
fn filled(rules: &Rules, case: &Case, proof: &Proof, limits: &Limits) -> Option<TableOutcome> {
    let (_, witness) = limits.beyond.as_ref()?;
    let mut inputs = case.inputs.clone();
    for label in &limits.known {
        let mut record = rules.schema().record_name(witness.record).to_owned();
        for step in label.split(" › ") {
            let field = step.strip_prefix("Field ")?;
            fill(inputs.iter_mut().find(|input| input.record == record)?, field)?;
            // References lead to the type whose number they bear.
            record = field.strip_prefix("to").map_or(record.clone(), |number| format!("Rec{number}"));
        }
    }
    let outcome = rules.evaluate(&read(rules, &inputs)).unwrap().table(&proof.table)?.clone();
    (!limits.computable || outcome.undetermined.is_empty()).then_some(outcome)
}

/// Fills the blanks of a field with what another record has there. Records at even places and at odd ones lead to none of each other.
fn fill(input: &mut Input, field: &str) -> Option<()> {
    let column = input.header.split(',').position(|name| name == field)?;
    for parity in [0, 1] {
        let of_parity = || (parity..input.lines.len()).step_by(2);
        let cells: Vec<Vec<String>> = of_parity().map(|line| cells(&input.lines[line])).collect();
        if !cells.iter().any(|cells| is_blank(&cells[column])) {
            continue;
        }
        let known = cells.iter().map(|cells| &cells[column]).find(|cell| !is_blank(cell) && *cell != "??")?.clone();
        for (line, mut cells) in of_parity().zip(cells).collect::<Vec<_>>() {
            if is_blank(&cells[column]) {
                cells[column].clone_from(&known);
                input.lines[line] = cells.join(",");
            }
        }
    }
    Some(())
}

/// The cells of a line as they are written, quotation marks and all.
pub(super) fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for sign in line.chars() {
        is_quoted ^= sign == '"';
        match cells.last_mut() {
            Some(_) if sign == ',' && !is_quoted => cells.push(String::new()),
            Some(cell) => cell.push(sign),
            None => {}
        }
    }
    cells
}
