//! Figures that a text compares exactly although the table prints them rounded: `49.6 < 50` lists a row that is printed with 50.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::lints as say;
use crate::source::Spanned;
use crate::syntax::tree::{
    Body, CellPlace, CompareOp, Dimension, Expr, Formula, Item, Param, Presentation, Table, TableEntry, TextItem,
    TextPart,
};
use crate::value::{Number, Rounding, RoundingMode};

use super::walk;

/// Conditions over rows that can come out otherwise than the printed figures would have it.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let mut declared = Declared::default();
    for item in items {
        match item {
            Item::Table(table) => drop(declared.tables.insert(&table.name.value, table)),
            Item::Param(param) => drop(declared.params.insert(&param.name.value, param)),
            _ => {}
        }
    }
    let texts = items.iter().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None });
    texts.flat_map(|text| declared.text(text)).collect()
}

#[derive(Default)]
struct Declared<'t> {
    tables: HashMap<&'t str, &'t Table>,
    params: HashMap<&'t str, &'t Param>,
}

impl Declared<'_> {
    fn text(&self, text: &TextItem) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for part in &text.parts {
            let TextPart::Rows { table, conditions, .. } = part else { continue };
            let Some(table) = self.tables.get(table.value.as_str()) else { continue };
            for (left, op, right) in conditions {
                let mut figures = Vec::new();
                exact(left, &mut figures);
                exact(right, &mut figures);
                let rounded = |figure: &&Formula| {
                    let mut by = self.roundings(table, figure).into_iter().peekable();
                    by.peek().is_some() && !by.all(|rounding| self.agrees(left, *op, right, rounding))
                };
                found.extend(figures.into_iter().find(rounded).and_then(say));
            }
        }
        found
    }

    fn roundings(&self, table: &Table, figure: &Formula) -> Vec<Rounding> {
        match figure {
            Formula::Member(column) => roundings(table, &column.value),
            Formula::Cell { table, column, .. } => {
                self.tables.get(table.value.as_str()).map_or_else(Vec::new, |table| roundings(table, &column.value))
            }
            _ => Vec::new(),
        }
    }

    /// Whether a comparison comes out the same for what is rounded and for what is not: what is rounded down stays on its side of a
    /// bound above zero that has no more digits.
    fn agrees(&self, left: &Formula, op: CompareOp, right: &Formula, rounding: Rounding) -> bool {
        let (bound, op) = match (left, right) {
            (Formula::Member(_), bound) => (bound, op),
            (bound, Formula::Member(_)) => (bound, op.turned()),
            _ => return false,
        };
        let keeps = |bound: &Number| *bound > Number::ZERO && bound.round(rounding).as_ref() == Some(bound);
        rounding.mode == RoundingMode::Down
            && matches!(op, CompareOp::Less | CompareOp::GreaterOrEqual)
            && self.values(bound).is_some_and(|values| values.into_iter().all(keeps))
    }

    /// The numbers that stand for a bound: one, or that of each version of a parameter.
    fn values<'f>(&'f self, bound: &'f Formula) -> Option<Vec<&'f Number>> {
        match bound {
            Formula::Number(number) => Some(vec![&number.value]),
            Formula::Param(name) => {
                let number =
                    |value: &'f Expr| if let Expr::Number(number) = value { Some(&number.value) } else { None };
                self.params.get(name.value.as_str())?.versions.iter().map(|version| number(&version.value)).collect()
            }
            _ => None,
        }
    }
}

/// The exact figures that are looked at.
fn exact<'f>(formula: &'f Formula, figures: &mut Vec<&'f Formula>) {
    match formula {
        Formula::Member(_) | Formula::Cell { .. } => figures.push(formula),
        Formula::Negate(inner, _) | Formula::Over { inner, .. } => exact(inner, figures),
        Formula::Binary { left, right, .. } => {
            exact(left, figures);
            exact(right, figures);
        }
        Formula::Shown(..)
        | Formula::Along { .. }
        | Formula::Rank { .. }
        | Formula::Parent(_)
        | Formula::Range { .. }
        | Formula::Single { .. }
        | Formula::Number(_)
        | Formula::Param(_) => {}
    }
}

/// How the cells of a column are rounded: by the column, by a row, each by itself. (A total row is never listed.)
fn roundings(table: &Table, column: &str) -> Vec<Rounding> {
    let members = walk::members(table);
    let of_members = members
        .iter()
        .filter(|member| member.dimension == Dimension::Row || member.id.value == column)
        .filter_map(|member| member.body.as_ref());
    let singles = table.entries.iter().filter_map(|entry| match entry {
        TableEntry::Cell { column: CellPlace::One(other), body, .. } if other.value == column => Some(body),
        _ => None,
    });
    let rounding = |shown: &Presentation| shown.rounding.as_ref().map(|Spanned { value, .. }| *value);
    let of_body = |body: &Body| match body {
        Body::Measure(_, shown) | Body::Formula(_, shown) => rounding(shown),
        Body::NotApplicable(_) => None,
    };
    of_members.chain(singles).filter_map(of_body).collect()
}

fn say(figure: &Formula) -> Option<Diagnostic> {
    let words = match figure {
        Formula::Member(column) => format!("[{}]", column.value),
        Formula::Cell { table, row, column, .. } => format!("{}[{}, {}]", table.value, row.value, column.value),
        _ => return None,
    };
    let code = &codes::EXACT_AGAINST_PRINTED;
    let message = say::compared_exactly_printed_rounded(&words);
    Some(Diagnostic::new(code, message).at(figure.span(), say::exact_figure()).help(say::write_shown(&words, code.id)))
}
