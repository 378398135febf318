//! Formulas that name no column although they look as if they did. (Such a check is an error by itself.)

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::{Argument, lints as say};
use crate::source::Spanned;
use crate::syntax::tree::{Body, Formula, Item, Table};
use crate::value::Number;

use super::walk;

/// Formulas of numbers alone, some of which are ids of the table.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    walk::tables(items).flat_map(without_brackets).collect()
}

fn without_brackets(table: &Table) -> Vec<Diagnostic> {
    let members = walk::members(table);
    let is_id = |number: &&Spanned<Number>| {
        let text = number.value.to_string();
        members.iter().any(|member| member.id.value == text)
    };
    let formulas = members.iter().filter_map(|member| match &member.body {
        Some(Body::Formula(formula, _)) => Some(formula),
        _ => None,
    });
    formulas.filter_map(|formula| say(&numbers(formula)?.into_iter().filter(is_id).collect::<Vec<_>>())).collect()
}

/// Says that ids stand in a formula as numbers: of the first, and how all are written.
fn say(ids: &[&Spanned<Number>]) -> Option<Diagnostic> {
    let bracketed = |number: &&Spanned<Number>| Edit::replace(number.span, format!("[{}]", number.value));
    let written = ids.iter().map(|number| format!("`[{}]`", number.value)).collect::<Vec<_>>();
    let help = match ids {
        [only] => say::write_id_in_brackets(only.value.to_string()),
        _ => say::write_ids_in_brackets(Argument::all(&written)),
    };
    let first = ids.first()?;
    let finding = Diagnostic::new(&codes::WITHOUT_BRACKETS, say::number_not_id(first.value.to_string()));
    let help = Help::new(help).suggestion(ids.iter().map(bracketed));
    Some(finding.at(first.span, say::number_itself()).help(help))
}

/// The numbers of a formula that is made of numbers alone; `None` for any other.
fn numbers(formula: &Formula) -> Option<Vec<&Spanned<Number>>> {
    match formula {
        Formula::Number(number) => Some(vec![number]),
        Formula::Negate(inner, _) | Formula::Over { inner, .. } => numbers(inner),
        Formula::Binary { left, right, .. } => Some([numbers(left)?, numbers(right)?].concat()),
        Formula::Member(_)
        | Formula::Along { .. }
        | Formula::Rank { .. }
        | Formula::Parent(_)
        | Formula::Range { .. }
        | Formula::Single { .. }
        | Formula::Cell { .. }
        | Formula::Shown(..)
        | Formula::Param(_) => None,
    }
}
