//! What is to be done with records: which values are cut into which regions, what is measured, in which order.
//!
//! Rules can tell only finitely many kinds of record apart: the clauses of a table cut each value they read into finitely many
//! *regions* ([`Cut`]). A record is, for the table, one point of the grid that the regions span. [`compile`] of a clean model
//! cannot fail. No record is read here. Both counting (`exec`) and proving (`prove`) work from what is made here.

mod answers;
mod axis;
mod blanks;
mod condition;
mod criteria;
mod cut;
mod derived;
mod domain;
mod extents;
mod folded;
mod guards;
mod identity;
mod intervals;
mod member;
mod population;
#[cfg(feature = "csv")]
mod refinement;
mod regions;
mod rest;
mod standing;
mod stands;

pub use answers::Answers;
pub use axis::AxisPlan;
pub use condition::Condition;
pub(crate) use condition::conditions;
pub use criteria::{CriteriaPlan, RequirementPlan, VersionPlan, criteria_together};
pub(crate) use cut::Test;
pub(crate) use cut::region_numbers;
pub use cut::{Asked, CodeRegions, Cut, Dimension, Domain};
use derived::Derived;
pub use extents::Extents;
pub use identity::Grids;
pub use member::{Before, MemberPlan};
pub use population::{Operand, Population, SplitPlan, populations_together};
pub(crate) use regions::settled;
pub use standing::Standing;
pub use stands::Regions;

use crate::model::{Body, Member, Model, Table};
use crate::schema::RecordId;

/// The plan of a whole program.
#[derive(Debug, Clone)]
pub struct Plan {
    /// A plan for each table of the model and then for each tie, in its order.
    pub tables: Vec<TablePlan>,
    /// A plan for each criteria of the model, in its order.
    pub criteria: Vec<CriteriaPlan>,
    /// Whether each code has a region of its own: then edited rules that read the same fields can be answered from what is counted.
    pub refined: bool,
    /// What derived fields are worked out from.
    derived: Derived,
}

/// The plan of one table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TablePlan {
    /// A grid for each record type that the table measures, its own type first.
    pub populations: Vec<Population>,
    /// For each cell, row by row: the population and its operand that the cell measures; `None` where it is worked out otherwise.
    pub cells: Vec<Option<CellPlan>>,
    /// The plans of the table's asides. Their populations are of the same types over the same dimensions and operands, so that a
    /// point of the table's grids is one of theirs.
    pub asides: Vec<TablePlan>,
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
    planned(model, false)
}

/// The same with each code told apart: numbers and days are cut as the rules need it.
#[must_use]
pub fn compile_refined(model: &Model) -> Plan {
    planned(model, true)
}

fn planned(model: &Model, refined: bool) -> Plan {
    Plan {
        tables: model.counted().map(|table| compile_table(model, table, refined)).collect(),
        criteria: model.criteria.iter().map(|criteria| criteria::criteria(model, criteria)).collect(),
        refined,
        derived: Derived::of(&model.aggregates),
    }
}

fn compile_table(model: &Model, table: &Table, refined: bool) -> TablePlan {
    let tables: Vec<&Table> = table.with_asides().map(|(_, table)| table).collect();
    let mut records: Vec<RecordId> = vec![table.record];
    for member in tables.iter().flat_map(|table| table.columns.members.iter().chain(&table.rows.members)) {
        if let Body::Measure(measure) = &member.body
            && !records.contains(&measure.record)
        {
            records.push(measure.record);
        }
    }
    let mut populations: Vec<Vec<Population>> = tables.iter().map(|_| Vec::new()).collect();
    for record in records {
        let together = population::populations(model, &tables, record, refined);
        populations.iter_mut().zip(together).for_each(|(of, population)| of.push(population));
    }
    let mut plans = tables.iter().zip(populations).map(|(table, populations)| {
        let cells = cells(table, &populations);
        TablePlan { populations, cells, asides: Vec::new() }
    });
    let own = plans.next().unwrap_or_default();
    TablePlan { asides: plans.collect(), ..own }
}

fn cells(table: &Table, populations: &[Population]) -> Vec<Option<CellPlan>> {
    let own = |members: &[Member]| -> Vec<Option<CellPlan>> {
        members.iter().map(|member| measured(populations, &member.body)).collect()
    };
    let (rows, columns) = (own(&table.rows.members), own(&table.columns.members));
    let mut cells = Vec::with_capacity(rows.len() * columns.len());
    for (row, by_row) in table.rows.members.iter().zip(&rows) {
        let is_written = matches!(&row.body, Body::Measure(measure) if measure.written);
        for by_column in &columns {
            let cell = by_row.zip(*by_column).map(
                |(row, column)| {
                    if is_written { CellPlan { by_row: true, ..row } } else { column }
                },
            );
            cells.push(cell);
        }
    }
    cells
}

/// What a row or a column measures by itself.
fn measured(populations: &[Population], body: &Body) -> Option<CellPlan> {
    let Body::Measure(measure) = body else { return None };
    let population = populations.iter().position(|p| p.record == measure.record)?;
    let operand = measure.operand.as_ref().and_then(|e| populations[population].operand(e));
    Some(CellPlan { population, operand, by_row: false })
}

impl TablePlan {
    /// The plan of the table itself, or of what stands aside of it.
    #[must_use]
    pub(crate) fn at(&self, aside: Option<usize>) -> &TablePlan {
        aside.and_then(|aside| self.asides.get(aside)).unwrap_or(self)
    }
}
