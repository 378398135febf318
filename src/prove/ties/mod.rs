//! Values that are tied to each other: whether fields can have values at all for which several things worked out from them lie where a
//! point wants them.
//!
//! Trying values shows that there are some, and never that there are none. Here the bounds that the regions of a point set are drawn
//! together until they contradict each other (`octagon` for sums and differences, `spans` for years and months between days); what is left
//! is parted until it does, or until the values are found.
//!
//! - `terms`: expressions as sums of fields; `facts`: what it takes for a dimension to lie in a region; `known`: what follows.

mod facts;
mod field;
mod known;
mod octagon;
mod spans;
mod terms;

use std::cell::Cell;

use crate::exec;
use crate::model::Path;
use crate::value::Date;

use super::steps;
use super::values::{Values, default_day};

use facts::{Mode, modes};
use known::Known;

pub(super) use field::{Field, Ground};

use field::Kind;

/// How often what is known is parted before giving up.
const PARTED: u32 = 400;
/// Of how many dimensions it is tried whether fewer contradict each other already.
const FEW: usize = 12;

/// Whether there are values.
pub(super) enum Answer {
    /// There are none, for these dimensions together.
    Impossible(Vec<usize>),
    /// These are some.
    Values(Values),
    /// Nobody knows.
    Open,
}

/// Looks for values of all fields that some dimensions read.
pub(super) fn look(ground: Ground<'_>, dimensions: &[usize]) -> Answer {
    match Search::new(ground, dimensions).answer() {
        Answer::Impossible(all) if all.len() <= FEW => Answer::Impossible(fewest(ground, all)),
        answer => answer,
    }
}

/// Leaves out of dimensions that contradict each other what is not needed for it.
fn fewest(ground: Ground<'_>, all: Vec<usize>) -> Vec<usize> {
    let mut needed = all.clone();
    for one in all {
        let fewer: Vec<usize> = needed.iter().copied().filter(|other| *other != one).collect();
        if matches!(Search::new(ground, &fewer).answer(), Answer::Impossible(_)) {
            needed = fewer;
        }
    }
    needed
}

/// A search for values.
struct Search<'a> {
    ground: Ground<'a>,
    dimensions: Vec<usize>,
    fields: Vec<Field<'a>>,
    left: Cell<u32>,
}

impl<'a> Search<'a> {
    fn new(ground: Ground<'a>, dimensions: &[usize]) -> Search<'a> {
        let mut fields: Vec<Field<'a>> = Vec::new();
        for index in dimensions {
            ground.space.dimensions[*index].operand.paths(&mut |path| {
                if !fields.iter().any(|field| field.path == path) {
                    fields.push(Field::new(ground, path));
                }
            });
        }
        Search { ground, dimensions: dimensions.to_vec(), fields, left: Cell::new(PARTED) }
    }

    fn answer(&self) -> Answer {
        let of_all: Option<Vec<(usize, Vec<Mode>)>> =
            self.dimensions.iter().map(|index| Some((*index, modes(self.ground, &self.fields, *index)?))).collect();
        let Some(of_all) = of_all else { return Answer::Open };
        self.choose(Known::new(&self.fields), of_all)
    }

    /// Chooses a way for each dimension to lie where it has to; the one with the fewest ways first.
    fn choose(&self, known: Known, mut of_all: Vec<(usize, Vec<Mode>)>) -> Answer {
        let Some(spent) = self.left.get().checked_sub(1) else { return Answer::Open };
        self.left.set(spent);
        steps::add(1);
        let fewest = (0..of_all.len()).min_by_key(|place| of_all[*place].1.len());
        let Some(place) = fewest else { return self.assign(known) };
        let (index, ways) = of_all.swap_remove(place);
        let mut open = false;
        for way in ways {
            let mut known = known.clone();
            if !known.take(&self.read_by(index), &way) || !known.follow() {
                continue;
            }
            match self.choose(known, of_all.clone()) {
                Answer::Impossible(_) => {}
                Answer::Open => open = true,
                values @ Answer::Values(_) => return values,
            }
        }
        self.none(open)
    }

    fn none(&self, open: bool) -> Answer {
        if open { Answer::Open } else { Answer::Impossible(self.dimensions.clone()) }
    }

    /// The fields that a dimension reads.
    fn read_by(&self, index: usize) -> Vec<usize> {
        let mut read = Vec::new();
        let operand = &self.ground.space.dimensions[index].operand;
        operand.paths(&mut |path| read.extend(self.fields.iter().position(|field| field.path == path)));
        read
    }

    /// Gives each field a value: what is likely first, then what is below, then what is above.
    fn assign(&self, known: Known) -> Answer {
        let free = (0..self.fields.len()).find(|field| known.is_free(&self.fields[*field], *field));
        let Some(field) = free else { return self.fixed(&known) };
        let [least, greatest] = known.bounds(field);
        let likely = match self.fields[field].kind {
            Kind::Date => default_day(self.ground.model).map_or(0, Date::number),
            _ => 0,
        };
        let value = likely.max(least.unwrap_or(likely)).min(greatest.unwrap_or(i64::MAX));
        let mut open = false;
        for ends in [[Some(value), Some(value)], [None, Some(value - 1)], [Some(value + 1), None]] {
            let Some(spent) = self.left.get().checked_sub(1) else { return Answer::Open };
            self.left.set(spent);
            let mut known = known.clone();
            known.within(field, ends);
            if !known.follow() {
                continue;
            }
            match self.assign(known) {
                Answer::Impossible(_) => {}
                Answer::Open => open = true,
                values @ Answer::Values(_) => return values,
            }
        }
        self.none(open)
    }

    /// Looks whether the one value that is left of each field does.
    fn fixed(&self, known: &Known) -> Answer {
        let mut values = Values::new();
        for (index, field) in self.fields.iter().enumerate() {
            let value = match known.bounds(index) {
                _ if known.is_missing(index) => None,
                [Some(number), Some(_)] if field.kind != Kind::Other => field.value(number),
                // Of texts and fractions nothing is known.
                _ => return Answer::Open,
            };
            values.insert(field.path.clone(), value);
        }
        let lookup = |path: &Path| values.get(path).cloned().flatten();
        let lies = |index: &usize| {
            let dimension = &self.ground.space.dimensions[*index];
            let region = match exec::value(&dimension.operand, &lookup) {
                Some(value) => dimension.cut.region(&value),
                None => dimension.missing(0),
            };
            self.ground.point.admits(*index, region)
        };
        if self.dimensions.iter().all(lies) { Answer::Values(values) } else { self.none(false) }
    }
}
