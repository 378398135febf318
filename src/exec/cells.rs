//! The rules evaluated once for each point of a grid, weighted by its records.

use std::collections::BTreeMap;

use crate::model::{Model, Path, Table};
use crate::outcome::{BrokenSplit, CellValue, State, TableAccount};
use crate::plan::{CellPlan, Population, Standing, TablePlan};
use crate::syntax::tree::MeasureKind;
use crate::value::{Number, Truth, Value};

use super::distinct::in_unions;
use super::found::Found;
use super::grid::Grid;
use super::ledger::{Ledger, lacks};
use super::masked::Masked;
use super::open::{self, OpenPoint};
use super::tally::{OperandTally, Tally};

/// Evaluates every point of a grid.
pub(super) fn evaluate<'g>(model: &Model, table: &Table, plan: &TablePlan, index: usize, grid: &'g Grid) -> Found<'g> {
    let population = &plan.populations[index];
    let width = table.columns.members.len();
    let mut found = Found {
        cells: vec![Tally::default(); table.rows.members.len() * width],
        columns: vec![Ledger::default(); width],
        rows: vec![Ledger::default(); table.rows.members.len()],
        of_each: BTreeMap::new(),
        account: TableAccount {
            record: model.schema.record_name(population.record).to_owned(),
            accepted: grid.accepted,
            counted: 0,
            outside: 0,
            undetermined: 0,
            reach_no_row: 0,
            over: None,
        },
        open: Vec::new(),
        splits: vec![(0, 0); population.splits.len()],
    };
    let mut pointed = Pointed::new(table, plan, index);
    // Different values are counted for all cells together, from all points.
    let tells_apart = population.operands.iter().any(|operand| operand.distinct);
    let is_united = population.rows.union.is_some();
    let masked = (!tells_apart && !is_united)
        .then(|| Masked::new(population, table, &pointed.measured, &pointed.is_real))
        .flatten();
    for (at, (regions, tally)) in grid.points.iter().enumerate() {
        if masked.as_ref().is_some_and(|masked| masked.add(regions, tally, &mut found)) {
            continue;
        }
        let region = |dimension: usize| regions.get(dimension).copied();
        let account = &mut found.account;
        match population.universe.at(&region) {
            Some(Truth::Yes) => {
                account.counted += tally.records;
                pointed.add(at, (regions, tally), &mut found);
            }
            Some(Truth::Undetermined) => {
                account.undetermined += tally.records;
                found.open.push(OpenPoint { population: index, index: at, regions, tally });
            }
            _ => account.outside += tally.records,
        }
    }
    pointed.tell_apart(&mut found);
    found
}

/// The points of one population, one after the other.
struct Pointed<'a, 'g> {
    population: &'a Population,
    /// Its position in the plan.
    index: usize,
    /// What each cell measures of this population, row by row; `None` where it is worked out otherwise.
    measured: Vec<Option<CellPlan>>,
    width: usize,
    rows: Standing,
    columns: Standing,
    /// Whether each row is one that a record should reach.
    is_real: Vec<bool>,
    /// Of each row that of all in the same table, where there is one for each.
    of_each: Vec<Option<usize>>,
    /// For each of the population's splits how many arms are yes, and how many are open.
    arms: Vec<(u64, u64)>,
    /// By axis (the rows' second) and member: the splits that it is an arm of.
    splits: [Vec<Option<usize>>; 2],
    /// Where different values are counted: the points, each with the cells that it is counted in.
    told_apart: Vec<(&'g Tally, Vec<usize>)>,
}

impl<'a, 'g> Pointed<'a, 'g> {
    fn new(table: &'a Table, plan: &'a TablePlan, index: usize) -> Pointed<'a, 'g> {
        let population = &plan.populations[index];
        let is_real = population.rows.members.iter().zip(&table.rows.members);
        let is_real = is_real
            .map(|(planned, row)| planned.is_measure && planned.applies && !row.is_total && !row.hidden)
            .collect();
        let mut splits = [&table.columns, &table.rows].map(|axis| vec![None; axis.members.len()]);
        for (index, split) in population.splits.iter().enumerate() {
            split.arms.iter().for_each(|arm| splits[usize::from(split.of_rows)][*arm] = Some(index));
        }
        let arms = vec![(0, 0); population.splits.len()];
        let own = |cell: Option<CellPlan>| cell.filter(|cell| cell.population == index);
        Pointed {
            population,
            index,
            measured: open::measured(table, plan).into_iter().map(own).collect(),
            width: table.columns.members.len(),
            rows: Standing::default(),
            columns: Standing::default(),
            is_real,
            of_each: table.rows.of_each(),
            arms,
            splits,
            told_apart: Vec::new(),
        }
    }

    fn add(&mut self, index: usize, (regions, tally): (&'g [u32], &'g Tally), found: &mut Found<'g>) {
        let population = self.population;
        let region = |dimension: usize| regions.get(dimension).copied();
        population.rows.stand(&region, &mut self.rows);
        population.columns.stand(&region, &mut self.columns);
        let mut cells = Vec::new();
        for r in self.rows.yes() {
            for c in self.columns.yes() {
                if self.measured[r * self.width + c].is_some() {
                    found.cells[r * self.width + c].merge_figures(tally);
                    cells.push(r * self.width + c);
                }
            }
        }
        if population.operands.iter().any(|operand| operand.distinct) {
            self.told_apart.push((tally, cells));
        }
        if self.is_open(tally) {
            self.ledgers(population, regions, tally, found);
            found.open.push(OpenPoint { population: self.index, index, regions, tally });
        }
        if self.is_real.contains(&true) && !self.rows.yes().any(|r| self.is_real[r]) {
            found.account.reach_no_row += tally.records;
        }
        self.verify(population, tally, found);
    }

    /// Counts the different values of each cell that asks for them. A point is in many cells: sets are not put together for each.
    fn tell_apart(&self, found: &mut Found<'_>) {
        for (operand, _) in self.population.operands.iter().enumerate().filter(|(_, operand)| operand.distinct) {
            let asks = |cell: &usize| self.measured[*cell].is_some_and(|planned| planned.operand == Some(operand));
            let set = |(tally, cells): &(&'g Tally, Vec<usize>)| {
                let set = tally.operands.get(operand)?.told_apart();
                Some((set, cells.iter().copied().filter(asks).collect()))
            };
            let sets: Vec<_> = self.told_apart.iter().filter_map(set).collect();
            let counts = in_unions(&sets, found.cells.len());
            for (cell, values) in counts.into_iter().enumerate().filter(|(cell, _)| asks(cell)) {
                if let Some(of) = found.cells[cell].operands.get_mut(operand) {
                    of.tell_apart(values);
                }
            }
        }
    }

    /// Whether some member cannot decide the records of a point, or some operand has no value for one.
    fn is_open(&self, tally: &Tally) -> bool {
        let is_open = |standing: &Standing| standing.yes().count() < standing.found().len();
        is_open(&self.rows)
            || is_open(&self.columns)
            || tally.operands.iter().any(|operand| !operand.missing.is_empty())
    }

    /// Puts down the records of a point to the columns and rows that cannot decide them: those of which some cell would change.
    fn ledgers(&self, population: &Population, regions: &[u32], tally: &Tally, found: &mut Found<'_>) {
        let (rows, columns) = (self.rows.found(), self.columns.found());
        let cell = |row: usize, column: usize| self.measured[row * self.width + column];
        for &column in columns {
            self.ledger_of_column(column, &|_| true, (regions, tally), &mut found.columns[column]);
        }
        // Of those that surely belong to one of the tables, where there is one for each.
        for whole in self.rows.yes().filter(|row| self.of_each[*row] == Some(*row)) {
            for &column in columns {
                let mut ledger = Ledger::default();
                let is_own = |row: usize| self.of_each[row] == Some(whole);
                self.ledger_of_column(column, &is_own, (regions, tally), &mut ledger);
                if !ledger.is_empty() {
                    found.of_each.entry((whole, column)).or_default().merge(ledger);
                }
            }
        }
        for &row in rows {
            let asked = || columns.iter().filter_map(|column| cell(row, *column));
            let ledger = &mut found.rows[row];
            if self.rows.truth(row) == Truth::Undetermined {
                let planned = &population.rows.members[row];
                // Who lacks the code itself is not listed under each row of the list.
                let has_code = |code: &Path| !lacks(population, &population.rows, row, regions, code);
                let is_listed = planned.has_conditions || planned.decides_beside.as_ref().is_some_and(has_code);
                if is_listed && asked().next().is_some() {
                    ledger.undetermined(population, &population.rows, row, regions, tally.records);
                }
            } else if let Some(operand) = asked().filter(|cell| cell.by_row).find_map(|cell| cell.operand) {
                ledger.operand(population, operand, &tally.operands[operand]);
            }
        }
    }

    /// Puts down the records of a point to a column, as far as rows of some kind ask.
    fn ledger_of_column(
        &self,
        column: usize,
        is_asked: &dyn Fn(usize) -> bool,
        (regions, tally): (&[u32], &Tally),
        ledger: &mut Ledger,
    ) {
        let rows = self.rows.found().iter().filter(|row| is_asked(**row));
        let asked = || rows.clone().filter_map(|row| self.measured[row * self.width + column]);
        if self.columns.truth(column) == Truth::Undetermined {
            if asked().next().is_some() {
                let columns = &self.population.columns;
                ledger.undetermined(self.population, columns, column, regions, tally.records);
            }
        } else if let Some(operand) = asked().filter(|cell| !cell.by_row).find_map(|cell| cell.operand) {
            ledger.operand(self.population, operand, &tally.operands[operand]);
        }
    }

    /// Whether exactly one arm of each split takes the records of a point.
    fn verify(&mut self, population: &Population, tally: &Tally, found: &mut Found<'_>) {
        self.arms.fill((0, 0));
        for (standing, splits) in [(&self.columns, &self.splits[0]), (&self.rows, &self.splits[1])] {
            for &member in standing.found() {
                let Some(split) = splits[member] else { continue };
                let arms = &mut self.arms[split];
                if standing.truth(member).is_yes() { arms.0 += 1 } else { arms.1 += 1 }
            }
        }
        for ((split, broken), (yes, open)) in population.splits.iter().zip(&mut found.splits).zip(&self.arms) {
            let standing = if split.of_rows { &self.rows } else { &self.columns };
            if split.parent.is_some_and(|parent| !standing.truth(parent).is_yes()) {
                continue;
            }
            if *yes > 1 {
                broken.0 += tally.records;
            } else if *yes == 0 && *open == 0 {
                broken.1 += tally.records;
            }
        }
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
        Some(Value::Number(n)) => CellValue::Number(n.clone()),
        Some(Value::Date(date)) => CellValue::Date(*date),
        _ => CellValue::State(State::NotComputable),
    };
    match kind {
        MeasureKind::Count => number(count(tally.records)),
        MeasureKind::CountDistinct => number(count(values.distinct())),
        MeasureKind::Sum => values.sum().map_or(CellValue::State(State::TooLarge), CellValue::Number),
        MeasureKind::Average => match (values.sum(), count(values.known)) {
            (None, _) => CellValue::State(State::TooLarge),
            (Some(sum), records) => number(records.and_then(|records| sum.checked_div(records))),
        },
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
pub(super) fn broken_splits(table: &Table, plan: &TablePlan, found: &[Found<'_>]) -> Vec<BrokenSplit> {
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
