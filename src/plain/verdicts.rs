//! What the two sides of a check can differ by, however the records are that are not decided.
//!
//! The difference over the records that are counted is known. Each record that is not decided of some cell behind the check is filled in in
//! every way, and what it then counts for, less what is counted of it now, is added. So are the sides of a product or a quotient, of
//! which the ends are taken.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{AllCensuses, Census};
use super::facts::Record;
use super::fillings::{Filled, ways};
use super::ruling::ruling;
use super::undecided::{Undecided, leaves, standings};
use crate::model::{Body, Expression, Formula, Measure, Position, Table};
use crate::outcome::CellValue;
use crate::schema::RecordId;
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, Number, Possible, Truth};

/// A table whose cells are finished.
pub(super) struct Sums<'c, 't> {
    pub table: &'t Table,
    pub censuses: &'c AllCensuses<'c>,
    pub undecided: &'c Undecided,
    /// The values of all cells over the records that are counted.
    pub counted: &'c BTreeMap<Position, CellValue>,
    /// The same of measured cells, before they are scaled.
    pub measured: &'c BTreeMap<Position, CellValue>,
}

/// So much of each measured cell, and something more.
struct Share {
    of: BTreeMap<Position, Number>,
    more: Possible,
}

/// What one record counts for: records for a count, or an expression's value.
type Measured<'t> = Option<&'t Expression>;
/// How often, with the weights of cells, a record counts for what.
type Weights<'t> = Vec<(Measured<'t>, Number)>;

/// What is asked of a check, and what is not decided of it.
struct Weighing<'s, 'c, 't> {
    sums: &'s Sums<'c, 't>,
    /// The measured cells behind it that are not decided.
    open: BTreeSet<Position>,
}

impl<'t> Sums<'_, 't> {
    /// What the left side less the right can be; `None` where nothing is known.
    pub fn difference(&self, sides: [&Formula; 2], here: Position, names: Dimension) -> Option<Possible> {
        let mut open = BTreeSet::new();
        for side in sides {
            side.positions(here, names, &mut |place| open.extend(leaves(self.table, place)));
        }
        open.retain(|leaf| !self.undecided.of(self.table, *leaf).is_empty());
        let weighing = Weighing { sums: self, open };
        let [left, right] = sides.map(|side| weighing.share(side, here, names));
        weighing.possible(&Share::add(left?, scaled(right?, &Number::from(-1))?)?)
    }

    fn measure(&self, place: Position) -> Option<&'t Measure> {
        if let Body::Measure(measure) = ruling(self.table, place).body { Some(measure) } else { None }
    }

    fn number(&self, place: Position) -> Option<&Number> {
        if let Some(CellValue::Number(number)) = self.measured.get(&place) { Some(number) } else { None }
    }
}

impl<'t> Weighing<'_, '_, 't> {
    /// What a share can be, if everyone who is not decided of some cell of the check is filled in.
    fn possible(&self, share: &Share) -> Option<Possible> {
        let nothing = Number::ZERO;
        let mut sum = share.more.clone();
        let mut by_type: BTreeMap<RecordId, Vec<Weighed<'_, 't>>> = BTreeMap::new();
        for (place, weight) in &share.of {
            sum = sum.plus(&Possible::one(self.sums.number(*place)?.checked_mul(weight)?));
        }
        let places: BTreeSet<Position> = share.of.keys().chain(&self.open).copied().collect();
        for place in places {
            let Some(measure) = self.sums.measure(place) else { continue };
            let Some(census) = self.sums.censuses.at(place.aside).get(&measure.record) else { continue };
            let weight = share.of.get(&place).unwrap_or(&nothing);
            by_type.entry(measure.record).or_default().push(Weighed { place, census, measure, weight });
        }
        for cells in by_type.values().filter(|cells| cells.iter().any(|cell| !cell.weight.is_zero())) {
            for record in records(cells).into_values() {
                sum = sum.plus(&change(record, cells)?);
            }
        }
        Some(sum)
    }

    fn share(&self, formula: &Formula, here: Position, names: Dimension) -> Option<Share> {
        let minus = Number::from(-1);
        match formula {
            Formula::Number(number) => Some(Share::only(Possible::one(number.clone()))),
            Formula::Member(member) => self.of_cell(here.instead(names, *member)),
            Formula::Cell(row, column) => self.of_cell(Position { row: *row, column: *column, ..here }),
            Formula::Over(aside, inner) => self.share(inner, here.over(*aside), names),
            Formula::Own(aside, _) => self.of_cell(here.over(Some(*aside))),
            // No check looks at one.
            Formula::Rank(..) => None,
            Formula::Sum(members) => members
                .iter()
                .map(|member| self.of_cell(here.instead(names, *member)))
                .try_fold(Share::only(Possible::one(Number::ZERO)), |sum, term| Share::add(sum, term?)),
            Formula::Negate(inner) => scaled(self.share(inner, here, names)?, &minus),
            Formula::Binary(op, left, right) => {
                let (left, right) = (self.share(left, here, names)?, self.share(right, here, names)?);
                let fixed = |share: &Share| share.more.only().filter(|_| share.of.is_empty()).cloned();
                match op {
                    ArithmeticOp::Add => Share::add(left, right),
                    ArithmeticOp::Subtract => Share::add(left, scaled(right, &minus)?),
                    ArithmeticOp::Multiply => match (fixed(&left), fixed(&right)) {
                        (Some(factor), _) => scaled(right, &factor),
                        (_, Some(factor)) => scaled(left, &factor),
                        _ => Some(Share::only(self.ends(&left)?.product(&self.ends(&right)?))),
                    },
                    ArithmeticOp::Divide => match fixed(&right) {
                        Some(divisor) => scaled(left, &Number::from(1).checked_div(divisor)?),
                        None => self.ends(&left)?.quotient(&self.ends(&right)?).map(Share::only),
                    },
                }
            }
        }
    }

    fn of_cell(&self, place: Position) -> Option<Share> {
        let is_decided = self.sums.undecided.of(self.sums.table, place).is_empty();
        if is_decided && !self.asks_of_blanks(place) {
            let Some(CellValue::Number(number)) = self.sums.counted.get(&place) else { return None };
            return Some(Share::only(Possible::one(number.clone())));
        }
        let ruling = ruling(self.sums.table, place);
        let share = match ruling.body {
            Body::NotApplicable => return None,
            Body::Measure(measure) => self.of_measure(measure, place)?,
            Body::Formula(formula) => self.share(formula, place, ruling.names)?,
        };
        if ruling.presentation.percent { scaled(share, &Number::from(100)) } else { Some(share) }
    }

    /// Whether some condition behind a cell asks if something is missing: that is decided by a blank, and otherwise once it is filled in.
    fn asks_of_blanks(&self, place: Position) -> bool {
        leaves(self.sums.table, place).into_iter().any(|leaf| {
            let Some(measure) = self.sums.measure(leaf) else { return false };
            let census = self.sums.censuses.at(leaf.aside).get(&measure.record);
            census.is_some_and(|census| conditions(census, leaf).into_iter().any(Expression::asks_what_is_missing))
        })
    }

    fn of_measure(&self, measure: &Measure, place: Position) -> Option<Share> {
        match measure.kind {
            MeasureKind::Count | MeasureKind::Sum => {
                Some(Share { of: BTreeMap::from([(place, Number::from(1))]), more: Possible::one(Number::ZERO) })
            }
            MeasureKind::CountDistinct => self.different(place).map(Share::only),
            MeasureKind::Average | MeasureKind::Min | MeasureKind::Max => {
                let is_decided = self.sums.undecided.of(self.sums.table, place).is_empty() && self.leavers(place)? == 0;
                let known = self.sums.number(place).filter(|_| is_decided)?;
                Some(Share::only(Possible::one(known.clone())))
            }
        }
    }

    /// How many of those counted in a cell are not in it in some way to fill them in, where they are filled in.
    fn leavers(&self, place: Position) -> Option<usize> {
        let (one, nothing) = (Number::from(1), Number::ZERO);
        let of = self.sums.measure(place)?.record;
        let mut cells: Vec<Weighed<'_, 't>> = Vec::new();
        for place in self.open.iter().filter(|open| **open != place).chain([&place]) {
            let Some(measure) = self.sums.measure(*place).filter(|measure| measure.record == of) else { continue };
            let Some(census) = self.sums.censuses.at(place.aside).get(&of) else { continue };
            cells.push(Weighed { place: *place, census, measure, weight: &nothing });
        }
        let itself = cells.last_mut().filter(|cell| cell.place == place)?;
        itself.weight = &one;
        let is_in = |record: Record<'_>| cells.last().is_some_and(|cell| cell.truth(record).is_yes());
        let leaves = |record: &Record<'_>| {
            is_in(*record)
                && is_unsure(*record, &cells)
                && filled(*record, &cells)
                    .is_none_or(|ways| ways.iter().any(|way| way.iter().all(|(_, weight)| weight.is_zero())))
        };
        Some(records(&cells).into_values().filter(leaves).count())
    }

    /// What is counted in a cell, less those who may leave it, and up to so many more as are not decided of it.
    fn different(&self, place: Position) -> Option<Possible> {
        let (known, more) = (self.sums.number(place)?, self.sums.undecided.of(self.sums.table, place).len());
        let most = known.checked_add(Number::from(i64::try_from(more).ok()?))?;
        let leavers = Number::from(i64::try_from(self.leavers(place)?).ok()?);
        let least = known.checked_sub(leavers)?.max(Number::ZERO);
        Some(Possible::between(Some(least), Some(most)))
    }

    /// Between which ends it lies.
    fn ends(&self, share: &Share) -> Option<Possible> {
        let possible = self.possible(share)?;
        let (least, greatest) = possible.ends();
        Some(Possible::between(least.cloned(), greatest.cloned()))
    }
}

/// A cell and its weight in a sum.
struct Weighed<'c, 't> {
    place: Position,
    census: &'c Census<'c>,
    measure: &'t Measure,
    weight: &'c Number,
}

impl Weighed<'_, '_> {
    /// Whether the cell takes a record.
    fn truth(&self, record: Record<'_>) -> Truth {
        conditions(self.census, self.place).iter().fold(Truth::Yes, |all, part| all.and(record.truth(part)))
    }
}

/// What is asked of a record for a cell to take it.
fn conditions<'c>(census: &'c Census<'_>, place: Position) -> [&'c Expression; 3] {
    let (row, column) =
        (census.condition(Dimension::Row, place.row), census.condition(Dimension::Column, place.column));
    [&census.universe, row, column]
}

/// Every record that may be in the universe of one of the cells, by its row.
fn records<'c>(cells: &[Weighed<'c, '_>]) -> BTreeMap<u32, Record<'c>> {
    let standings = cells.iter().flat_map(|cell| standings(cell.census, cell.place));
    standings.map(|(standing, _)| (standing.record.row, standing.record)).collect()
}

/// What one record can add to what is counted of it.
fn change<'t>(record: Record<'_>, cells: &[Weighed<'_, 't>]) -> Option<Possible> {
    let now = counts(record, cells);
    let filled = if is_unsure(record, cells) {
        let Some(ways) = filled(record, cells) else { return Some(Possible::anything()) };
        ways
    } else {
        vec![now.clone()]
    };
    let mut sum = Possible::one(Number::ZERO);
    let mut done: Vec<Measured<'t>> = Vec::new();
    for kind in cells.iter().map(|cell| cell.measure.operand.as_ref()) {
        if done.contains(&kind) {
            continue;
        }
        done.push(kind);
        let of = |counts: &Weights<'t>| {
            let of_kind = counts.iter().filter(|(other, _)| *other == kind);
            of_kind.map(|(_, weight)| weight).try_fold(Number::ZERO, |sum, weight| sum.checked_add(weight))
        };
        let now = of(&now)?;
        let then: Vec<Number> = filled.iter().map(of).collect::<Option<_>>()?;
        sum = sum.plus(&one_kind(record, kind, &now, &then)?);
    }
    Some(sum)
}

/// What a record counts for, filled in in every way; `None` where there are too many.
fn filled<'t>(record: Record<'_>, cells: &[Weighed<'_, 't>]) -> Option<Vec<Weights<'t>>> {
    let mut asked: Vec<&Expression> = Vec::new();
    for condition in cells.iter().flat_map(|cell| conditions(cell.census, cell.place)) {
        if !asked.contains(&condition) {
            asked.push(condition);
        }
    }
    let mut found: Vec<Weights<'t>> = Vec::new();
    let is_open = |way: &Filled| is_unsure(Record { filled: way, ..record }, cells);
    let mut take = |way: &Filled| {
        let counts = counts(Record { filled: way, ..record }, cells);
        if !found.contains(&counts) {
            found.push(counts);
        }
    };
    ways(record, &asked, &is_open, &mut take).then_some(found)
}

/// Whether it is not decided of some cell whether it takes a record.
fn is_unsure(record: Record<'_>, cells: &[Weighed<'_, '_>]) -> bool {
    cells.iter().any(|cell| cell.truth(record) == Truth::Undetermined)
}

/// What a record counts for: the weight of each cell that takes it.
fn counts<'t>(record: Record<'_>, cells: &[Weighed<'_, 't>]) -> Weights<'t> {
    let taken = cells.iter().filter(|cell| cell.truth(record).is_yes());
    taken.map(|cell| (cell.measure.operand.as_ref(), cell.weight.clone())).collect()
}

/// What a record can add to the sum of one measure, of which it is now taken `now` times, and filled in any of `then`.
fn one_kind(record: Record<'_>, kind: Measured<'_>, now: &Number, then: &[Number]) -> Option<Possible> {
    let change = Possible::among(then.iter()).plus(&Possible::one(now.negated()));
    let Some(operand) = kind else { return Some(change) };
    let is_unwanted = then.iter().all(Number::is_zero);
    if is_unwanted && now.is_zero() {
        return Some(Possible::one(Number::ZERO));
    }
    match record.value(operand) {
        None if is_unwanted => Some(Possible::one(Number::ZERO)),
        None => Some(Possible::anything()),
        Some(crate::value::Value::Number(value)) => {
            let ends = change.ends();
            let products: Vec<Number> =
                [ends.0?, ends.1?].into_iter().map(|end| end.checked_mul(&value)).collect::<Option<_>>()?;
            Some(Possible::between(products.iter().min().cloned(), products.iter().max().cloned()))
        }
        Some(_) => None,
    }
}

fn scaled(share: Share, factor: &Number) -> Option<Share> {
    let of = share.of.into_iter().map(|(place, weight)| Some((place, weight.checked_mul(factor)?)));
    let of: BTreeMap<Position, Number> = of.collect::<Option<_>>()?;
    Some(Share { of: of.into_iter().filter(|(_, weight)| !weight.is_zero()).collect(), more: share.more.times(factor) })
}

impl Share {
    fn only(more: Possible) -> Share {
        Share { of: BTreeMap::new(), more }
    }

    fn add(mut left: Share, right: Share) -> Option<Share> {
        for (place, weight) in right.of {
            let sum = left.of.remove(&place).unwrap_or(Number::ZERO).checked_add(weight)?;
            if !sum.is_zero() {
                left.of.insert(place, sum);
            }
        }
        Some(Share { more: left.more.plus(&right.more), of: left.of })
    }
}
