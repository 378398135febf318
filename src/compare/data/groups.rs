//! The records of both sides, put into groups that neither side can tell apart.

use std::collections::BTreeMap;

use crate::exec::points;
use crate::model::Position;
use crate::plan::{self, Population, TablePlan};
use crate::records::{RecordSet, Records};
use crate::schema::RecordId;
use crate::value::Truth;

use super::Both;

/// The records of one type.
pub(super) struct Grouped {
    /// The position of the type's population in the table's plan, on both sides.
    pub populations: [usize; 2],
    /// The type, on both sides.
    pub records: [RecordId; 2],
    /// The groups, in the order of their points.
    pub groups: Vec<Group>,
    /// By side and number of a cell, those of asides among them: the groups that are in it, ascending.
    pub by_cell: [Vec<Vec<u32>>; 2],
}

/// Records that neither side can tell apart.
pub(super) struct Group {
    /// How they stand to the table on each side; `None` on a side that did not read them.
    pub standing: [Option<Standing>; 2],
    /// Their rows on each side.
    pub members: Vec<[Option<u32>; 2]>,
}

/// How records stand to a table.
pub(super) struct Standing {
    /// Their point.
    pub point: Box<[u32]>,
    /// The cells that they are in; none where they are not in the universe.
    cells: Vec<Position>,
}

/// Works out how points stand, one after the other.
struct Stander<'a> {
    /// Of the table, and of its asides.
    populations: Vec<(Option<usize>, &'a Population)>,
    rows: plan::Standing,
    columns: plan::Standing,
}

impl<'a> Stander<'a> {
    fn new(plan: &'a TablePlan, position: usize) -> Stander<'a> {
        let asides = std::iter::once(None).chain((0..plan.asides.len()).map(Some));
        let populations = asides.map(|aside| (aside, &plan.at(aside).populations[position])).collect();
        Stander { populations, rows: plan::Standing::default(), columns: plan::Standing::default() }
    }

    fn stand(&mut self, point: &[u32]) -> Standing {
        let mut standing = Standing { point: point.into(), cells: Vec::new() };
        for (aside, population) in &self.populations {
            if population.universe.at(point).is_some_and(Truth::is_yes) {
                population.rows.stand(point, &mut self.rows);
                population.columns.stand(point, &mut self.columns);
                for row in self.rows.yes() {
                    let cells = self.columns.yes().map(|column| Position { aside: *aside, row, column });
                    standing.cells.extend(cells);
                }
            }
        }
        standing
    }
}

impl Grouped {
    /// The records of every type that both sides' table measures.
    pub fn all(both: &Both<'_>) -> Vec<Grouped> {
        let [old, new] = both.sides;
        let plans = [&old.plan.tables[both.at[0]], &new.plan.tables[both.at[1]]];
        let mut all = Vec::new();
        for (position, population) in plans[1].populations.iter().enumerate() {
            let name = new.model.schema.record_name(population.record);
            let before = plans[0].populations.iter().position(|p| old.model.schema.record_name(p.record) == name);
            if let Some(before) = before {
                all.push(grouped(both, [before, position], plans));
            }
        }
        all
    }
}

/// The points of a group on both sides.
type Key = [Option<Box<[u32]>>; 2];

fn grouped(both: &Both<'_>, populations: [usize; 2], of: [&TablePlan; 2]) -> Grouped {
    let plans = [0, 1].map(|side: usize| &of[side].populations[populations[side]]);
    let records = plans.map(|plan| plan.record);
    let mut points = [0, 1].map(|side: usize| {
        let program = both.sides[side];
        points(program.model, program.records, &both.aggregates[side], plans[side])
    });
    let mut groups: BTreeMap<Key, Vec<[Option<u32>; 2]>> = BTreeMap::new();
    for pair in paired([both.sides[0].records, both.sides[1].records], records) {
        let key = [0, 1].map(|side: usize| pair[side].map(|row| std::mem::take(&mut points[side][row as usize])));
        groups.entry(key).or_default().push(pair);
    }
    let mut standers = [0, 1].map(|side: usize| Stander::new(of[side], populations[side]));
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|(key, members)| {
            let [old, new] = &mut standers;
            let standing = [(old, &key[0]), (new, &key[1])];
            let standing = standing.map(|(stander, point)| point.as_ref().map(|point| stander.stand(point)));
            Group { standing, members }
        })
        .collect();
    let tables = [0, 1].map(|side: usize| &both.sides[side].model.tables[both.at[side]]);
    let mut by_cell = tables.map(|table| vec![Vec::new(); table.all_cells()]);
    for (index, group) in groups.iter().enumerate() {
        for (side, standing) in group.standing.iter().enumerate() {
            for at in standing.iter().flat_map(|standing| &standing.cells) {
                by_cell[side][tables[side].number_of(*at)].push(index as u32);
            }
        }
    }
    Grouped { populations, records, groups, by_cell }
}

/// The rows of one type on both sides: the record that was read at the same place is the same one.
fn paired(sides: [&Records; 2], of: [RecordId; 2]) -> Vec<[Option<u32>; 2]> {
    let sets: [&RecordSet; 2] = [sides[0].set(of[0]), sides[1].set(of[1])];
    let place = |side: usize, row: u32| {
        let origin = sets[side].origin(row);
        origin.map_or(("", 0), |origin| (sides[side].input(origin.input), origin.line))
    };
    let mut pairs: BTreeMap<(&str, u64), [Option<u32>; 2]> = BTreeMap::new();
    for (side, set) in sets.iter().enumerate() {
        for row in 0..set.len() as u32 {
            pairs.entry(place(side, row)).or_default()[side] = Some(row);
        }
    }
    pairs.into_values().collect()
}
