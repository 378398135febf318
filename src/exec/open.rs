//! Records that some cell is not decided of, and which cells, formulas and checks that touches.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::{Position, Table};
use crate::plan::{CellPlan, Standing, TablePlan};
use crate::value::Truth;

use super::formulas::{Origin, origin};
use super::tally::Tally;

/// A point of which some cell is not decided.
pub(super) struct OpenPoint<'g> {
    /// Whose point it is.
    pub population: usize,
    /// Its place among the points of that population.
    pub index: usize,
    pub regions: &'g [u32],
    pub tally: &'g Tally,
}

/// How a cell or a check is touched.
#[derive(Debug, Clone, Default)]
pub(super) struct Touched {
    /// How many records are not decided.
    pub records: u64,
    /// The points that they are at.
    pub points: Vec<usize>,
}

/// The open points of a table.
pub(super) struct Open<'a, 'g> {
    pub table: &'a Table,
    pub plan: &'a TablePlan,
    pub points: &'a [OpenPoint<'g>],
    /// What each cell measures, those of the asides behind the table's own; `None` where it is worked out otherwise.
    pub measured: Vec<Option<CellPlan>>,
}

impl<'a, 'g> Open<'a, 'g> {
    pub fn new(table: &'a Table, plan: &'a TablePlan, points: &'a [OpenPoint<'g>]) -> Open<'a, 'g> {
        let measured = table.with_asides().flat_map(|(aside, table)| measured(table, plan.at(aside))).collect();
        Open { table, plan, points, measured }
    }

    /// Calls `visit` for each measured cell that a point is not outside of, with how the point stands to it.
    pub fn cells(&self, point: &OpenPoint<'_>, standing: &mut [Standing; 2], visit: &mut dyn FnMut(usize, Truth)) {
        let [rows, columns] = standing;
        let region = |dimension: usize| point.regions.get(dimension).copied();
        for (aside, _) in self.table.with_asides() {
            let population = &self.plan.at(aside).populations[point.population];
            let universe = population.universe.at(&region).unwrap_or(Truth::No);
            if universe == Truth::No {
                continue;
            }
            population.rows.stand(point.regions, rows);
            population.columns.stand(point.regions, columns);
            for &row in rows.found() {
                for &column in columns.found() {
                    let cell = self.table.number_of(Position { aside, row, column });
                    if self.measured[cell].is_some_and(|cell| cell.population == point.population) {
                        visit(cell, universe.and(rows.truth(row)).and(columns.truth(column)));
                    }
                }
            }
        }
    }

    /// The measured cells that records may belong to, and of none is it known that it does.
    pub fn of_nobody(&self, is_empty: impl Fn(usize, &CellPlan) -> bool) -> Vec<usize> {
        let mut unsure = vec![false; self.measured.len()];
        let mut standing = <[Standing; 2]>::default();
        for point in self.points {
            self.cells(point, &mut standing, &mut |cell, truth| unsure[cell] |= truth == Truth::Undetermined);
        }
        let is_of_nobody =
            |cell: &usize| unsure[*cell] && self.measured[*cell].is_some_and(|plan| is_empty(*cell, &plan));
        (0..unsure.len()).filter(is_of_nobody).collect()
    }

    /// How so many things are touched, each by every measured cell that lists it in `of_cell`.
    pub fn touched(&self, of_cell: &[Vec<u32>], things: usize) -> Vec<Touched> {
        let mut touched = vec![Touched::default(); things];
        let mut last = vec![0u32; things];
        let mut group = 0u32;
        let mut standing = <[Standing; 2]>::default();
        for (index, point) in self.points.iter().enumerate() {
            let mut found: Vec<(usize, Option<u32>)> = Vec::new();
            self.cells(point, &mut standing, &mut |cell, truth| {
                let operand = || self.measured[cell].and_then(|cell| cell.operand).map(|operand| operand as u32);
                found.push((cell, if truth == Truth::Yes { operand() } else { None }));
                // One that counts, and takes the record for certain, is decided.
                if truth == Truth::Yes && operand().is_none() {
                    found.pop();
                }
            });
            let lacking = point.tally.lacking.iter().map(|(operands, records)| (&**operands, *records));
            let whole = point.tally.records - point.tally.lacking.values().sum::<u64>();
            for (operands, records) in lacking.chain([(&[][..], whole)]).filter(|(_, records)| *records > 0) {
                group += 1;
                for (cell, operand) in &found {
                    if operand.is_some_and(|operand| !operands.contains(&operand)) {
                        continue;
                    }
                    for &thing in &of_cell[*cell] {
                        let thing = thing as usize;
                        if last[thing] != group {
                            last[thing] = group;
                            touched[thing].records += records;
                            if touched[thing].points.last() != Some(&index) {
                                touched[thing].points.push(index);
                            }
                        }
                    }
                }
            }
        }
        touched
    }
}

impl Open<'_, '_> {
    /// How each cell is touched, those of the asides behind the table's own. What hangs on ranks hangs on all rows that are ranked with it: it
    /// is touched by what touches any of them.
    pub fn touched_cells(&self) -> Vec<Touched> {
        let (table, cells) = (self.table, self.table.all_cells());
        let on_ranks: Vec<usize> =
            table.on_ranks().iter().enumerate().filter(|(_, is)| **is).map(|(column, _)| column).collect();
        let mut leaves = Leaves::new(table);
        let mut of_cell = leaves.cells_by_leaf();
        let lowest = table.rows.lowest();
        let of_each = table.rows.of_each();
        // Each column of each table, where there is one for each.
        let mut things: BTreeMap<(usize, Option<usize>), BTreeSet<usize>> = BTreeMap::new();
        for column in &on_ranks {
            for row in (0..lowest.len()).filter(|row| lowest[*row]) {
                let behind = leaves.of(Position::own(row, *column));
                things.entry((*column, of_each[row])).or_default().extend(behind.iter());
            }
        }
        for (thing, behind) in things.values().enumerate() {
            behind.iter().for_each(|leaf| of_cell[*leaf].push((cells + thing) as u32));
        }
        let mut touched = self.touched(&of_cell, cells + things.len());
        let whole = touched.split_off(cells);
        let whole: BTreeMap<_, u64> = things.keys().zip(whole.iter().map(|touched| touched.records)).collect();
        for column in &on_ranks {
            for row in 0..lowest.len() {
                let records = whole.get(&(*column, of_each[row])).copied().unwrap_or_default();
                touched[table.number_of(Position::own(row, *column))].records = records;
            }
        }
        touched
    }
}

/// What each cell measures by itself; single cells of their own left out.
pub(super) fn measured(table: &Table, plan: &TablePlan) -> Vec<Option<CellPlan>> {
    let mut measured = plan.cells.clone();
    let width = table.columns.members.len();
    table.overrides.iter().for_each(|single| measured[single.row * width + single.column] = None);
    measured
}

/// The measured cells that each cell is worked out from.
pub(super) struct Leaves<'a> {
    table: &'a Table,
    found: Vec<Option<Rc<[usize]>>>,
}

impl<'a> Leaves<'a> {
    pub fn new(table: &'a Table) -> Leaves<'a> {
        Leaves { table, found: vec![None; table.all_cells()] }
    }

    /// The measured cells behind a cell, each once; a measured cell comes from itself.
    pub fn of(&mut self, at: Position) -> Rc<[usize]> {
        let cell = self.table.number_of(at);
        if let Some(known) = &self.found[cell] {
            return known.clone();
        }
        // The checker refuses circles; this keeps a hand-made model from hanging.
        self.found[cell] = Some(Rc::from([]));
        let mut behind = Vec::new();
        match origin(self.table, at) {
            Origin::NotApplicable => {}
            Origin::Measure => {
                behind.push(cell);
                let of = self.table.at(at.aside);
                let lacking = of.lacking(at.row, at.column).into_iter();
                behind.extend(lacking.map(|(row, column)| self.table.number_of(Position { row, column, ..at })));
            }
            Origin::Formula(formula, names) => {
                formula.positions(at, names, &mut |at| behind.extend(&*self.of(at)));
            }
        }
        behind.sort_unstable();
        behind.dedup();
        let behind: Rc<[usize]> = behind.into();
        self.found[cell] = Some(behind.clone());
        behind
    }

    /// For each measured cell the cells of the table that are worked out from it, itself among them.
    pub fn cells_by_leaf(&mut self) -> Vec<Vec<u32>> {
        let mut of_cell = vec![Vec::new(); self.found.len()];
        for cell in 0..self.found.len() {
            let behind = self.of(self.table.position_of(cell));
            behind.iter().for_each(|leaf| of_cell[*leaf].push(cell as u32));
        }
        of_cell
    }
}
