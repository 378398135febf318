//! What the two sides of a check can differ by, however the records are that are not decided.
//!
//! The difference over the records that are counted is known. Each record that is not decided is filled in in every way, and what it
//! then counts for, less what is counted of it now, is added.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{Census, Standing};
use super::facts::Record;
use super::fillings::{Filled, ways};
use super::ruling::ruling;
use super::undecided::{Place, Undecided, leaves, standings};
use crate::model::{Body, Expression, Formula, Measure, Table};
use crate::outcome::CellValue;
use crate::schema::RecordId;
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, Number, Possible, Truth};

/// A table whose cells are finished.
pub(super) struct Sums<'c, 't> {
    pub table: &'t Table,
    pub censuses: &'c BTreeMap<RecordId, Census<'c>>,
    pub undecided: &'c Undecided,
    /// The values of all cells over the records that are counted.
    pub counted: &'c BTreeMap<Place, CellValue>,
    /// The same of measured cells, before they are scaled.
    pub measured: &'c BTreeMap<Place, CellValue>,
}

/// So much of each measured cell, and something more.
struct Share {
    of: BTreeMap<Place, Number>,
    more: Possible,
}

/// What one record counts for: records for a count, or an expression's value.
type Measured<'t> = Option<&'t Expression>;
/// How often, with the weights of cells, a record counts for what.
type Weights<'t> = Vec<(Measured<'t>, Number)>;

impl<'t> Sums<'_, 't> {
    /// What the left side less the right can be; `None` where nothing is known.
    pub fn difference(&self, sides: [&Formula; 2], cell: &dyn Fn(usize) -> Place) -> Option<Possible> {
        let [left, right] = sides.map(|side| self.share(side, cell));
        let share = Share::add(left?, scaled(right?, &Number::from(-1))?)?;
        let mut sum = share.more.clone();
        for (place, weight) in &share.of {
            sum = sum.plus(&Possible::one(self.number(*place)?.checked_mul(weight)?));
        }
        for (of, census) in self.censuses {
            let cells: Vec<(Place, &Measure, &Number)> = share
                .of
                .iter()
                .filter_map(|(place, weight)| Some((*place, self.measure(*place)?, weight)))
                .filter(|(_, measure, _)| measure.record == *of)
                .collect();
            let Some((first, ..)) = cells.first() else { continue };
            for (standing, _) in standings(census, *first) {
                sum = sum.plus(&self.change(census, standing, &cells)?);
            }
        }
        Some(sum)
    }

    fn measure(&self, (row, column): Place) -> Option<&'t Measure> {
        if let Body::Measure(measure) = ruling(self.table, row, column).body { Some(measure) } else { None }
    }

    fn number(&self, place: Place) -> Option<&Number> {
        if let Some(CellValue::Number(number)) = self.measured.get(&place) { Some(number) } else { None }
    }

    /// What one record can add to what is counted of it.
    fn change(
        &self,
        census: &Census<'_>,
        standing: &Standing<'_>,
        cells: &[(Place, &'t Measure, &Number)],
    ) -> Option<Possible> {
        let now = counts(census, standing.record, cells);
        let filled = if is_unsure(census, standing.record, cells) {
            let Some(ways) = filled(census, standing, cells) else { return Some(Possible::anything()) };
            ways
        } else {
            vec![now.clone()]
        };
        let mut kinds: Vec<Measured<'t>> = cells.iter().map(|(_, measure, _)| measure.operand.as_ref()).collect();
        kinds.dedup();
        let mut sum = Possible::one(Number::ZERO);
        let mut done: Vec<Measured<'t>> = Vec::new();
        for kind in kinds {
            if done.contains(&kind) {
                continue;
            }
            done.push(kind);
            let of = |counts: &Weights<'t>| {
                counts
                    .iter()
                    .filter(|(other, _)| *other == kind)
                    .try_fold(Number::ZERO, |sum, (_, n)| sum.checked_add(n))
            };
            let now = of(&now)?;
            let then: Vec<Number> = filled.iter().map(of).collect::<Option<_>>()?;
            sum = sum.plus(&one_kind(standing.record, kind, &now, &then)?);
        }
        Some(sum)
    }

    fn share(&self, formula: &Formula, cell: &dyn Fn(usize) -> Place) -> Option<Share> {
        let minus = Number::from(-1);
        match formula {
            Formula::Number(number) => Some(Share::only(Possible::one(number.clone()))),
            Formula::Member(member) => self.of_cell(cell(*member)),
            Formula::Sum(members) => members
                .iter()
                .map(|member| self.of_cell(cell(*member)))
                .try_fold(Share::only(Possible::one(Number::ZERO)), |sum, term| Share::add(sum, term?)),
            Formula::Negate(inner) => scaled(self.share(inner, cell)?, &minus),
            Formula::Binary(op, left, right) => {
                let (left, right) = (self.share(left, cell)?, self.share(right, cell)?);
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

    fn of_cell(&self, place: Place) -> Option<Share> {
        let is_decided = self.undecided.of(self.table, place).is_empty();
        if is_decided && !self.asks_of_blanks(place) {
            let Some(CellValue::Number(number)) = self.counted.get(&place) else { return None };
            return Some(Share::only(Possible::one(number.clone())));
        }
        let (row, column) = place;
        let ruling = ruling(self.table, row, column);
        let share = match ruling.body {
            Body::NotApplicable => return None,
            Body::Measure(measure) => self.of_measure(measure, place)?,
            Body::Formula(formula) => self.share(formula, &|member| ruling.names.instead(place, member))?,
        };
        if ruling.presentation.percent { scaled(share, &Number::from(100)) } else { Some(share) }
    }

    /// Whether some condition behind a cell asks if something is missing: that is decided by a blank, and otherwise once it is filled in.
    fn asks_of_blanks(&self, place: Place) -> bool {
        leaves(self.table, place).into_iter().any(|(row, column)| {
            let Some(measure) = self.measure((row, column)) else { return false };
            let adds_up = matches!(measure.kind, MeasureKind::Count | MeasureKind::Sum);
            adds_up
                && self.censuses.get(&measure.record).is_some_and(|census| {
                    let axes = [census.condition(Dimension::Row, row), census.condition(Dimension::Column, column)];
                    census.universe.asks_what_is_missing()
                        || axes.iter().any(|condition| condition.asks_what_is_missing())
                })
        })
    }

    fn of_measure(&self, measure: &Measure, place: Place) -> Option<Share> {
        match measure.kind {
            MeasureKind::Count | MeasureKind::Sum => {
                Some(Share { of: BTreeMap::from([(place, Number::from(1))]), more: Possible::one(Number::ZERO) })
            }
            MeasureKind::CountDistinct => self.and_more(place).map(Share::only),
            MeasureKind::Average | MeasureKind::Min | MeasureKind::Max => None,
        }
    }

    /// What is counted in a cell, and up to so many more as are not decided of it.
    fn and_more(&self, place: Place) -> Option<Possible> {
        let (known, more) = (self.number(place)?, self.undecided.of(self.table, place).len());
        let most = known.checked_add(Number::from(i64::try_from(more).ok()?))?;
        Some(Possible::between(Some(known.clone()), Some(most)))
    }

    /// Between which ends it lies, each cell taken by itself.
    fn ends(&self, share: &Share) -> Option<Possible> {
        let mut all = share.more.clone();
        for (place, weight) in &share.of {
            let is_count = self.measure(*place)?.kind == MeasureKind::Count;
            // That there is a number is asked of sums too.
            let possible = self.and_more(*place)?;
            let possible = if is_count { possible } else { Possible::anything() };
            all = all.plus(&possible.product(&Possible::one(weight.clone())));
        }
        let (least, greatest) = all.ends();
        Some(Possible::between(least.cloned(), greatest.cloned()))
    }
}

/// What a record counts for, filled in in every way; `None` where there are too many.
fn filled<'t>(
    census: &Census<'_>,
    standing: &Standing<'_>,
    cells: &[(Place, &'t Measure, &Number)],
) -> Option<Vec<Weights<'t>>> {
    let rows: BTreeSet<usize> = cells.iter().map(|((row, _), ..)| *row).collect();
    let columns: BTreeSet<usize> = cells.iter().map(|((_, column), ..)| *column).collect();
    let of_rows = rows.iter().map(|row| census.condition(Dimension::Row, *row));
    let of_columns = columns.iter().map(|column| census.condition(Dimension::Column, *column));
    let conditions: Vec<&Expression> = std::iter::once(&census.universe).chain(of_rows).chain(of_columns).collect();
    let mut found: Vec<Weights<'t>> = Vec::new();
    let is_open = |way: &Filled| is_unsure(census, Record { filled: way, ..standing.record }, cells);
    let mut take = |way: &Filled| {
        let counts = counts(census, Record { filled: way, ..standing.record }, cells);
        if !found.contains(&counts) {
            found.push(counts);
        }
    };
    ways(standing.record, &conditions, &is_open, &mut take).then_some(found)
}

/// Whether it is not decided of some cell whether it takes a record.
fn is_unsure(census: &Census<'_>, record: Record<'_>, cells: &[(Place, &Measure, &Number)]) -> bool {
    let truth = |(row, column): Place| {
        let row = record.truth(census.condition(Dimension::Row, row));
        record.truth(&census.universe).and(row).and(record.truth(census.condition(Dimension::Column, column)))
    };
    cells.iter().any(|(place, ..)| truth(*place) == Truth::Undetermined)
}

/// What a record counts for: the weight of each cell that takes it.
fn counts<'t>(census: &Census<'_>, record: Record<'_>, cells: &[(Place, &'t Measure, &Number)]) -> Weights<'t> {
    let takes = |dimension: Dimension, member: usize| record.truth(census.condition(dimension, member)).is_yes();
    let is_counted = record.truth(&census.universe).is_yes();
    let takes_it = |(row, column): Place| takes(Dimension::Row, row) && takes(Dimension::Column, column);
    let taken = cells.iter().filter(|(place, ..)| is_counted && takes_it(*place));
    taken.map(|(_, measure, weight)| (measure.operand.as_ref(), (*weight).clone())).collect()
}

/// What a record can add to the sum of one measure, of which it is now taken `now` times, and filled in any of `then`.
fn one_kind(record: Record<'_>, kind: Measured<'_>, now: &Number, then: &[Number]) -> Option<Possible> {
    let change = Possible::among(then.iter()).plus(&Possible::one(now.negated()));
    let Some(operand) = kind else { return Some(change) };
    let is_unwanted = then.iter().all(Number::is_zero);
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
    let of: BTreeMap<Place, Number> = of.collect::<Option<_>>()?;
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
