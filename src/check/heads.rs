//! The names with which the paths of an expression begin.

use crate::syntax::tree::{Expr, Name};

/// The first name of every path in an expression, in the order written, and whether it stands alone.
pub(super) fn path_heads<'e>(expr: &'e Expr, heads: &mut Vec<(&'e Name, bool)>) {
    match expr {
        Expr::Path(path) => heads.extend(path.segments.first().map(|name| (name, path.segments.len() == 1))),
        Expr::AsOf(reading) => {
            path_heads(&reading.key, heads);
            path_heads(&reading.day, heads);
        }
        Expr::Not(e, _) | Expr::Negate(e, _) => path_heads(e, heads),
        Expr::And(list) | Expr::Or(list) | Expr::Mixed(list, _) => list.iter().for_each(|e| path_heads(e, heads)),
        Expr::Compare { left, right, .. } | Expr::Binary { left, right, .. } => {
            path_heads(left, heads);
            path_heads(right, heads);
        }
        Expr::In { operand, .. } | Expr::Is { operand, .. } | Expr::TextTest { operand, .. } => {
            path_heads(operand, heads);
        }
        Expr::Call { arguments, .. } => arguments.iter().for_each(|e| path_heads(e, heads)),
        Expr::Duration { amount, .. } | Expr::WorkingDays { amount, .. } => path_heads(amount, heads),
        Expr::Meets { .. } | Expr::Number(_) | Expr::Date(_) | Expr::Text(_) | Expr::YesNo(_) => {}
    }
}
