//! The condition of a row or column, written out as one expression from its parent, its codes, its choices, its
//! clauses and the arms that go before it.
//!
//! One expression, so that what is undetermined, and for lack of which field, is said in one place for all of them.

use crate::model::{Axis, Choice, Clause, Expression, Member, Relation, Split};
use crate::schema::RecordId;
use crate::value::Value;

/// The condition for a record of type `of` to belong to a member's population.
pub(super) fn condition(axis: &Axis, member: usize, of: RecordId) -> Expression {
    let Member { parent, relation, .. } = &axis.members[member];
    let mut parts: Vec<Expression> = parent.iter().map(|&parent| condition(axis, parent, of)).collect();
    parts.push(own_condition(axis, member, of));
    if let Relation::Arm(split) = *relation {
        let before = arms_before(&axis.splits[split], member);
        parts.extend(before.iter().map(|&arm| negated(own_condition(axis, arm, of))));
    }
    Expression::And(parts)
}

/// A member's own condition, what it stands in left out of account.
fn own_condition(axis: &Axis, member: usize, of: RecordId) -> Expression {
    let member = &axis.members[member];
    if member.about.is_some_and(|about| about != of) {
        return never();
    }
    let codes = member.codes.iter().map(|(line, codes)| {
        let reach = axis.code_lines[*line].reaches.iter().find(|(record, _)| *record == of);
        let among = vec![Choice::Codes(codes.clone())];
        reach.map_or(never(), |(_, path)| Expression::In(Box::new(Expression::Path(path.clone())), among))
    });
    Expression::And(codes.chain(member.choices.clone()).chain([conjunction(&member.clauses)]).collect())
}

/// The arms whose own conditions keep a record from this one.
fn arms_before(split: &Split, arm: usize) -> &[usize] {
    let place = split.arms.iter().position(|&other| other == arm);
    match place {
        _ if split.otherwise == Some(arm) => &split.arms,
        Some(place) if split.ordered => &split.arms[..place],
        _ => &[],
    }
}

/// That every clause holds.
pub(super) fn conjunction(clauses: &[Clause]) -> Expression {
    let holds = |clause: &Clause| {
        if clause.except { negated(clause.condition.clone()) } else { clause.condition.clone() }
    };
    Expression::And(clauses.iter().map(holds).collect())
}

fn negated(condition: Expression) -> Expression {
    Expression::Not(Box::new(condition))
}

fn never() -> Expression {
    Expression::Constant(Value::YesNo(false))
}
