//! Formulas of both sides, members named by their ids.

use crate::model::Formula;
use crate::prove::weights;

/// Whether two formulas give the same value whatever their members' values: word for word, or as sums with the same weights.
/// `paired` gives for a member of OLD the one of NEW that is the same.
pub(super) fn is_same(old: &Formula, new: &Formula, paired: &dyn Fn(usize) -> Option<usize>) -> bool {
    let Some(old) = renumbered(old, paired) else { return false };
    if old == *new {
        return true;
    }
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
