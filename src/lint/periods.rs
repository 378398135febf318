//! Clauses that move both ends of the report's period by hand, where `over` says it.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::lints as say;
use crate::syntax::tree::{Choice, Expr, Item};

use super::{walk, words};

/// Ranges from the moved start to the moved end of the period, in tables.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let tables = items.iter().filter(|item| matches!(item, Item::Table(_)));
    let expressions = tables.flat_map(|item| walk::expressions(item));
    let parts = expressions.flat_map(|whole| walk::parts(whole));
    parts.flat_map(in_moved_period).collect()
}

fn in_moved_period(part: &Expr) -> Vec<Diagnostic> {
    let Expr::In { choices, .. } = part else { return Vec::new() };
    choices.iter().filter_map(moved_period).collect()
}

fn moved_period(choice: &Choice) -> Option<Diagnostic> {
    let Choice::Range(low, high) = choice else { return None };
    let (by, other) = (moved(low, "start")?, moved(high, "end")?);
    (by == other).then(|| {
        Diagnostic::new(&codes::PERIOD_BY_HAND, say::period_moved())
            .at(choice.span(), say::moved_by_hand())
            .help(say::ask_over_period(&by))
    })
}

/// By what an end of the period is moved, in words.
fn moved(end: &Expr, name: &str) -> Option<String> {
    let Expr::Binary { op, left, right } = end else { return None };
    let (Expr::Path(path), Expr::Duration { amount, unit, .. }) = (&**left, &**right) else { return None };
    let is_end = matches!(path.segments.as_slice(), [first, last] if first.value == "period" && last.value == name);
    let amount = words::expression(amount);
    is_end.then(|| format!("{} {amount} {}", op.sign(), unit.word(amount == "1")))
}
