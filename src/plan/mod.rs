//! What is to be done with records: which values are cut into which regions, what is measured, in which order.
//!
//! Rules can tell only finitely many kinds of record apart: the clauses of a table cut each value they read into finitely many
//! *regions* ([`Cut`]). A record is, for the table, one point of the grid that the regions span. [`compile`] of a clean model
//! cannot fail. No record is read here. Both counting (`exec`) and proving (`prove`) work from what is made here.

mod axis;
mod condition;
mod criteria;
mod cut;
mod domain;
mod population;

pub(crate) use axis::conjunction;
pub use axis::{AxisPlan, MemberPlan};
pub use condition::Condition;
pub use criteria::{CriteriaPlan, RequirementPlan, VersionPlan, criteria_together};
pub use cut::{Cut, Dimension, Domain};
pub use domain::end_type;
pub use population::{Operand, Population, SplitPlan, populations_together};

use crate::model::{Body, Model, Table};
use crate::schema::RecordId;

/// The plan of a whole program.
#[derive(Debug, Clone)]
pub struct Plan {
    /// A plan for each table of the model, in its order.
    pub tables: Vec<TablePlan>,
    /// A plan for each criteria of the model, in its order.
    pub criteria: Vec<CriteriaPlan>,
}

/// The plan of one table.
#[derive(Debug, Clone)]
pub struct TablePlan {
    /// A grid for each record type that the table measures, its own type first.
    pub populations: Vec<Population>,
    /// For each cell, row by row: the population and its operand that the cell measures; `None` where it is worked out otherwise.
    pub cells: Vec<Option<CellPlan>>,
}

/// What a cell measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlan {
    /// Position in [`TablePlan::populations`].
    pub population: usize,
    /// Position in [`Population::operands`]; `None` for `count`.
    pub operand: Option<usize>,
    /// Whether the row's measure counts rather than the column's.
    pub by_row: bool,
}

/// Plans every table of a model.
#[must_use]
pub fn compile(model: &Model) -> Plan {
    Plan {
        tables: model.tables.iter().map(|table| compile_table(model, table)).collect(),
        criteria: model.criteria.iter().map(|criteria| criteria::criteria(model, criteria)).collect(),
    }
}

fn compile_table(model: &Model, table: &Table) -> TablePlan {
    let mut records: Vec<RecordId> = vec![table.record];
    for member in table.columns.members.iter().chain(&table.rows.members) {
        if let Body::Measure(measure) = &member.body
            && !records.contains(&measure.record)
        {
            records.push(measure.record);
        }
    }
    let mut populations: Vec<Population> =
        records.iter().map(|record| population::population(model, table, *record)).collect();
    let mut cells = Vec::with_capacity(table.rows.members.len() * table.columns.members.len());
    for row in &table.rows.members {
        for column in &table.columns.members {
            cells.push(cell(&mut populations, &row.body, &column.body));
        }
    }
    TablePlan { populations, cells }
}

fn cell(populations: &mut [Population], row: &Body, column: &Body) -> Option<CellPlan> {
    let (Body::Measure(row), Body::Measure(column)) = (row, column) else { return None };
    let (measure, by_row) = if row.written { (row, true) } else { (column, false) };
    let population = populations.iter().position(|p| p.record == measure.record)?;
    let operand = measure.operand.as_ref().and_then(|e| populations[population].operand(e));
    Some(CellPlan { population, operand, by_row })
}
