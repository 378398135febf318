//! A report for each: what each holds is what a program of its own holds that asks for it by name, or has a row for it; and they add up.

use std::cell::Cell;

use bieu::outcome::{Cell as Figure, CellValue, Outcome, Place, TableOutcome, Undetermined};
use bieu::unstable::model::Body;
use bieu::unstable::plain;
use bieu::unstable::syntax::tree::MeasureKind;
use bieu::value::Number;
use bieu::{ReportOfEach, Rules};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;

use super::agreement::{for_each_case_of, loaded, read};
use super::generate::Case;

/// How many cells were held to another program, by what that is.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    by_rows: u32,
    by_name: u32,
    sums: u32,
}

/// Where a cell says how many records it is not decided of, those are in it too of which it is not known for which report they count; a program
/// that asks by name says the same of its cell, and of how many is another thing.
fn held(cell: &Figure) -> String {
    match (&cell.value, cell.undetermined) {
        (CellValue::State(_), _) | (_, 1..) => format!("{:?}", cell.value),
        (_, 0) => cell.shown.clone(),
    }
}

/// The rules without what is said of each: for one code, asked for by its name.
fn by_name(rules: &str, code: &str) -> String {
    let line = |line: &str| match line.split_once(" for each ") {
        Some((head, _)) => format!("{head} {{\n"),
        // What is asked between tables was asked of each.
        None if line.starts_with("  check t") && line.contains("[") && !line.starts_with("  check total") => {
            String::new()
        }
        None => format!(
            "{}\n",
            line.replace(" = this", &format!(" = {code}")).replace("{this}", "x").replace("{this.code}", "x")
        ),
    };
    rules.lines().map(line).collect()
}

/// Whether what the report is for is a code of a list that does not change: a condition asks for the code that a record carries, and `this` takes what
/// leads to it too.
fn is_asked_for_as_it_stands(rules: &Rules, text: &str) -> bool {
    let list = text.split_once(" for each ").and_then(|(_, rest)| rest.split_once(" {"));
    let list = list.and_then(|(name, _)| rules.schema().find_list(name));
    list.is_some_and(|list| rules.schema().list(list).history.is_empty()) && !text.contains(" within this")
}

fn same_tables(own: &TableOutcome, named: &TableOutcome, code: &str) -> Result<u32, TestCaseError> {
    let ids = |table: &TableOutcome| table.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    prop_assert_eq!(ids(own), ids(named));
    for (at, (one, other)) in own.cells.iter().zip(&named.cells).enumerate() {
        let (row, column) = (&own.rows[at / own.columns.len()].id, &own.columns[at % own.columns.len()].id);
        prop_assert_eq!(held(one), held(other), "{} of {} [{}, {}]", own.name, code, row, column);
    }
    // Of what is undetermined, those are told of which it is known that they belong to it.
    let of_columns = |table: &TableOutcome| -> Vec<_> {
        let of_column = |entry: &&Undetermined| matches!(entry.place, Place::Column(_));
        let told = |entry: &Undetermined| (entry.place, entry.records, entry.missing.clone(), entry.over);
        table.undetermined.iter().filter(of_column).map(told).collect()
    };
    // All that belong to it are in its total, where one is printed; a program of its own without one asks them nothing.
    if own.rows.iter().any(|row| row.is_total) {
        prop_assert_eq!(of_columns(own), of_columns(named), "{} of {}", own.name, code);
    }
    prop_assert_eq!(own.halves, named.halves);
    let shown = |table: &TableOutcome| {
        let shown = table.shown_rows.clone()?;
        let rest = shown.rest.map(|rest| (rest.label, rest.cells.iter().map(held).collect::<Vec<_>>()));
        Some((shown.rows, shown.left_out, shown.after_first, rest))
    };
    prop_assert_eq!(shown(own), shown(named), "{} of {}", own.name, code);
    Ok(own.cells.len() as u32)
}

/// The total of each is its row in a table that has one for each.
fn totals_are_rows(reports: &[ReportOfEach], rules: &Rules, whole: &Outcome) -> Result<u32, TestCaseError> {
    let mut cells = 0;
    for (report, table) in reports.iter().flat_map(|report| whole.tables.iter().map(move |table| (report, table))) {
        let Some(own) = report.outcome.table(&table.name) else { continue };
        let of = rules.model().tables.iter().find(|of| of.name == table.name);
        let on_ranks = of.map(|of| of.on_ranks()).unwrap_or_default();
        // Each ranks its own rows, and is ranked in the table that has a row for it.
        for (column, _) in table.columns.iter().zip(&on_ranks).filter(|(_, on_ranks)| !**on_ranks) {
            let Some(one) = own.find("total", &column.id) else { continue };
            let other = table.find(&report.id, &column.id);
            let held = |cell: &Figure| (cell.value.clone(), cell.undetermined);
            prop_assert_eq!(Some(held(one)), other.map(held), "{} of {} [{}]", own.name, report.id, column.id);
            cells += 1;
        }
    }
    Ok(cells)
}

/// What is counted of each adds up to all that reach one of them, where each record reaches one at most.
fn they_add_up(reports: &[ReportOfEach], rules: &Rules, whole: &Outcome) -> Result<u32, TestCaseError> {
    let mut sums = 0;
    for (model, table) in rules.model().tables.iter().zip(&whole.tables) {
        let all_reach = table.account.iter().all(|account| account.reach_no_row == 0);
        for (member, column) in model.columns.members.iter().zip(&table.columns) {
            let counts = matches!(&member.body, Body::Measure(measure) if measure.kind == MeasureKind::Count);
            let Some(total) = table.find("total", &column.id).filter(|_| counts) else { continue };
            let of_each =
                reports.iter().filter_map(|report| report.outcome.table(&table.name)?.find("total", &column.id));
            let of_each: Vec<&Figure> = of_each.collect();
            if of_each.is_empty() || of_each.iter().any(|cell| cell.undetermined > 0) || !all_reach {
                continue;
            }
            let number =
                |cell: &Figure| if let CellValue::Number(number) = &cell.value { Some(number.clone()) } else { None };
            let sum = of_each.iter().try_fold(Number::ZERO, |sum, cell| sum.checked_add(number(cell)?));
            if sum.is_none() {
                continue;
            }
            prop_assert_eq!(sum, number(total), "{} [{}]", table.name, column.id);
            sums += 1;
        }
    }
    Ok(sums)
}

fn of_case(rules: &Rules, case: &Case, tally: &Cell<Tally>) -> Result<(), TestCaseError> {
    let Some(whole_text) = case.whole.as_ref().filter(|_| rules.model().each.is_some()) else { return Ok(()) };
    let outcome = rules.evaluate(&read(rules, &case.inputs)).unwrap();
    let reports = rules.reports_of_each(&outcome);
    let mut found = tally.get();
    if let Some(whole) = loaded(whole_text, &case.inputs) {
        let of_whole = plain::evaluate(whole.model(), &read(&whole, &case.inputs)).unwrap();
        found.by_rows += totals_are_rows(&reports, &whole, &of_whole)?;
        if !case.rules.contains(" within this") {
            found.sums += they_add_up(&reports, &whole, &of_whole)?;
        }
    }
    let by_names = if is_asked_for_as_it_stands(rules, &case.rules) { reports.as_slice() } else { &[] };
    for report in by_names {
        let Some(named) = loaded(&by_name(&case.rules, &report.id), &case.inputs) else { continue };
        let of_named = plain::evaluate(named.model(), &read(&named, &case.inputs)).unwrap();
        for own in &report.outcome.tables {
            let (Some(other), true) = (of_named.table(&own.name), outcome.table(&own.name).is_some()) else { continue };
            found.by_name += same_tables(own, other, &report.id)?;
        }
    }
    tally.set(found);
    Ok(())
}

#[test]
fn each_holds_what_a_program_of_its_own_holds() {
    let tally = Cell::new(Tally::default());
    for_each_case_of(150, |rules, case| of_case(rules, case, &tally));
    let found = tally.get();
    assert!(found.by_rows.min(found.by_name).min(found.sums) > 0, "too little is held: {found:?}");
}
