//! Checks over cells of which some records are not decided: whether they hold however those are.
//!
//! Both sides are worked out as one weighted sum of measured cells. What a record that is not decided can add to it is found by
//! [`fillings`](super::fillings); records are filled in each by itself, so what they add up to is the sum of what each can be. That is
//! exact for counts. The sum of a value that is missing can be anything, unless no weight is left on it; one that is not wanted by
//! all ways to fill in a record lies between its least and its greatest share. What is no weighted sum (a share, a product) is
//! known by its ends, each cell taken by itself; of an average, a least or a greatest nothing is known.

use std::collections::BTreeMap;

use crate::model::{Body, Formula, Measure, Position, Table};
use crate::outcome::{Cell, CellValue, CheckOutcome, CheckResult, State};
use crate::plan::TablePlan;
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, Number, Possible};

use super::checks::{Asked, asked, not_asked};
use super::fillings::{Counts, Fillings, Term, Terms};
use super::formulas::{Origin, origin, shown_by};
use super::open::{Leaves, Open, OpenPoint, Touched};

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

/// Weights of measured cells before they are scaled, and what is added to their sum.
struct Linear {
    weights: BTreeMap<usize, Number>,
    rest: Possible,
}

impl Finished<'_, '_> {
    /// The outcome of every check, in the order declared, then of the rows (or columns); last where they are not asked.
    pub fn checks(&self) -> Vec<CheckOutcome> {
        let all: Vec<Asked<'_>> =
            self.table.checks.iter().flat_map(|check| asked(self.table, check, self.cells)).collect();
        let touched = self.touched(&all);
        let asked = all.iter().zip(&touched).map(|(asked, touched)| self.outcome(asked, touched));
        asked.chain(self.table.checks.iter().flat_map(|check| not_asked(self.table, check, self.cells))).collect()
    }

    /// How each check is touched by what is not decided.
    fn touched(&self, all: &[Asked<'_>]) -> Vec<Touched> {
        if self.touched.iter().all(|touched| touched.records == 0) {
            return vec![Touched::default(); all.len()];
        }
        let mut leaves = Leaves::new(self.table);
        let mut of_cell: Vec<Vec<u32>> = vec![Vec::new(); self.measured.len()];
        for (index, asked) in all.iter().enumerate() {
            for side in [&asked.left, &asked.right] {
                side.positions(asked.here(), asked.names(), &mut |at| {
                    leaves.of(at).iter().for_each(|leaf| of_cell[*leaf].push(index as u32));
                });
            }
        }
        self.open.touched(&of_cell, all.len())
    }

    fn outcome(&self, asked: &Asked<'_>, touched: &Touched) -> CheckOutcome {
        let printed = |at: Position| match (at.aside, self.table.number_of(at)) {
            (None, cell) => self.cells[cell].value.clone(),
            (Some(_), cell) => self.counted[cell].clone(),
        };
        let as_printed = asked.decided(&printed);
        if touched.records == 0 {
            return asked.outcome(as_printed);
        }
        let counted = match asked.sides(&|at| self.counted[self.table.number_of(at)].clone()) {
            [CellValue::Number(left), CellValue::Number(right)] => Some((left, right)),
            _ => None,
        };
        let undecided = CheckResult::NotDecided(State::Undetermined);
        let result = match (as_printed, &counted) {
            (CheckResult::NotDecided(state), _) if state != State::Undetermined => CheckResult::NotDecided(state),
            (_, None) => undecided,
            (_, Some((left, right))) => {
                match self.difference(asked, touched).and_then(|sum| sum.compared_with_zero(asked.op)) {
                    Some(true) => CheckResult::Holds,
                    Some(false) => CheckResult::Fails { left: left.clone(), right: right.clone() },
                    None => undecided,
                }
            }
        };
        CheckOutcome { undetermined: touched.records, counted, ..asked.outcome(result) }
    }

    /// What the left side less the right one can be.
    fn difference(&self, asked: &Asked<'_>, touched: &Touched) -> Option<Possible> {
        let side = |side: &Formula| self.formula(side, asked.here(), asked.names());
        let all = side(&asked.left)?.plus(side(&asked.right)?.times(&Number::from(-1))?)?;
        let mut sum = all.rest.clone();
        for (leaf, weight) in &all.weights {
            let Some(CellValue::Number(value)) = &self.measured[*leaf] else { return None };
            sum = sum.plus(&Possible::one(value.checked_mul(weight)?));
        }
        let mut fillings = self.fillings(&all);
        for point in touched.points.iter().filter_map(|point| self.open.points.get(*point)) {
            if let Some(fillings) = fillings.get_mut(&point.population) {
                sum = sum.plus(&adds(point, &fillings.counts(point.regions)?)?);
            }
        }
        Some(sum)
    }

    /// What blanks can be in the weighted cells of each population.
    fn fillings(&self, all: &Linear) -> BTreeMap<usize, Fillings<'_>> {
        let mut terms: BTreeMap<usize, BTreeMap<Option<usize>, Terms>> = BTreeMap::new();
        for (leaf, weight) in &all.weights {
            let Some(cell) = self.open.measured[*leaf] else { continue };
            let term = Term { slot: cell.operand.map_or(0, |operand| operand + 1), weight: weight.clone() };
            let at = self.table.position_of(*leaf);
            terms.entry(cell.population).or_default().entry(at.aside).or_default().insert((at.row, at.column), term);
        }
        let of = |(of, terms): (usize, BTreeMap<Option<usize>, Terms>)| {
            let terms = terms.into_iter().map(|(aside, terms)| (&self.plan.at(aside).populations[of], terms));
            (of, Fillings::new(&self.plan.populations[of], terms))
        };
        terms.into_iter().map(of).collect()
    }

    /// The formula of a cell as a weighted sum; `None` where nothing can be said of it.
    fn formula(&self, formula: &Formula, here: Position, names: Dimension) -> Option<Linear> {
        match formula {
            Formula::Number(number) => Some(Linear::one(number.clone())),
            Formula::Member(member) => self.cell(here.instead(names, *member)),
            Formula::Sum(members) => members
                .iter()
                .try_fold(Linear::one(Number::ZERO), |sum, member| sum.plus(self.cell(here.instead(names, *member))?)),
            Formula::Cell(row, column) => self.cell(Position { row: *row, column: *column, ..here }),
            Formula::Over(aside, inner) => self.formula(inner, here.over(*aside), names),
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
        let cell = self.table.number_of(at);
        if self.touched[cell].records == 0 && !self.asks_of_blanks(at) {
            return match &self.counted[cell] {
                CellValue::Number(number) => Some(Linear::one(number.clone())),
                _ => None,
            };
        }
        let value = match origin(self.table, at) {
            Origin::NotApplicable => return None,
            Origin::Measure => self.measure(cell)?,
            Origin::Formula(formula, names) => self.formula(formula, at, names)?,
        };
        let is_percent = shown_by(self.table, self.plan, at).0.percent;
        if is_percent { value.times(&Number::from(100)) } else { Some(value) }
    }

    /// Whether some condition behind a cell asks if something is missing: that is decided by a blank, and otherwise once it is filled in.
    fn asks_of_blanks(&self, at: Position) -> bool {
        let mut asks = false;
        match origin(self.table, at) {
            Origin::NotApplicable => {}
            Origin::Measure => {
                let cell = self.table.number_of(at);
                let adds_up = matches!(self.kind(cell), Some(MeasureKind::Count | MeasureKind::Sum));
                let population = self.open.measured[cell].map(|cell| cell.population).filter(|_| adds_up);
                let population = population.and_then(|of| self.plan.at(at.aside).populations.get(of));
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
                let Some(CellValue::Number(known)) = &self.measured[cell] else { return None };
                Some(Linear::rest(self.up_to(known, cell)?))
            }
            MeasureKind::Average | MeasureKind::Min | MeasureKind::Max => None,
        }
    }

    fn kind(&self, cell: usize) -> Option<MeasureKind> {
        let at = self.table.position_of(cell);
        let table = self.table.at(at.aside);
        let by_row = self.open.measured[cell]?.by_row;
        let body = if by_row { &table.rows.members[at.row].body } else { &table.columns.members[at.column].body };
        if let Body::Measure(Measure { kind, .. }) = body { Some(*kind) } else { None }
    }

    /// From a number up by one for each record that is not decided of a cell.
    fn up_to(&self, known: &Number, cell: usize) -> Option<Possible> {
        let more = Number::from(i64::try_from(self.touched[cell].records).ok()?);
        Some(Possible::between(Some(known.clone()), Some(known.checked_add(more)?)))
    }

    /// The ends of a weighted sum, each cell taken by itself.
    fn ends(&self, sum: &Linear) -> Option<Possible> {
        let mut all = sum.rest.clone();
        for (cell, weight) in &sum.weights {
            let Some(CellValue::Number(known)) = &self.measured[*cell] else { return None };
            let possible = match self.kind(*cell)? {
                MeasureKind::Count => self.up_to(known, *cell)?,
                _ => Possible::anything(),
            };
            all = all.plus(&possible.product(&Possible::one(weight.clone())));
        }
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
