//! Clauses as conditions.

use crate::model::{Clause, Expression};

/// That every clause holds.
pub(super) fn conjunction(clauses: &[Clause]) -> Expression {
    Expression::And(clauses.iter().map(holds).collect())
}

pub(super) fn holds(clause: &Clause) -> Expression {
    if clause.except { negated(clause.condition.clone()) } else { clause.condition.clone() }
}

pub(super) fn negated(condition: Expression) -> Expression {
    Expression::Not(Box::new(condition))
}
