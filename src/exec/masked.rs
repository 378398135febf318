//! Points that are decided by masks, added to the cells.

use super::found::Found;
use super::listed::Listed;
use super::masks::{Masks, Stand, each_bit};
use super::tally::Tally;
use crate::model::Table;
use crate::plan::{CellPlan, Population};

/// What of a table is added to by masks.
pub(super) struct Masked {
    masks: Masks,
    /// The rows, where they have no bits.
    listed: Option<Listed>,
    width: usize,
    /// For each row the columns that measure something of this population in it.
    measured: Vec<u128>,
    /// The rows that a record should reach, where they have bits.
    real: u128,
    /// Whether there are rows that a record should reach.
    is_real: bool,
    /// The splits of the population; none in the place of one whose arms have no bits.
    splits: Vec<Option<Split>>,
}

struct Split {
    of_rows: bool,
    parent: u128,
    arms: u128,
}

impl Masked {
    /// `measured` says, row by row, which cells measure something of the population; `is_real` which rows a record should reach.
    pub(super) fn new(
        population: &Population,
        table: &Table,
        measured: &[Option<CellPlan>],
        is_real: &[bool],
    ) -> Option<Masked> {
        let width = table.columns.members.len();
        let of = |places: &mut dyn Iterator<Item = usize>| places.fold(0u128, |mask, place| mask | 1 << place);
        let in_row = |row: usize| of(&mut (0..width).filter(|column| measured[row * width + column].is_some()));
        let (masks, listed) = match Masks::new(population) {
            Some(masks) => (masks, None),
            None => (Masks::of_columns(population)?, Some(Listed::new(population, is_real)?)),
        };
        let has_bits = |of_rows: bool| !of_rows || listed.is_none();
        let splits = population.splits.iter().map(|split| {
            has_bits(split.of_rows).then(|| Split {
                of_rows: split.of_rows,
                parent: of(&mut split.parent.into_iter()),
                arms: of(&mut split.arms.iter().copied()),
            })
        });
        let real = if has_bits(true) { of(&mut (0..is_real.len()).filter(|row| is_real[*row])) } else { 0 };
        Some(Masked {
            width,
            measured: (0..table.rows.members.len()).map(in_row).collect(),
            real,
            is_real: is_real.contains(&true),
            splits: splits.collect(),
            masks,
            listed,
        })
    }

    /// Adds the records of a point, and says whether it could: not all points are decided.
    pub(super) fn add(&self, regions: &[u32], tally: &Tally, found: &mut Found<'_>) -> bool {
        let (rows, columns) = match self.masks.stand(regions) {
            Stand::Open => return false,
            Stand::Outside => {
                found.account.outside += tally.records;
                return true;
            }
            Stand::In { .. } if tally.operands.iter().any(|operand| !operand.missing.is_empty()) => return false,
            Stand::In { rows, columns } => (rows, columns),
        };
        let reaches = match &self.listed {
            None => {
                each_bit(rows, |row| self.add_to_row(row, columns, tally, found));
                rows & self.real != 0
            }
            Some(listed) => {
                let Some(listed) = listed.rows(regions) else { return false };
                listed.rows.iter().for_each(|row| self.add_to_row(*row, columns, tally, found));
                for ((overlaps, is_left), broken) in listed.broken.iter().zip(&mut found.splits) {
                    broken.0 += u64::from(*overlaps) * tally.records;
                    broken.1 += u64::from(*is_left) * tally.records;
                }
                listed.reaches
            }
        };
        if self.is_real && !reaches {
            found.account.reach_no_row += tally.records;
        }
        found.account.counted += tally.records;
        self.verify(rows, columns, tally, found);
        true
    }

    fn add_to_row(&self, row: usize, columns: u128, tally: &Tally, found: &mut Found<'_>) {
        let cells = &mut found.cells[row * self.width..(row + 1) * self.width];
        each_bit(columns & self.measured[row], |column| cells[column].merge(tally));
    }

    /// Notes the splits that the records of a point break.
    fn verify(&self, rows: u128, columns: u128, tally: &Tally, found: &mut Found<'_>) {
        for (split, broken) in self.splits.iter().zip(&mut found.splits) {
            let Some(split) = split else { continue };
            let members = if split.of_rows { rows } else { columns };
            if members & split.parent != split.parent {
                continue;
            }
            match (members & split.arms).count_ones() {
                0 => broken.1 += tally.records,
                1 => {}
                _ => broken.0 += tally.records,
            }
        }
    }
}
