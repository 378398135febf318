//! The rules evaluated once for each point of a grid, weighted by its records.

use std::collections::BTreeMap;

use crate::model::{Model, Table};
use crate::outcome::{BrokenSplit, CellValue, State, TableAccount};
use crate::plan::{AxisPlan, Population, TablePlan};
use crate::syntax::tree::MeasureKind;
use crate::value::{Number, Truth, Value};

use super::grid::{Grid, OperandTally, Tally};
use super::ledger::Ledger;

/// What the points of a population come to.
pub(super) struct Found {
    /// A tally for each cell, row by row.
    pub cells: Vec<Tally>,
    /// Undetermined records by column, then by row.
    pub columns: Vec<Ledger>,
    pub rows: Vec<Ledger>,
    pub account: TableAccount,
    /// Overlapping and uncovered records of each of the population's splits.
    pub splits: Vec<(u64, u64)>,
}

/// Evaluates every point of a grid.
pub(super) fn evaluate(model: &Model, table: &Table, plan: &TablePlan, index: usize, grid: &Grid) -> Found {
    let population = &plan.populations[index];
    let width = table.columns.members.len();
    let mut found = Found {
        cells: vec![Tally::default(); table.rows.members.len() * width],
        columns: vec![Ledger::default(); width],
        rows: vec![Ledger::default(); table.rows.members.len()],
        account: TableAccount {
            record: model.schema.record_name(population.record).to_owned(),
            accepted: grid.accepted,
            counted: 0,
            outside: 0,
            undetermined: 0,
            reach_no_row: 0,
        },
        splits: vec![(0, 0); population.splits.len()],
    };
    for (regions, tally) in &grid.points {
        let region = |dimension: usize| regions.get(dimension).copied();
        let account = &mut found.account;
        match population.universe.at(&region) {
            Some(Truth::Yes) => account.counted += tally.records,
            Some(Truth::Undetermined) => account.undetermined += tally.records,
            _ => account.outside += tally.records,
        }
        if population.universe.at(&region) == Some(Truth::Yes) {
            point(table, plan, index, regions, tally, &mut found);
        }
    }
    found
}

fn point(table: &Table, plan: &TablePlan, index: usize, regions: &[u32], tally: &Tally, found: &mut Found) {
    let population = &plan.populations[index];
    let region = |dimension: usize| regions.get(dimension).copied();
    let width = population.columns.members.len();
    let (rows, columns) = (truths(&population.rows, regions), truths(&population.columns, regions));
    for (r, _) in rows.iter().enumerate().filter(|(_, truth)| truth.is_yes()) {
        for (c, _) in columns.iter().enumerate().filter(|(_, truth)| truth.is_yes()) {
            if plan.cells[r * width + c].is_some_and(|cell| cell.population == index) {
                found.cells[r * width + c].merge(tally);
            }
        }
    }
    for (c, member) in population.columns.members.iter().enumerate() {
        if !member.is_measure || !measures(table, c, population) {
            continue;
        }
        match columns[c] {
            Truth::Undetermined => {
                found.columns[c].undetermined(population, &population.columns, c, regions, tally.records);
            }
            Truth::Yes => {
                if let Some(operand) = column_operand(table, population, c) {
                    found.columns[c].operand(population, operand, &tally.operands[operand]);
                }
            }
            Truth::No => {}
        }
    }
    for (r, member) in population.rows.members.iter().enumerate() {
        if member.has_conditions && member.applies && rows[r] == Truth::Undetermined {
            found.rows[r].undetermined(population, &population.rows, r, regions, tally.records);
        }
    }
    let is_row = |r: &usize| {
        let member = &population.rows.members[*r];
        member.is_measure && member.applies && !table.rows.members[*r].is_total
    };
    let mut real_rows = (0..rows.len()).filter(is_row).peekable();
    if real_rows.peek().is_some() && !real_rows.any(|r| rows[r].is_yes()) {
        found.account.reach_no_row += tally.records;
    }
    for (split, broken) in population.splits.iter().zip(&mut found.splits) {
        let truths = if split.of_rows { &rows } else { &columns };
        if split.parent.is_some_and(|parent| !truths[parent].is_yes()) {
            continue;
        }
        let yes = split.arms.iter().filter(|arm| truths[**arm].is_yes()).count();
        let open = split.arms.iter().any(|arm| truths[*arm] == Truth::Undetermined);
        if yes > 1 {
            broken.0 += tally.records;
        } else if yes == 0 && !open {
            broken.1 += tally.records;
        }
    }
    debug_assert!(population.universe.at(&region) == Some(Truth::Yes));
}

fn truths(axis: &AxisPlan, regions: &[u32]) -> Vec<Truth> {
    let region = |dimension: usize| regions.get(dimension).copied();
    axis.truths(&region).into_iter().map(|truth| truth.unwrap_or(Truth::Undetermined)).collect()
}

fn measures(table: &Table, column: usize, population: &Population) -> bool {
    matches!(&table.columns.members[column].body, crate::model::Body::Measure(m) if m.record == population.record)
}

fn column_operand(table: &Table, population: &Population, column: usize) -> Option<usize> {
    match &table.columns.members[column].body {
        crate::model::Body::Measure(measure) => population.operand(measure.operand.as_ref()?),
        _ => None,
    }
}

/// The value of a measured cell.
pub(crate) fn measured(kind: MeasureKind, operand: Option<usize>, tally: &Tally, given: bool) -> CellValue {
    if !given {
        return CellValue::State(State::Missing);
    }
    let Some(operand) = operand else { return number(count(tally.records)) };
    let empty = OperandTally::default();
    let values = tally.operands.get(operand).unwrap_or(&empty);
    if tally.records > 0 && values.known == 0 {
        return CellValue::State(State::Missing);
    }
    let value = |value: Option<&Value>| match value {
        Some(Value::Number(n)) => CellValue::Number(*n),
        Some(Value::Date(date)) => CellValue::Date(*date),
        _ => CellValue::State(State::NotComputable),
    };
    match kind {
        MeasureKind::Count => number(count(tally.records)),
        MeasureKind::CountDistinct => number(count(values.distinct())),
        MeasureKind::Sum => number(values.sum()),
        MeasureKind::Average => number(values.sum().zip(count(values.known)).and_then(|(sum, n)| sum.checked_div(n))),
        MeasureKind::Min => value(values.least()),
        MeasureKind::Max => value(values.greatest()),
    }
}

fn count(records: u64) -> Option<Number> {
    i64::try_from(records).ok().map(Number::from)
}

fn number(number: Option<Number>) -> CellValue {
    number.map_or(CellValue::State(State::NotComputable), CellValue::Number)
}

/// Splits that some records break, the columns' first, each as the model shows it.
pub(super) fn broken_splits(table: &Table, plan: &TablePlan, found: &[Found]) -> Vec<BrokenSplit> {
    let mut broken: BTreeMap<(bool, usize), BrokenSplit> = BTreeMap::new();
    for (population, found) in plan.populations.iter().zip(found) {
        for (split, (overlapping, uncovered)) in population.splits.iter().zip(&found.splits) {
            if overlapping + uncovered == 0 {
                continue;
            }
            let axis = if split.of_rows { &table.rows } else { &table.columns };
            let shown = axis.splits[split.split].shown.clone();
            let entry = BrokenSplit { split: shown, overlapping: *overlapping, uncovered: *uncovered };
            broken.insert((split.of_rows, split.split), entry);
        }
    }
    broken.into_values().collect()
}
