//! What the sides of a check can be, however the records are that are not decided of it.
//!
//! Both sides are worked out as one weighted sum of measured cells. What a record that is not decided of some cell behind the check
//! can add to it is found by [`fillings`](super::fillings); records are filled in each by itself, so what they add up to is the sum of
//! what each can be. That is exact for counts. The sum of a value that is missing can be anything, unless no weight is left on it; one
//! that is not wanted by all ways to fill in a record lies between its least and its greatest share. What is no weighted sum (a share,
//! a product) is known by the ends of its sides, each worked out so by itself, but with the same records filled in: where one side counts
//! who has a blank that the other asks about, it loses who is filled in. A number of different values lies between that of those counted, less
//! those who may leave, and as many more as are not decided; of an average, a least or a greatest over them nothing is known.

use std::collections::BTreeMap;

use crate::model::{Body, Formula, Measure, Position, Table};
use crate::outcome::{Cell, CellValue};
use crate::plan::TablePlan;
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, Number, Possible};

use super::checks::Asked;
use super::fillings::{Counts, Fillings, Term, Terms};
use super::formulas::{Origin, origin, shown_by};
use super::open::{Open, OpenPoint, Touched};

/// The finished cells of a table, and what stands behind them.
pub(super) struct Finished<'a, 'g> {
    pub table: &'a Table,
    pub plan: &'a TablePlan,
    pub open: &'a Open<'a, 'g>,
    /// As printed.
    pub cells: &'a [Cell],
    /// Over the records that are counted, with what cells print that nobody could decide left out of account; those of the asides
    /// behind the table's own, as in what follows.
    pub counted: &'a [CellValue],
    /// The same of measured cells, before they are scaled.
    pub measured: &'a [Option<CellValue>],
    /// How each cell is touched by what is not decided.
    pub touched: &'a [Touched],
}

/// What is not decided of a check.
#[derive(Debug, Clone, Default)]
pub(super) struct Undecided {
    pub touched: Touched,
    /// Those of the measured cells behind it that are touched.
    pub cells: Vec<usize>,
}

/// A check of a table, and what is not decided of it.
pub(super) struct Weighing<'a, 'g> {
    pub finished: &'a Finished<'a, 'g>,
    pub undecided: &'a Undecided,
}

/// Weights of measured cells before they are scaled, and what is added to their sum.
struct Linear {
    weights: BTreeMap<usize, Number>,
    rest: Possible,
}

impl Weighing<'_, '_> {
    /// What the left side less the right one can be; `None` where nothing is known.
    pub fn difference(&self, asked: &Asked<'_>) -> Option<Possible> {
        let side = |side: &Formula| self.formula(side, asked.here(), asked.names());
        self.all_that_it_can_be(&side(&asked.left)?.plus(side(&asked.right)?.times(&Number::from(-1))?)?)
    }

    fn all_that_it_can_be(&self, all: &Linear) -> Option<Possible> {
        let finished = self.finished;
        let mut sum = all.rest.clone();
        for (leaf, weight) in &all.weights {
            let Some(CellValue::Number(value)) = &finished.measured[*leaf] else { return None };
            sum = sum.plus(&Possible::one(value.checked_mul(weight)?));
        }
        let mut fillings = self.fillings(all);
        let points = self.undecided.touched.points.iter();
        for point in points.filter_map(|point| finished.open.points.get(*point)) {
            if let Some(fillings) = fillings.get_mut(&point.population) {
                sum = sum.plus(&adds(point, &fillings.counts(point.regions)?)?);
            }
        }
        Some(sum)
    }

    /// What blanks can be in the cells of each population that have a weight; those that have none say which records are filled in.
    fn fillings(&self, all: &Linear) -> BTreeMap<usize, Fillings<'_>> {
        let finished = self.finished;
        let mut terms: BTreeMap<usize, BTreeMap<Option<usize>, Terms>> = BTreeMap::new();
        let unweighted = self.undecided.cells.iter().filter(|leaf| !all.weights.contains_key(leaf));
        let unweighted = unweighted.map(|leaf| (leaf, &Number::ZERO));
        for (leaf, weight) in all.weights.iter().chain(unweighted) {
            let Some(cell) = finished.open.measured[*leaf] else { continue };
            let term = Term { slot: cell.operand.map_or(0, |operand| operand + 1), weight: weight.clone() };
            let at = finished.table.position_of(*leaf);
            terms.entry(cell.population).or_default().entry(at.aside).or_default().insert((at.row, at.column), term);
        }
        terms.retain(|_, of| of.values().flat_map(BTreeMap::values).any(|term| !term.weight.is_zero()));
        let of = |(of, terms): (usize, BTreeMap<Option<usize>, Terms>)| {
            let terms = terms.into_iter().map(|(aside, terms)| (&finished.plan.at(aside).populations[of], terms));
            (of, Fillings::new(&finished.plan.populations[of], terms))
        };
        terms.into_iter().map(of).collect()
    }

    /// A formula as a weighted sum; `None` where nothing can be said of it.
    fn formula(&self, formula: &Formula, here: Position, names: Dimension) -> Option<Linear> {
        match formula {
            Formula::Number(number) => Some(Linear::one(number.clone())),
            Formula::Member(member) => self.cell(here.instead(names, *member)),
            Formula::Sum(members) => members
                .iter()
                .try_fold(Linear::one(Number::ZERO), |sum, member| sum.plus(self.cell(here.instead(names, *member))?)),
            Formula::Cell(row, column) => self.cell(Position { row: *row, column: *column, ..here }),
            Formula::Over(aside, inner) => self.formula(inner, here.over(*aside), names),
            Formula::Own(aside, _) => self.cell(here.over(Some(*aside))),
            // No check looks at one.
            Formula::Rank(..) => None,
            Formula::Negate(inner) => self.formula(inner, here, names)?.times(&Number::from(-1)),
            Formula::Binary(op, left, right) => {
                let (left, right) = (self.formula(left, here, names)?, self.formula(right, here, names)?);
                match (op, left.only().cloned(), right.only().cloned()) {
                    (ArithmeticOp::Add, ..) => left.plus(right),
                    (ArithmeticOp::Subtract, ..) => left.plus(right.times(&Number::from(-1))?),
                    (ArithmeticOp::Multiply, Some(factor), _) => right.times(&factor),
                    (ArithmeticOp::Multiply, _, Some(factor)) => left.times(&factor),
                    (ArithmeticOp::Multiply, ..) => Some(Linear::rest(self.ends(&left)?.product(&self.ends(&right)?))),
                    (ArithmeticOp::Divide, _, Some(divisor)) => left.times(&Number::from(1).checked_div(divisor)?),
                    (ArithmeticOp::Divide, ..) => self.ends(&left)?.quotient(&self.ends(&right)?).map(Linear::rest),
                }
            }
        }
    }

    /// A cell as a weighted sum of measured ones.
    fn cell(&self, at: Position) -> Option<Linear> {
        let finished = self.finished;
        let cell = finished.table.number_of(at);
        if finished.touched[cell].records == 0 && !self.asks_of_blanks(at) {
            return match &finished.counted[cell] {
                CellValue::Number(number) => Some(Linear::one(number.clone())),
                _ => None,
            };
        }
        let value = match origin(finished.table, at) {
            Origin::NotApplicable => return None,
            Origin::Measure => self.measure(cell)?,
            Origin::Formula(formula, names) => self.formula(formula, at, names)?,
        };
        let is_percent = shown_by(finished.table, finished.plan, at).0.percent;
        if is_percent { value.times(&Number::from(100)) } else { Some(value) }
    }

    /// Whether some condition behind a cell asks if something is missing: that is decided by a blank, and otherwise once it is filled in.
    fn asks_of_blanks(&self, at: Position) -> bool {
        let finished = self.finished;
        let mut asks = false;
        match origin(finished.table, at) {
            Origin::NotApplicable => {}
            Origin::Measure => {
                let population = finished.open.measured[finished.table.number_of(at)].map(|cell| cell.population);
                let population = population.and_then(|of| finished.plan.at(at.aside).populations.get(of));
                asks = population.is_some_and(|population| population.asks_of_blanks(at.row, at.column));
            }
            Origin::Formula(formula, names) => {
                formula.positions(at, names, &mut |at| asks = asks || self.asks_of_blanks(at));
            }
        }
        asks
    }

    fn measure(&self, cell: usize) -> Option<Linear> {
        match self.kind(cell)? {
            MeasureKind::Count | MeasureKind::Sum => {
                let weights = BTreeMap::from([(cell, Number::from(1))]);
                Some(Linear { weights, rest: Possible::one(Number::ZERO) })
            }
            MeasureKind::CountDistinct => {
                let Some(CellValue::Number(known)) = &self.finished.measured[cell] else { return None };
                let more = Number::from(i64::try_from(self.finished.touched[cell].records).ok()?);
                let less = Number::from(i64::try_from(self.may_leave(cell)).ok()?);
                let least = known.checked_sub(less)?.max(Number::ZERO);
                Some(Linear::rest(Possible::between(Some(least), Some(known.checked_add(more)?))))
            }
            MeasureKind::Average | MeasureKind::Min | MeasureKind::Max => {
                let is_decided = self.finished.touched[cell].records == 0 && self.may_leave(cell) == 0;
                let Some(CellValue::Number(known)) = &self.finished.measured[cell] else { return None };
                is_decided.then(|| Linear::one(known.clone()))
            }
        }
    }

    /// How many of those counted in a cell may not be in it once they are filled in: it asks who has a blank.
    fn may_leave(&self, cell: usize) -> u64 {
        let one = Linear { weights: BTreeMap::from([(cell, Number::from(1))]), rest: Possible::one(Number::ZERO) };
        let Some(of) = self.finished.open.measured[cell] else { return 0 };
        let Some(mut fillings) = self.fillings(&one).remove(&of.population) else { return 0 };
        let slot = of.operand.map_or(0, |operand| operand + 1);
        let points = self.undecided.touched.points.iter().filter_map(|point| self.finished.open.points.get(*point));
        let may_leave = points.filter(|point| point.population == of.population).filter(|point| {
            let Some(counts) = fillings.counts(point.regions) else { return true };
            let least = counts.filled[slot].ends().0;
            !counts.now[slot].is_zero() && least.is_none_or(Number::is_zero)
        });
        may_leave.map(|point| point.tally.records).sum()
    }

    fn kind(&self, cell: usize) -> Option<MeasureKind> {
        let at = self.finished.table.position_of(cell);
        let table = self.finished.table.at(at.aside);
        let by_row = self.finished.open.measured[cell]?.by_row;
        let body = if by_row { &table.rows.members[at.row].body } else { &table.columns.members[at.column].body };
        if let Body::Measure(Measure { kind, .. }) = body { Some(*kind) } else { None }
    }

    /// The ends of what a weighted sum can be.
    fn ends(&self, sum: &Linear) -> Option<Possible> {
        let all = self.all_that_it_can_be(sum)?;
        let (least, greatest) = all.ends();
        Some(Possible::between(least.cloned(), greatest.cloned()))
    }
}
/// What the records of a point can add to what is counted of them.
fn adds(point: &OpenPoint<'_>, counts: &Counts) -> Option<Possible> {
    let mut sum = Possible::one(Number::ZERO);
    for (slot, (now, filled)) in counts.now.iter().zip(&counts.filled).enumerate() {
        let change = filled.plus(&Possible::one(now.negated()));
        let Some(operand) = slot.checked_sub(1) else {
            sum = sum.plus(&change.repeated(point.tally.records));
            continue;
        };
        let tally = point.tally.operands.get(operand)?;
        if change.only().is_none_or(|change| !change.is_zero()) {
            let (above, below) = tally.halves()?;
            let ends =
                |a: Option<&Number>, b: Option<&Number>| a?.checked_mul(&above)?.checked_add(b?.checked_mul(&below)?);
            let (least, greatest) = change.ends();
            sum = sum.plus(&Possible::between(ends(least, greatest), ends(greatest, least)));
        }
        let is_unwanted = filled.only().is_some_and(Number::is_zero);
        if !tally.missing.is_empty() && !is_unwanted {
            sum = sum.plus(&Possible::anything());
        }
    }
    Some(sum)
}

impl Linear {
    fn one(number: Number) -> Linear {
        Linear::rest(Possible::one(number))
    }

    fn rest(rest: Possible) -> Linear {
        Linear { weights: BTreeMap::new(), rest }
    }

    /// The number, where it is one.
    fn only(&self) -> Option<&Number> {
        if self.weights.is_empty() { self.rest.only() } else { None }
    }

    fn plus(mut self, other: Linear) -> Option<Linear> {
        for (cell, weight) in other.weights {
            let sum = self.weights.entry(cell).or_insert(Number::ZERO);
            *sum = sum.checked_add(weight)?;
        }
        self.weights.retain(|_, weight| !weight.is_zero());
        Some(Linear { rest: self.rest.plus(&other.rest), ..self })
    }

    fn times(mut self, factor: &Number) -> Option<Linear> {
        for weight in self.weights.values_mut() {
            *weight = weight.checked_mul(factor)?;
        }
        self.weights.retain(|_, weight| !weight.is_zero());
        Some(Linear { rest: self.rest.times(factor), ..self })
    }
}
