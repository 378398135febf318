//! From counted grids to the outcome of a run.

use crate::model::{Body, Model, Table, Text};
use crate::outcome::{InputAccount, Outcome, Place, TableOutcome, TextOutcome, Undetermined, fill};
use crate::plan::{Plan, TablePlan};
use crate::records::Records;

use super::cells::{self, Found};
use super::checks;
use super::formulas;
use super::grid::{Counted, Grid};

/// Works out every table and text. `counted` must have been counted by the same plan, from `records` or from parts of them.
#[must_use]
pub(crate) fn outcome(model: &Model, plan: &Plan, counted: &Counted, records: &Records) -> Outcome {
    let tables: Vec<TableOutcome> = model
        .tables
        .iter()
        .zip(&plan.tables)
        .zip(&counted.tables)
        .map(|((table, plan), grids)| table_outcome(model, table, plan, grids))
        .collect();
    let locale = model.report.locale;
    let text = |text: &Text| TextOutcome { name: text.name.clone(), text: fill(&text.parts, &tables, locale) };
    Outcome {
        title: model.report.title.clone(),
        cites: model.report.cites.clone(),
        period: model.report.period,
        locale,
        texts: model.texts.iter().map(text).collect(),
        inputs: inputs(model, records),
        tables,
    }
}

fn inputs(model: &Model, records: &Records) -> Vec<InputAccount> {
    let types = model.schema.records.iter();
    types
        .zip(records.iter())
        .map(|((name, kind), (_, set))| InputAccount {
            record: name.clone(),
            label: kind.label.clone(),
            given: set.given,
            read: set.read,
            rejected: set.rejects.len() as u64,
        })
        .collect()
}

fn table_outcome(model: &Model, table: &Table, plan: &TablePlan, grids: &[Grid]) -> TableOutcome {
    let found: Vec<Found> =
        grids.iter().enumerate().map(|(index, grid)| cells::evaluate(model, table, plan, index, grid)).collect();
    let measured: Vec<_> = plan
        .cells
        .iter()
        .enumerate()
        .map(|(cell, planned)| {
            let planned = planned.as_ref()?;
            let (row, column) = (cell / table.columns.members.len(), cell % table.columns.members.len());
            let body = if planned.by_row { &table.rows.members[row].body } else { &table.columns.members[column].body };
            let Body::Measure(measure) = body else { return None };
            let tally = &found[planned.population].cells[cell];
            Some(cells::measured(measure.kind, planned.operand, tally, grids[planned.population].given))
        })
        .collect();
    let cells = formulas::cells(table, plan, &measured, model.report.locale);
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
        checks: checks::checks(table, &cells),
        broken_splits: cells::broken_splits(table, plan, &found),
        account: found.into_iter().map(|f| f.account).collect(),
        cells,
    }
}

fn undetermined(model: &Model, plan: &TablePlan, found: &[Found]) -> Vec<Undetermined> {
    let mut ledgers: Vec<Undetermined> = Vec::new();
    for (population, found) in plan.populations.iter().zip(found) {
        let columns = found.columns.iter().enumerate().map(|(index, ledger)| (Place::Column(index), ledger));
        let rows = found.rows.iter().enumerate().map(|(index, ledger)| (Place::Row(index), ledger));
        ledgers.extend(columns.chain(rows).filter_map(|(place, ledger)| ledger.finish(model, population, place)));
    }
    ledgers.sort_by_key(|ledger| ledger.place);
    ledgers
}
