//! The grid of one record type in one table.

use indexmap::IndexMap;

use crate::model::lacking::NOT_COMPUTABLE;
use crate::model::{Body, Expression, Leaf, Model, Table, leaves};
use crate::schema::RecordId;
use crate::syntax::tree::{self, MeasureKind};

use super::axis::{self, AxisPlan};
use super::condition::{Condition, Dimensions, Draft, Finished};
use super::cut::{Asked, Dimension};

/// What a table asks of the records of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// The type.
    pub record: RecordId,
    /// The axes of the grid.
    pub dimensions: Vec<Dimension>,
    /// Which records are in the table's universe.
    pub universe: Condition,
    /// The tests of that.
    pub tests: Vec<Asked>,
    /// The rows' conditions.
    pub rows: AxisPlan,
    /// The columns' conditions.
    pub columns: AxisPlan,
    /// The splits of the columns, then of the rows, whose arms are about this type.
    pub splits: Vec<SplitPlan>,
    /// What is summed, averaged, compared or told apart.
    pub operands: Vec<Operand>,
}

/// A split whose arms are verified at every point.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitPlan {
    /// Whether it is one of the rows' (else of the columns').
    pub of_rows: bool,
    /// Its position in the model's axis.
    pub split: usize,
    /// The member that is split; `None` is the universe.
    pub parent: Option<usize>,
    /// All arms, `otherwise` among them.
    pub arms: Vec<usize>,
}

/// An expression whose values are gathered at every point.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// What is measured.
    pub expression: Expression,
    /// What it can lack.
    pub leaves: Vec<Leaf>,
    /// Whether sums are needed.
    pub sum: bool,
    /// Whether the least and the greatest are needed.
    pub extremes: bool,
    /// Whether the different values are needed.
    pub distinct: bool,
}

impl SplitPlan {
    /// The axis that its arms stand on.
    pub(crate) fn axis(&self) -> tree::Dimension {
        if self.of_rows { tree::Dimension::Row } else { tree::Dimension::Column }
    }
}

impl Population {
    /// The rows, or the columns.
    pub(crate) fn axis(&self, dimension: tree::Dimension) -> &AxisPlan {
        match dimension {
            tree::Dimension::Row => &self.rows,
            tree::Dimension::Column => &self.columns,
        }
    }

    /// The position of an operand.
    #[must_use]
    pub fn operand(&self, expression: &Expression) -> Option<usize> {
        self.operands.iter().position(|o| o.expression == *expression)
    }
}

/// Plans the grids of a table and its asides for the records of one type over the same dimensions and operands; `refined` with a
/// region for each code.
pub(super) fn populations(model: &Model, tables: &[&Table], record: RecordId, refined: bool) -> Vec<Population> {
    let operands = operands(model, tables, record);
    let mut dimensions = Dimensions::new(model, record).refined(refined);
    let draft = |table: &&Table| PopulationDraft::new(&mut dimensions, table, record);
    let drafts: Vec<PopulationDraft> = tables.iter().map(draft).collect();
    let finished = dimensions.finish();
    let drafts = tables.iter().zip(drafts);
    drafts.map(|(table, draft)| draft.finish(table, record, &finished, &operands)).collect()
}

/// Plans the grids of two tables for the records of one type over the same dimensions, cut as finely as both need: a point of
/// one is a point of the other.
#[must_use]
pub fn populations_together(model: &Model, tables: [&Table; 2], record: RecordId) -> [Population; 2] {
    let mut dimensions = Dimensions::new(model, record);
    let drafts = tables.map(|table| (table, PopulationDraft::new(&mut dimensions, table, record)));
    let finished = dimensions.finish();
    drafts.map(|(table, draft)| draft.finish(table, record, &finished, &operands(model, &[table], record)))
}

/// The conditions of a table before the cuts are known.
struct PopulationDraft {
    universe: Draft,
    rows: Vec<Draft>,
    columns: Vec<Draft>,
}

impl PopulationDraft {
    fn new(dimensions: &mut Dimensions<'_>, table: &Table, record: RecordId) -> PopulationDraft {
        let universe = if record == table.record { axis::clauses(dimensions, &table.universe) } else { Vec::new() };
        let rows = axis::drafts(dimensions, &table.rows, record);
        let columns = axis::drafts(dimensions, &table.columns, record);
        PopulationDraft { universe: Draft::All(universe), rows, columns }
    }

    fn finish(self, table: &Table, record: RecordId, finished: &Finished, operands: &[Operand]) -> Population {
        let mut tests = Vec::new();
        self.universe.tests(&mut tests);
        Population {
            record,
            tests,
            universe: self.universe.finish(finished),
            rows: axis::finish(&table.rows, record, &self.rows, finished),
            columns: axis::finish(&table.columns, record, &self.columns, finished),
            splits: splits(table, record, false).chain(splits(table, record, true)).collect(),
            operands: operands.to_vec(),
            dimensions: finished.dimensions.clone(),
        }
    }
}

fn splits(table: &Table, record: RecordId, of_rows: bool) -> impl Iterator<Item = SplitPlan> + '_ {
    let axis = if of_rows { &table.rows } else { &table.columns };
    axis.splits.iter().enumerate().filter_map(move |(index, split)| {
        let arms: Vec<usize> = split.arms.iter().chain(&split.otherwise).copied().collect();
        // Codes, which records of any type can reach, are asked of those of the table.
        let about = axis.members[*arms.first()?].about.unwrap_or(table.record);
        (about == record).then_some(SplitPlan { of_rows, split: index, parent: split.parent, arms })
    })
}

/// What an operand can lack. A part of a condition can be impossible to compute while another part lacks a value.
fn lacking_of(model: &Model, record: RecordId, operand: &Expression) -> Vec<Leaf> {
    let mut leaves = leaves(&model.schema, &model.aggregates, record, operand);
    let impossible = Leaf::Referring(NOT_COMPUTABLE.to_owned());
    if operand.lacks_by_parts() && operand.can_fail() && !leaves.contains(&impossible) {
        leaves.push(impossible);
    }
    leaves
}

fn operands(model: &Model, tables: &[&Table], record: RecordId) -> Vec<Operand> {
    let mut operands: IndexMap<Expression, Operand> = IndexMap::new();
    for member in tables.iter().flat_map(|table| table.rows.members.iter().chain(&table.columns.members)) {
        let Body::Measure(measure) = &member.body else { continue };
        let Some(expression) = measure.operand.as_ref().filter(|_| measure.record == record) else { continue };
        if !operands.contains_key(expression) {
            let leaves = lacking_of(model, record, expression);
            let nothing =
                Operand { expression: expression.clone(), leaves, sum: false, extremes: false, distinct: false };
            operands.insert(expression.clone(), nothing);
        }
        let operand = &mut operands[expression];
        match measure.kind {
            MeasureKind::Sum | MeasureKind::Average => operand.sum = true,
            MeasureKind::Min | MeasureKind::Max => operand.extremes = true,
            MeasureKind::CountDistinct => operand.distinct = true,
            MeasureKind::Count => {}
        }
    }
    operands.into_values().collect()
}
