//! Ranges `[a] + ... + [b]` once every formula is resolved: none adds the same figure twice through a formula or a total.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Axis, Body, CheckKind, Formula, Table};
use crate::source::Span;

use super::scope::Scope;

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
        Formula::Member(_) | Formula::Cell(..) | Formula::Number(_) => {}
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
            Diagnostic::new(
                &codes::DOUBLE_COUNT,
                format!("the range adds `[{part}]` and also `[{whole}]`, which is worked out from it"),
            )
            .at(span, "adds both")
            .at(member.span, format!("`[{part}]` is in it already"))
            .help(format!("leave `[{whole}]` out of the range, or what it is worked out from")),
        );
        return;
    }
}
