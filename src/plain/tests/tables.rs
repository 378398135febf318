//! Populations, cells, findings and checks.

use super::*;
use crate::model::{Check, CheckKind, Override, SolveOrder, Split};
use crate::outcome::{
    CellValue, CheckOutcome, CheckResult, Named, NoSum, Outcome, Place, State, TableOutcome, Undetermined,
};
use crate::plain::evaluated;
use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, Rounding, RoundingMode};

fn outcome(table: Table, inputs: &[(RecordId, &str)]) -> Outcome {
    let model = Model { tables: vec![table], ..model() };
    let records = records(&model, inputs);
    evaluated(&model, &records)
}

fn worked_out(table: Table) -> TableOutcome {
    outcome(table, &[(UNIT, UNITS), (PERSON, PERSONS)]).tables.remove(0)
}

/// What is printed in a column, from the first row to the last.
fn printed(table: &TableOutcome, column: usize, columns: usize) -> Vec<&str> {
    table.cells.iter().skip(column).step_by(columns).map(|cell| cell.shown.as_str()).collect()
}

fn arm(condition: Option<Expression>, split: usize) -> Member {
    let clauses = condition.into_iter().map(clause).collect();
    Member { clauses, relation: Relation::Arm(split), about: Some(PERSON), ..member(count()) }
}

fn split(arms: Vec<usize>, ordered: bool, otherwise: Option<usize>) -> Split {
    Split { parent: None, arms, ordered, otherwise, shown: "split".to_owned(), span: Span::default() }
}

fn at_level(code: u32) -> Expression {
    compare(CompareOp::Equal, level(), Value::Code(code))
}

fn total_only() -> Axis {
    axis(vec![total()])
}

#[test]
fn measures_over_areas() {
    let columns = vec![
        member(count()),
        member(measure(MeasureKind::Sum, points())),
        member(measure(MeasureKind::Average, points())),
        member(measure(MeasureKind::Min, born())),
        member(measure(MeasureKind::CountDistinct, level())),
        member(Body::Measure(Measure { kind: MeasureKind::Count, record: UNIT, operand: None, written: true })),
    ];
    let outcome = worked_out(table(areas_and_total(), axis(columns)));
    // Low: p1, p2. High: p3, p5. The unit of p4 is not known, so it is in the total alone.
    assert_eq!(printed(&outcome, 0, 6), ["2", "2", "5"]);
    assert_eq!(printed(&outcome, 1, 6), ["5", "5", "10"]);
    assert_eq!(printed(&outcome, 2, 6), ["5", "2.5", "2.5"]);
    assert_eq!(printed(&outcome, 3, 6), ["1990-01-01", "1970-12-31", "1970-12-31"]);
    assert_eq!(printed(&outcome, 4, 6), ["2", "2", "3"]);
    assert_eq!(printed(&outcome, 5, 6), ["1", "2", "3"]);
    let ledger: Vec<(Place, u64, &str)> = outcome
        .undetermined
        .iter()
        .map(|entry| (entry.place, entry.records, entry.missing[0].0.name.as_str()))
        .collect();
    let column = Place::Column;
    let points = [(column(1), 1, "points"), (column(2), 1, "points"), (column(3), 1, "born"), (column(4), 1, "level")];
    assert_eq!(ledger, points);
    let account: Vec<(&str, u64, u64)> =
        outcome.account.iter().map(|of| (of.record.as_str(), of.counted, of.reach_no_row)).collect();
    assert_eq!(account, [("Person", 5, 1), ("Unit", 3, 0)]);
}

#[test]
fn no_value_has_a_reason() {
    // In the low area only p2 is no woman, and p2's points are missing; in the high area p5 may be one or not, and is all there is.
    let of_men = |kind| Member {
        clauses: vec![clause(compare(CompareOp::Equal, woman(), Value::YesNo(false)))],
        about: Some(PERSON),
        ..member(measure(kind, points()))
    };
    let columns = || axis(vec![of_men(MeasureKind::Sum), of_men(MeasureKind::Average)]);
    let outcome_of = |inputs| outcome(table(areas_and_total(), columns()), inputs).tables.remove(0);
    let whole = outcome_of(&[(UNIT, UNITS), (PERSON, PERSONS)]);
    assert_eq!(printed(&whole, 0, 2), ["…", "?", "…"]);
    assert_eq!(printed(&whole, 1, 2), ["…", "?", "…"]);
    assert_eq!(printed(&outcome_of(&[(UNIT, UNITS)]), 0, 2), ["…", "…", "…"]);
}

#[test]
fn the_universe_leaves_out_and_does_not_decide() {
    let universe = vec![clause(woman())];
    let outcome = worked_out(Table { universe, ..table(areas_and_total(), axis(vec![member(count())])) });
    assert_eq!(printed(&outcome, 0, 1), ["1", "1", "3"]);
    let of = &outcome.account[0];
    assert_eq!((of.accepted, of.counted, of.outside, of.undetermined, of.reach_no_row), (5, 3, 1, 1, 1));
}

#[test]
fn an_ordered_split_takes_each_record_once() {
    // Women first: p1, p3, p4. Then those with secondary schooling: p2; of p5 it is not known whether it is taken before.
    // Nobody is left: p5 has secondary schooling in any case.
    let secondary = compare(CompareOp::GreaterOrEqual, level(), Value::Code(SECONDARY));
    let arms = vec![arm(None, 0), arm(Some(secondary), 0), arm(Some(woman()), 0)];
    let columns = Axis { splits: vec![split(vec![2, 1], true, Some(0))], ..axis(arms) };
    let outcome = worked_out(table(total_only(), columns));
    let shown: Vec<&str> = outcome.cells.iter().map(|cell| cell.shown.as_str()).collect();
    assert_eq!(shown, ["0", "1", "3"]);
    let woman = |place| Undetermined {
        place,
        records: 1,
        missing: vec![(Named { name: "woman".to_owned(), label: "woman".to_owned() }, 1)],
        over: None,
        row: None,
    };
    assert_eq!(outcome.undetermined, [woman(Place::Column(1)), woman(Place::Column(2))]);
    assert_eq!(outcome.broken_splits, []);
}

#[test]
fn overlaps_and_holes_are_counted() {
    // p3 is a woman with higher schooling: in both arms. p2 is in neither. p5 is perhaps a woman: no hole.
    let arms = vec![arm(Some(woman()), 0), arm(Some(at_level(HIGHER)), 0)];
    let columns = Axis { splits: vec![split(vec![0, 1], false, None)], ..axis(arms) };
    let broken = worked_out(table(total_only(), columns)).broken_splits;
    let counts: Vec<(u64, u64)> = broken.iter().map(|split| (split.overlapping, split.uncovered)).collect();
    assert_eq!(counts, [(1, 1)]);
}

/// Columns: 0 sum of points, 1 count, 2 sum / count. Rows: 0 low, 1 high, 2 total, 3 low + high.
fn crossing(solve: SolveOrder) -> Table {
    let ratio = Member {
        presentation: Presentation {
            rounding: Some(Rounding { mode: RoundingMode::HalfUp, digits: 1 }),
            total_rounding: Some(Rounding { mode: RoundingMode::Down, digits: 0 }),
            ..Presentation::default()
        },
        ..member(formula(ArithmeticOp::Divide, 0, 1))
    };
    let columns = axis(vec![member(measure(MeasureKind::Sum, points())), member(count()), ratio]);
    let mut rows = areas_and_total();
    rows.members.push(member(formula(ArithmeticOp::Add, 0, 1)));
    Table { solve, ..table(rows, columns) }
}

#[test]
fn the_order_of_formulas_decides_where_they_cross() {
    // Rows first: (5 + 5) / (2 + 2) = 2.5. Columns first: 5 / 2 + 5 / 2 = 5, and since the row does not say how it is shown, it is
    // shown with the column's one digit. The total is 10 / 5 = 2, rounded in its own way.
    assert_eq!(printed(&worked_out(crossing(SolveOrder::RowsFirst)), 2, 3), ["2.5", "2.5", "2", "2.5"]);
    assert_eq!(printed(&worked_out(crossing(SolveOrder::ColumnsFirst)), 2, 3), ["2.5", "2.5", "2", "5.0"]);
}

#[test]
fn formulas_see_a_cell_that_stands_apart() {
    let mut table = crossing(SolveOrder::RowsFirst);
    let presentation = Presentation { percent: true, ..Presentation::default() };
    // Low, count: 2 * 5 = 10, and 1000 as a percentage, which is what the cell holds. Then 5 / 1000 is 0.005.
    let body = Body::Formula(Formula::Binary(
        ArithmeticOp::Multiply,
        Box::new(Formula::Number(number(2))),
        Box::new(Formula::Member(0)),
    ));
    table.overrides.push(Override { row: 0, column: 1, body, presentation });
    table.overrides.push(Override { row: 1, column: 0, body: Body::NotApplicable, presentation });
    let outcome = worked_out(table);
    assert_eq!(printed(&outcome, 1, 3), ["1000", "2", "5", "1002"]);
    assert_eq!(printed(&outcome, 0, 3), ["5", "X", "10", "X"]);
    assert_eq!(outcome.cells[2].value, CellValue::Number(Number::ratio(5, 1000).unwrap()));
    assert_eq!(printed(&outcome, 2, 3), ["0.0", "X", "2", "X"]);
}

fn check(kind: CheckKind) -> Check {
    Check {
        kind,
        shown: "check".to_owned(),
        said: "check".to_owned(),
        message: String::new(),
        warn: false,
        cites: vec![],
        span: Span::default(),
    }
}

fn results(outcome: TableOutcome) -> Vec<(Place, CheckResult)> {
    outcome.checks.into_iter().map(|CheckOutcome { place, result, .. }| (place, result)).collect()
}

#[test]
fn checks_are_verified_on_every_row() {
    let mut table = crossing(SolveOrder::RowsFirst);
    let (left, right) = (Formula::Member(0), Formula::Number(number(5)));
    table.checks.push(check(CheckKind::Compare { over: Dimension::Column, left, op: CompareOp::LessOrEqual, right }));
    let presentation = Presentation::default();
    table.overrides.push(Override { row: 1, column: 0, body: Body::NotApplicable, presentation });
    let not_applicable = CheckResult::NotDecided(State::NotApplicable);
    // p2's points are missing, so that the sums 5 (low) and 10 (all) may be any.
    let open = CheckResult::NotDecided(State::Undetermined);
    let expected = [
        (Place::Row(0), open.clone()),
        (Place::Row(1), not_applicable.clone()),
        (Place::Row(2), open),
        (Place::Row(3), not_applicable),
    ];
    assert_eq!(results(worked_out(table)), expected);
}

#[test]
fn a_total_is_held_against_the_rows_that_make_it_up() {
    let mut table = crossing(SolveOrder::RowsFirst);
    table.checks.push(check(CheckKind::TotalIsSum));
    // Points: 5 + 5 = 10, for p4 has none, and p2's are in the total too. Persons: 2 + 2 and p4, whose unit is not known and lies in one of
    // the two areas. The ratio is no sum, row 3 no part of it.
    let expected = [
        (Place::Column(0), CheckResult::Holds),
        (Place::Column(1), CheckResult::Holds),
        (Place::Column(2), CheckResult::NotAsked(NoSum::Formula)),
    ];
    assert_eq!(results(worked_out(table)), expected);
}

#[test]
fn a_measure_written_on_a_row_goes_before_the_columns() {
    let rows = axis(vec![counting(woman()), member(measure(MeasureKind::Max, points()))]);
    let outcome = worked_out(table(rows, axis(vec![member(count()), counting(at_level(SECONDARY))])));
    // Women: p1, p3, p4; at secondary level p4 and p5 may be, and nobody certainly is. The most points: 7; at secondary level (p2 unknown, p5) -2.
    let shown: Vec<&str> = outcome.cells.iter().map(|cell| cell.shown.as_str()).collect();
    assert_eq!(shown, ["3", "?", "7", "-2"]);
    // p5 is perhaps a woman; p4 perhaps at secondary level; of p2, who is there, the points are missing.
    let ledger: Vec<(Place, u64)> = outcome.undetermined.iter().map(|entry| (entry.place, entry.records)).collect();
    assert_eq!(ledger, [(Place::Column(1), 1), (Place::Row(0), 1), (Place::Row(1), 1)]);
}
