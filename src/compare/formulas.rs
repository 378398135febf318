//! Formulas of both sides, members named by their ids.

use crate::model::Formula;
use crate::value::{ArithmeticOp, Number};

/// Whether two formulas give the same value whatever their members' values: word for word, or as sums with the same weights.
/// `paired` gives for a member of OLD the one of NEW that is the same.
pub(super) fn is_same(old: &Formula, new: &Formula, paired: &dyn Fn(usize) -> Option<usize>) -> bool {
    let Some(old) = renumbered(old, paired) else { return false };
    if old == *new {
        return true;
    }
    let weights = |formula: &Formula| {
        let mut weights = Vec::new();
        let linear = add(formula, Number::from(1), &mut weights).is_some();
        weights.sort_unstable();
        linear.then_some(weights)
    };
    match (weights(&old), weights(new)) {
        (Some(old), Some(new)) => old == new,
        _ => false,
    }
}

fn renumbered(formula: &Formula, paired: &dyn Fn(usize) -> Option<usize>) -> Option<Formula> {
    let boxed = |inner: &Formula| renumbered(inner, paired).map(Box::new);
    Some(match formula {
        Formula::Member(member) => Formula::Member(paired(*member)?),
        Formula::Sum(members) => Formula::Sum(members.iter().map(|member| paired(*member)).collect::<Option<_>>()?),
        Formula::Number(number) => Formula::Number(number.clone()),
        Formula::Negate(inner) => Formula::Negate(boxed(inner)?),
        Formula::Binary(op, a, b) => Formula::Binary(*op, boxed(a)?, boxed(b)?),
    })
}

/// A formula as a weighted sum of members; `None` if it is none. A member with the weight 0 stays: its state counts.
fn add(formula: &Formula, factor: Number, weights: &mut Vec<(usize, Number)>) -> Option<()> {
    match formula {
        Formula::Member(member) => {
            match weights.iter_mut().find(|(known, _)| known == member) {
                Some((_, weight)) => *weight = weight.checked_add(factor)?,
                None => weights.push((*member, factor)),
            }
            Some(())
        }
        Formula::Sum(members) => {
            members.iter().try_for_each(|member| add(&Formula::Member(*member), factor.clone(), weights))
        }
        Formula::Negate(inner) => add(inner, factor.negated(), weights),
        Formula::Binary(ArithmeticOp::Add, a, b) => {
            add(a, factor.clone(), weights)?;
            add(b, factor, weights)
        }
        Formula::Binary(ArithmeticOp::Subtract, a, b) => {
            add(a, factor.clone(), weights)?;
            add(b, factor.negated(), weights)
        }
        Formula::Binary(ArithmeticOp::Multiply, a, b) => match (&**a, &**b) {
            (Formula::Number(number), other) | (other, Formula::Number(number)) => {
                add(other, factor.checked_mul(number)?, weights)
            }
            _ => None,
        },
        Formula::Binary(ArithmeticOp::Divide, a, b) => match &**b {
            Formula::Number(number) => add(a, factor.checked_div(number)?, weights),
            _ => None,
        },
        Formula::Number(_) => None,
    }
}
