//! Which regions of each dimension the conditions of a member leave: what can be said of a member without a search.

use std::collections::BTreeMap;

use crate::model::{Axis, Relation};
use crate::plan::{Answers, AxisPlan, Condition};
use crate::source::Span;

use super::space::Space;

/// What one part of a member's condition asks of one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Left {
    /// The regions of known values that it leaves.
    pub known: Answers,
    /// Whether it leaves missing values.
    pub missing: bool,
}

impl Left {
    fn and(&self, other: &Left) -> Left {
        Left { known: self.known.both(&other.known), missing: self.missing && other.missing }
    }

    /// Whether any value lies in what both leave.
    pub fn meets(&self, other: &Left, space: &Space<'_>, dimension: usize) -> bool {
        let held = space.held(dimension);
        if self.missing && other.missing && held.missing.is_some() {
            return true;
        }
        self.known.meets(&other.known)
            && self.and(other).known.runs().iter().any(|(start, end)| held.possible(*start, *end).next().is_some())
    }
}

/// What stands in a rule file and narrows members, be it one or many.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Written {
    /// Clauses of the same words.
    Clause(String),
    /// The arms of a split.
    Split(usize),
    /// The codes of a line `rows LIST`.
    Codes(usize),
    /// All that stands at a member.
    Member(usize),
}

/// A part of a condition: what is written, where, and what it leaves.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub written: Written,
    pub span: Span,
    pub left: Left,
}

/// A member with all that lies around it.
#[derive(Debug, Default)]
pub(super) struct Narrowed {
    /// By dimension: what all parts leave together, and each part.
    pub by: BTreeMap<usize, (Left, Vec<Part>)>,
    /// The dimensions of what asks more than one value at once, or depends on the arms before.
    pub tangled: Vec<usize>,
    /// What is written at it and around it.
    written: Vec<(Written, Span)>,
}

impl Narrowed {
    /// Of a member of an axis, by its own conditions and those around it.
    pub fn new(axis: &Axis, plan: &AxisPlan, member: usize) -> Narrowed {
        let mut narrowed = Narrowed::default();
        let mut at = Some(member);
        while let Some(index) = at {
            narrowed.add(axis, plan, index);
            at = plan.members[index].parent;
        }
        narrowed
    }

    /// Of a condition that is no member's.
    pub fn of(condition: &Condition) -> Narrowed {
        let mut narrowed = Narrowed::default();
        narrowed.part(condition, &Written::Member(0), Span::default());
        narrowed
    }

    /// The same where another condition holds too; `None` where no value of a dimension is left.
    pub fn within(mut self, other: &Narrowed, space: &Space<'_>) -> Option<Narrowed> {
        for (dimension, (all, _)) in &mut self.by {
            if let Some((around, _)) = other.by.get(dimension) {
                *all = all.and(around);
            }
            if !all.meets(all, space, *dimension) {
                return None;
            }
        }
        Some(self)
    }

    /// What is written of it, where that is one thing.
    pub fn only_written(&self) -> Option<&(Written, Span)> {
        if let [only] = self.written.as_slice() { Some(only) } else { None }
    }

    /// The parts that ask a dimension.
    pub fn parts(&self, dimension: usize) -> &[Part] {
        self.by.get(&dimension).map_or(&[], |(_, parts)| parts)
    }

    /// Every dimension that is asked.
    pub fn dimensions(&self) -> impl Iterator<Item = usize> + '_ {
        self.by.keys().chain(&self.tangled).copied()
    }

    fn add(&mut self, axis: &Axis, plan: &AxisPlan, index: usize) {
        let member = &axis.members[index];
        for (condition, clause) in plan.members[index].parts_with(&member.clauses) {
            let (written, span) = match clause {
                Some(clause) => (Written::Clause(clause.words.clone()), clause.span),
                None => match (member.relation, &member.codes) {
                    (_, Some((line, _))) => (Written::Codes(*line), axis.code_lines[*line].span),
                    (Relation::Arm(split), _) => (Written::Split(split), axis.splits[split].span),
                    _ => (Written::Member(index), member.span),
                },
            };
            self.part(condition, &written, span);
            self.written.push((written, span));
        }
        for before in plan.before(index) {
            plan.members[*before].own.dimensions(&mut |dimension| self.tangled.push(dimension));
        }
    }

    fn part(&mut self, condition: &Condition, written: &Written, span: Span) {
        match condition {
            Condition::Atom { dimension, known, missing } => {
                let left = Left { known: known.clone(), missing: missing.is_yes() };
                let part = Part { written: written.clone(), span, left: left.clone() };
                let (all, parts) = self.by.entry(*dimension).or_insert_with(|| (left.clone(), Vec::new()));
                *all = all.and(&left);
                parts.push(part);
            }
            Condition::And(parts) => parts.iter().for_each(|part| self.part(part, written, span)),
            other => other.dimensions(&mut |dimension| self.tangled.push(dimension)),
        }
    }
}
