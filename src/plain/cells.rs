//! The cells of a table: measures over their records, then formulas over other cells.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{AllCensuses, Standing};
use super::facts::Facts;
use super::ruling::{places, ruling};
use super::tally::Tally;
use super::undecided::Undecided;
use crate::model::{Body, Formula, Measure, Position, Table};
use crate::outcome::{Cell, CellValue, Locale, State};
use crate::syntax::tree::Dimension;
use crate::value::{ArithmeticOp, Number, Truth, Value};

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
    let finished = |place| {
        let undetermined = undecided.of(table, place).len() as u64;
        Cell { undetermined, ..cells.cell(place) }
    };
    places(table).filter(|place| place.aside.is_none()).map(finished).collect()
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
        let value = if facts.records.set(measure.record).given {
            let census = censuses.at(place.aside).get(&measure.record);
            measured_value(measure, census.map_or(&[][..], |census| &census.counted), place)
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

/// Cells while they are worked out.
struct Cells<'t> {
    table: &'t Table,
    locale: Locale,
    measured: BTreeMap<Position, CellValue>,
    finished: BTreeMap<Position, Cell>,
    /// Those whose formulas are being worked out: one that is met again would go round in a circle.
    begun: BTreeSet<Position>,
}

impl<'t> Cells<'t> {
    fn new(facts: &Facts<'_>, table: &'t Table, measured: BTreeMap<Position, CellValue>) -> Cells<'t> {
        let locale = facts.model.report.locale;
        Cells { table, locale, measured, finished: BTreeMap::new(), begun: BTreeSet::new() }
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
            Body::Formula(formula) => value(formula, place, ruling.names, &mut |place| self.cell(place).value),
        };
        let in_total = self.table.rows.members[place.row].is_total;
        let cell = ruling.presentation.cell(value, in_total, self.locale, &ruling.glyphs);
        self.finished.insert(place, cell.clone());
        cell
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
        Formula::Number(number) => CellValue::Number(number.clone()),
        Formula::Negate(term) => {
            ArithmeticOp::Subtract.apply(CellValue::Number(Number::ZERO), value(term, here, names, cell))
        }
        Formula::Binary(op, left, right) => op.apply(value(left, here, names, cell), value(right, here, names, cell)),
    }
}
