//! The plain evaluator: the rules walked record by record, as the language document says it.
//!
//! It is the second opinion that the grid engine is held against, so it is written to be seen right, not to be fast, and
//! nothing of `plan` or `exec` may enter. What a rule means is said in `model`; what is printed in `outcome`.
//!
//! - `facts`: the records with their derived fields, and one record among them;
//! - `expression`: the value of an expression, and what is missing where there is none;
//! - `population`: the condition of a row or column, written out as one expression;
//! - `settled`: what reads nothing, worked out;
//! - `census`: how each record stands to every row and column;
//! - `standing`: the same for one type and one table, for those who replay a witness;
//! - `possible`: what a derived field can be where referring records lack something;
//! - `tally`: counting and summing;
//! - `cells`, `findings`, `checks`, `rows`: the parts of a table's outcome;
//! - `undecided`, `fillings`, `verdicts`: the records that cells are not decided of, and what checks say however those are;
//! - `decide`: the decision of criteria on one record.

mod cells;
mod census;
mod checks;
mod clauses;
mod decide;
mod expression;
mod facts;
mod fillings;
mod findings;
mod population;
mod possible;
mod rows;
mod ruling;
mod settled;
mod standing;
mod tally;
mod undecided;
mod verdicts;

pub use decide::decide;
pub(crate) use decide::{decided, truth};
pub(crate) use standing::{Standings, values};

use crate::model::{Model, Table, Text};
use crate::outcome::{InputAccount, Outcome, TableOutcome, TextOutcome, fill};
use crate::records::{OtherProgramError, Records};

use census::AllCensuses;
use facts::Facts;
use undecided::Undecided;
use verdicts::Sums;

/// Works out every table and text of a program over records that were read by its schema.
///
/// # Errors
/// The records are of another program.
pub fn evaluate(model: &Model, records: &Records) -> Result<Outcome, OtherProgramError> {
    records.must_be_of(&model.schema)?;
    Ok(evaluated(model, records))
}

/// The same of records that are known to be the program's.
pub(crate) fn evaluated(model: &Model, records: &Records) -> Outcome {
    let facts = Facts::new(model, records);
    let tables: Vec<TableOutcome> = model.tables.iter().map(|table| evaluate_table(&facts, table)).collect();
    let text =
        |text: &Text| TextOutcome { name: text.name.clone(), text: fill(&text.parts, &tables, model.report.locale) };
    Outcome {
        title: model.report.title.clone(),
        cites: model.report.cites.clone(),
        period: model.report.period,
        by_hand: model.report.by_hand.clone(),
        printed: model.report.printed.clone(),
        locale: model.report.locale,
        checks: (model.ties.iter().filter_map(|tie| tie.tied(evaluate_table(&facts, tie).checks)))
            .chain(model.each.iter().flat_map(|each| each.checks(&tables)))
            .collect(),
        texts: model.texts.iter().map(text).collect(),
        inputs: inputs(model, records),
        tables,
    }
}

fn evaluate_table(facts: &Facts<'_>, table: &Table) -> TableOutcome {
    let censuses = AllCensuses::new(facts, table);
    let measured = cells::measured_values(facts, table, &censuses);
    let undecided = Undecided::new(table, &censuses);
    let cells = cells::cells(facts, table, &measured, &undecided);
    let counted = cells::counted(facts, table, &measured);
    let sums = Sums { table, censuses: &censuses, undecided: &undecided, counted: &counted, measured: &measured };
    let (shown_rows, shown_of_each) = rows::shown_rows(facts, table, &censuses, &cells);
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
        undetermined: findings::undetermined(table, &censuses),
        undetermined_of_each: findings::undetermined_of_each(table, &censuses),
        merged: findings::merged(table, &censuses),
        checks: checks::checks(table, &cells, &sums),
        shown_rows,
        shown_of_each,
        broken_splits: findings::broken_splits(table, &censuses),
        account: findings::account(facts, table, &censuses),
        cells,
    }
}

fn inputs(model: &Model, records: &Records) -> Vec<InputAccount> {
    let types = model.schema.records.iter().zip(records.iter());
    let account = types.map(|((name, kind), (_, set))| InputAccount {
        record: name.clone(),
        label: kind.label.clone(),
        given: set.given,
        read: set.read,
        rejected: set.rejects.len() as u64,
    });
    account.collect()
}

#[cfg(test)]
#[cfg(feature = "csv")]
mod tests;
