//! Formulas as sums of members with weights.

use indexmap::IndexMap;

use crate::model::{Axis, Body, Formula};
use crate::value::{ArithmeticOp, Number};

/// A formula as a sum of members, each with its weight. A member with the weight 0 stays: its state counts.
pub(crate) type Weights = IndexMap<usize, Number>;

/// Adds a formula so many times as a weighted sum of measured members; `None` if it is none.
pub(super) fn add_weights(axis: &Axis, formula: &Formula, factor: Number, weights: &mut Weights) -> Option<()> {
    let through = |member: usize| match &axis.members[member].body {
        Body::Formula(inner) if !axis.members[member].presentation.percent => Some(inner),
        _ => None,
    };
    add(&through, formula, factor, weights)
}

/// A formula as a weighted sum of the members that it names; `None` if it is none.
pub(crate) fn weights(formula: &Formula) -> Option<Weights> {
    let mut weights = Weights::new();
    add(&|_| None, formula, Number::from(1), &mut weights)?;
    Some(weights)
}

fn add<'m>(
    through: &dyn Fn(usize) -> Option<&'m Formula>,
    formula: &Formula,
    factor: Number,
    weights: &mut Weights,
) -> Option<()> {
    let mut add = |formula: &Formula, factor: Number| add(through, formula, factor, weights);
    match formula {
        Formula::Member(member) => match through(*member) {
            Some(inner) => add(inner, factor),
            None => {
                let weight = weights.entry(*member).or_insert(Number::ZERO);
                *weight = weight.checked_add(factor)?;
                Some(())
            }
        },
        Formula::Sum(members) => members.iter().try_for_each(|member| add(&Formula::Member(*member), factor.clone())),
        Formula::Negate(inner) => add(inner, factor.negated()),
        Formula::Binary(op, a, b) => match (op, &**a, &**b) {
            (ArithmeticOp::Add, a, b) => add(a, factor.clone()).and_then(|()| add(b, factor)),
            (ArithmeticOp::Subtract, a, b) => add(a, factor.clone()).and_then(|()| add(b, factor.negated())),
            (ArithmeticOp::Multiply, Formula::Number(number), other)
            | (ArithmeticOp::Multiply, other, Formula::Number(number)) => add(other, factor.checked_mul(number)?),
            (ArithmeticOp::Divide, dividend, Formula::Number(number)) => add(dividend, factor.checked_div(number)?),
            (ArithmeticOp::Multiply | ArithmeticOp::Divide, ..) => None,
        },
        // Cells elsewhere are of other records: such a check is verified on every run.
        Formula::Cell(..) | Formula::Over(..) | Formula::Own(..) | Formula::Rank(..) | Formula::Number(_) => None,
    }
}
