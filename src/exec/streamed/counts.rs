//! How many records were counted at each point: in a table where there are few points, else by hash.

use rustc_hash::FxHashMap;

use super::super::counting::{add, empty, sizes};
use super::super::expression::Context;
use super::super::occurring::Numbered;
use super::super::tally::Tally;
use super::joint::Joint;
use crate::plan::Population;

/// Up to so many points have a place each.
const FEW: u64 = 1 << 20;

/// What was counted, by the number of the point.
#[derive(Debug, Clone)]
pub(super) enum Counts {
    /// A number for each point. A number taken off before it was added, by another thread, is below zero for a while: it wraps.
    Dense(Vec<u64>),
    /// The same, of the points that occur.
    Sparse(FxHashMap<u64, u64>),
    /// With values beside.
    Tallies(FxHashMap<u64, Tally>),
}

/// How what was counted at the points is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// Each point has a place.
    InPlaces,
    /// The points that occur, by hash.
    Hashed,
}

impl Counts {
    pub(super) fn held(&self) -> Held {
        match self {
            Counts::Dense(_) => Held::InPlaces,
            Counts::Sparse(_) | Counts::Tallies(_) => Held::Hashed,
        }
    }

    pub(super) fn of(joint: &Joint) -> Counts {
        let points = sizes(&joint.dimensions).map(|sizes| sizes.iter().product::<u64>());
        match points {
            _ if !joint.operands.is_empty() => Counts::Tallies(FxHashMap::default()),
            Some(points) if points <= FEW => Counts::Dense(vec![0; points as usize]),
            _ => Counts::Sparse(FxHashMap::default()),
        }
    }

    /// The points at which there are records.
    pub(super) fn points(self) -> Numbered {
        match self {
            Counts::Dense(counts) => Numbered::Records((0..).zip(counts).filter(|(_, records)| *records > 0).collect()),
            Counts::Sparse(counts) => {
                Numbered::Records(counts.into_iter().filter(|(_, records)| *records > 0).collect())
            }
            Counts::Tallies(mut tallies) => {
                tallies.values_mut().for_each(Tally::settle);
                Numbered::Tallies(tallies.into_iter().collect())
            }
        }
    }

    pub(super) fn clear(&mut self) {
        match self {
            Counts::Dense(counts) => counts.fill(0),
            Counts::Sparse(counts) => counts.clear(),
            Counts::Tallies(tallies) => tallies.clear(),
        }
    }

    pub(super) fn can_take_off(&self) -> bool {
        !matches!(self, Counts::Tallies(_))
    }

    /// Counts the records with these keys, but those left out, or takes them off.
    pub(super) fn count(
        &mut self,
        keys: &[u64],
        left_out: &[bool],
        takes_off: bool,
        population: &Population,
        context: Context<'_>,
    ) {
        let one = if takes_off { u64::MAX } else { 1 };
        let counted = keys.iter().zip(left_out).filter(|(_, left_out)| !**left_out).map(|(key, _)| *key);
        match self {
            Counts::Dense(counts) => counted.for_each(|key| {
                if let Some(count) = counts.get_mut(key as usize) {
                    *count = count.wrapping_add(one);
                }
            }),
            Counts::Sparse(counts) => counted.for_each(|key| {
                let count = counts.entry(key).or_default();
                *count = count.wrapping_add(one);
            }),
            Counts::Tallies(tallies) => {
                for (row, (key, left_out)) in keys.iter().zip(left_out).enumerate() {
                    if !left_out {
                        let tally = tallies.entry(*key).or_insert_with(|| empty(population));
                        add(population, context, row as u32, tally);
                    }
                }
            }
        }
    }

    pub(super) fn merge(&mut self, other: Counts) {
        match (self, other) {
            (Counts::Dense(counts), Counts::Dense(others)) => {
                counts.iter_mut().zip(others).for_each(|(count, other)| *count = count.wrapping_add(other));
            }
            (Counts::Sparse(counts), Counts::Sparse(others)) => others.into_iter().for_each(|(key, other)| {
                let count = counts.entry(key).or_default();
                *count = count.wrapping_add(other);
            }),
            (Counts::Tallies(tallies), Counts::Tallies(others)) => {
                others.into_iter().for_each(|(key, other)| tallies.entry(key).or_default().merge(&other));
            }
            _ => {}
        }
    }
}
