//! The condition of a row or column, written out as one expression from its parent, its codes, its choices, its
//! clauses and the arms that go before it.
//!
//! One expression, so that what is undetermined, and for lack of which field, is said in one place for all of them.

use super::clauses::{conjunction, holds, negated};
use super::facts::Record;
use crate::model::{Axis, Choice, Clause, CodeLine, Expression, Member, Path, Relation, Split, Table};
use crate::schema::RecordId;
use crate::syntax::tree::Decided;
use crate::value::{CodeIndex, Truth, Value};

/// The condition for a record of type `of` to belong to a member's population.
pub(super) fn condition(axis: &Axis, member: usize, of: RecordId) -> Expression {
    let Member { parent, relation, .. } = &axis.members[member];
    let mut parts: Vec<Expression> = parent.iter().map(|&parent| condition(axis, parent, of)).collect();
    if axis.members[member].lets_pass(of) {
        return Expression::And(parts);
    }
    parts.push(own_condition(axis, &axis.members[member], of));
    if let Relation::Arm(split) = *relation {
        parts.extend(decided_elsewhere(axis, &axis.splits[split], member, of));
        let before = arms_before(&axis.splits[split], member);
        parts.extend(before.iter().map(|&arm| negated(own_condition(axis, &axis.members[arm], of))));
    }
    Expression::And(parts)
}

/// The truth of that condition for one record, asked part by part until one does not hold. `of` gives the members.
pub(super) fn truth<'m>(record: Record<'_>, axis: &Axis, member: usize, of: &dyn Fn(usize) -> &'m Member) -> Truth {
    let planned = of(member);
    let own = |member: usize| record.truth(&own_condition(axis, of(member), record.of));
    let mut all = planned.parent.map_or(Truth::Yes, |parent| truth(record, axis, parent, of));
    if planned.lets_pass(record.of) {
        return all;
    }
    if all != Truth::No {
        all = all.and(own(member));
    }
    let Relation::Arm(split) = planned.relation else { return all };
    if all == Truth::Undetermined {
        let decided = decided_elsewhere(axis, &axis.splits[split], member, record.of);
        all = decided.iter().fold(all, |all, part| all.and(record.truth(part)));
    }
    for &arm in arms_before(&axis.splits[split], member) {
        if all == Truth::No {
            break;
        }
        all = all.and(!own(arm));
    }
    all
}

/// That a record of which an arm is undetermined is not taken by an arm that asks what is missing.
fn decided_elsewhere(axis: &Axis, split: &Split, arm: usize, of: RecordId) -> Vec<Expression> {
    if split.otherwise == Some(arm) {
        return Vec::new();
    }
    let own = |arm: usize| own_condition(axis, &axis.members[arm], of);
    let others = axis.deciding_arms(split).into_iter().filter(|other| *other != arm);
    let is_undetermined = || Expression::Is(Box::new(own(arm)), true);
    others.map(|other| negated(Expression::And(vec![own(other), is_undetermined()]))).collect()
}

/// The condition for a record of type `of` to be in a table's universe, with or without one of its clauses.
pub(super) fn universe(table: &Table, of: RecordId, without: Option<usize>) -> Expression {
    let clauses: &[Clause] = if of == table.record { &table.universe } else { &[] };
    let kept = clauses.iter().enumerate().filter(|(index, _)| Some(*index) != without);
    Expression::And(kept.map(|(_, clause)| holds(clause)).collect())
}

/// A member's own condition, what it stands in left out of account.
pub(super) fn own_condition(axis: &Axis, member: &Member, of: RecordId) -> Expression {
    if member.about.is_some_and(|about| about != of) {
        return never();
    }
    let codes = member.codes.iter().map(|(line, codes)| belongs(&axis.code_lines[*line], codes, &member.decided, of));
    Expression::And(codes.chain(member.choices.clone()).chain([conjunction(&member.clauses)]).collect())
}

/// That a record's code is one of these, or was split and a field says one of these parts.
fn belongs(line: &CodeLine, codes: &[CodeIndex], decided: &[Decided], of: RecordId) -> Expression {
    let Some((_, path)) = line.reaches.iter().find(|(record, _)| *record == of) else { return never() };
    let is = |path: &Path, codes: &[CodeIndex]| {
        Expression::In(Box::new(Expression::Path(path.clone())), vec![Choice::Codes(codes.to_vec())])
    };
    let mut ways = vec![is(path, codes)];
    for Decided { code, by } in decided {
        let mut all = vec![is(path, &[*code])];
        for (field, part) in by {
            let field = line.deciders.iter().find(|(record, place, _)| record == &of && place == field);
            all.push(field.map_or(never(), |(_, _, path)| is(path, &[*part])));
        }
        ways.push(Expression::And(all));
    }
    if ways.len() == 1 { ways.remove(0) } else { Expression::Or(ways) }
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

fn never() -> Expression {
    Expression::Constant(Value::YesNo(false))
}
