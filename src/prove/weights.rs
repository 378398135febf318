//! Formulas of counts as sums of members with weights.

use indexmap::IndexMap;

use crate::model::{Axis, Body, Formula};
use crate::value::{ArithmeticOp, Number};

/// A formula as a sum of members, each with its weight.
pub(super) type Weights = IndexMap<usize, Number>;

/// A formula as a weighted sum of measured members; `None` if it is none.
pub(super) fn add_weights(axis: &Axis, formula: &Formula, factor: Number, weights: &mut Weights) -> Option<()> {
    match formula {
        Formula::Member(member) => match &axis.members[*member].body {
            Body::Formula(inner) if !axis.members[*member].presentation.percent => {
                add_weights(axis, inner, factor, weights)
            }
            _ => {
                let weight = weights.entry(*member).or_insert(Number::ZERO);
                *weight = weight.checked_add(factor)?;
                Some(())
            }
        },
        Formula::Sum(members) => {
            members.iter().try_for_each(|member| add_weights(axis, &Formula::Member(*member), factor.clone(), weights))
        }
        Formula::Negate(inner) => add_weights(axis, inner, factor.negated(), weights),
        Formula::Binary(ArithmeticOp::Add, a, b) => {
            add_weights(axis, a, factor.clone(), weights)?;
            add_weights(axis, b, factor, weights)
        }
        Formula::Binary(ArithmeticOp::Subtract, a, b) => {
            add_weights(axis, a, factor.clone(), weights)?;
            add_weights(axis, b, factor.negated(), weights)
        }
        Formula::Binary(ArithmeticOp::Multiply, a, b) => match (&**a, &**b) {
            (Formula::Number(number), other) | (other, Formula::Number(number)) => {
                add_weights(axis, other, factor.checked_mul(number.clone())?, weights)
            }
            _ => None,
        },
        Formula::Binary(ArithmeticOp::Divide, a, b) => match &**b {
            Formula::Number(number) => add_weights(axis, a, factor.checked_div(number.clone())?, weights),
            _ => None,
        },
        Formula::Number(_) => None,
    }
}
