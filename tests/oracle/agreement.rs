//! What must hold of every program and its records.

use std::cell::Cell;

use bieu::Rules;
use bieu::outcome::{CheckResult, Outcome};
use bieu::prove::{Question, Verdict};
use bieu::records::{Records, read_csv};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::difference::difference;
use super::generate::{Case, Input, case};

/// The cases of one run, always the same ones: one in `share` of those that were asked for.
fn for_each_case(share: u32, property: impl Fn(&Rules, &Case) -> Result<(), TestCaseError>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u32>().ok());
    let cases = number("BIEU_CASES").unwrap_or(300) / share;
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("BIEU_SEED").unwrap_or(0).to_le_bytes());
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_shrink_time: 60_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let (made, taken) = (Cell::new(0), Cell::new(0));
    let result = runner.run(&case(), |case| {
        made.set(made.get() + 1);
        // The checker refuses some made-up programs, and rightly; of those nothing is asked.
        let Ok(rules) = Rules::from_text("rules.bieu", &case.rules) else { return Ok(()) };
        taken.set(taken.get() + 1);
        property(&rules, &case)
    });
    match result {
        Ok(()) => {
            assert!(taken.get() * 10 >= made.get() * 8, "only {} of {} programs are taken", taken.get(), made.get())
        }
        Err(TestError::Fail(reason, case)) => panic!("{reason}\n{case:?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

fn read(rules: &Rules, inputs: &[Input]) -> Records {
    let mut builder = rules.records();
    for input in inputs {
        let record = rules.schema().find_record(&input.record).expect("a record type of the program");
        read_csv(&mut builder, record, &input.record, input.csv().as_bytes()).expect("a file with all its columns");
    }
    builder.finish()
}

/// The same inputs with other lines.
fn with_lines(inputs: &[Input], lines: impl Fn(&[String]) -> Vec<String>) -> Vec<Input> {
    inputs.iter().map(|input| Input { lines: lines(&input.lines), ..input.clone() }).collect()
}

fn must_agree(one: &Outcome, other: &Outcome) -> Result<(), TestCaseError> {
    difference(one, other).map_or(Ok(()), |difference| Err(TestCaseError::fail(difference)))
}

#[test]
fn both_evaluators_say_the_same() {
    for_each_case(1, |rules, case| {
        let records = read(rules, &case.inputs);
        must_agree(&bieu::plain::evaluate(rules.model(), &records), &rules.evaluate(&records))
    });
}

#[test]
fn the_order_of_the_records_does_not_matter() {
    for_each_case(3, |rules, case| {
        let turned = with_lines(&case.inputs, |lines| lines.iter().rev().cloned().collect());
        let (records, turned) = (read(rules, &case.inputs), read(rules, &turned));
        must_agree(&rules.evaluate(&records), &rules.evaluate(&turned))?;
        must_agree(&bieu::plain::evaluate(rules.model(), &records), &bieu::plain::evaluate(rules.model(), &turned))
    });
}

#[test]
fn parts_add_up_to_the_whole() {
    for_each_case(3, |rules, case| {
        // Records at even places and those at odd ones know nothing of each other, so each half can be counted alone.
        let half = |first| {
            let lines = with_lines(&case.inputs, |lines| lines.iter().skip(first).step_by(2).cloned().collect());
            rules.count_with(&read(rules, &lines), 1)
        };
        let mut counted = half(0);
        counted.merge(half(1));
        let whole = read(rules, &case.inputs);
        must_agree(&rules.evaluate(&whole), &rules.outcome(&counted, &whole))
    });
}

#[test]
fn the_number_of_threads_does_not_matter() {
    for_each_case(3, |rules, case| {
        let records = read(rules, &case.inputs);
        let alone = rules.evaluate_with(&records, 1);
        [2, 3, 8].into_iter().try_for_each(|threads| must_agree(&alone, &rules.evaluate_with(&records, threads)))
    });
}

#[test]
fn every_record_is_accounted_for() {
    for_each_case(3, |rules, case| {
        let outcome = rules.evaluate(&read(rules, &case.inputs));
        for account in outcome.tables.iter().flat_map(|table| &table.account) {
            let parts = account.counted + account.outside + account.undetermined;
            proptest::prop_assert_eq!(account.accepted, parts, "{:?}", account);
            proptest::prop_assert!(account.reach_no_row <= account.counted, "{:?}", account);
        }
        Ok(())
    });
}

/// A split that was proved is broken by no records, and a check that was proved fails only where records could not be decided
/// or a single cell stands apart.
#[test]
fn what_is_proved_holds() {
    let proved = Cell::new(0);
    for_each_case(3, |rules, case| {
        let outcome = rules.evaluate(&read(rules, &case.inputs));
        for proof in rules.proofs().iter().filter(|proof| proof.verdict == Verdict::Proved) {
            let Some(table) = outcome.table(&proof.table) else { continue };
            proved.set(proved.get() + 1);
            match &proof.question {
                Question::Disjoint(split) => {
                    let broken = table.broken_splits.iter().any(|b| b.split == *split && b.overlapping > 0);
                    proptest::prop_assert!(!broken, "{} was proved disjoint", split);
                }
                Question::Complete(split) => {
                    let broken = table.broken_splits.iter().any(|b| b.split == *split && b.uncovered > 0);
                    proptest::prop_assert!(!broken, "{} was proved complete", split);
                }
                Question::Holds(check) => {
                    let stands_apart =
                        rules.model().tables.iter().any(|t| t.name == proof.table && !t.overrides.is_empty());
                    let fails =
                        table.checks.iter().any(|c| c.check == *check && matches!(c.result, CheckResult::Fails { .. }));
                    let excused = stands_apart || !table.undetermined.is_empty();
                    proptest::prop_assert!(!fails || excused, "{} was proved to hold", check);
                }
                _ => {}
            }
        }
        Ok(())
    });
    assert!(proved.get() > 0, "nothing was proved");
}
