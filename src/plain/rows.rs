//! Which rows are printed, and the row that stands for the rest.

use std::cmp::Ordering;

use super::cells::{self, value};
use super::census::AllCensuses;
use super::facts::Facts;
use super::ruling::{places, ruling};
use super::undecided::{Undecided, standings};
use crate::model::{Body, Position, ShowRows, Table};
use crate::outcome::{Cell, CellValue, RestRow, ShownRows};
use crate::syntax::tree::Dimension;
use crate::value::Truth;

/// The rows that a table shows of those of the lowest level, where it says so; and those of each, where there is a table for each.
pub(super) fn shown_rows(
    facts: &Facts<'_>,
    table: &Table,
    censuses: &AllCensuses<'_>,
    finished: &[Cell],
) -> (Option<ShownRows>, Vec<(usize, ShownRows)>) {
    let Some(shown) = &table.shown else { return (None, Vec::new()) };
    let asked = Asked { table, censuses, finished, shown };
    let of_each = table.rows.of_each();
    let mut wholes: Vec<usize> = of_each.iter().copied().flatten().collect();
    wholes.sort_unstable();
    wholes.dedup();
    let shown_of = |of: Option<usize>| asked.rows(facts, &|row| of_each[row] == of);
    let by_itself = of_each.contains(&None).then(|| shown_of(None));
    (by_itself, wholes.into_iter().map(|whole| (whole, shown_of(Some(whole)))).collect())
}

struct Asked<'t> {
    table: &'t Table,
    censuses: &'t AllCensuses<'t>,
    finished: &'t [Cell],
    shown: &'t ShowRows,
}

impl Asked<'_> {
    /// Those among some rows.
    fn rows(&self, facts: &Facts<'_>, is_among: &dyn Fn(usize) -> bool) -> ShownRows {
        let Asked { table, shown, .. } = self;
        let lowest = table.rows.lowest();
        let all: Vec<usize> = (0..lowest.len()).filter(|row| lowest[*row] && is_among(*row)).collect();
        let mut rows: Vec<usize> = all.iter().copied().filter(|row| self.is_chosen(*row)).collect();
        let left_out = all.len() - rows.len();
        if let Some((column, direction)) = shown.by {
            let of = |row: usize| Some(&self.cell(row, column).value);
            rows.sort_by(|a, b| CellValue::in_order(of(*a), of(*b), direction).then(a.cmp(b)));
        }
        let after_first = rows.split_off(shown.first.unwrap_or(rows.len()).min(rows.len()));
        let label = shown.rest.as_ref().filter(|_| !after_first.is_empty());
        let rest = label.map(|label| RestRow { label: label.clone(), cells: rest(facts, table, &after_first) });
        ShownRows { words: shown.words.clone(), said: shown.said.clone(), rows, left_out, after_first, rest }
    }

    fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.finished[row * self.table.columns.members.len() + column]
    }

    fn is_chosen(&self, row: usize) -> bool {
        let side = |formula| {
            let cell = &mut |at: Position| self.cell(at.row, at.column).value.clone();
            value(formula, Position::own(row, 0), Dimension::Column, cell)
        };
        let all_hold = self.shown.conditions.iter().all(|(left, op, right)| {
            let ordering: Option<Ordering> = match (side(left), side(right)) {
                (CellValue::Number(left), CellValue::Number(right)) => Some(left.cmp(&right)),
                _ => None,
            };
            ordering.is_some_and(|ordering| op.holds(ordering))
        });
        all_hold && (!self.shown.with_records || self.has_records(row))
    }

    /// Whether some record of the table's type is in a cell of the row that is measured, over whatever period; of a row that says itself what it
    /// measures, some record of that.
    fn has_records(&self, row: usize) -> bool {
        places(self.table).filter(|place| place.row == row).any(|place| {
            let ruling = ruling(self.table, place);
            let Body::Measure(measure) = ruling.body else { return false };
            let is_asked = ruling.names == Dimension::Row || measure.record == self.table.record;
            let census = self.censuses.at(place.aside).get(&measure.record).filter(|_| is_asked);
            census.is_some_and(|census| standings(census, place).any(|(_, truth)| truth == Truth::Yes))
        })
    }
}

/// The cells of a row for the records that belong to any of these.
fn rest(facts: &Facts<'_>, table: &Table, rows: &[usize]) -> Vec<Cell> {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    let with_rest = table.with_rest(&rows);
    let censuses = AllCensuses::with_rest(facts, table, &with_rest, &rows);
    let measured = cells::measured_values(facts, &with_rest, &censuses);
    let undecided = Undecided::new(&with_rest, &censuses);
    let mut all = cells::cells(facts, &with_rest, &measured, &undecided);
    all.split_off(all.len() - table.columns.members.len())
}
