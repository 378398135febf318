//! From counted grids to the outcome of a run.

use std::collections::BTreeMap;

use crate::model::{Aside, Body, Model, Table, Text};
use crate::outcome::{
    BrokenSplit, Cell, CellValue, CheckOutcome, InputAccount, Locale, Outcome, Place, State, TableAccount,
    TableOutcome, TextOutcome, Undetermined, fill,
};
use crate::plan::{CellPlan, Plan, TablePlan};

use super::account::TypeAccount;
use super::cells;
use super::formulas;
use super::found::Found;
use super::grid::{Counted, Grid};
use super::merged::merged;
use super::open::{Open, OpenPoint, Touched};
use super::rows;
use super::weighing::Finished;

/// Works out every table and text. `counted` must have been counted by the same plan. What checks
/// say over blanks can be the most of the work, so they are asked only of the tables and, behind them, of the ties, by position, that
/// `checks` says.
#[must_use]
pub(crate) fn outcome(model: &Model, plan: &Plan, counted: &Counted, checks: &dyn Fn(usize) -> bool) -> Outcome {
    let tables: Vec<TableOutcome> = model
        .tables
        .iter()
        .zip(&plan.tables)
        .zip(&counted.tables)
        .enumerate()
        .map(|(index, ((table, plan), grids))| table_outcome(model, table, plan, grids, checks(index)))
        .collect();
    let tied = |index: usize, tie: &Table| {
        let at = model.tables.len() + index;
        let (plan, grids) = (plan.tables.get(at)?, counted.tables.get(at)?);
        if checks(at) { tie.tied(table_outcome(model, tie, plan, grids, true).checks) } else { None }
    };
    let locale = model.report.locale;
    let text = |text: &Text| TextOutcome { name: text.name.clone(), text: fill(&text.parts, &tables, locale) };
    let of_each = model.each.iter().flat_map(|each| each.checks(&tables));
    Outcome {
        title: model.report.title.clone(),
        cites: model.report.cites.clone(),
        period: model.report.period,
        by_hand: model.report.by_hand.clone(),
        printed: model.report.printed.clone(),
        locale,
        checks: model.ties.iter().enumerate().filter_map(|(index, tie)| tied(index, tie)).chain(of_each).collect(),
        texts: model.texts.iter().map(text).collect(),
        inputs: inputs(model, &counted.accounts),
        tables,
    }
}

fn inputs(model: &Model, accounts: &[TypeAccount]) -> Vec<InputAccount> {
    let types = model.schema.records.iter();
    types
        .zip(accounts)
        .map(|((name, kind), account)| InputAccount {
            record: name.clone(),
            label: kind.label.clone(),
            given: account.given,
            read: account.read,
            rejected: account.rejected(),
        })
        .collect()
}

/// The values of all cells of a table, by position, and of its asides, over the records that are counted; by their numbers.
#[must_use]
pub(crate) fn all_values(model: &Model, plan: &Plan, counted: &Counted, table: usize) -> Option<Vec<CellValue>> {
    let (of, plan, grids) = (model.tables.get(table)?, plan.tables.get(table)?, counted.tables.get(table)?);
    let found = found(model, of, plan, grids);
    Some(formulas::values(of, plan, &all_measured(of, plan, &found, grids)))
}

/// What the points of a table's grids come to, for the table itself or for one of its asides: one for each population.
type FoundOf<'g> = Vec<Found<'g>>;

fn table_outcome(model: &Model, table: &Table, plan: &TablePlan, grids: &[Grid], checks: bool) -> TableOutcome {
    let mut found = found(model, table, plan, grids);
    let points = open_points(&mut found);
    let measured = all_measured(table, plan, &found, grids);
    let (cells, checks) = finished(table, plan, &points, &found, &measured, model.report.locale, checks);
    let size = table.size().max(1);
    let has_records = |cell: usize, plan: &CellPlan| found[cell / size][plan.population].cells[cell % size].records > 0;
    let worked_out = rows::Finished { model, table, plan, grids, cells: &cells, has_records: &has_records };
    let mut shown_of_each = worked_out.shown_rows(&cells_of);
    let shown_rows = shown_of_each.remove(&None);
    let headers = table.headers.clone();
    TableOutcome {
        name: table.name.clone(),
        title: table.title.clone(),
        cites: table.cites.clone(),
        stubs: headers.stubs,
        rows: headers.rows,
        columns: headers.columns,
        column_tree: headers.column_tree,
        row_tree: headers.row_tree,
        halves: headers.halves,
        notes: headers.notes,
        as_given: headers.as_given,
        undetermined: undetermined(model, table, plan, &found),
        undetermined_of_each: undetermined_of_each(model, table, plan, &found),
        merged: merged(table, plan, grids),
        checks,
        broken_splits: broken_splits(table, plan, &found),
        account: accounts(table, found),
        shown_rows,
        shown_of_each: shown_of_each.into_iter().filter_map(|(of, shown)| Some((of?, shown))).collect(),
        cells,
    }
}

/// The cells of a table alone.
fn cells_of(model: &Model, table: &Table, plan: &TablePlan, grids: &[Grid]) -> Vec<Cell> {
    let mut found = found(model, table, plan, grids);
    let points = open_points(&mut found);
    let measured = all_measured(table, plan, &found, grids);
    finished(table, plan, &points, &found, &measured, model.report.locale, false).0
}

fn found<'g>(model: &Model, table: &Table, plan: &TablePlan, grids: &'g [Grid]) -> Vec<FoundOf<'g>> {
    let find = |(aside, of)| {
        let plan = plan.at(aside);
        grids.iter().enumerate().map(|(index, grid)| cells::evaluate(model, of, plan, index, grid)).collect()
    };
    table.with_asides().map(find).collect()
}

/// The values of the measured cells of a table and its asides, by number.
fn all_measured(table: &Table, plan: &TablePlan, found: &[FoundOf<'_>], grids: &[Grid]) -> Vec<Option<CellValue>> {
    let of = |((aside, of), found): ((Option<usize>, _), &FoundOf<'_>)| measured(of, plan.at(aside), found, grids);
    table.with_asides().zip(found).flat_map(of).collect()
}

/// The points that the table or one of its asides cannot decide, each once.
fn open_points<'g>(found: &mut [FoundOf<'g>]) -> Vec<OpenPoint<'g>> {
    let taken = found.iter_mut().flatten().flat_map(|found| std::mem::take(&mut found.open));
    let by_place: BTreeMap<(usize, usize), OpenPoint<'g>> =
        taken.map(|point| ((point.population, point.index), point)).collect();
    by_place.into_values().collect()
}

/// The splits that records break, over the report's period and over the others.
fn broken_splits(table: &Table, plan: &TablePlan, found: &[FoundOf<'_>]) -> Vec<BrokenSplit> {
    let of = |((aside, of), found): ((Option<usize>, &Table), &FoundOf<'_>)| {
        let over = aside.and_then(|aside| table.asides.get(aside)).map(Aside::shown);
        cells::broken_splits(of, plan.at(aside), found).into_iter().map(move |broken| match &over {
            Some(over) => BrokenSplit { split: format!("{} {over}", broken.split), ..broken },
            None => broken,
        })
    };
    table.with_asides().zip(found).flat_map(of).collect()
}

/// The account of the table's records, and of those that asides with another universe have.
fn accounts(table: &Table, found: Vec<FoundOf<'_>>) -> Vec<TableAccount> {
    let mut found = found.into_iter();
    let mut accounts: Vec<TableAccount> = found.next().into_iter().flatten().map(|found| found.account).collect();
    for (aside, found) in table.asides.iter().zip(found).filter(|(aside, _)| table.accounts_for(aside)) {
        let of_own = found.into_iter().take(1).map(|found| found.account);
        accounts.extend(of_own.map(|account| TableAccount { over: aside.over, ..account }));
    }
    accounts
}

/// The values of the measured cells over the records that are counted, row by row.
fn measured(table: &Table, plan: &TablePlan, found: &[Found<'_>], grids: &[Grid]) -> Vec<Option<CellValue>> {
    let width = table.columns.members.len();
    let value = |(cell, planned): (usize, &Option<CellPlan>)| {
        let planned = planned.as_ref()?;
        let (row, column) = (cell / width, cell % width);
        let body = if planned.by_row { &table.rows.members[row].body } else { &table.columns.members[column].body };
        let Body::Measure(measure) = body else { return None };
        let tally = &found[planned.population].cells[cell];
        if is_lacking(table, plan, found, (row, column)) {
            return Some(CellValue::State(State::NotComputable));
        }
        Some(cells::measured(measure.kind, planned.operand, tally, grids[planned.population].given))
    };
    plan.cells.iter().enumerate().map(value).collect()
}

/// Whether records that are counted may be in a cell and do not tell: they are in one for codes made of several.
fn is_lacking(table: &Table, plan: &TablePlan, found: &[Found<'_>], (row, column): (usize, usize)) -> bool {
    let holds_some = |(row, column): (usize, usize)| {
        let cell = row * table.columns.members.len() + column;
        plan.cells[cell].is_some_and(|planned| found[planned.population].cells[cell].records > 0)
    };
    table.lacking(row, column).into_iter().any(holds_some)
}

/// The cells as they are printed, and the checks if they are asked, with what is not decided.
fn finished(
    table: &Table,
    plan: &TablePlan,
    points: &[OpenPoint<'_>],
    found: &[FoundOf<'_>],
    measured: &[Option<CellValue>],
    locale: Locale,
    checks: bool,
) -> (Vec<Cell>, Vec<CheckOutcome>) {
    let counted = formulas::cells(table, plan, measured, locale);
    let open = Open::new(table, plan, points);
    let touched = match points {
        [] => vec![Touched::default(); measured.len()],
        _ => open.touched_cells(),
    };
    let values: Vec<CellValue> = match table.asides.as_slice() {
        [] => counted.iter().map(|cell| cell.value.clone()).collect(),
        _ => formulas::values(table, plan, measured),
    };
    let size = table.size().max(1);
    let is_empty = |cell: usize, planned: &CellPlan| {
        let at = table.position_of(cell);
        let of = &found[cell / size];
        of[planned.population].cells[cell % size].records == 0
            && !is_lacking(table.at(at.aside), plan.at(at.aside), of, (at.row, at.column))
    };
    let mut cells = match open.of_nobody(is_empty) {
        nobody if nobody.is_empty() => counted,
        nobody => {
            let mut printed = measured.to_vec();
            nobody.iter().for_each(|cell| printed[*cell] = Some(CellValue::State(State::Undetermined)));
            formulas::cells(table, plan, &printed, locale)
        }
    };
    cells.iter_mut().zip(&touched).for_each(|(cell, touched)| cell.undetermined = touched.records);
    if !checks {
        return (cells, Vec::new());
    }
    let finished = Finished { table, plan, open: &open, cells: &cells, counted: &values, measured, touched: &touched };
    let checks = finished.checks();
    (cells, checks)
}

/// What could not be decided, over the report's period, then over the others.
fn undetermined(model: &Model, table: &Table, plan: &TablePlan, found: &[FoundOf<'_>]) -> Vec<Undetermined> {
    let of = |((aside, _), found): ((Option<usize>, &Table), &FoundOf<'_>)| {
        let of = aside.and_then(|aside| table.asides.get(aside));
        let (over, row) = (of.and_then(|of| of.over), of.and_then(|of| of.cell).map(|(row, _)| row));
        let ledgers = undetermined_of(model, plan.at(aside), found);
        ledgers.into_iter().map(move |ledger| Undetermined { over, row, ..ledger })
    };
    table.with_asides().zip(found).flat_map(of).collect()
}

/// The columns of each of the tables, where there is one for each.
fn undetermined_of_each(
    model: &Model,
    table: &Table,
    plan: &TablePlan,
    found: &[FoundOf<'_>],
) -> Vec<(usize, Undetermined)> {
    let of = |((aside, _), found): ((Option<usize>, &Table), &FoundOf<'_>)| {
        let beside = aside.and_then(|aside| table.asides.get(aside));
        let (over, row) = (beside.and_then(|of| of.over), beside.and_then(|of| of.cell).map(|(row, _)| row));
        let mut ledgers = Vec::new();
        for (population, found) in plan.at(aside).populations.iter().zip(found) {
            ledgers.extend(found.of_each.iter().filter_map(|((whole, column), ledger)| {
                let ledger = ledger.finish(model, population, Place::Column(*column))?;
                Some((*whole, Undetermined { over, row, ..ledger }))
            }));
        }
        ledgers.sort_by_key(|(whole, ledger)| (*whole, ledger.place));
        ledgers
    };
    table.with_asides().zip(found).flat_map(of).collect()
}

fn undetermined_of(model: &Model, plan: &TablePlan, found: &[Found<'_>]) -> Vec<Undetermined> {
    let mut ledgers: Vec<Undetermined> = Vec::new();
    for (population, found) in plan.populations.iter().zip(found) {
        let columns = found.columns.iter().enumerate().map(|(index, ledger)| (Place::Column(index), ledger));
        let rows = found.rows.iter().enumerate().map(|(index, ledger)| (Place::Row(index), ledger));
        ledgers.extend(columns.chain(rows).filter_map(|(place, ledger)| ledger.finish(model, population, place)));
    }
    ledgers.sort_by_key(|ledger| ledger.place);
    ledgers
}
