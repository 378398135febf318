//! What must hold of a table's figures: which checks came, went or ask something else.

use crate::model::{Check, CheckKind, Table};

use super::formulas::Paired;
use super::members::Pairs;
use super::{Change, ChangeKind, Sameness, formulas};

/// Compares the checks of a table; `pairs` are its rows and its columns. Checks stand in no order.
pub(super) fn checks(tables: [&Table; 2], pairs: [&Pairs; 2]) -> Sameness {
    let [old, new] = tables;
    let mut left: Vec<&Check> = old.checks.iter().collect();
    let mut changes = Vec::new();
    let mut come: Vec<&Check> = Vec::new();
    for check in &new.checks {
        let same = |other: &&Check| is_same(&other.kind, &check.kind, tables, pairs);
        // Of several that ask the same, the one that is as grave.
        let at = left.iter().position(|other| same(other) && other.warn == check.warn);
        let Some(at) = at.or_else(|| left.iter().position(same)) else {
            come.push(check);
            continue;
        };
        if left.remove(at).warn != check.warn {
            let words = |warn: bool| if warn { "a warning" } else { "an error" };
            let (was, is) = (words(!check.warn), words(check.warn));
            changes.push(Change::new(ChangeKind::Check, format!("`{}` was {was}, and is {is}", check.shown)));
        }
    }
    let mut gone = left.into_iter();
    for check in come {
        let how = match gone.next() {
            Some(was) => format!("`{}` was asked, and `{}` is", was.shown, check.shown),
            None => format!("`{}` is asked by NEW only", check.shown),
        };
        changes.push(Change::new(ChangeKind::Check, how));
    }
    changes.extend(gone.map(|was| Change::new(ChangeKind::Check, format!("`{}` is asked by OLD only", was.shown))));
    Sameness::of(changes)
}

fn is_same(old: &CheckKind, new: &CheckKind, tables: [&Table; 2], [rows, columns]: [&Pairs; 2]) -> bool {
    match (old, new) {
        (CheckKind::TotalIsSum, CheckKind::TotalIsSum) => true,
        (
            CheckKind::Compare { over, left, op, right },
            CheckKind::Compare { over: other_over, left: other_left, op: other_op, right: other_right },
        ) => {
            let paired = Paired { tables, rows, columns, names: *over };
            (over, op) == (other_over, other_op)
                && formulas::is_same(left, other_left, paired)
                && formulas::is_same(right, other_right, paired)
        }
        _ => false,
    }
}
