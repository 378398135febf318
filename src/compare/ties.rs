//! Checks of the report: which came, went or ask something else. What their cells hold is a matter of the tables.

use std::collections::HashMap;

use crate::model::{Check, CheckKind, Formula, Model, Table};

use super::checks::told;
use super::{Found, Subject, formulas};

/// Compares the checks between tables, if either side has any. They stand in no order.
pub(super) fn meaning(old: &Model, new: &Model) -> Option<Found> {
    if old.ties.is_empty() && new.ties.is_empty() {
        return None;
    }
    let (before, after) = (all(old), all(new));
    let verdict = told(before, &after, &|old, new| is_same(*old, *new), &|(_, check)| *check);
    Some(Found { subject: Subject::Checks { table: String::new() }, verdict })
}

fn all(model: &Model) -> Vec<(&Table, &Check)> {
    model.ties.iter().flat_map(|tie| tie.checks.iter().map(move |check| (tie, check))).collect()
}

/// Whether both compare the same cells, called as they are, in the same way.
fn is_same((old, before): (&Table, &Check), (new, after): (&Table, &Check)) -> bool {
    let (
        CheckKind::Compare { left, op, right, .. },
        CheckKind::Compare { left: new_left, op: new_op, right: new_right, .. },
    ) = (&before.kind, &after.kind)
    else {
        return false;
    };
    let columns = new.columns.members.iter().enumerate().map(|(at, column)| (column.id.as_str(), at));
    let columns: HashMap<&str, usize> = columns.collect();
    let paired = |member: usize| columns.get(old.columns.members[member].id.as_str()).copied();
    let same =
        |old: &Formula, new: &Formula| renumbered(old, &paired).is_some_and(|old| formulas::gives_the_same(&old, new));
    op == new_op && same(left, new_left) && same(right, new_right)
}

/// The formula of a tie, which names its columns one by one, with NEW's columns for OLD's.
fn renumbered(formula: &Formula, paired: &dyn Fn(usize) -> Option<usize>) -> Option<Formula> {
    let boxed = |inner: &Formula| renumbered(inner, paired).map(Box::new);
    Some(match formula {
        Formula::Member(member) => Formula::Member(paired(*member)?),
        Formula::Negate(inner) => Formula::Negate(boxed(inner)?),
        Formula::Binary(op, a, b) => Formula::Binary(*op, boxed(a)?, boxed(b)?),
        other => other.clone(),
    })
}
