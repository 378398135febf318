//! Ranges `[a] + ... + [b]`: what they add, and that none adds the same figure twice through a formula or a total.
//!
//! A range runs at the level of its ends. What is a part of something lies deeper, unless an end is a part of the same in the same way; and so
//! does what is a part of anything that the range holds.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::cells as say;
use crate::model::{Axis, Body, CheckKind, Formula, Relation, Table};
use crate::source::Span;
use crate::syntax::tree::{ArithmeticOp, Dimension, Name};

use super::body::Formulas;
use super::scope::Scope;

impl Formulas<'_, '_> {
    /// What a range adds; `None` if it has a fault, which was said.
    pub fn range(&self, from: &Name, to: &Name, span: Span) -> Option<Formula> {
        let (first, last) = (self.member(from), self.member(to));
        let (first, last) = (first?, last?);
        if let Some((_, name)) = [(first, from), (last, to)].into_iter().find(|(end, _)| self.axis.members[*end].hidden)
        {
            let message = say::range_ends_with_hidden(&name.value);
            let help = match self.dimension {
                Dimension::Row => say::range_adds_printed_rows(),
                Dimension::Column => say::range_adds_printed_columns(),
            };
            self.scope
                .say(Diagnostic::new(&codes::RANGE_ORDER, message).at(name.span, say::printed_nowhere()).help(help));
            return None;
        }
        if first > last {
            self.scope.say(
                Diagnostic::new(&codes::RANGE_ORDER, say::range_ends_before_it_begins(&from.value, &to.value))
                    .at(span, say::first_must_be_printed_first()),
            );
            return None;
        }
        let ends = [first, last];
        let is_added = |member: &usize| {
            let is_left_out = self.companions.contains(member) || self.axis.members[*member].hidden;
            !is_left_out && is_at_level(self.axis, *member, ends)
        };
        let terms: Vec<usize> = (first..=last).filter(is_added).collect();
        if let ([term], true) = (terms.as_slice(), first < last) {
            self.say_alone(*term, (from, to), span);
            return None;
        }
        Some(Formula::Sum(without_subtotals(self.axis, terms)))
    }

    fn say_alone(&self, term: usize, (from, to): (&Name, &Name), span: Span) {
        let term = &self.axis.members[term].id;
        self.scope.say(
            Diagnostic::new(&codes::DOUBLE_COUNT, say::range_adds_one_alone(&from.value, &to.value, term))
                .at(span, say::all_else_is_a_part())
                .help(say::begin_range_with_parts(term)),
        );
    }
}

/// How a member lies in what is around it, from within: in which whole, and as what. An arm of a split of the universe stands at the top.
fn levels(axis: &Axis, member: usize) -> Vec<(Relation, Option<usize>)> {
    let mut found = Vec::new();
    let mut at = Some(member);
    while let Some(member) = at.filter(|_| found.len() <= axis.members.len()) {
        let of = &axis.members[member];
        if of.relation == Relation::Part || of.parent.is_some() {
            found.push((of.relation, of.parent));
        }
        at = of.parent;
    }
    found
}

/// Whether a member is a part of nothing but what an end is a part of in the same way, and the range holds none of that.
fn is_at_level(axis: &Axis, member: usize, [first, last]: [usize; 2]) -> bool {
    let of_ends = [levels(axis, first), levels(axis, last)].concat();
    levels(axis, member).iter().all(|level| {
        let is_inside = level.1.is_some_and(|whole| (first..=last).contains(&whole));
        of_ends.contains(level) && !is_inside
    })
}

/// The terms without those between the first and the last that are sums of others among them, or ranks. Who names one as an end means it.
fn without_subtotals(axis: &Axis, terms: Vec<usize>) -> Vec<usize> {
    let all: BTreeSet<usize> = terms.iter().copied().collect();
    let ends = [all.first(), all.last()];
    let is_subtotal = |term: usize| match &axis.members[term].body {
        Body::Formula(formula) if formula.rank().is_some() => !ends.contains(&Some(&term)),
        Body::Formula(formula)
            if !axis.members[term].presentation.percent && !ends.contains(&Some(&term)) && is_plain_sum(formula) =>
        {
            let mut of_others = true;
            formula.members(&mut |member| of_others = of_others && member != term && all.contains(&member));
            of_others
        }
        _ => false,
    };
    terms.into_iter().filter(|term| !is_subtotal(*term)).collect()
}

fn is_plain_sum(formula: &Formula) -> bool {
    match formula {
        Formula::Member(_) | Formula::Sum(_) => true,
        Formula::Binary(ArithmeticOp::Add, left, right) => is_plain_sum(left) && is_plain_sum(right),
        _ => false,
    }
}

/// Leaves subtotals out of the ranges of an axis, now that its formulas are resolved.
pub(super) fn leave_out_subtotals(axis: &mut Axis) {
    let settled: Vec<(usize, Formula)> = (axis.members.iter().enumerate())
        .filter_map(|(at, member)| match &member.body {
            Body::Formula(formula) => Some((at, settled(axis, formula))),
            _ => None,
        })
        .collect();
    for (at, formula) in settled {
        axis.members[at].body = Body::Formula(formula);
    }
}

fn settled(axis: &Axis, formula: &Formula) -> Formula {
    let inner = |formula: &Formula| Box::new(settled(axis, formula));
    match formula {
        Formula::Sum(terms) => Formula::Sum(without_subtotals(axis, terms.clone())),
        Formula::Negate(of) => Formula::Negate(inner(of)),
        Formula::Over(aside, of) => Formula::Over(*aside, inner(of)),
        Formula::Binary(op, left, right) => Formula::Binary(*op, inner(left), inner(right)),
        Formula::Member(_) | Formula::Cell(..) | Formula::Own(..) | Formula::Rank(..) | Formula::Number(_) => {
            formula.clone()
        }
    }
}

/// Says which ranges of a table's formulas and checks add something twice.
pub(super) fn check(scope: &Scope<'_>, table: &Table) {
    for axis in [&table.rows, &table.columns] {
        for member in &axis.members {
            if let Body::Formula(formula) = &member.body {
                say_sums(scope, axis, formula, member.span);
            }
        }
    }
    for cell in &table.overrides {
        if let Body::Formula(formula) = &cell.body {
            say_sums(scope, &table.columns, formula, table.columns.members[cell.column].span);
        }
    }
    for check in &table.checks {
        if let CheckKind::Compare { over, left, right, .. } = &check.kind {
            let axis = table.axis(*over);
            say_sums(scope, axis, left, check.span);
            say_sums(scope, axis, right, check.span);
        }
    }
}

fn say_sums(scope: &Scope<'_>, axis: &Axis, formula: &Formula, span: Span) {
    match formula {
        Formula::Sum(terms) => say_sum(scope, axis, terms, span),
        Formula::Negate(inner) | Formula::Over(_, inner) => say_sums(scope, axis, inner, span),
        Formula::Binary(_, left, right) => {
            say_sums(scope, axis, left, span);
            say_sums(scope, axis, right, span);
        }
        Formula::Member(_) | Formula::Cell(..) | Formula::Own(..) | Formula::Rank(..) | Formula::Number(_) => {}
    }
}

fn say_sum(scope: &Scope<'_>, axis: &Axis, terms: &[usize], span: Span) {
    for &term in terms {
        let member = &axis.members[term];
        let mut also = None;
        if member.is_total {
            also = terms.iter().copied().find(|other| *other != term);
        } else if let Body::Formula(formula) = &member.body {
            formula.members(&mut |other| also = also.or((other != term && terms.contains(&other)).then_some(other)));
        }
        let Some(also) = also else { continue };
        let (whole, part) = (&member.id, &axis.members[also].id);
        scope.say(
            Diagnostic::new(&codes::DOUBLE_COUNT, say::range_adds_twice(part, whole))
                .at(span, say::adds_both())
                .at(member.span, say::is_in_it_already(part))
                .help(say::leave_out_of_range(whole)),
        );
        return;
    }
}
