//! Why a cell holds what it holds: from a place in a table back to clauses and records. And what is told of decisions (`advice`).
//!
//! `explain` walks the records through the conditions of one cell in the order in which they apply, by the plain text of each
//! condition rather than by the counted grid: what is told is what the rules say, and tests hold it to the cells. Keys and
//! values of records are told only where the question asks for them. Sees what is counted; prints nothing.

mod advice;
mod conditions;
mod formula;
mod funnel;
pub(crate) mod key;
mod rank;
mod record;

use crate::exec::{self, Aggregates, Context, Origin, origin, shown_by};
use crate::model::{Body, Formula, Measure, Model, Position, Table};
use crate::outcome::{Because, CellSource, CellValue, Explanation, Funnel, Manner, Named, Place, State, TableOutcome};
use crate::plan::{CellPlan, Plan, TablePlan};
use crate::records::Records;
use crate::schema::RecordId;
use crate::speech::{Words, known};
use crate::syntax::tree::Dimension;

pub(crate) use advice::advise;

use conditions::Conditions;
use funnel::Asked;

/// What was evaluated: the rules, the records, and what came of them.
#[derive(Clone, Copy)]
pub(crate) struct Evaluated<'a> {
    /// The checked program.
    pub model: &'a Model,
    /// How it is evaluated.
    pub plan: &'a Plan,
    /// The records.
    pub records: &'a Records,
    /// Their derived fields.
    pub aggregates: &'a Aggregates,
}

/// What is asked about one cell, its place by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The table.
    pub table: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// Whether the keys of the records counted are told.
    pub keys: bool,
    /// A record of the measured type, by row, whose values are told with the outcome of each condition.
    pub why_not: Option<u32>,
}

/// Explains a cell of a table that was worked out from the same rules and records. `None` if there is no such cell.
pub(crate) fn explain(evaluated: Evaluated<'_>, outcome: &TableOutcome, question: Question) -> Option<Explanation> {
    let Evaluated { model, plan, .. } = evaluated;
    let (table, plan) = (model.tables.get(question.table)?, plan.tables.get(question.table)?);
    let (row, column) = (question.row, question.column);
    if row >= table.rows.members.len() {
        return None;
    }
    let cell = outcome.cell(row, column)?.clone();
    let mut explanation = Explanation {
        table: Named { name: table.name.clone(), label: table.title.clone() },
        cites: table.cites.clone(),
        locale: model.report.locale,
        row: table.headers.rows.get(row).cloned().unwrap_or_default(),
        row_cites: table.rows.members[row].cites.clone(),
        column: table.headers.columns.get(column).cloned().unwrap_or_default(),
        column_cites: table.columns.members.get(column)?.cites.clone(),
        manner: manner(table, plan, row, column),
        source: CellSource::NotApplicable(said_by(table, row, column)),
        because: None,
        record: None,
        cell,
    };
    let here = Position::own(row, column);
    match (origin(table, here), measured(table, plan, row, column)) {
        // Where a formula of the other axis comes first, the cell over the other period is none that is measured.
        (Origin::Formula(Formula::Own(aside, _), _), _)
            if measured(table.at(Some(*aside)), plan.at(Some(*aside)), row, column).is_some() =>
        {
            let is_alone = table.asides.get(*aside).is_some_and(|aside| aside.cell.is_some());
            let (table, plan) = (table.at(Some(*aside)), plan.at(Some(*aside)));
            explanation.measured(evaluated, question, (table, plan))?;
            if let CellSource::Measured(funnel) = &mut explanation.source {
                funnel.alone = is_alone;
            }
        }
        (Origin::Formula(formula, names), _) => {
            explanation.calculated(evaluated, outcome, question, (formula, names));
        }
        (Origin::Measure, Some(_)) => explanation.measured(evaluated, question, (table, plan))?,
        (Origin::NotApplicable | Origin::Measure, _) => explanation.because = Some(Because::NotApplicable),
    }
    Some(explanation)
}

impl Explanation {
    /// Tells of a cell that is worked out from others.
    fn calculated(
        &mut self,
        evaluated: Evaluated<'_>,
        outcome: &TableOutcome,
        question: Question,
        formula: (&Formula, Dimension),
    ) {
        let (model, here) = (evaluated.model, Position::own(question.row, question.column));
        let Some(table) = model.tables.get(question.table) else { return };
        // Cells over other periods are in no outcome: they are counted for this formula, if it names any.
        let mut is_elsewhere = false;
        formula.0.positions(here, formula.1, &mut |at| is_elsewhere |= at.aside.is_some());
        let values = is_elsewhere.then(|| all_values(evaluated, question.table)).flatten();
        let elsewhere = |at: Position| values.as_ref()?.get(table.number_of(at)).cloned();
        let mut calculation = formula::calculation(model, outcome, table, formula, here, &elsewhere);
        let value_of = |at: Position| match at.aside {
            None => outcome.cell(at.row, at.column).map(|cell| cell.value.clone()),
            Some(_) => elsewhere(at),
        };
        let value_of = |at: Position| value_of(at).unwrap_or(CellValue::State(State::Missing));
        let value = (self.cell.value.clone(), &value_of as &dyn Fn(Position) -> CellValue);
        match rank::ranking(table, formula.0, here, &value_of) {
            // What is ranked may belong to the row, and of nobody is it known.
            Some(Ok(_)) if matches!(self.cell.value, CellValue::State(_)) => {
                let terms = calculation.terms.iter().map(|term| term.member.id.clone());
                self.because = Some(Because::Terms(terms.collect()));
            }
            Some(Ok(ranking)) => calculation.ranking = Some(ranking),
            Some(Err(because)) => self.because = Some(because),
            None => self.because = formula::because(table, formula, here, &calculation, value),
        }
        self.source = CellSource::Calculated(calculation);
    }

    /// Tells of a measured cell: of one of the table, or of what stands aside of it.
    fn measured(
        &mut self,
        Evaluated { model, records, aggregates, .. }: Evaluated<'_>,
        Question { row, column, keys, why_not, .. }: Question,
        (table, plan): (&Table, &TablePlan),
    ) -> Option<()> {
        let (measure, cell) = measured(table, plan, row, column)?;
        let population = plan.populations.get(cell.population)?;
        let criteria = known(model, measure.record);
        let words = Words { model, record: measure.record, criteria: &criteria, brief: false, words: table.words };
        let context = Context { schema: &model.schema, records, aggregates, record: measure.record };
        let conditions = Conditions { words, table, population };
        let asked = Asked { context, words, population };
        let of_cell = conditions.of_cell(row, column);
        let funnel = asked.funnel(measure, cell, &of_cell, keys);
        let why_not = why_not.filter(|row| (*row as usize) < records.set(measure.record).len());
        self.record = why_not.map(|row| asked.record(&conditions, &of_cell, row));
        let merged: Vec<String> = match self.cell.value {
            CellValue::State(State::NotComputable) => {
                let holds = |(row, column): &(usize, usize)| {
                    asked.funnel(measure, cell, &conditions.of_cell(*row, *column), false).counted > 0
                };
                let found = table.lacking(row, column).into_iter().filter(holds);
                found.flat_map(|(r, c)| made_of_several(table, (row, column), (r, c))).collect()
            }
            _ => Vec::new(),
        };
        self.because = match merged.is_empty() {
            true => not_measured(&funnel, self.cell.value.clone()),
            false => Some(Because::Merged(merged)),
        };
        self.source = CellSource::Measured(funnel);
        Some(())
    }
}

/// The record type whose records a cell measures; `None` for one that is worked out from others, and where there is no such cell.
#[must_use]
pub fn measured_record(model: &Model, plan: &Plan, table: usize, row: usize, column: usize) -> Option<RecordId> {
    let (table, plan) = (model.tables.get(table)?, plan.tables.get(table)?);
    if row >= table.rows.members.len() || column >= table.columns.members.len() {
        return None;
    }
    match origin(table, Position::own(row, column)) {
        Origin::Formula(Formula::Own(aside, _), _) => {
            let of = measured(table.at(Some(*aside)), plan.at(Some(*aside)), row, column);
            of.map(|(measure, _)| measure.record)
        }
        Origin::Measure => measured(table, plan, row, column).map(|(measure, _)| measure.record),
        _ => None,
    }
}

/// The values of all cells of a table and its asides, by number.
fn all_values(Evaluated { model, plan, records, aggregates }: Evaluated<'_>, table: usize) -> Option<Vec<CellValue>> {
    let counted = exec::count(model, plan, records, aggregates, exec::Share::WHOLE);
    exec::all_values(model, plan, &counted, table)
}

/// How the exact value of a cell is brought into print.
fn manner(table: &Table, plan: &TablePlan, row: usize, column: usize) -> Manner {
    let (presentation, _) = shown_by(table, plan, Position::own(row, column));
    let total_rounding = presentation.total_rounding.filter(|_| table.rows.members[row].is_total);
    Manner {
        percent: presentation.percent,
        rounding: total_rounding.or(presentation.rounding),
        strip_zeros: presentation.strip_zeros,
    }
}

/// The measure of a cell and how it is planned.
fn measured<'m>(table: &'m Table, plan: &TablePlan, row: usize, column: usize) -> Option<(&'m Measure, CellPlan)> {
    let cell = (*plan.cells.get(row * table.columns.members.len() + column)?)?;
    let body = if cell.by_row { &table.rows.members[row].body } else { &table.columns.members[column].body };
    match body {
        Body::Measure(measure) => Some((measure, cell)),
        Body::Formula(_) | Body::NotApplicable => None,
    }
}

/// Who says that the form has no such cell.
fn said_by(table: &Table, row: usize, column: usize) -> Place {
    if table.single(row, column).is_some() {
        Place::Table
    } else if table.rows.members[row].body == Body::NotApplicable {
        Place::Row(row)
    } else {
        Place::Column(column)
    }
}

/// The rows and columns of another cell than this one: codes made of several.
fn made_of_several(table: &Table, own: (usize, usize), other: (usize, usize)) -> Vec<String> {
    let row = (own.0 != other.0).then(|| table.rows.members[other.0].id.clone());
    let column = (own.1 != other.1).then(|| table.columns.members[other.1].id.clone());
    row.into_iter().chain(column).collect()
}

/// Why a measured cell has no value.
fn not_measured(funnel: &Funnel, value: CellValue) -> Option<Because> {
    match value {
        CellValue::State(_) if !funnel.given => Some(Because::NotGiven),
        CellValue::State(State::Missing) => Some(Because::NothingKnown),
        CellValue::State(State::Undetermined) => Some(Because::OfNobody),
        CellValue::State(_) if funnel.counted == 0 => Some(Because::NoRecords),
        CellValue::State(_) => Some(Because::DoesNotFit),
        CellValue::Number(_) | CellValue::Date(_) => None,
    }
}
