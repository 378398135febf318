//! The value of a measured cell of OLD, moved towards NEW's step by step.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::exec::{Context, OperandTally, Tally, measured};
use crate::model::{Body, Measure, Position, Table};
use crate::outcome::CellValue;
use crate::plan::Operand;
use crate::value::Value;

use super::super::formulas::paired_aside;
use super::causes::{Cause, Side, Standpoint};
use super::groups::{Group, Grouped};
use super::worked_out::WorkedOut;
use super::{Both, Program};

/// The steps of one measured cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Leaf {
    pub steps: Vec<Step>,
}

/// What one cause does to a cell.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub cause: Cause,
    /// The value after it, before it is scaled and rounded.
    pub value: CellValue,
    pub records: u64,
    pub keys: Vec<String>,
}

/// The measured cells of a table, worked out when they are asked for.
pub(super) struct Leaves<'a> {
    both: &'a Both<'a>,
    grouped: Vec<Grouped>,
    /// By group and side: the values of each operand.
    operands: Vec<[Vec<Vec<Option<Value>>>; 2]>,
    /// NEW's row by OLD's, and NEW's column by OLD's.
    rows: BTreeMap<usize, usize>,
    columns: BTreeMap<usize, usize>,
    found: BTreeMap<Position, Option<Rc<Leaf>>>,
    /// By side: the values of all measured cells, by number, before they are scaled.
    values: [Vec<Option<CellValue>>; 2],
}

/// The records that one cause moves.
#[derive(Default)]
struct Moved {
    tally: Tally,
    keys: Vec<String>,
}

impl<'a> Leaves<'a> {
    pub fn new(both: &'a Both<'a>, grouped: Vec<Grouped>, rows: &[[usize; 2]], columns: &[[usize; 2]]) -> Leaves<'a> {
        let by_old = |pairs: &[[usize; 2]]| pairs.iter().map(|pair| (pair[0], pair[1])).collect();
        let operands = grouped.iter().map(|grouped| [0, 1].map(|side: usize| operands(both, side, grouped))).collect();
        let (rows, columns) = (by_old(rows), by_old(columns));
        let values = [Vec::new(), Vec::new()];
        let mut leaves = Leaves { both, grouped, operands, rows, columns, found: BTreeMap::new(), values };
        leaves.values = [0, 1].map(|side| leaves.all_values(side));
        leaves
    }

    fn table(&self, side: usize) -> &'a Table {
        &self.both.sides[side].model.tables[self.both.at[side]]
    }

    /// The values of OLD's measured cells, by number, before they are scaled; `None` where a cell is worked out otherwise.
    pub fn ground(&self) -> &[Option<CellValue>] {
        &self.values[0]
    }

    /// The steps of a measured cell of OLD; `None` where NEW has no such cell, or one that is not measured.
    pub fn leaf(&mut self, at: Position) -> Option<Rc<Leaf>> {
        if let Some(known) = self.found.get(&at) {
            return known.clone();
        }
        let leaf = self.steps(at).map(Rc::new);
        self.found.insert(at, leaf.clone());
        leaf
    }

    fn steps(&self, at: Position) -> Option<Leaf> {
        let aside = match at.aside {
            Some(aside) => Some(paired_aside([self.table(0), self.table(1)], aside)?),
            None => None,
        };
        let new_at = Position { aside, row: *self.rows.get(&at.row)?, column: *self.columns.get(&at.column)? };
        let value = |side: usize, at: Position| self.values[side][self.table(side).number_of(at)].clone();
        let (start, end) = (value(0, at)?, value(1, new_at)?);
        let (measure, population, given) = self.measure(0, at)?;
        let mut leaf = Leaf::default();
        let mut last = start.clone();
        let of_type = self.grouped.iter().position(|grouped| grouped.populations[0] == population);
        let (other, other_population, _) = self.measure(1, new_at)?;
        if let Some(index) = of_type.filter(|index| given && self.grouped[*index].populations[1] == other_population) {
            let values = self.values(0, index, [Some(measure), Some(other)]);
            let (stays, comes, goes) = self.moved(&self.grouped[index], [at, new_at], &values);
            leaf.steps = steps(measure, &stays, comes, goes);
            last = leaf.steps.last().map_or(start, |step| step.value.clone());
        }
        if last != end {
            leaf.steps.push(Step { cause: Cause::Measure, value: end, records: 0, keys: Vec::new() });
        }
        Some(leaf)
    }

    /// The records that stay in a cell, and those that come or go, by cause.
    fn moved(
        &self,
        grouped: &Grouped,
        at: [Position; 2],
        values: &Values<'_>,
    ) -> (Tally, BTreeMap<Cause, Moved>, BTreeMap<Cause, Moved>) {
        let mut stays = Tally::default();
        let (mut comes, mut goes) = (BTreeMap::new(), BTreeMap::new());
        let of_side = |side: usize| -> &[u32] { &grouped.by_cell[side][self.table(side).number_of(at[side])] };
        for (index, is_in) in merged(of_side(0), of_side(1)) {
            let group = &grouped.groups[index as usize];
            match is_in {
                [false, false] => {}
                [true, true] => values.add(group, &mut stays),
                [true, false] => self.put_down(grouped, group, (Side::New, at), values, &mut goes),
                [false, true] => self.put_down(grouped, group, (Side::Old, at), values, &mut comes),
            }
        }
        (stays, comes, goes)
    }

    /// Puts a group down to what keeps it out of a cell on a side.
    fn put_down(
        &self,
        grouped: &Grouped,
        group: &Group,
        (side, at): (Side, [Position; 2]),
        values: &Values<'_>,
        moved: &mut BTreeMap<Cause, Moved>,
    ) {
        let index = usize::from(side == Side::New);
        let at_point = [0, 1].map(|side: usize| {
            let standing = group.standing[side].as_ref();
            move |dimension: usize| standing.and_then(|standing| standing.point.get(dimension).copied())
        });
        let standpoint = |side: usize| {
            let plan = &self.both.sides[side].plan.tables[self.both.at[side]];
            let aside = at[side].aside;
            group.standing[side].as_ref().map(|_| Standpoint {
                side: if side == 0 { Side::Old } else { Side::New },
                table: self.table(side).at(aside),
                population: &plan.at(aside).populations[grouped.populations[side]],
                regions: &at_point[side],
            })
        };
        let cause = match standpoint(index) {
            Some(here) => here.cause([at[index].row, at[index].column], standpoint(1 - index)),
            None => Some(Cause::Read { side: if side == Side::New { Side::Old } else { Side::New } }),
        };
        let moved = moved.entry(cause.unwrap_or(Cause::Measure)).or_default();
        values.add(group, &mut moved.tally);
        if self.both.keys {
            moved.keys.extend(group.members.iter().map(|member| self.key(grouped, *member)));
        }
    }

    fn key(&self, grouped: &Grouped, member: [Option<u32>; 2]) -> String {
        let [old, new] = self.both.sides;
        match member {
            [_, Some(row)] => new.records.key_text(grouped.records[1], row),
            [Some(row), None] => old.records.key_text(grouped.records[0], row),
            [None, None] => String::new(),
        }
    }

    /// The measure of a cell, the position of its population, and whether input was given for it.
    fn measure(&self, side: usize, at: Position) -> Option<(&'a Measure, usize, bool)> {
        let program: Program<'a> = self.both.sides[side];
        let (table, plan) = (&program.model.tables[self.both.at[side]], &program.plan.tables[self.both.at[side]]);
        if !WorkedOut::is_measured(table, plan, at) {
            return None;
        }
        let planned = plan.at(at.aside).cells[at.row * table.columns.members.len() + at.column]?;
        let of = table.at(at.aside);
        let body = if planned.by_row { &of.rows.members[at.row].body } else { &of.columns.members[at.column].body };
        let Body::Measure(measure) = body else { return None };
        Some((measure, planned.population, program.records.set(measure.record).given))
    }

    /// The values of a side's measured cells before they are scaled: each group is put into the cells that it is in.
    fn all_values(&self, side: usize) -> Vec<Option<CellValue>> {
        let table = self.table(side);
        let width = table.columns.members.len();
        let mut values = vec![None; table.all_cells()];
        for row in 0..table.all_cells() / width.max(1) {
            let at = |column: usize| table.position_of(row * width + column);
            let measured: Vec<Option<(&Measure, usize, bool)>> =
                (0..width).map(|column| self.measure(side, at(column))).collect();
            let mut tallies: Vec<Tally> = vec![Tally::default(); width];
            for (index, grouped) in self.grouped.iter().enumerate() {
                let of_type =
                    |column: &usize| measured[*column].is_some_and(|(_, p, _)| p == grouped.populations[side]);
                let operands: BTreeMap<usize, Values<'_>> = (0..width)
                    .filter(of_type)
                    .map(|column| {
                        let mut measures = [None, None];
                        measures[side] = measured[column].map(|(measure, ..)| measure);
                        (column, self.values(side, index, measures))
                    })
                    .collect();
                for (column, values) in &operands {
                    for group in &grouped.by_cell[side][row * width + column] {
                        values.add(&grouped.groups[*group as usize], &mut tallies[*column]);
                    }
                }
            }
            for (column, (measured, tally)) in measured.iter().zip(&tallies).enumerate() {
                values[row * width + column] = measured.map(|(measure, _, given)| result(measure, tally, given));
            }
        }
        values
    }

    /// The values of the operands of measures, one of each side, over a type's records; `side` is asked first.
    fn values(&self, side: usize, index: usize, measures: [Option<&Measure>; 2]) -> Values<'_> {
        let of_side = |side: usize| -> &[Option<Value>] {
            let program = self.both.sides[side];
            let position = self.grouped[index].populations[side];
            let population = &program.plan.tables[self.both.at[side]].populations[position];
            let operand = measures[side].and_then(|measure| population.operand(measure.operand.as_ref()?));
            operand.map_or(&[], |operand| self.operands[index][side][operand].as_slice())
        };
        let spec = measures[side].and_then(|measure| measure.operand.clone()).map(|expression| Operand {
            expression,
            leaves: Vec::new(),
            sum: true,
            extremes: true,
            distinct: true,
        });
        Values { of_sides: [of_side(0), of_side(1)], side, spec }
    }
}

/// Two ascending lists as one, without repetition, each with the lists that it is of.
fn merged<'l>(old: &'l [u32], new: &'l [u32]) -> impl Iterator<Item = (u32, [bool; 2])> + 'l {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    std::iter::from_fn(move || {
        let next = match (old.peek(), new.peek()) {
            (Some(a), Some(b)) => **a.min(b),
            (Some(one), None) | (None, Some(one)) => **one,
            (None, None) => return None,
        };
        let of = [old.next_if(|index| **index == next).is_some(), new.next_if(|index| **index == next).is_some()];
        Some((next, of))
    })
}

/// The value of a measure over records.
fn result(measure: &Measure, tally: &Tally, given: bool) -> CellValue {
    measured(measure.kind, measure.operand.as_ref().map(|_| 0), tally, given)
}

/// One step for each cause. Records come before others go, so that the cell is never empty on the way if it is not at the end.
fn steps(measure: &Measure, stays: &Tally, comes: BTreeMap<Cause, Moved>, goes: BTreeMap<Cause, Moved>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut all = stays.clone();
    let mut going: Vec<(Cause, Moved)> = goes.into_iter().collect();
    let with = |all: &Tally, going: &[(Cause, Moved)]| {
        let mut tally = all.clone();
        going.iter().for_each(|(_, moved)| tally.merge(&moved.tally));
        result(measure, &tally, true)
    };
    for (cause, moved) in comes {
        all.merge(&moved.tally);
        steps.push(step(cause, moved, with(&all, &going)));
    }
    while !going.is_empty() {
        let (cause, moved) = going.remove(0);
        steps.push(step(cause, moved, with(&all, &going)));
    }
    steps
}

fn step(cause: Cause, moved: Moved, value: CellValue) -> Step {
    let mut keys = moved.keys;
    keys.sort();
    Step { cause, value, records: moved.tally.records, keys }
}

/// What is measured of each record of a type.
struct Values<'a> {
    /// The values on each side; a record that the side asked does not read has those of the other.
    of_sides: [&'a [Option<Value>]; 2],
    side: usize,
    spec: Option<Operand>,
}

impl Values<'_> {
    /// Adds the records of a group to a tally.
    fn add(&self, group: &Group, tally: &mut Tally) {
        if self.spec.is_none() {
            tally.records += group.members.len() as u64;
            return;
        }
        let mut one = Tally { records: group.members.len() as u64, ..Tally::default() };
        if let Some(spec) = &self.spec {
            let mut operand = OperandTally::default();
            for member in &group.members {
                let side = if member[self.side].is_some() { self.side } else { 1 - self.side };
                let value = member[side].and_then(|row| self.of_sides[side].get(row as usize));
                if let Some(Some(value)) = value {
                    operand.add(spec, value.clone());
                }
            }
            one.operands.push(operand);
        }
        tally.merge(&one);
    }
}

/// The values of every operand of a type's population for each of its records, on one side.
fn operands(both: &Both<'_>, side: usize, grouped: &Grouped) -> Vec<Vec<Option<Value>>> {
    let program = both.sides[side];
    let record = grouped.records[side];
    let (schema, records, aggregates) = (&program.model.schema, program.records, &both.aggregates[side]);
    let context = Context { schema, records, aggregates, record };
    let rows = program.records.set(record).len() as u32;
    let population = &program.plan.tables[both.at[side]].populations[grouped.populations[side]];
    let operands = population.operands.iter();
    operands.map(|operand| (0..rows).map(|row| context.value(&operand.expression, row)).collect()).collect()
}
