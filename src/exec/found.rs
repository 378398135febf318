//! What is found of the cells of a table, before formulas.

use std::collections::BTreeMap;

use crate::outcome::TableAccount;

use super::ledger::Ledger;
use super::open::OpenPoint;
use super::tally::Tally;

/// What the points of a population come to.
pub(super) struct Found<'g> {
    /// A tally for each cell, row by row.
    pub cells: Vec<Tally>,
    /// Undetermined records by column, then by row.
    pub columns: Vec<Ledger>,
    pub rows: Vec<Ledger>,
    /// Where there is a table for each of something: by the row of all in it and by column, the undetermined records of its own.
    pub of_each: BTreeMap<(usize, usize), Ledger>,
    pub account: TableAccount,
    /// The points of which some cell is not decided.
    pub open: Vec<OpenPoint<'g>>,
    /// Overlapping and uncovered records of each of the population's splits.
    pub splits: Vec<(u64, u64)>,
}
