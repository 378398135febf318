//! The cells of a table: measures over their records, then formulas over other cells.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::census::{AllCensuses, Standing};
use super::facts::Facts;
use super::ruling::{places, ruling};
use super::tally::Tally;
use super::undecided::{Records, Undecided, is_lacking};
use crate::model::{Body, Formula, Measure, Position, Table};
use crate::outcome::{Cell, CellValue, Locale, State};
use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, Direction, Number, Truth, Value};

/// Every cell as it is printed, row by row, with how many records are not decided of it.
pub(super) fn cells(
    facts: &Facts<'_>,
    table: &Table,
    measured: &BTreeMap<Position, CellValue>,
    undecided: &Undecided,
) -> Vec<Cell> {
    let mut measured = measured.clone();
    for place in &undecided.of_nobody {
        measured.insert(*place, CellValue::State(State::Undetermined));
    }
    let mut cells = Cells::new(facts, table, measured);
    let (of_ranks, of_each) = (undecided_of_ranks(table, undecided), table.rows.of_each());
    let finished = |place: Position| {
        let own = || undecided.of(table, place).len() as u64;
        let of_rank = of_ranks[place.column].as_ref();
        let undetermined =
            of_rank.map_or_else(own, |of_rank| of_rank.get(&of_each[place.row]).copied().unwrap_or_default());
        Cell { undetermined, ..cells.cell(place) }
    };
    places(table).filter(|place| place.aside.is_none()).map(finished).collect()
}

/// Of each column that hangs on ranks: how many records are not decided of any row that is ranked, by the table where there is one for each.
fn undecided_of_ranks(table: &Table, undecided: &Undecided) -> Vec<Option<BTreeMap<Option<usize>, u64>>> {
    let (lowest, of_each) = (table.rows.lowest(), table.rows.of_each());
    let of_column = |(column, on_ranks): (usize, bool)| {
        let mut records: BTreeMap<Option<usize>, Records> = BTreeMap::new();
        for row in (0..lowest.len()).filter(|row| on_ranks && lowest[*row]) {
            records.entry(of_each[row]).or_default().extend(undecided.of(table, Position::own(row, column)));
        }
        on_ranks.then(|| records.into_iter().map(|(of, records)| (of, records.len() as u64)).collect())
    };
    table.on_ranks().into_iter().enumerate().map(of_column).collect()
}

/// The values of all cells over the records that are counted.
pub(super) fn counted(
    facts: &Facts<'_>,
    table: &Table,
    measured: &BTreeMap<Position, CellValue>,
) -> BTreeMap<Position, CellValue> {
    let mut cells = Cells::new(facts, table, measured.clone());
    places(table).map(|place| (place, cells.cell(place).value)).collect()
}

/// The value of each cell that a measure decides.
pub(super) fn measured_values(
    facts: &Facts<'_>,
    table: &Table,
    censuses: &AllCensuses<'_>,
) -> BTreeMap<Position, CellValue> {
    let mut values = BTreeMap::new();
    for place in places(table) {
        let Body::Measure(measure) = ruling(table, place).body else { continue };
        let census = censuses.at(place.aside).get(&measure.record);
        let standings = census.map_or(&[][..], |census| &census.counted);
        let value = if is_lacking(table, standings, place) {
            CellValue::State(State::NotComputable)
        } else if facts.records.set(measure.record).given {
            measured_value(measure, standings, place)
        } else {
            CellValue::State(State::Missing)
        };
        values.insert(place, value);
    }
    values
}

fn measured_value(measure: &Measure, standings: &[Standing<'_>], Position { row, column, .. }: Position) -> CellValue {
    let mut tally = Tally::new(measure.kind);
    for standing in standings {
        if standing.rows[row].and(standing.columns[column]) == Truth::Yes {
            tally.add(measure.operand.as_ref().and_then(|operand| standing.record.value(operand)));
        }
    }
    match tally.result() {
        Ok(Value::Number(number)) => CellValue::Number(number),
        Ok(Value::Date(date)) => CellValue::Date(date),
        Ok(_) => CellValue::State(State::NotComputable),
        Err(state) => CellValue::State(state),
    }
}

/// A column that is ranked: its aside, the unit whose rows are ranked, itself, and from which end.
type Ranked = (Option<usize>, Option<usize>, usize, Direction);

/// Cells while they are worked out.
struct Cells<'t> {
    table: &'t Table,
    locale: Locale,
    measured: BTreeMap<Position, CellValue>,
    finished: BTreeMap<Position, Cell>,
    /// Those whose formulas are being worked out: one that is met again would go round in a circle.
    begun: BTreeSet<Position>,
    /// Of the columns that are ranked.
    in_order: BTreeMap<Ranked, Rc<[CellValue]>>,
}

impl<'t> Cells<'t> {
    fn new(facts: &Facts<'_>, table: &'t Table, measured: BTreeMap<Position, CellValue>) -> Cells<'t> {
        let locale = facts.model.report.locale;
        Cells { table, locale, measured, finished: BTreeMap::new(), begun: BTreeSet::new(), in_order: BTreeMap::new() }
    }

    fn cell(&mut self, place: Position) -> Cell {
        if let Some(cell) = self.finished.get(&place) {
            return cell.clone();
        }
        let ruling = ruling(self.table, place);
        let value = match ruling.body {
            Body::NotApplicable => CellValue::State(State::NotApplicable),
            Body::Measure(_) => self.measured.get(&place).cloned().unwrap_or(CellValue::State(State::NotComputable)),
            Body::Formula(_) if !self.begun.insert(place) => CellValue::State(State::NotComputable),
            Body::Formula(formula) if formula.rank().is_some() => self.rank(formula, place),
            Body::Formula(formula) => value(formula, place, ruling.names, &mut |place| self.cell(place).value),
        };
        let in_total = self.table.rows.members[place.row].is_total;
        let cell = ruling.presentation.cell(value, in_total, self.locale, &ruling.glyphs);
        self.finished.insert(place, cell.clone());
        cell
    }
}

impl Cells<'_> {
    /// The place of a row among those of the lowest level, by what each has in the column: 1 and as many more as go before it.
    fn rank(&mut self, formula: &Formula, place: Position) -> CellValue {
        let not_applicable = CellValue::State(State::NotApplicable);
        let Some((over, column, direction)) = formula.rank() else { return not_applicable };
        let aside = over.unwrap_or(place.aside);
        if !self.table.at(aside).rows.lowest()[place.row] {
            return not_applicable;
        }
        let own = self.cell(Position { aside, row: place.row, column }).value;
        if let CellValue::State(state) = own {
            return if state == State::Undetermined { CellValue::State(state) } else { not_applicable };
        }
        let of = self.table.at(aside).rows.of_each()[place.row];
        let all = self.values_in_order((aside, of), column, direction);
        let before = all.partition_point(|other| CellValue::in_order(Some(other), Some(&own), direction).is_lt());
        CellValue::Number(Number::from(before as i64 + 1))
    }

    /// What the rows of the lowest level have in a column, in order; without what is no value. `of` is the table, where there is one for each.
    fn values_in_order(
        &mut self,
        (aside, of): (Option<usize>, Option<usize>),
        column: usize,
        direction: Direction,
    ) -> Rc<[CellValue]> {
        if let Some(known) = self.in_order.get(&(aside, of, column, direction)) {
            return known.clone();
        }
        let axis = &self.table.at(aside).rows;
        let (lowest, of_each) = (axis.lowest(), axis.of_each());
        let rows = (0..lowest.len()).filter(|row| lowest[*row] && of_each[*row] == of);
        let mut values: Vec<CellValue> = rows.map(|row| self.cell(Position { aside, row, column }).value).collect();
        values.retain(|value| !matches!(value, CellValue::State(_)));
        values.sort_by(|a, b| CellValue::in_order(Some(a), Some(b), direction));
        let values: Rc<[CellValue]> = values.into();
        self.in_order.insert((aside, of, column, direction), values.clone());
        values
    }
}

/// The value of the formula of a cell, from the values of the cells that it names; `names` is the axis of its members.
pub(super) fn value(
    formula: &Formula,
    here: Position,
    names: Dimension,
    cell: &mut dyn FnMut(Position) -> CellValue,
) -> CellValue {
    match formula {
        Formula::Member(member) => cell(here.instead(names, *member)),
        Formula::Sum(members) => members.iter().fold(CellValue::Number(Number::ZERO), |sum, member| {
            ArithmeticOp::Add.apply(sum, cell(here.instead(names, *member)))
        }),
        Formula::Cell(row, column) => cell(Position { row: *row, column: *column, ..here }),
        Formula::Over(aside, term) => value(term, here.over(*aside), names, cell),
        Formula::Own(aside, _) => cell(here.over(Some(*aside))),
        // It stands in no formula: it is a cell by itself, or that over another period.
        Formula::Rank(..) => CellValue::State(State::NotComputable),
        Formula::Number(number) => CellValue::Number(number.clone()),
        Formula::Negate(term) => {
            ArithmeticOp::Subtract.apply(CellValue::Number(Number::ZERO), value(term, here, names, cell))
        }
        Formula::Binary(op, left, right) => op.apply(value(left, here, names, cell), value(right, here, names, cell)),
    }
}
