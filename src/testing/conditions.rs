//! The conditions of a cell, kept apart: what each clause asks, in its own words.

use crate::message::{Message, tests as say};
use crate::model::{Axis, Clause, Expression, Relation, Table};
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;
use crate::value::Value;

use super::words;

/// One condition that a record must meet to be counted.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Whose it is: `table`, `row muong_la`, `[14]`.
    pub of: Message,
    /// It in words.
    pub words: Message,
    /// That it is met.
    pub condition: Expression,
    /// What it comes from.
    pub origin: Origin,
}

/// What a condition comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A clause of the rules.
    Clause,
    /// The codes of a row or column, or the choices of an arm.
    Values,
    /// An arm that comes first.
    Precedence,
}

/// The conditions for a record of a type to be in the universe of a table.
pub(super) fn of_universe(table: &Table, record: RecordId) -> Vec<Part> {
    if record == table.record { clauses(&say::table(), &table.universe) } else { Vec::new() }
}

/// The conditions for a record of a type to be in a row or column, those of what it lies in first.
pub(super) fn of_member(table: &Table, dimension: Dimension, member: usize, record: RecordId) -> Vec<Part> {
    let axis = table.axis(dimension);
    let mut parts = match axis.members[member].parent {
        Some(parent) => of_member(table, dimension, parent, record),
        None => Vec::new(),
    };
    if axis.members[member].lets_pass(record) {
        return parts;
    }
    parts.extend(own(axis, dimension, member, record));
    for arm in deciding(axis, member) {
        let [own, others] = [member, arm].map(|of| conjunction(own(axis, dimension, of, record)));
        let taken = Expression::And(vec![others, Expression::Is(Box::new(own), true)]);
        parts.push(Part {
            of: shown(axis, dimension, member),
            words: say::not_taken_by(shown(axis, dimension, arm)),
            condition: Expression::Not(Box::new(taken)),
            origin: Origin::Precedence,
        });
    }
    for arm in arms_before(axis, member) {
        let others = conjunction(own(axis, dimension, arm, record));
        parts.push(Part {
            of: shown(axis, dimension, member),
            words: say::not_taken_by(shown(axis, dimension, arm)),
            condition: Expression::Not(Box::new(others)),
            origin: Origin::Precedence,
        });
    }
    parts
}

/// That every part is met.
pub(super) fn conjunction(parts: Vec<Part>) -> Expression {
    Expression::And(parts.into_iter().map(|part| part.condition).collect())
}

/// The conditions of clauses.
pub(super) fn clauses(of: &Message, clauses: &[Clause]) -> Vec<Part> {
    clauses
        .iter()
        .map(|clause| Part {
            of: of.clone(),
            words: Message::of_words(clause.words.as_str()),
            condition: holds(clause),
            origin: Origin::Clause,
        })
        .collect()
}

/// That a clause is met: of `except`, that its condition is not.
pub(super) fn holds(clause: &Clause) -> Expression {
    let condition = clause.condition.clone();
    if clause.except { Expression::Not(Box::new(condition)) } else { condition }
}

/// A member's own conditions, without those of what it lies in.
fn own(axis: &Axis, dimension: Dimension, index: usize, record: RecordId) -> Vec<Part> {
    let member = &axis.members[index];
    let of = shown(axis, dimension, index);
    if member.about.is_some_and(|about| about != record) {
        return vec![Part { of, words: say::about_other_records(), condition: never(), origin: Origin::Values }];
    }
    let mut parts = Vec::new();
    if let Some((line, _)) = &member.codes {
        let condition = axis.code_lines[*line].asks(member, record);
        parts.push(Part { of: of.clone(), words: say::leads_here(), condition, origin: Origin::Values });
    }
    if let Some(choices) = &member.choices {
        parts.push(Part {
            of: of.clone(),
            words: say::is_among_values(),
            condition: choices.clone(),
            origin: Origin::Values,
        });
    }
    parts.extend(clauses(&of, &member.clauses));
    parts
}

/// The arms that keep a record from this one.
fn arms_before(axis: &Axis, member: usize) -> Vec<usize> {
    let Relation::Arm(split) = axis.members[member].relation else { return Vec::new() };
    let split = &axis.splits[split];
    let place = split.arms.iter().position(|arm| *arm == member);
    match place {
        _ if split.otherwise == Some(member) => split.arms.clone(),
        Some(place) if split.ordered => split.arms[..place].to_vec(),
        _ => Vec::new(),
    }
}

/// The arms that decide what is missing for this one.
fn deciding(axis: &Axis, member: usize) -> Vec<usize> {
    let Relation::Arm(split) = axis.members[member].relation else { return Vec::new() };
    let split = &axis.splits[split];
    let arms = axis.deciding_arms(split).into_iter();
    arms.filter(|arm| *arm != member && split.otherwise != Some(member)).collect()
}

/// A row or column as it is called in messages.
pub(super) fn shown(axis: &Axis, dimension: Dimension, member: usize) -> Message {
    let id = &axis.members[member].id;
    match dimension {
        Dimension::Row => say::row_of(words::of_id(id)),
        Dimension::Column => say::column_of(words::of_id(id)),
    }
}

fn never() -> Expression {
    Expression::Constant(Value::YesNo(false))
}
