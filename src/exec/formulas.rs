//! Formulas over finished measures, cell by cell, each worked out when it is first needed.

use std::collections::BTreeMap;

use crate::model::{Body, Formula, Position, SolveOrder, Table};
use crate::outcome::{Cell, CellValue, Locale, Presentation, ShownGlyphs, State};
use crate::plan::TablePlan;
use crate::syntax::tree::Dimension;
use crate::value::{Direction, Number};

/// Works out all cells of a table from its measured ones and those of its asides, row by row.
pub(super) fn cells(table: &Table, plan: &TablePlan, measured: &[Option<CellValue>], locale: Locale) -> Vec<Cell> {
    let mut solver = Solver::new(table, plan, measured);
    (0..table.size())
        .map(|cell| {
            let at = table.position_of(cell);
            let value = solver.value(at);
            let (presentation, glyphs) = shown_by(table, plan, at);
            let in_total = table.rows.members[at.row].is_total;
            // The value is already scaled: only rounding and glyphs remain.
            Presentation { percent: false, ..presentation }.cell(value, in_total, locale, &glyphs)
        })
        .collect()
}

/// The values of all cells, those of the asides behind the table's own.
pub(super) fn values(table: &Table, plan: &TablePlan, measured: &[Option<CellValue>]) -> Vec<CellValue> {
    let mut solver = Solver::new(table, plan, measured);
    (0..measured.len()).map(|cell| solver.value(table.position_of(cell))).collect()
}

#[derive(Debug, Clone)]
enum Progress {
    New,
    Open,
    Done(CellValue),
}

struct Solver<'a> {
    table: &'a Table,
    plan: &'a TablePlan,
    measured: &'a [Option<CellValue>],
    solved: Vec<Progress>,
    /// Of the columns that are ranked, each with its aside and the direction: the rank of each row.
    ranks: BTreeMap<Ranked, Vec<CellValue>>,
}

/// A column of the table or of an aside that is ranked, and which way.
type Ranked = (Option<usize>, usize, Direction);

/// Where the value of a cell comes from.
pub(crate) enum Origin<'a> {
    /// The form has no such cell.
    NotApplicable,
    /// Records are measured: by the row if [`CellPlan::by_row`](crate::plan::CellPlan) says so, else by the column.
    Measure,
    /// A formula, and the axis of the members that it names.
    Formula(&'a Formula, Dimension),
}

impl<'a> Solver<'a> {
    fn new(table: &'a Table, plan: &'a TablePlan, measured: &'a [Option<CellValue>]) -> Solver<'a> {
        Solver { table, plan, measured, solved: vec![Progress::New; measured.len()], ranks: BTreeMap::new() }
    }

    /// The exact value of a cell, after `as percent`.
    fn value(&mut self, at: Position) -> CellValue {
        let cell = self.table.number_of(at);
        match &self.solved[cell] {
            Progress::Done(value) => return value.clone(),
            // The checker refuses circles; this keeps a hand-made model from hanging.
            Progress::Open => return CellValue::State(State::NotComputable),
            Progress::New => self.solved[cell] = Progress::Open,
        }
        let value = match origin(self.table, at) {
            Origin::NotApplicable => CellValue::State(State::NotApplicable),
            Origin::Measure => self.measured[cell].clone().unwrap_or(CellValue::State(State::NotApplicable)),
            Origin::Formula(formula, names) => match formula.rank() {
                Some((over, of, direction)) => self.rank(at.row, (over.unwrap_or(at.aside), of, direction)),
                None => evaluate(formula, at, names, &mut |at| self.value(at)),
            },
        };
        let in_total = self.table.rows.members[at.row].is_total;
        let value = shown_by(self.table, self.plan, at).0.settled(value, in_total);
        self.solved[cell] = Progress::Done(value.clone());
        value
    }
}

impl Solver<'_> {
    fn rank(&mut self, row: usize, of: Ranked) -> CellValue {
        if let Some(ranks) = self.ranks.get(&of) {
            return ranks[row].clone();
        }
        let ranks = self.ranked(of);
        let rank = ranks[row].clone();
        self.ranks.insert(of, ranks);
        rank
    }

    /// The rank of every row: among those of the lowest level that have a value, of the same table where there is one for each.
    fn ranked(&mut self, (aside, column, direction): Ranked) -> Vec<CellValue> {
        let rows = &self.table.at(aside).rows;
        let (lowest, of_each) = (rows.lowest(), rows.of_each());
        let mut ranks = vec![CellValue::State(State::NotApplicable); lowest.len()];
        let mut known = Vec::new();
        for row in (0..lowest.len()).filter(|row| lowest[*row]) {
            match self.value(Position { aside, row, column }) {
                CellValue::State(State::Undetermined) => ranks[row] = CellValue::State(State::Undetermined),
                CellValue::State(_) => {}
                value => known.push((value, row)),
            }
        }
        known.sort_by(|(a, row), (b, other)| {
            let same_table = of_each[*row].cmp(&of_each[*other]);
            same_table.then_with(|| CellValue::in_order(Some(a), Some(b), direction))
        });
        let (mut begins, mut first) = (0, 0);
        for (place, (value, row)) in known.iter().enumerate() {
            if of_each[*row] != of_each[known[begins].1] {
                (begins, first) = (place, place);
            } else if *value != known[first].0 {
                first = place;
            }
            let rank = i64::try_from(first - begins + 1).map(Number::from);
            ranks[*row] = rank.map_or(CellValue::State(State::TooLarge), CellValue::Number);
        }
        ranks
    }
}

/// Where the value of a cell comes from: its own rule, its row or its column.
pub(crate) fn origin(table: &Table, at: Position) -> Origin<'_> {
    let table = table.at(at.aside);
    if let Some(single) = table.single(at.row, at.column) {
        return match &single.body {
            Body::Formula(formula) => Origin::Formula(formula, Dimension::Column),
            _ => Origin::NotApplicable,
        };
    }
    match (&table.rows.members[at.row].body, &table.columns.members[at.column].body) {
        (Body::NotApplicable, _) | (_, Body::NotApplicable) => Origin::NotApplicable,
        // A row that is worked out from others is not ranked.
        (Body::Formula(_), Body::Formula(by_column)) if by_column.rank().is_some() => Origin::NotApplicable,
        (Body::Formula(by_row), Body::Formula(by_column)) => match table.solve {
            SolveOrder::RowsFirst => Origin::Formula(by_column, Dimension::Column),
            SolveOrder::ColumnsFirst => Origin::Formula(by_row, Dimension::Row),
        },
        (Body::Formula(formula), Body::Measure(_)) => Origin::Formula(formula, Dimension::Row),
        (Body::Measure(_), Body::Formula(formula)) => Origin::Formula(formula, Dimension::Column),
        (Body::Measure(_), Body::Measure(_)) => Origin::Measure,
    }
}

/// How a cell is shown: by the member whose body was used, then by the other, then by the table.
pub(crate) fn shown_by<'a>(table: &'a Table, plan: &TablePlan, at: Position) -> (Presentation, [&'a ShownGlyphs; 3]) {
    let of = table.at(at.aside);
    let (by_row, by_column) = (&of.rows.members[at.row], &of.columns.members[at.column]);
    let row_glyphs = [&by_row.glyphs, &by_column.glyphs, &of.glyphs];
    let column_glyphs = [&by_column.glyphs, &by_row.glyphs, &of.glyphs];
    if let Some(single) = of.single(at.row, at.column) {
        return (single.presentation, column_glyphs);
    }
    let planned = plan.at(at.aside).cells[at.row * of.columns.members.len() + at.column];
    match origin(table, at) {
        Origin::Formula(_, Dimension::Row) => (by_row.presentation_across(by_column), row_glyphs),
        Origin::Formula(_, Dimension::Column) => (by_column.presentation_across(by_row), column_glyphs),
        Origin::NotApplicable if matches!(by_row.body, Body::NotApplicable) => (by_row.presentation, row_glyphs),
        Origin::Measure if planned.is_some_and(|cell| cell.by_row) => (by_row.presentation, row_glyphs),
        Origin::NotApplicable | Origin::Measure => (by_column.presentation, column_glyphs),
    }
}

/// The value of the formula of a cell, given those of the cells that it names; `names` is the axis of its members.
pub(crate) fn evaluate(
    formula: &Formula,
    here: Position,
    names: Dimension,
    value: &mut dyn FnMut(Position) -> CellValue,
) -> CellValue {
    use crate::value::ArithmeticOp;
    match formula {
        Formula::Member(member) => value(here.instead(names, *member)),
        Formula::Sum(members) => members.iter().fold(CellValue::Number(crate::value::Number::ZERO), |sum, member| {
            ArithmeticOp::Add.apply(sum, value(here.instead(names, *member)))
        }),
        Formula::Cell(row, column) => value(Position { row: *row, column: *column, ..here }),
        Formula::Over(aside, inner) => evaluate(inner, here.over(*aside), names, value),
        Formula::Own(aside, _) => value(here.over(Some(*aside))),
        // It hangs on all rows, and stands in no formula: who works a cell out asks for it.
        Formula::Rank(..) => CellValue::State(State::NotComputable),
        Formula::Number(number) => CellValue::Number(number.clone()),
        Formula::Negate(inner) => match evaluate(inner, here, names, value) {
            CellValue::Number(number) => CellValue::Number(number.negated()),
            CellValue::Date(_) => CellValue::State(State::NotComputable),
            state => state,
        },
        Formula::Binary(op, left, right) => {
            let left = evaluate(left, here, names, value);
            op.apply(left, evaluate(right, here, names, value))
        }
    }
}
