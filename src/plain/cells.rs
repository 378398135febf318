//! The cells of a table: measures over their records, then formulas over other cells.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{Census, Standing};
use super::facts::Facts;
use super::ruling::ruling;
use super::tally::Tally;
use super::undecided::Undecided;
use crate::model::{Body, Formula, Measure, Table};
use crate::outcome::{Cell, CellValue, Locale, State};
use crate::schema::RecordId;
use crate::value::{ArithmeticOp, Number, Truth, Value};

/// Every cell as it is printed, row by row, with how many records are not decided of it.
pub(super) fn cells(
    facts: &Facts<'_>,
    table: &Table,
    measured: &BTreeMap<(usize, usize), CellValue>,
    undecided: &Undecided,
) -> Vec<Cell> {
    let mut measured = measured.clone();
    for place in &undecided.of_nobody {
        measured.insert(*place, CellValue::State(State::Undetermined));
    }
    let mut cells = Cells::new(facts, table, measured);
    let finished = |(row, column)| {
        let undetermined = undecided.of(table, (row, column)).len() as u64;
        Cell { undetermined, ..cells.cell(row, column) }
    };
    places(table).map(finished).collect()
}

/// The values of all cells over the records that are counted.
pub(super) fn counted(
    facts: &Facts<'_>,
    table: &Table,
    measured: &BTreeMap<(usize, usize), CellValue>,
) -> BTreeMap<(usize, usize), CellValue> {
    let mut cells = Cells::new(facts, table, measured.clone());
    places(table).map(|(row, column)| ((row, column), cells.cell(row, column).value)).collect()
}

/// Every place of a table, row by row.
fn places(table: &Table) -> impl Iterator<Item = (usize, usize)> {
    let columns = table.columns.members.len();
    (0..table.rows.members.len()).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}

/// The value of each cell that a measure decides.
pub(super) fn measured_values(
    facts: &Facts<'_>,
    table: &Table,
    censuses: &BTreeMap<RecordId, Census<'_>>,
) -> BTreeMap<(usize, usize), CellValue> {
    let mut values = BTreeMap::new();
    for (row, column) in places(table) {
        let Body::Measure(measure) = ruling(table, row, column).body else { continue };
        let value = if facts.records.set(measure.record).given {
            let standings = censuses.get(&measure.record).map_or(&[][..], |census| &census.counted);
            measured_value(measure, standings, row, column)
        } else {
            CellValue::State(State::Missing)
        };
        values.insert((row, column), value);
    }
    values
}

fn measured_value(measure: &Measure, standings: &[Standing<'_>], row: usize, column: usize) -> CellValue {
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
    measured: BTreeMap<(usize, usize), CellValue>,
    finished: BTreeMap<(usize, usize), Cell>,
    /// Those whose formulas are being worked out: one that is met again would go round in a circle.
    begun: BTreeSet<(usize, usize)>,
}

impl<'t> Cells<'t> {
    fn new(facts: &Facts<'_>, table: &'t Table, measured: BTreeMap<(usize, usize), CellValue>) -> Cells<'t> {
        let locale = facts.model.report.locale;
        Cells { table, locale, measured, finished: BTreeMap::new(), begun: BTreeSet::new() }
    }

    fn cell(&mut self, row: usize, column: usize) -> Cell {
        let place = (row, column);
        if let Some(cell) = self.finished.get(&place) {
            return cell.clone();
        }
        let ruling = ruling(self.table, row, column);
        let value = match ruling.body {
            Body::NotApplicable => CellValue::State(State::NotApplicable),
            Body::Measure(_) => self.measured.get(&place).cloned().unwrap_or(CellValue::State(State::NotComputable)),
            Body::Formula(_) if !self.begun.insert(place) => CellValue::State(State::NotComputable),
            Body::Formula(formula) => value(formula, &mut |member| {
                let (row, column) = ruling.names.instead(place, member);
                self.cell(row, column).value
            }),
        };
        let in_total = self.table.rows.members[row].is_total;
        let cell = ruling.presentation.cell(value, in_total, self.locale, &ruling.glyphs);
        self.finished.insert(place, cell.clone());
        cell
    }
}

/// The value of a formula, from the values of the members that it names.
pub(super) fn value(formula: &Formula, member: &mut dyn FnMut(usize) -> CellValue) -> CellValue {
    match formula {
        Formula::Member(position) => member(*position),
        Formula::Sum(positions) => positions
            .iter()
            .fold(CellValue::Number(Number::ZERO), |sum, &position| ArithmeticOp::Add.apply(sum, member(position))),
        Formula::Number(number) => CellValue::Number(number.clone()),
        Formula::Negate(term) => ArithmeticOp::Subtract.apply(CellValue::Number(Number::ZERO), value(term, member)),
        Formula::Binary(op, left, right) => op.apply(value(left, member), value(right, member)),
    }
}
