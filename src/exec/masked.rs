//! Points that are decided by masks, added to the cells.

use super::found::Found;
use super::grid::Tally;
use super::masks::{Masks, Stand, bits};
use crate::model::Table;
use crate::plan::{CellPlan, Population};

/// What of a table is added to by masks.
pub(super) struct Masked {
    masks: Masks,
    rows: usize,
    width: usize,
    /// For each row the columns that measure something of this population in it.
    measured: Vec<u128>,
    /// The rows that a record should reach; none where there are no such rows.
    real: u128,
    splits: Vec<Split>,
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
        let masks = Masks::new(population)?;
        let splits = population.splits.iter().map(|split| Split {
            of_rows: split.of_rows,
            parent: of(&mut split.parent.into_iter()),
            arms: of(&mut split.arms.iter().copied()),
        });
        Some(Masked {
            masks,
            rows: table.rows.members.len(),
            width,
            measured: (0..table.rows.members.len()).map(in_row).collect(),
            real: of(&mut (0..is_real.len()).filter(|row| is_real[*row])),
            splits: splits.collect(),
        })
    }

    /// Adds the records of a point, and says whether it could: not all points are decided.
    pub(super) fn add(&self, regions: &[u32], tally: &Tally, found: &mut Found<'_>) -> bool {
        let (rows, columns) = match self.masks.stand(regions, self.rows) {
            Stand::Open => return false,
            Stand::Outside => {
                found.account.outside += tally.records;
                return true;
            }
            Stand::In { .. } if tally.operands.iter().any(|operand| !operand.missing.is_empty()) => return false,
            Stand::In { rows, columns } => (rows, columns),
        };
        found.account.counted += tally.records;
        for row in bits(rows) {
            for column in bits(columns & self.measured[row]) {
                found.cells[row * self.width + column].merge(tally);
            }
        }
        if self.real != 0 && rows & self.real == 0 {
            found.account.reach_no_row += tally.records;
        }
        for (split, broken) in self.splits.iter().zip(&mut found.splits) {
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
        true
    }
}
