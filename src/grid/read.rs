//! Whether what a file says goes together, looked at before any of it is used.

use super::Part;
use super::columns::Columns;
use super::document::{Axis, Document, OfType, Points, StoredCut, StoredKeys};
use super::fault::{Why, damaged};
use super::packed::{Packing, sums};
use super::values;
use crate::diagnostic::codes;
use crate::message::grids as say;
use crate::plan::{Extents, region_numbers};
use crate::records::Way;

/// More records than are ever read: so that numbers of any parts can be added up.
const RECORDS: u64 = 1 << 44;
/// The most leaves that an expression can lack.
const LEAVES: usize = 16;

/// Refuses a document whose numbers do not go together.
pub(super) fn must_be_sound(document: &Document) -> Result<(), Why> {
    let (number, of) = document.part;
    if number == 0 || number > of || of > Part::MOST {
        return Err(damaged(say::no_part_said()));
    }
    document.types.iter().try_for_each(of_type)?;
    if let StoredKeys::Digests(all) = &document.keys {
        let is_sound =
            |(record, keys): &(u32, Vec<u64>)| document.types.len() > *record as usize && sums(1, keys).is_some();
        if !all.iter().all(is_sound) || !all.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            return Err(damaged(say::digests_do_not_go_together()));
        }
    }
    for grid in &document.grids {
        let of = document.types.get(grid.record as usize).ok_or_else(|| damaged(say::type_is_lacking()))?;
        points(grid, accepted(of))?;
    }
    Ok(())
}

/// How many records of a type were accepted.
pub(super) fn accepted(of: &OfType) -> u64 {
    of.rejected.iter().fold(of.read, |accepted, (_, rejected)| accepted.saturating_sub(*rejected))
}

fn of_type(of: &OfType) -> Result<(), Why> {
    let rejected = of.rejected.iter().try_fold(0u64, |sum, (_, records)| sum.checked_add(*records));
    if of.read > RECORDS || rejected.is_none_or(|rejected| rejected > of.read) {
        return Err(damaged(say::numbers_of_records_do_not_go_together()));
    }
    let ascend = of.rejected.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if !ascend || !of.rejected.iter().all(|(code, records)| *records > 0 && codes::find(code).is_some()) {
        return Err(damaged(say::rejected_for_unknown_reason()));
    }
    let is_way = |(_, way, values): &(u32, String, u64)| Way::named(way).is_some() && *values <= of.read;
    if !of.taken.iter().all(is_way) {
        return Err(damaged(say::taken_in_unknown_way()));
    }
    Ok(())
}

fn points(grid: &Points, accepted: u64) -> Result<(), Why> {
    let sizes = grid.dimensions.iter().map(size).collect::<Option<Vec<u64>>>();
    let sizes = sizes.ok_or_else(|| damaged(say::regions_do_not_go_together()))?;
    let packing = Packing::new(sizes.into_iter());
    let words = packing.words();
    let wrong = || damaged(say::points_do_not_go_together());
    if grid.words as usize != words || grid.counts.len().checked_mul(words) != Some(grid.keys.len()) {
        return Err(wrong());
    }
    let keys = sums(words, &grid.keys).ok_or_else(wrong)?;
    if !keys.chunks(words).all(|point| packing.holds(point)) {
        return Err(wrong());
    }
    let all = grid.counts.iter().try_fold(0u64, |sum, records| sum.checked_add(*records).filter(|_| *records > 0));
    if all != Some(accepted) {
        return Err(damaged(say::points_do_not_add_up()));
    }
    let tallies = if grid.operands.is_empty() { 0 } else { grid.counts.len() };
    let of_each = |(tally, records): (&super::document::StoredTally, &u64)| {
        tally.operands.len() == grid.operands.len() && values::tally(tally, *records).is_some()
    };
    if grid.tallies.len() != tallies || !grid.tallies.iter().zip(&grid.counts).all(of_each) {
        return Err(damaged(say::measured_does_not_go_together()));
    }
    Ok(())
}

/// The points of a grid that is sound.
pub(super) fn columns(grid: &Points) -> Columns {
    let packing = Packing::new(grid.dimensions.iter().map(|axis| size(axis).unwrap_or(1)));
    Columns::new(&packing, &sums(packing.words(), &grid.keys).unwrap_or_default())
}

/// How many region numbers a dimension has; `None` where what it says does not go together.
pub(super) fn size(axis: &Axis) -> Option<u64> {
    let known = match &axis.cut {
        StoredCut::Whole => 1,
        StoredCut::YesNo => 2,
        StoredCut::Codes(regions) => {
            // Numbered as the list comes to them.
            let count = |count: u32, region: &u32| (*region <= count).then(|| count.max(region + 1));
            regions.iter().try_fold(0, count)?.max(1)
        }
        StoredCut::Points(points) => {
            let values = points.iter().map(values::value).collect::<Option<Vec<_>>>()?;
            if !values.windows(2).all(|pair| pair[0] < pair[1]) {
                return None;
            }
            u32::try_from(values.len()).ok()?.checked_mul(2)?.checked_add(1)?
        }
    };
    if axis.leaves.len() > LEAVES {
        return None;
    }
    let extents = if axis.has_extents { Some(Extents::new(known, axis.leaves.len())?) } else { None };
    let size = region_numbers(known, axis.leaves.len(), axis.has_missing, extents);
    (size <= u64::from(u32::MAX)).then_some(size)
}
