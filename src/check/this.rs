//! `this`, in a table of which there is one for each: what a report is for.

use crate::syntax::tree::{self, Choice, CompareOp, Expr};

use super::scope::Scope;

/// The clause by which a table says `this`: its position, and the way to what is asked.
pub(super) fn clause_of<'t>(scope: &Scope<'_>, table: &'t tree::Table) -> Option<(usize, &'t tree::Path)> {
    let record = scope.schema.find_record(&table.of.value)?;
    if scope.schema.record(record).fields.contains_key(THIS) {
        return None;
    }
    let way = |(at, clause): (usize, &'t tree::Clause)| {
        Some((at, way_to_this(&clause.condition).filter(|_| !clause.except)?))
    };
    table.clauses.iter().enumerate().find_map(way)
}

/// The word for what a report is for.
pub(super) const THIS: &str = "this";

/// `cell.committee = this`, `cell within this`.
fn way_to_this(condition: &Expr) -> Option<&tree::Path> {
    let is_this = |side: &Expr| match side {
        Expr::Path(path) => matches!(path.segments.as_slice(), [only] if only.value == THIS),
        _ => false,
    };
    match condition {
        Expr::Compare { op: CompareOp::Equal, left, right } if is_this(right) => match &**left {
            Expr::Path(way) => Some(way),
            _ => None,
        },
        Expr::In { operand, choices, .. } => match (&**operand, choices.as_slice()) {
            (Expr::Path(way), [Choice::One(this)]) if is_this(this) => Some(way),
            _ => None,
        },
        _ => None,
    }
}
