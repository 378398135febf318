//! Records that carry a code made of several, of which the rows or columns are made.

use crate::model::Table;
use crate::outcome::Merged;
use crate::plan::{Population, TablePlan};
use crate::syntax::tree::Dimension;
use crate::value::Truth;

use super::grid::Grid;

/// How many there are of each such code, over the report's period, then over the others.
pub(super) fn merged(table: &Table, plan: &TablePlan, grids: &[Grid]) -> Vec<Merged> {
    let mut all = Vec::new();
    for (aside, of) in table.with_asides() {
        let over = match aside.and_then(|aside| table.asides.get(aside)) {
            Some(beside) if !table.accounts_for(beside) => continue,
            beside => beside.and_then(|beside| beside.over),
        };
        let populations = &plan.at(aside).populations;
        for dimension in [Dimension::Column, Dimension::Row] {
            for (member, among) in of.axis(dimension).merged() {
                let counted = |(population, grid): (&Population, &Grid)| in_member(population, grid, dimension, member);
                let records = populations.iter().zip(grids).map(counted).sum();
                if records > 0 {
                    all.push(Merged { place: dimension.place(member), records, among, over });
                }
            }
        }
    }
    all
}

fn in_member(population: &Population, grid: &Grid, dimension: Dimension, member: usize) -> u64 {
    let is_in = |regions: &[u32]| {
        let region = |dimension: usize| regions.get(dimension).copied();
        population.universe.at(&region) == Some(Truth::Yes)
            && population.axis(dimension).truth(member, &region) == Some(Truth::Yes)
    };
    grid.points.iter().filter(|(regions, _)| is_in(regions)).map(|(_, tally)| tally.records).sum()
}
