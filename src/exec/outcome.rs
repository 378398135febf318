//! From counted grids to the outcome of a run.

use crate::model::{Body, Model, Table, Text};
use crate::outcome::{
    Cell, CellValue, CheckOutcome, InputAccount, Locale, Outcome, Place, State, TableOutcome, TextOutcome,
    Undetermined, fill,
};
use crate::plan::{CellPlan, Plan, TablePlan};

use super::account::TypeAccount;
use super::cells;
use super::formulas;
use super::found::Found;
use super::grid::{Counted, Grid};
use super::open::{Leaves, Open, OpenPoint, Touched};
use super::verdicts::Finished;

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
    Outcome {
        title: model.report.title.clone(),
        cites: model.report.cites.clone(),
        period: model.report.period,
        printed: model.report.printed.clone(),
        locale,
        checks: model.ties.iter().enumerate().filter_map(|(index, tie)| tied(index, tie)).collect(),
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

fn table_outcome(model: &Model, table: &Table, plan: &TablePlan, grids: &[Grid], checks: bool) -> TableOutcome {
    let mut found: Vec<Found> =
        grids.iter().enumerate().map(|(index, grid)| cells::evaluate(model, table, plan, index, grid)).collect();
    let points: Vec<OpenPoint<'_>> = found.iter_mut().flat_map(|found| std::mem::take(&mut found.open)).collect();
    let measured = measured(table, plan, &found, grids);
    let (cells, checks) = finished(table, plan, &points, &found, &measured, model.report.locale, checks);
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
        notes: headers.notes,
        undetermined: undetermined(model, plan, &found),
        checks,
        broken_splits: cells::broken_splits(table, plan, &found),
        account: found.into_iter().map(|f| f.account).collect(),
        cells,
    }
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
        Some(cells::measured(measure.kind, planned.operand, tally, grids[planned.population].given))
    };
    plan.cells.iter().enumerate().map(value).collect()
}

/// The cells as they are printed, and the checks if they are asked, with what is not decided.
fn finished(
    table: &Table,
    plan: &TablePlan,
    points: &[OpenPoint<'_>],
    found: &[Found<'_>],
    measured: &[Option<CellValue>],
    locale: Locale,
    checks: bool,
) -> (Vec<Cell>, Vec<CheckOutcome>) {
    let counted = formulas::cells(table, plan, measured, locale);
    let open = Open::new(table, plan, points);
    let touched = match points {
        [] => vec![Touched::default(); measured.len()],
        _ => open.touched(&Leaves::new(table).cells_by_leaf(), measured.len()),
    };
    let values: Vec<CellValue> = counted.iter().map(|cell| cell.value.clone()).collect();
    let is_empty = |cell: usize, plan: &CellPlan| found[plan.population].cells[cell].records == 0;
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

fn undetermined(model: &Model, plan: &TablePlan, found: &[Found<'_>]) -> Vec<Undetermined> {
    let mut ledgers: Vec<Undetermined> = Vec::new();
    for (population, found) in plan.populations.iter().zip(found) {
        let columns = found.columns.iter().enumerate().map(|(index, ledger)| (Place::Column(index), ledger));
        let rows = found.rows.iter().enumerate().map(|(index, ledger)| (Place::Row(index), ledger));
        ledgers.extend(columns.chain(rows).filter_map(|(place, ledger)| ledger.finish(model, population, place)));
    }
    ledgers.sort_by_key(|ledger| ledger.place);
    ledgers
}
