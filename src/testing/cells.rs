//! Cells as expected, and whole tables as recorded.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::tests as say;
use crate::message::{Argument, Message};
use crate::model::test::{ExpectedCell, ExpectedValue};
use crate::model::{Body, Expression, Formula, Measure, Position, Table};
use crate::outcome::{Cell, CellValue, TableOutcome};
use crate::source::Span;
use crate::spreadsheet::{Field, Form, Lines, unguarded};
use crate::syntax::tree::Dimension;

use super::GoldenTable;
use super::conditions::{self, Part};
use super::needs::Need;
use super::run::Running;
use super::saying::cell_words;

/// How many changed cells a failure lists.
const CHANGES: usize = 12;

impl Running<'_> {
    /// What is wrong with the cells of a table that a test expects. What is not given is said once of each line.
    pub fn cells(&self, table: usize, cells: &[ExpectedCell]) -> Vec<Diagnostic> {
        let mut failures = Vec::new();
        for line in cells.chunk_by(|one, next| one.row == next.row) {
            let (open, sure): (Vec<_>, Vec<_>) = line
                .iter()
                .map(|cell| (cell, self.needs_of_expected(table, cell)))
                .partition(|(_, needs)| !needs.is_empty());
            let needs: BTreeSet<Need> = open.iter().flat_map(|(_, needs)| needs).copied().collect();
            let mut places = open.iter().map(|(cell, _)| cell.span);
            if let Some(failure) = places.next().and_then(|first| self.lacks(&needs, first)) {
                failures.push(places.fold(failure, |failure, place| failure.at(place, say::not_decided_by_given())));
            }
            failures.extend(sure.iter().filter_map(|(cell, _)| self.cell(table, cell)));
        }
        failures
    }

    /// What would have to be given for an expected cell to be sure.
    fn needs_of_expected(&self, table: usize, expected: &ExpectedCell) -> BTreeSet<Need> {
        let of = &self.model.tables[table];
        let measured = measured(of, expected.row, expected.column);
        measured.iter().flat_map(|at| self.needs_of_cell(of, *at)).collect()
    }

    /// What is wrong with a cell that is sure, if anything is.
    fn cell(&self, table: usize, expected: &ExpectedCell) -> Option<Diagnostic> {
        let of = &self.model.tables[table];
        let measured = measured(of, expected.row, expected.column);
        let cell = self.table(table).cell(expected.row, expected.column)?;
        if is_met(cell, &expected.value) {
            return None;
        }
        let place =
            format!("{}[{}, {}]", of.name, of.rows.members[expected.row].id, of.columns.members[expected.column].id);
        let message = say::cell_is(&place, cell_words(cell), value_words(&expected.value));
        let mut failure = Diagnostic::new(&codes::NOT_AS_EXPECTED, message).at(expected.span, say::got(got(cell)));
        for note in self.why(table, expected, &measured) {
            failure = failure.note(note);
        }
        Some(failure)
    }

    /// What each clause said, or, for a formula, what the cells that it is made of are.
    fn why(&self, table: usize, expected: &ExpectedCell, measured: &[Position]) -> Vec<Message> {
        let of = &self.model.tables[table];
        if let [at] = measured
            && *at == Position::own(expected.row, expected.column)
        {
            let Some(measure) = measure(of, at.row, at.column) else { return Vec::new() };
            if !self.prepared.records.set(measure.record).given {
                let name = self.model.schema.record_name(measure.record);
                return vec![say::no_records_given(name)];
            }
            return self.answers(&parts(of, at.row, at.column, measure), measure.record);
        }
        let outcome = self.table(table);
        let cell = |at: &Position| {
            let id = format!("[{}, {}]", of.rows.members[at.row].id, of.columns.members[at.column].id);
            match at.aside {
                None => Some(say::cell_of_formula_is(&id, cell_words(outcome.cell(at.row, at.column)?))),
                Some(aside) => Some(say::cell_is_asked_for(&id, of.asides.get(aside)?.shown())),
            }
        };
        measured.iter().filter_map(cell).collect()
    }

    /// What would have to be given for a measured cell to be sure.
    pub fn needs_of_cell(&self, of: &Table, at: Position) -> BTreeSet<Need> {
        let of = of.at(at.aside);
        let Some(measure) = measure(of, at.row, at.column) else { return BTreeSet::new() };
        let condition = conditions::conjunction(parts(of, at.row, at.column, measure));
        self.needs_of(measure, &condition)
    }

    /// What would have to be given for every cell of a table to be sure.
    pub fn needs_of_table(&self, table: usize) -> BTreeSet<Need> {
        let of = &self.model.tables[table];
        (0..of.all_cells()).flat_map(|cell| self.needs_of_cell(of, of.position_of(cell))).collect()
    }

    /// What would have to be given for a measure over the records that meet a condition to be sure.
    pub fn needs_of(&self, measure: &Measure, condition: &Expression) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        for record in 0..self.prepared.records.set(measure.record).len() as u32 {
            needs.extend(self.known.of_condition(condition, measure.record, record));
            if let Some(operand) = &measure.operand
                && self.known.truth(condition, measure.record, record).is_yes()
            {
                needs.extend(self.known.of_value(operand, measure.record, record));
            }
        }
        needs
    }
}

/// The conditions of a measured cell.
fn parts(of: &Table, row: usize, column: usize, measure: &Measure) -> Vec<Part> {
    let mut parts = conditions::of_universe(of, measure.record);
    parts.extend(conditions::of_member(of, Dimension::Row, row, measure.record));
    parts.extend(conditions::of_member(of, Dimension::Column, column, measure.record));
    parts
}

/// The measure of a cell whose row and column both measure.
pub(super) fn measure(of: &Table, row: usize, column: usize) -> Option<&Measure> {
    match (&of.rows.members[row].body, &of.columns.members[column].body) {
        (Body::Measure(row), Body::Measure(column)) => Some(if row.written { row } else { column }),
        _ => None,
    }
}

/// The measured cells that a cell is made of: itself, or those that its formula leads to.
pub(super) fn measured(of: &Table, row: usize, column: usize) -> Vec<Position> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![Position::own(row, column)];
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        let table = of.at(at.aside);
        let single = table.single(at.row, at.column).map(|single| &single.body);
        let (of_row, of_column) = (&table.rows.members[at.row].body, &table.columns.members[at.column].body);
        match (single, of_column, of_row) {
            (None, Body::Formula(formula), _) if formula.rank().is_some() => {
                open.extend(ranked_with(of, formula, at));
            }
            (Some(Body::Formula(formula)), _, _) | (None, Body::Formula(formula), _) => {
                formula.positions(at, Dimension::Column, &mut |at| open.push(at));
            }
            (None, _, Body::Formula(formula)) => {
                formula.positions(at, Dimension::Row, &mut |at| open.push(at));
            }
            (None, Body::Measure(_), Body::Measure(_)) => {
                found.insert(at);
            }
            _ => {}
        }
    }
    found.into_iter().collect()
}

/// The cells by which rows are ranked: a rank rests on all of them.
fn ranked_with(of: &Table, formula: &Formula, at: Position) -> Vec<Position> {
    let Some((over, column, _)) = formula.rank() else { return Vec::new() };
    let aside = over.unwrap_or(at.aside);
    let lowest = of.at(aside).rows.lowest();
    let rows = if lowest[at.row] { 0..lowest.len() } else { 0..0 };
    rows.filter(|row| lowest[*row]).map(|row| Position { aside, row, column }).collect()
}

fn is_met(cell: &Cell, expected: &ExpectedValue) -> bool {
    match (expected, cell.value.clone()) {
        (ExpectedValue::Number(number), CellValue::Number(exact)) => cell.rounded.clone().unwrap_or(exact) == *number,
        (ExpectedValue::Date(day), CellValue::Date(found)) => *day == found,
        (ExpectedValue::State(state), CellValue::State(found)) => *state == found,
        (ExpectedValue::Shown(text), _) => cell.shown == *text,
        _ => false,
    }
}

fn value_words(expected: &ExpectedValue) -> String {
    match expected {
        ExpectedValue::Number(number) => number.to_string(),
        ExpectedValue::Date(day) => day.to_string(),
        ExpectedValue::State(state) => state.name().to_owned(),
        ExpectedValue::Shown(text) => format!("`{text}`"),
    }
}

/// What came out, with the exact value where it was rounded.
fn got(cell: &Cell) -> Argument {
    let words = cell_words(cell);
    match &cell.value {
        CellValue::Number(exact) if cell.rounded.as_ref().is_some_and(|rounded| rounded != exact) => {
            say::rounded_from(words, exact.to_string()).into()
        }
        _ => words.into(),
    }
}

impl GoldenTable {
    /// Holds a table against what was recorded of it.
    pub(super) fn new(table: &TableOutcome, path: &str, recorded: Option<&[(String, String, String)]>) -> GoldenTable {
        let mut lines = Lines::new(Form::default());
        let ids = table.columns.iter().map(|column| format!("[{}]", column.id));
        lines.add_texts(["row".to_owned()].into_iter().chain(ids));
        let mut now = Vec::new();
        for (row, head) in table.rows.iter().enumerate() {
            let cells = (0..table.columns.len()).filter_map(|column| Some((column, table.cell(row, column)?)));
            let words: Vec<(usize, String)> = cells.map(|(column, cell)| (column, cell_words(cell))).collect();
            lines.add([Field::text(&head.id)].into_iter().chain(words.iter().map(|(_, words)| Field::figure(words))));
            now.extend(
                words.into_iter().map(|(column, words)| (head.id.clone(), table.columns[column].id.clone(), words)),
            );
        }
        let text = lines.finish();
        let changed = recorded.map_or_else(Vec::new, |recorded| changes(recorded, &now));
        GoldenTable { path: path.to_owned(), text, changed, is_recorded: recorded.is_some() }
    }

    /// The failure of a table that is not as recorded, or not recorded.
    pub(super) fn failure(&self, place: Span) -> Option<Diagnostic> {
        if !self.is_recorded {
            return Some(
                Diagnostic::new(&codes::GOLDEN_DIFFERS, say::nothing_recorded(&self.path))
                    .at(place, say::no_record_to_hold())
                    .help(say::record_table()),
            );
        }
        if self.changed.is_empty() {
            return None;
        }
        let mut found =
            Diagnostic::new(&codes::GOLDEN_DIFFERS, say::cells_not_as_recorded(self.changed.len(), &self.path))
                .at(place, say::this_table())
                .help(say::record_if_right());
        found.notes.extend(self.changed.iter().take(CHANGES).cloned());
        if self.changed.len() > CHANGES {
            found.notes.push(say::and_more(self.changed.len() - CHANGES));
        }
        Some(found)
    }
}

type Recorded = (String, String, String);

fn changes(recorded: &[Recorded], now: &[Recorded]) -> Vec<Message> {
    let find = |cells: &[Recorded], row: &str, column: &str| {
        cells.iter().find(|(r, c, _)| r == row && c == column).map(|(_, _, words)| words.clone())
    };
    let mut changed = Vec::new();
    for (row, column, words) in now {
        match find(recorded, row, column) {
            Some(old) if unguarded(&old) == words => {}
            Some(old) => changed.push(say::cell_was(row, column, &old, words)),
            None => changed.push(say::cell_was_not_there(row, column, words)),
        }
    }
    for (row, column, words) in recorded {
        if find(now, row, column).is_none() {
            changed.push(say::cell_is_not_there(row, column, words));
        }
    }
    changed
}
