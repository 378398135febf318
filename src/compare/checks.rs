//! What must hold of a table's figures: which checks came, went or ask something else.

use crate::message::{Argument, meaning_changes as say};
use crate::model::{Check, CheckKind, Table};

use super::formulas::Paired;
use super::members::Pairs;
use super::{Change, ChangeKind, Sameness, formulas};

/// Compares the checks of a table; `pairs` are its rows and its columns. Checks stand in no order.
pub(super) fn checks(tables: [&Table; 2], pairs: [&Pairs; 2]) -> Sameness {
    let [old, new] = tables.map(|table| table.checks.iter().collect::<Vec<_>>());
    told(old, &new, &|old, new| is_same(&old.kind, &new.kind, tables, pairs), &|check| *check)
}

/// What became of the checks of OLD, each given with what it takes to tell whether two ask the same.
pub(super) fn told<'c, T>(
    mut left: Vec<T>,
    new: &[T],
    is_same: &dyn Fn(&T, &T) -> bool,
    of: &dyn Fn(&T) -> &'c Check,
) -> Sameness {
    let mut changes = Vec::new();
    let mut come: Vec<&Check> = Vec::new();
    for one in new {
        let check = of(one);
        // Of several that ask the same, the one of the same severity.
        let at = left.iter().position(|other| is_same(other, one) && of(other).warn == check.warn);
        let Some(at) = at.or_else(|| left.iter().position(|other| is_same(other, one))) else {
            come.push(check);
            continue;
        };
        changes.extend(regraded(check.told(), of(&left.remove(at)).warn, check.warn));
    }
    let mut gone = left.iter().map(of);
    for check in come {
        let how = match gone.next() {
            Some(was) => say::asked_otherwise(was.told(), check.told()),
            None => say::asked_by_new(check.told()),
        };
        changes.push(Change::new(ChangeKind::Check, how));
    }
    changes.extend(gone.map(|was| Change::new(ChangeKind::Check, say::asked_by_old(was.told()))));
    Sameness::of(changes)
}

/// That a check has another severity.
pub(super) fn regraded(shown: Argument, warned: bool, warns: bool) -> Option<Change> {
    let how = if warns { say::error_became_warning(shown) } else { say::warning_became_error(shown) };
    (warned != warns).then(|| Change::new(ChangeKind::Check, how))
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
