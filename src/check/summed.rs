//! What formulas of a block of periods ask of other periods than their own, and which columns add up over them.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::figures as say;
use crate::source::Span;
use crate::syntax::tree::{ArithmeticOp, AxisEntry, Body, Formula, Measure, MeasureKind, Member, Name};

use super::scope::Scope;

/// Whether a formula asks for the period before.
pub(super) fn asks_before(formula: &Formula) -> bool {
    let mut asks = false;
    each_along(formula, &mut |_, so_far, _| asks |= !so_far);
    asks
}

/// Says which sums over periods mean nothing, of columns that stand in the block.
pub(super) fn say_sums(scope: &Scope<'_>, entries: &[AxisEntry]) {
    let mut members: Vec<&Member> = Vec::new();
    entries.iter().for_each(|entry| entry.members(&mut |member| members.push(member)));
    for member in &members {
        let Some(Body::Formula(formula, _)) = &member.body else { continue };
        each_so_far(formula, &mut |of, span| {
            let stands_in_it = members.iter().any(|member| member.id.value == of.value);
            if stands_in_it && !adds_up(&members, entries, of, 0) {
                scope.say(
                    Diagnostic::new(&codes::NO_SUM_SO_FAR, say::sums_mean_nothing(&of.value))
                        .at(span, say::sum_over_periods())
                        .help(say::what_is_added_over_periods()),
                );
            }
        });
    }
}

/// Calls `visit` for every sum over periods.
fn each_so_far(formula: &Formula, visit: &mut dyn FnMut(&Name, Span)) {
    each_along(formula, &mut |of, so_far, span| {
        if so_far {
            visit(of, span);
        }
    });
}

fn each_along(formula: &Formula, visit: &mut dyn FnMut(&Name, bool, Span)) {
    match formula {
        Formula::Along { of, so_far, span } => visit(of, *so_far, *span),
        Formula::Negate(inner, _) | Formula::Shown(inner, _) | Formula::Over { inner, .. } => each_along(inner, visit),
        Formula::Binary { left, right, .. } => {
            each_along(left, visit);
            each_along(right, visit);
        }
        Formula::Member(_)
        | Formula::Rank { .. }
        | Formula::Parent(_)
        | Formula::Range { .. }
        | Formula::Single { .. }
        | Formula::Cell { .. }
        | Formula::Number(_)
        | Formula::Param(_) => {}
    }
}

/// Whether cells of a column of the block add up: it counts or sums, or is put together by adding such columns.
fn adds_up(members: &[&Member], entries: &[AxisEntry], of: &Name, depth: usize) -> bool {
    let Some(member) = members.iter().find(|member| member.id.value == of.value) else { return false };
    // Formulas in a circle are said elsewhere.
    if depth > members.len() {
        return true;
    }
    match &member.body {
        Some(Body::Measure(Measure { kind, .. }, _)) => matches!(kind, MeasureKind::Count | MeasureKind::Sum),
        Some(Body::Formula(formula, shown)) => {
            !shown.percent && is_sum(formula, &|of| adds_up(members, entries, of, depth + 1))
        }
        Some(Body::NotApplicable(_)) => false,
        None => match entries.iter().find_map(|entry| around(entry, &of.value)) {
            Some(parent) => adds_up(members, entries, parent, depth + 1),
            None => true,
        },
    }
}

fn is_sum(formula: &Formula, adds_up: &dyn Fn(&Name) -> bool) -> bool {
    match formula {
        Formula::Member(of) | Formula::Along { of, .. } => adds_up(of),
        Formula::Negate(inner, _) => is_sum(inner, adds_up),
        Formula::Binary { op: ArithmeticOp::Add | ArithmeticOp::Subtract, left, right } => {
            is_sum(left, adds_up) && is_sum(right, adds_up)
        }
        _ => false,
    }
}

/// The column that a column of this id is a part of.
fn around<'t>(entry: &'t AxisEntry, id: &str) -> Option<&'t Name> {
    let has = |entries: &[AxisEntry]| {
        let mut found = false;
        entries.iter().for_each(|entry| entry.members(&mut |member| found |= member.id.value == id));
        found
    };
    let inner = entry.inner().iter().find_map(|entry| around(entry, id));
    inner.or(match entry {
        AxisEntry::Split { parent, entries, .. } | AxisEntry::OfWhich { parent, entries, .. } if has(entries) => {
            parent.as_ref()
        }
        _ => None,
    })
}
