//! What must hold of every program and its records.

use std::cell::Cell;

use bieu::Question;
use bieu::Rules;
use bieu::RulesError;
use bieu::outcome::{Because, CellSource, CellValue, FunnelStep, Outcome, Place, State, TableOutcome};
use bieu::records::{Records, read_csv};
use bieu::unstable::model::{Body, Formula, Member};
use bieu::unstable::outcome::Presentation;
use bieu::value::Date;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::difference::difference;
use super::generate::{Case, Input, case, files};

/// How many cases are made up for a law unless the environment says otherwise.
const CASES: u32 = 60;

/// The cases of one run, always the same ones: one in `share` of those that were asked for.
/// Gives how many there were.
pub fn for_each_case(share: u32, property: impl Fn(&Rules, &Case) -> Result<(), TestCaseError>) -> u32 {
    assert_most_are_taken(for_each(&case(), share, |case| of_rules(case, &property)))
}

/// The same of what few cases show: so many of them, or as many as are asked for.
pub fn for_each_case_of(cases: u32, property: impl Fn(&Rules, &Case) -> Result<(), TestCaseError>) -> u32 {
    assert_most_are_taken(for_each_of(cases, &case(), |case| of_rules(case, &property)))
}

fn of_rules(
    case: &Case,
    property: &impl Fn(&Rules, &Case) -> Result<(), TestCaseError>,
) -> Result<bool, TestCaseError> {
    // The checker refuses some made-up programs, and rightly; of those nothing is asked.
    let Some(rules) = loaded(&case.rules, &case.inputs) else { return Ok(false) };
    property(&rules, case).map(|()| true)
}

/// The rules of a program with a row for each record that can be one; none where they are refused, or lack rows.
pub fn loaded(text: &str, inputs: &[Input]) -> Option<Rules> {
    with_rows(program(text, None).ok()?, inputs).ok()
}

/// The rules of a text with the files that stand behind it, read at a day.
pub fn program(text: &str, day: Option<Date>) -> Result<Rules, Box<RulesError>> {
    let (root, files) = files(text);
    Rules::load("rules.bieu", root, &files, day)
}

/// The same rules with the rows that records give.
pub fn with_rows(rules: Rules, inputs: &[Input]) -> Result<Rules, Box<RulesError>> {
    if rules.unit_types().is_empty() {
        return Ok(rules);
    }
    let records = read(&rules, inputs);
    rules.with_units(records).map(|(rules, _)| rules)
}

fn assert_most_are_taken(taken: (u32, u32)) -> u32 {
    // Where few are made up, chance refuses some more.
    assert!((taken.0 + 2) * 10 >= taken.1 * 8, "only {} of {} programs are taken", taken.0, taken.1);
    taken.1
}

/// Made-up things of one run, always the same ones; the property says whether it took one. Gives how many it took, and of how many.
pub fn for_each<T: std::fmt::Debug>(
    made_up: &impl Strategy<Value = T>,
    share: u32,
    property: impl Fn(&T) -> Result<bool, TestCaseError>,
) -> (u32, u32) {
    run(number("BIEU_CASES").unwrap_or(CASES) / share, made_up, property)
}

/// The same of things so small that many can be made up: so many of them, or as many as are asked for.
pub fn for_each_of<T: std::fmt::Debug>(
    cases: u32,
    made_up: &impl Strategy<Value = T>,
    property: impl Fn(&T) -> Result<bool, TestCaseError>,
) -> (u32, u32) {
    run(number("BIEU_CASES").unwrap_or(cases), made_up, property)
}

fn number(name: &str) -> Option<u32> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn run<T: std::fmt::Debug>(
    cases: u32,
    made_up: &impl Strategy<Value = T>,
    property: impl Fn(&T) -> Result<bool, TestCaseError>,
) -> (u32, u32) {
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
    let result = runner.run(made_up, |thing| {
        made.set(made.get() + 1);
        taken.set(taken.get() + u32::from(property(&thing)?));
        Ok(())
    });
    match result {
        Ok(()) => (taken.get(), made.get()),
        Err(TestError::Fail(reason, thing)) => panic!("{reason}\n{thing:?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The records of a case.
pub fn read(rules: &Rules, inputs: &[Input]) -> Records {
    let mut builder = rules.records();
    for input in inputs {
        let record = rules.schema().find_record(&input.record).expect("a record type of the program");
        read_csv(&mut builder, record, &input.record, input.csv().as_bytes()).expect("a file with all its columns");
    }
    builder.finish()
}

/// Whether records are given of each type that derived fields are counted of. What is counted of another is missing, which a run says by
/// itself (`E0906`), and proofs and comparisons do not speak of it.
pub fn is_counted_of_what_is_given(rules: &Rules, records: &Records) -> bool {
    rules.model().aggregates.iter().all(|aggregate| records.set(aggregate.of).given)
}

/// The same inputs with other lines.
fn with_lines(inputs: &[Input], lines: impl Fn(&[String]) -> Vec<String>) -> Vec<Input> {
    inputs.iter().map(|input| Input { lines: lines(&input.lines), ..input.clone() }).collect()
}

pub fn must_agree(one: &Outcome, other: &Outcome) -> Result<(), TestCaseError> {
    difference(one, other).map_or(Ok(()), |difference| Err(TestCaseError::fail(difference)))
}

/// The rows and columns of all tables.
fn members(rules: &Rules) -> impl Iterator<Item = &Member> {
    rules.model().tables.iter().flat_map(|table| table.rows.members.iter().chain(&table.columns.members))
}

/// `rows ListA at level 1 via f0 restated to 2023-11-30`.
fn is_some_of_another_day(line: &str) -> bool {
    line.contains(" restated to ") && [" in ", " at level "].iter().any(|word| line.contains(word))
}

#[test]
fn both_evaluators_say_the_same() {
    let (over, ranks, rests) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let (decided, restated, units, each) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let taken = for_each_case_of(200, |rules, case| {
        decided.set(decided.get() + u32::from(members(rules).any(|member| !member.decided.is_empty())));
        restated.set(restated.get() + u32::from(case.rules.lines().any(is_some_of_another_day)));
        ranks.set(ranks.get() + u32::from(rules.model().tables.iter().any(|table| table.on_ranks().contains(&true))));
        over.set(over.get() + u32::from(rules.model().tables.iter().any(|table| !table.asides.is_empty())));
        units.set(units.get() + u32::from(case.rules.lines().any(|line| line.starts_with("  rows Rec"))));
        each.set(each.get() + u32::from(rules.model().each.as_ref().is_some_and(|each| !each.tables.is_empty())));
        let records = read(rules, &case.inputs);
        let grid = rules.evaluate(&records).unwrap();
        let has_rest = |table: &TableOutcome| table.shown_rows.as_ref().is_some_and(|shown| shown.rest.is_some());
        rests.set(rests.get() + u32::from(grid.tables.iter().any(has_rest)));
        let plain = bieu::unstable::plain::evaluate(rules.model(), &records).unwrap();
        must_agree(&plain, &grid)
    });
    assert!(decided.get() * 50 >= taken, "only {} of {taken} programs have rows of split codes", decided.get());
    assert!(
        restated.get() * 100 >= taken,
        "only {} of {taken} programs give some of a list of another day",
        restated.get()
    );
    assert!(units.get() * 20 >= taken, "only {} of {taken} programs have records as rows", units.get());
    assert!(each.get() * 20 >= taken, "only {} of {taken} programs have a table for each", each.get());
    assert!(ranks.get() * 10 >= taken, "only {} of {taken} programs rank rows", ranks.get());
    assert!(rests.get() * 40 >= taken, "only {} of {taken} outcomes have a row for the rest", rests.get());
    assert!(over.get() * 10 >= taken, "only {} of {taken} programs ask for another period", over.get());
}

#[test]
fn both_evaluators_say_the_same_of_a_list_of_many_rows() {
    let codes: String = (3..300).map(|code| format!("  c{code} \"C {code}\"\n")).collect();
    let rules = format!(
        r#"language 1
codes Place "P" {{
  group low "Low" {{ c0 "C 0" c1 "C 1" c2 "C 2" }}
{codes}}}
codes Sex "S" {{ male "M" female "F" }}
record R "R" {{ key id text  place Place?  sex Sex?  n integer? }}
table t "T" of R where n != 7 {{
  rows Place
  total "All"
  column 1 "N"
  column 2 "F" where sex = female
  column 3 "Sum" = sum n
  column 4 "Different" = count distinct n
  column 5 "Place" = rank of [3] descending
  show rows where [1] > 2
  show rows by [3] descending
  show rows first 10, rest "Others"
}}
table u "U" of R {{
  rows Place
  column 1 "N"
  split [1] by n {{
    column 2 "Low" : 0..3
    column 3 "High" : above 3
    column 4 "Below" : below 0
  }}
}}
"#
    );
    let rules = Rules::from_text("rules.bieu", &rules).unwrap_or_else(|error| panic!("{error}"));
    let blank = |n: usize, every: usize, text: String| if n.is_multiple_of(every) { String::new() } else { text };
    let line = |n: usize| {
        let place = blank(n, 23, format!("C {}", n * n % 300));
        format!("{n},{place},{},{}\n", blank(n, 17, ["M", "F"][n % 2].to_owned()), blank(n, 13, (n % 11).to_string()))
    };
    let csv: String = "id,place,sex,n\n".to_owned() + &(1..800).map(line).collect::<String>();
    let mut builder = rules.records();
    let record = rules.schema().find_record("R").unwrap();
    read_csv(&mut builder, record, "R.csv", csv.as_bytes()).unwrap();
    let records = builder.finish();
    let plain = bieu::unstable::plain::evaluate(rules.model(), &records).unwrap();
    must_agree(&plain, &rules.evaluate(&records).unwrap()).unwrap();
}

#[test]
fn the_order_of_the_records_does_not_matter() {
    for_each_case(3, |rules, case| {
        let turned = with_lines(&case.inputs, |lines| lines.iter().rev().cloned().collect());
        let (records, turned) = (read(rules, &case.inputs), read(rules, &turned));
        must_agree(&rules.evaluate(&records).unwrap(), &rules.evaluate(&turned).unwrap())?;
        must_agree(
            &bieu::unstable::plain::evaluate(rules.model(), &records).unwrap(),
            &bieu::unstable::plain::evaluate(rules.model(), &turned).unwrap(),
        )
    });
}

#[test]
fn parts_add_up_to_the_whole() {
    for_each_case(3, |rules, case| {
        // A record that lacks the reference by which it is counted may refer to any record, also to one of the other half.
        let model = rules.model();
        let by = |a: &bieu::unstable::model::Aggregate| model.schema.record(a.of).field(a.by).optional;
        if model.aggregates.iter().any(by) {
            return Ok(());
        }
        // Records at even places and those at odd ones know nothing of each other, so each half can be counted alone.
        let half = |first| {
            let lines = with_lines(&case.inputs, |lines| lines.iter().skip(first).step_by(2).cloned().collect());
            rules.count_with(&read(rules, &lines), 1).unwrap()
        };
        let mut counted = half(0);
        counted.merge(half(1)).unwrap();
        let whole = read(rules, &case.inputs);
        must_agree(&rules.evaluate(&whole).unwrap(), &rules.outcome(&counted).unwrap())
    });
}

#[test]
fn the_number_of_threads_does_not_matter() {
    for_each_case(3, |rules, case| {
        let records = read(rules, &case.inputs);
        let alone = rules.evaluate_with(&records, 1).unwrap();
        [2, 3, 8]
            .into_iter()
            .try_for_each(|threads| must_agree(&alone, &rules.evaluate_with(&records, threads).unwrap()))
    });
}

#[test]
fn every_record_is_accounted_for() {
    for_each_case(3, |rules, case| {
        let outcome = rules.evaluate(&read(rules, &case.inputs)).unwrap();
        for account in outcome.tables.iter().flat_map(|table| &table.account) {
            let parts = account.counted + account.outside + account.undetermined;
            proptest::prop_assert_eq!(account.accepted, parts, "{:?}", account);
            proptest::prop_assert!(account.reach_no_row <= account.counted, "{:?}", account);
        }
        Ok(())
    });
}

/// Of a rank: how many rows are before comes to it, and the row is one of those that are ranked.
fn rank_is_told(told: &bieu::outcome::Explanation) -> Result<(), TestCaseError> {
    if let CellSource::Calculated(calculation) = &told.source
        && let Some(ranking) = calculation.ranking
    {
        let rank = bieu::value::Number::from(ranking.before as i64 + 1);
        proptest::prop_assert_eq!(CellValue::Number(rank), told.cell.value.clone(), "{:?}", told);
        proptest::prop_assert!(ranking.before + ranking.equal < ranking.ranked, "{:?}", told);
    }
    Ok(())
}

/// Whether a row is the total of all records, and nothing is asked of it itself. What a report is for has a row that is a total too, of its own
/// records alone.
fn is_plain_total(rules: &Rules, (position, row): (usize, usize), table: &TableOutcome) -> bool {
    let is_of_all = rules.model().tables[position].rows.members[row].codes.is_none();
    table.rows[row].is_total && is_of_all && table.undetermined.iter().all(|u| u.place != Place::Row(row))
}

/// Walking the records through the clauses of a cell, one by one, comes to what was counted on the grid, and every record
/// stands in one place.
#[test]
fn every_cell_is_explained() {
    let explained = Cell::new(0);
    for_each_case(3, |rules, case| {
        let records = read(rules, &case.inputs);
        let evaluation = rules.over(&records).unwrap();
        let outcome = evaluation.outcome();
        for (position, table) in outcome.tables.iter().enumerate() {
            for place in 0..table.cells.len() {
                let (row, column) = (place / table.columns.len(), place % table.columns.len());
                let question = Question { table: position, row, column, keys: true, why_not: None };
                let told = evaluation.explain(question).expect("a cell of the table");
                let is_without = matches!(told.cell.value, CellValue::State(_));
                proptest::prop_assert_eq!(told.because.is_some(), is_without, "{:?}", told);
                rank_is_told(&told)?;
                let CellSource::Measured(funnel) = &told.source else { continue };
                explained.set(explained.get() + 1);
                let gone: u64 = funnel.steps.iter().map(|step| step.excluded + step.undetermined).sum();
                proptest::prop_assert_eq!(funnel.accepted, funnel.counted + gone, "{:?}", told);
                proptest::prop_assert_eq!(funnel.keys.as_ref().map(Vec::len), Some(funnel.counted as usize));
                let shown = Presentation {
                    percent: told.manner.percent,
                    rounding: told.manner.rounding,
                    ..Presentation::default()
                };
                let counted = shown.settled(funnel.value.clone(), false);
                if told.cell.value == CellValue::State(State::Undetermined) {
                    let may_be: u64 = funnel.steps.iter().map(|step| step.undetermined).sum();
                    // Those that stand aside because their code was made of several may be it as well.
                    let of_table = &rules.model().tables[position];
                    let members = [&of_table.rows.members[row], &of_table.columns.members[column]];
                    let stand_aside = members.iter().any(|member| !member.lacks.is_empty());
                    let is_all = may_be == told.cell.undetermined || stand_aside && may_be < told.cell.undetermined;
                    proptest::prop_assert!(funnel.counted == 0 && is_all, "{:?}", told);
                } else if matches!(told.because, Some(Because::Merged(_))) {
                    proptest::prop_assert_eq!(&told.cell.value, &CellValue::State(State::NotComputable), "{:?}", told);
                } else {
                    proptest::prop_assert_eq!(counted, told.cell.value.clone(), "{:?}", told);
                }
                if is_plain_total(rules, (position, row), table) && funnel.operand.is_empty() {
                    let of_column = |step: &&FunnelStep| step.condition.place != Place::Table;
                    let by_clauses: u64 = funnel.steps.iter().filter(of_column).map(|step| step.undetermined).sum();
                    // A column of periods stands for its cells over another period.
                    let of_table = &rules.model().tables[position];
                    let over = match &of_table.columns.members[column].body {
                        Body::Formula(Formula::Own(aside, _)) => of_table.asides[*aside].over,
                        _ => None,
                    };
                    let of = (Place::Column(column), over, funnel.alone.then_some(row));
                    let ledger = table.undetermined.iter().find(|entry| (entry.place, entry.over, entry.row) == of);
                    proptest::prop_assert_eq!(by_clauses, ledger.map_or(0, |entry| entry.records), "{:?}", told);
                }
            }
        }
        Ok(())
    });
    assert!(explained.get() > 0, "nothing was explained");
}
