//! Values that are tied to each other: whether fields can have values at all for which several things worked out from them lie where a
//! point wants them.
//!
//! Trying values shows that there are some, and never that there are none. Here the bounds that the regions of a point set are drawn
//! together until they contradict each other (`octagon` for sums and differences, `spans` for years and months between days); what is left
//! is parted until it does, or until the values are found.
//!
//! - `terms`: expressions as sums of fields; `facts`: what it takes for a dimension to lie in a region; `known`: what follows.

mod facts;
mod known;
mod octagon;
mod spans;
mod terms;

use std::cell::Cell;

use crate::exec;
use crate::model::{End, Model, Path, Type};
use crate::plan::end_type;
use crate::schema::RecordId;
use crate::syntax::tree::MeasureKind;
use crate::value::{Date, Value};

use super::search::Point;
use super::space::Space;
use super::steps;
use super::witness::{Values, default_day};

use facts::{Mode, modes};
use known::Known;

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

/// A point, of which some dimensions are looked at.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub model: &'a Model,
    pub record: RecordId,
    pub space: &'a Space<'a>,
    pub point: &'a Point,
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

/// A field that is read.
pub(super) struct Field<'a> {
    path: &'a Path,
    kind: Kind,
    can_miss: bool,
}

/// What values a field can have, as whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Themselves; the flag says that they are counts.
    Integer(bool),
    /// Numbers of days.
    Date,
    /// Positions in a list of so many.
    Code(usize),
    YesNo,
    /// None: texts and fractions.
    Other,
}

impl<'a> Field<'a> {
    fn new(ground: Ground<'_>, path: &'a Path) -> Field<'a> {
        let (model, record) = (ground.model, ground.record);
        let kind = match end_type(model, record, path) {
            Some(Type::Integer) => {
                let counts = |index: u32| {
                    model
                        .aggregates
                        .get(index as usize)
                        .is_some_and(|a| matches!(a.measure, MeasureKind::Count | MeasureKind::CountDistinct))
                };
                Kind::Integer(matches!(path.end, End::Aggregate(index) if counts(index)))
            }
            Some(Type::Date) => Kind::Date,
            Some(Type::Code(list)) => Kind::Code(model.schema.list(list).codes.len()),
            Some(Type::YesNo) => Kind::YesNo,
            Some(Type::Text | Type::Decimal) | None => Kind::Other,
        };
        Field { path, kind, can_miss: path.can_miss(&model.schema, record) }
    }

    /// The least and the greatest of its values.
    fn ends(&self) -> [Option<i64>; 2] {
        match self.kind {
            Kind::Integer(is_count) => [is_count.then_some(0), None],
            Kind::Date => [Some(0), Date::new(9999, 12, 31).map(Date::number)],
            Kind::Code(codes) => [Some(0), Some(codes as i64 - 1)],
            Kind::YesNo => [Some(0), Some(1)],
            Kind::Other => [None, None],
        }
    }

    fn value(&self, number: i64) -> Option<Value> {
        match self.kind {
            Kind::Integer(_) => Some(Value::Number(number.into())),
            Kind::Date => Date::of_number(number).map(Value::Date),
            Kind::Code(_) => u32::try_from(number).ok().map(Value::Code),
            Kind::YesNo => Some(Value::YesNo(number == 1)),
            Kind::Other => None,
        }
    }
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
