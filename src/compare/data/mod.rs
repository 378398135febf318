//! Which figures of a table moved, and which clauses moved them.
//!
//! The records are put into groups that neither side can tell apart. A group that leaves a cell, or comes into it, is put down to
//! the first clause that keeps it out on the side where it is out: of the table, the row, the parents, the arms that come
//! first, the member itself, in this order. The cell is worked out again after each such step, exactly, so that what the steps
//! move adds up to the whole by itself.
//!
//! - `groups`: the records of both sides, paired and grouped;
//! - `causes`: why a group is not in a cell;
//! - `steps`: the value of a measured cell, group of records by group of records;
//! - `worked_out`: the value of any cell, given the measured ones.

mod both;
mod causes;
mod groups;
mod steps;
mod worked_out;

use std::collections::{BTreeMap, HashMap};

use crate::exec::{self, Aggregates};
use crate::model::Position;
use crate::outcome::{Cell, CellValue, State, TableOutcome, TextOutcome};
use crate::syntax::tree::Dimension;
use crate::value::Number;

pub(super) use both::Both;
pub use both::Program;
pub use causes::{Beside, Cause, Side, Whose};
pub(super) use causes::{Of, Standpoint};
use groups::Grouped;
use steps::Leaves;
use worked_out::WorkedOut;

use super::apart::apart;
use super::{Found, Subject};

/// A cell whose figure is another one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MovedCell {
    /// The table.
    pub table: String,
    /// The row's id in NEW.
    pub row: String,
    /// Its label.
    pub row_label: String,
    /// The column's id in NEW.
    pub column: String,
    /// Its label.
    pub column_label: String,
    /// The cell in OLD.
    pub old: Cell,
    /// The cell in NEW.
    pub new: Cell,
    /// By how much the exact value moved; `None` where either side has no number.
    pub difference: Option<Number>,
    /// What moved it. The numbers add up to the difference exactly.
    pub parts: Vec<Part>,
}

/// What one cause moved a cell by.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// The cause.
    #[doc(hidden)]
    pub cause: Cause,
    /// By how much; `None` where the cell has no number to move.
    pub by: Option<Number>,
    /// How many records stand behind it; 0 where the cause is none of records.
    pub records: u64,
    /// Their keys, ascending; empty unless they were asked for.
    pub keys: Vec<String>,
}

/// A text that is printed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MovedText {
    /// The text.
    pub name: String,
    /// What OLD prints.
    pub old: String,
    /// What NEW prints.
    pub new: String,
}

impl MovedText {
    /// The lines that differ, as OLD and as NEW prints them, cut down to where they do.
    #[must_use]
    pub fn lines(&self) -> Vec<[String; 2]> {
        let [old, new] = [&self.old, &self.new].map(|text| text.trim().lines().map(str::trim).collect::<Vec<_>>());
        let all =
            (0..old.len().max(new.len())).map(|at| [&old, &new].map(|lines| lines.get(at).copied().unwrap_or("")));
        all.filter(|[old, new]| old != new).map(apart).collect()
    }
}

/// Every cell of every table both sides have whose figure moved, in NEW's order. `meaning` is that of the two models, and says
/// which row or column was called otherwise. With `keys`, parts name their records.
#[must_use]
pub fn cells(old: Program<'_>, new: Program<'_>, meaning: &[Found], keys: bool) -> Vec<MovedCell> {
    figures(old, new, meaning, keys).0
}

/// The same, and every text both sides have that is printed otherwise.
pub(super) fn figures(
    old: Program<'_>,
    new: Program<'_>,
    meaning: &[Found],
    keys: bool,
) -> (Vec<MovedCell>, Vec<MovedText>) {
    let aggregates = [old, new].map(|side| Aggregates::new(side.model, side.records));
    let outcome = |side: Program<'_>, aggregates: &Aggregates| {
        let counted = exec::count(side.model, side.plan, side.records, aggregates, exec::Share::WHOLE);
        exec::outcome(side.model, side.plan, &counted, &|_| false)
    };
    let outcomes = [outcome(old, &aggregates[0]), outcome(new, &aggregates[1])];
    let mut moved = Vec::new();
    for (index, table) in outcomes[1].tables.iter().enumerate() {
        let Some(before) = outcomes[0].tables.iter().position(|other| other.name == table.name) else { continue };
        let both = Both { sides: [old, new], aggregates: &aggregates, at: [before, index], keys };
        moved.extend(both.moved(&outcomes[0].tables[before], table, meaning));
    }
    let text = |after: &TextOutcome| {
        let before = outcomes[0].texts.iter().find(|before| before.name == after.name)?;
        let (old, new) = (before.text.clone(), after.text.clone());
        (old != new).then(|| MovedText { name: after.name.clone(), old, new })
    };
    let texts = outcomes[1].texts.iter().filter_map(text).collect();
    (moved, texts)
}

impl Both<'_> {
    fn moved(&self, old: &TableOutcome, new: &TableOutcome, meaning: &[Found]) -> Vec<MovedCell> {
        let rows = pairs(old.rows.iter().map(|row| row.id.as_str()), new, meaning, Dimension::Row);
        let columns = pairs(old.columns.iter().map(|column| column.id.as_str()), new, meaning, Dimension::Column);
        let places =
            rows.iter().flat_map(|row| columns.iter().map(move |column| [[row[0], column[0]], [row[1], column[1]]]));
        let apart = |place: &[[usize; 2]; 2]| {
            let cells = (old.cell(place[0][0], place[0][1]), new.cell(place[1][0], place[1][1]));
            matches!(cells, (Some(a), Some(b)) if a.value != b.value || a.shown != b.shown)
        };
        let places: Vec<[[usize; 2]; 2]> = places.filter(apart).collect();
        if places.is_empty() {
            return Vec::new();
        }
        let mut leaves = Leaves::new(self, Grouped::all(self), &rows, &columns);
        places.iter().filter_map(|place| self.cell(old, new, *place, &mut leaves)).collect()
    }

    fn cell(
        &self,
        old: &TableOutcome,
        new: &TableOutcome,
        place: [[usize; 2]; 2],
        leaves: &mut Leaves<'_>,
    ) -> Option<MovedCell> {
        let [[old_row, old_column], [row, column]] = place;
        let (before, after) = (old.cell(old_row, old_column)?, new.cell(row, column)?);
        let difference = match (before.value.clone(), after.value.clone()) {
            (CellValue::Number(a), CellValue::Number(b)) => b.checked_sub(a),
            _ => None,
        };
        let whole = |cause: Cause| vec![Part { cause, by: difference.clone(), records: 0, keys: Vec::new() }];
        let parts = if before.value == after.value {
            whole(Cause::Shown)
        } else if self.on_ranks(0, old_column) || self.on_ranks(1, column) {
            // Any row can have moved it.
            whole(Cause::Ranks)
        } else {
            self.parts(place, before.value.clone(), after.value.clone(), leaves)
        };
        Some(MovedCell {
            table: new.name.clone(),
            row: new.rows[row].id.clone(),
            row_label: new.rows[row].label.clone(),
            column: new.columns[column].id.clone(),
            column_label: new.columns[column].label.clone(),
            old: before.clone(),
            new: after.clone(),
            difference,
            parts,
        })
    }

    /// The value of OLD's cell is worked out again after each step of each measured cell that it comes from; what is still left to
    /// NEW's value then is put down to the formula or the measure itself.
    fn parts(&self, place: [[usize; 2]; 2], old: CellValue, new: CellValue, leaves: &mut Leaves<'_>) -> Vec<Part> {
        let [[row, column], _] = place;
        let at = Position::own(row, column);
        let side = self.sides[0];
        let table = &side.model.tables[self.at[0]];
        let plan = &side.plan.tables[self.at[0]];
        let mut parts: Vec<Part> = Vec::new();
        let mut last = old.clone();
        let mut moved: BTreeMap<Position, CellValue> = BTreeMap::new();
        for leaf in WorkedOut::new(table, plan, leaves.ground(), &moved).leaves(at) {
            let Some(found) = leaves.leaf(leaf) else { continue };
            for step in &found.steps {
                moved.insert(leaf, step.value.clone());
                let value = WorkedOut::new(table, plan, leaves.ground(), &moved).value(at);
                let cause = if leaf == at {
                    step.cause.clone()
                } else {
                    let aside = leaf.aside.and_then(|aside| Beside::of(&table.asides[aside]));
                    let (row, column) = (&table.rows.members[leaf.row].id, &table.columns.members[leaf.column].id);
                    let row = (leaf.row != at.row).then(|| row.clone());
                    let is_other = leaf.column != at.column || leaf.aside.is_some();
                    let column = is_other.then(|| column.clone());
                    Cause::Term { row, column, aside, cause: Box::new(step.cause.clone()) }
                };
                let by =
                    number(value.clone()).zip(number(last.clone())).and_then(|(now, before)| now.checked_sub(before));
                if value != last || (leaf == at && step.records > 0) {
                    parts.push(Part { cause, by, records: step.records, keys: step.keys.clone() });
                }
                last = value;
            }
        }
        let is_open = new == CellValue::State(State::Undetermined) && !parts.is_empty();
        if last != new && !is_open {
            let cause = if self.is_measured(place) { Cause::Measure } else { Cause::Formula };
            let by = number(new.clone()).zip(number(last)).and_then(|(now, before)| now.checked_sub(before));
            parts.push(Part { cause, by, records: 0, keys: Vec::new() });
        }
        bridged(parts, number(old), number(new))
    }

    /// Whether the cells of a column hang on ranks.
    fn on_ranks(&self, side: usize, column: usize) -> bool {
        let table = &self.sides[side].model.tables[self.at[side]];
        table.on_ranks().get(column) == Some(&true)
    }

    fn is_measured(&self, place: [[usize; 2]; 2]) -> bool {
        (0..2).all(|side| {
            let (program, [row, column]) = (self.sides[side], place[side]);
            let table = &program.model.tables[self.at[side]];
            WorkedOut::is_measured(table, &program.plan.tables[self.at[side]], Position::own(row, column))
        })
    }
}

fn number(value: CellValue) -> Option<Number> {
    if let CellValue::Number(number) = value { Some(number) } else { None }
}

/// Parts through which the cell had no number on the way are joined: what they moved together stands with the last of them.
fn bridged(mut parts: Vec<Part>, old: Option<Number>, new: Option<Number>) -> Vec<Part> {
    let whole = old.zip(new).and_then(|(old, new)| new.checked_sub(old));
    let Some(whole) = whole else {
        parts.iter_mut().for_each(|part| part.by = None);
        return parts;
    };
    if parts.iter().any(|part| part.by.is_none()) {
        let known =
            parts.iter().filter_map(|part| part.by.clone()).try_fold(Number::ZERO, |sum, by| sum.checked_add(by));
        let rest = known.and_then(|known| whole.checked_sub(known));
        let last = parts.iter().rposition(|part| part.by.is_none());
        for (index, part) in parts.iter_mut().enumerate().filter(|(_, part)| part.by.is_none()) {
            part.by = if Some(index) == last { rest.clone() } else { Some(Number::ZERO) };
        }
    }
    parts
}

/// The positions of the members that both sides have, in NEW's order.
fn pairs<'t>(
    old: impl Iterator<Item = &'t str>,
    new: &TableOutcome,
    meaning: &[Found],
    axis: Dimension,
) -> Vec<[usize; 2]> {
    let members = if axis == Dimension::Row { &new.rows } else { &new.columns };
    let old: HashMap<&str, usize> = first_places(old);
    let new_places: HashMap<&str, usize> = first_places(members.iter().map(|member| member.id.as_str()));
    let found = meaning.iter().filter_map(|found| match &found.subject {
        Subject::Row { table, id, was } if axis == Dimension::Row && *table == new.name => Some((id, was)),
        Subject::Column { table, id, was } if axis == Dimension::Column && *table == new.name => Some((id, was)),
        _ => None,
    });
    found
        .filter_map(|(id, was)| {
            let before = old.get(was.as_ref().unwrap_or(id).as_str())?;
            Some([*before, *new_places.get(id.as_str())?])
        })
        .collect()
}

/// The place at which each id stands first.
fn first_places<'t>(ids: impl Iterator<Item = &'t str>) -> HashMap<&'t str, usize> {
    let mut places = HashMap::new();
    for (place, id) in ids.enumerate() {
        places.entry(id).or_insert(place);
    }
    places
}
