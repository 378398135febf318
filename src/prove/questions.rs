//! What is asked of every table: are splits disjoint and complete, do checks between populations hold.

use crate::model::{Axis, Body, CheckKind, Formula, Model, Split, Table};
use crate::plan::{AxisPlan, Plan, Population, SplitPlan};
use crate::syntax::tree::{Dimension, MeasureKind};
use crate::value::{ArithmeticOp, CompareOp, Number, Truth};

use super::replay::breaks;
use super::search::{BUDGET, Ended, Point, search};
use super::witness::{Witness, in_words, realise};
use super::{Proof, Question, Verdict};

/// How many points that could not be turned into records are passed over before giving up.
const UNREALISED: u32 = 50;

/// Asks everything of every table.
#[must_use]
pub fn prove(model: &Model, plan: &Plan) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for (index, (table, plan)) in model.tables.iter().zip(&plan.tables).enumerate() {
        for population in &plan.populations {
            let asker = Asker { model, table, index, population };
            for split in &population.splits {
                asker.split(split, &mut proofs);
            }
        }
        let asker = Asker { model, table, index, population: &plan.populations[0] };
        for check in &table.checks {
            if let CheckKind::Compare { over, left, op, right } = &check.kind
                && let Some(verdict) = asker.check(&plan.populations, *over, left, *op, right, &check.shown)
            {
                let question = Question::Holds(check.shown.clone());
                proofs.push(Proof { table: table.name.clone(), question, span: check.span, verdict });
            }
        }
    }
    proofs.extend(super::exceptions::exceptions(model, plan));
    proofs
}

/// Whether a point lies in what is split.
type Whole<'a> = dyn Fn(&dyn Fn(usize) -> Option<u32>) -> Option<bool> + 'a;

#[derive(Clone, Copy)]
struct Asker<'a> {
    model: &'a Model,
    table: &'a Table,
    index: usize,
    population: &'a Population,
}

/// Whether a condition holds at a point: no where it is undetermined, for such records stand in the ledger.
fn is_yes(truth: Option<Truth>) -> Option<bool> {
    truth.map(Truth::is_yes)
}

fn is_no(truth: Option<Truth>) -> Option<bool> {
    truth.map(|truth| truth == Truth::No)
}

/// Yes if all are, no if one is not, open otherwise.
fn all(parts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => open = true,
        }
    }
    (!open).then_some(true)
}

impl Asker<'_> {
    fn axes(&self, of_rows: bool) -> (&Axis, &AxisPlan) {
        if of_rows {
            (&self.table.rows, &self.population.rows)
        } else {
            (&self.table.columns, &self.population.columns)
        }
    }

    fn split(&self, plan: &SplitPlan, proofs: &mut Vec<Proof>) {
        let (axis, axis_plan) = self.axes(plan.of_rows);
        let split = &axis.splits[plan.split];
        let whole = |region: &dyn Fn(usize) -> Option<u32>| {
            let parent = plan.parent.map_or(Some(Truth::Yes), |parent| axis_plan.truth(parent, &region));
            all([is_yes(self.population.universe.at(&region)), is_yes(parent)])
        };
        let mut add = |question, verdict| {
            proofs.push(Proof { table: self.table.name.clone(), question, span: split.span, verdict });
        };
        add(Question::Disjoint(split.shown.clone()), self.disjoint(split, axis, axis_plan, &whole));
        add(Question::Complete(split.shown.clone()), self.complete(split, axis, axis_plan, &whole));
    }

    fn disjoint(&self, split: &Split, axis: &Axis, plan: &AxisPlan, whole: &Whole<'_>) -> Verdict {
        if split.ordered {
            return Verdict::Proved;
        }
        let question = Question::Disjoint(split.shown.clone());
        let mut verdict = Verdict::Proved;
        for (position, &first) in split.arms.iter().enumerate() {
            for &second in &split.arms[position + 1..] {
                let order = self.order(plan, split.parent, &[first, second]);
                let both = |point: &Point| {
                    let region = |dimension: usize| point[dimension];
                    let own = [first, second].map(|arm| is_yes(plan.members[arm].own.at(&region)));
                    all([all(own), whole(&region)])
                };
                let how = || {
                    let (a, b) = (&axis.members[first].id, &axis.members[second].id);
                    format!("a record can fall into both [{a}] and [{b}], arms of one split")
                };
                match self.ask(&question, &order, &both, &how) {
                    Verdict::Proved => {}
                    Verdict::Refuted { witness, how } => return Verdict::Refuted { witness, how },
                    undecided @ Verdict::NotDecided(_) => verdict = undecided,
                }
            }
        }
        verdict
    }

    fn complete(&self, split: &Split, axis: &Axis, plan: &AxisPlan, whole: &Whole<'_>) -> Verdict {
        if split.otherwise.is_some() {
            return Verdict::Proved;
        }
        let order = self.order(plan, split.parent, &split.arms);
        let none = |point: &Point| {
            let region = |dimension: usize| point[dimension];
            all([all(split.arms.iter().map(|arm| is_no(plan.members[*arm].own.at(&region)))), whole(&region)])
        };
        let how = || {
            let mut printed = split.arms.clone();
            printed.sort_unstable();
            let arms: Vec<String> = printed.iter().map(|arm| format!("[{}]", axis.members[*arm].id)).collect();
            let whole = split.parent.map_or_else(|| "the table".to_owned(), |p| format!("[{}]", axis.members[p].id));
            format!("{} no longer cover {whole}: a record can fall into none of them", arms.join(", "))
        };
        self.ask(&Question::Complete(split.shown.clone()), &order, &none, &how)
    }

    /// Dimensions in the order of search: those that most of the members read first.
    fn order(&self, plan: &AxisPlan, parent: Option<usize>, members: &[usize]) -> Vec<usize> {
        let mut read = vec![0usize; self.population.dimensions.len()];
        for member in members {
            plan.members[*member].own.dimensions(&mut |dimension| read[dimension] += 1);
            for before in &plan.members[*member].before {
                plan.members[*before].own.dimensions(&mut |dimension| read[dimension] += 1);
            }
        }
        if let Some(parent) = parent {
            plan.dimensions(parent, &mut |dimension| read[dimension] += 1);
        }
        for member in members {
            plan.dimensions(*member, &mut |dimension| read[dimension] = read[dimension].max(1));
        }
        self.population.universe.dimensions(&mut |dimension| read[dimension] += 1);
        let mut order: Vec<usize> = (0..read.len()).filter(|dimension| read[*dimension] > 0).collect();
        order.sort_by_key(|dimension| (std::cmp::Reverse(read[*dimension]), *dimension));
        order
    }

    fn ask(
        &self,
        question: &Question,
        order: &[usize],
        holds: &dyn Fn(&Point) -> Option<bool>,
        how: &dyn Fn() -> String,
    ) -> Verdict {
        let mut found = None;
        let mut unrealised = 0;
        let record = self.population.record;
        let ended = search(
            &self.population.dimensions,
            order,
            holds,
            &mut |point| {
                let values = realise(self.model, record, &self.population.dimensions, point)
                    .filter(|values| breaks(self.model, self.index, question, record, values));
                match values {
                    Some(values) => {
                        let shown = in_words(self.model, record, &values);
                        found = Some(Witness { record, values, shown });
                        true
                    }
                    None => {
                        unrealised += 1;
                        unrealised >= UNREALISED
                    }
                }
            },
            BUDGET,
        );
        match (found, ended) {
            (Some(witness), _) => Verdict::Refuted { witness, how: how() },
            (None, Ended::Exhausted) if unrealised == 0 => Verdict::Proved,
            (None, Ended::OutOfBudget) => {
                Verdict::NotDecided("its conditions tell too many kinds of record apart".to_owned())
            }
            (None, _) => Verdict::NotDecided("its conditions read values that are tied to each other".to_owned()),
        }
    }

    /// A check whose terms all count records of one type; `None` for any other.
    fn check(
        &self,
        populations: &[Population],
        over: Dimension,
        left: &Formula,
        op: CompareOp,
        right: &Formula,
        shown: &str,
    ) -> Option<Verdict> {
        let axis = if over == Dimension::Row { &self.table.rows } else { &self.table.columns };
        // Only these three hold for many records if they hold for each one, and for none.
        if !matches!(op, CompareOp::Equal | CompareOp::LessOrEqual | CompareOp::GreaterOrEqual) {
            return None;
        }
        let mut weights: Vec<(usize, Number)> = Vec::new();
        add_weights(axis, left, Number::from(1), &mut weights)?;
        add_weights(axis, right, Number::from(-1), &mut weights)?;
        let counted = |member: usize| match &axis.members[member].body {
            Body::Measure(measure) if measure.kind == MeasureKind::Count => Some(measure.record),
            _ => None,
        };
        let record = counted(weights.first()?.0)?;
        if !weights.iter().all(|(member, _)| counted(*member) == Some(record)) {
            return None;
        }
        let asker = Asker { population: populations.iter().find(|p| p.record == record)?, ..*self };
        let (_, plan) = asker.axes(over == Dimension::Row);
        let members: Vec<usize> = weights.iter().map(|(member, _)| *member).collect();
        let order = asker.order(plan, None, &members);
        let broken = |point: &Point| asker.is_broken(plan, &weights, op, point);
        let how = || format!("the check {shown} cannot hold: one record breaks it");
        Some(asker.ask(&Question::Holds(shown.to_owned()), &order, &broken, &how))
    }

    /// Whether one record at a point breaks `sum of weights op 0`. A point with an undetermined term breaks nothing: it stands in the ledger.
    fn is_broken(&self, plan: &AxisPlan, weights: &[(usize, Number)], op: CompareOp, point: &Point) -> Option<bool> {
        let region = |dimension: usize| point[dimension];
        if is_yes(self.population.universe.at(&region)) == Some(false) {
            return Some(false);
        }
        let mut open = self.population.universe.at(&region).is_none();
        let (mut least, mut greatest) = (Number::ZERO, Number::ZERO);
        for (member, weight) in weights {
            match plan.truth(*member, &region) {
                Some(Truth::Undetermined) => return Some(false),
                Some(Truth::No) => {}
                Some(Truth::Yes) => {
                    least = least.checked_add(*weight)?;
                    greatest = greatest.checked_add(*weight)?;
                }
                None => {
                    open = true;
                    let (low, high) =
                        if *weight < Number::ZERO { (*weight, Number::ZERO) } else { (Number::ZERO, *weight) };
                    least = least.checked_add(low)?;
                    greatest = greatest.checked_add(high)?;
                }
            }
        }
        if open {
            return cannot_break(op, least, greatest).then_some(false);
        }
        Some(!op.holds(least.cmp(&Number::ZERO)))
    }
}

/// Whether every sum between the bounds satisfies the comparison with zero.
fn cannot_break(op: CompareOp, least: Number, greatest: Number) -> bool {
    let zero = Number::ZERO;
    match op {
        CompareOp::Equal => least == zero && greatest == zero,
        CompareOp::LessOrEqual => greatest <= zero,
        CompareOp::GreaterOrEqual => least >= zero,
        CompareOp::NotEqual | CompareOp::Less | CompareOp::Greater => false,
    }
}

/// A formula as a weighted sum of measured members; `None` if it is none.
fn add_weights(axis: &Axis, formula: &Formula, factor: Number, weights: &mut Vec<(usize, Number)>) -> Option<()> {
    match formula {
        Formula::Member(member) => match &axis.members[*member].body {
            Body::Formula(inner) if !axis.members[*member].presentation.percent => {
                add_weights(axis, inner, factor, weights)
            }
            _ => {
                match weights.iter_mut().find(|(m, _)| m == member) {
                    Some((_, weight)) => *weight = weight.checked_add(factor)?,
                    None => weights.push((*member, factor)),
                }
                Some(())
            }
        },
        Formula::Sum(members) => {
            members.iter().try_for_each(|member| add_weights(axis, &Formula::Member(*member), factor, weights))
        }
        Formula::Negate(inner) => add_weights(axis, inner, factor.negated(), weights),
        Formula::Binary(ArithmeticOp::Add, a, b) => {
            add_weights(axis, a, factor, weights)?;
            add_weights(axis, b, factor, weights)
        }
        Formula::Binary(ArithmeticOp::Subtract, a, b) => {
            add_weights(axis, a, factor, weights)?;
            add_weights(axis, b, factor.negated(), weights)
        }
        Formula::Binary(ArithmeticOp::Multiply, a, b) => match (&**a, &**b) {
            (Formula::Number(number), other) | (other, Formula::Number(number)) => {
                add_weights(axis, other, factor.checked_mul(*number)?, weights)
            }
            _ => None,
        },
        Formula::Binary(ArithmeticOp::Divide, a, b) => match &**b {
            Formula::Number(number) => add_weights(axis, a, factor.checked_div(*number)?, weights),
            _ => None,
        },
        Formula::Number(_) => None,
    }
}
