//! Formulas of both sides, members named by their ids.

use crate::model::{Aside, Formula, Table};
use crate::prove::weights;
use crate::syntax::tree::Dimension;

use super::members::Pairs;

/// Which of NEW's rows, columns and asides are which of OLD's, for formulas over the members of one axis.
#[derive(Clone, Copy)]
pub(super) struct Paired<'p> {
    pub tables: [&'p Table; 2],
    pub rows: &'p Pairs,
    pub columns: &'p Pairs,
    pub names: Dimension,
}

impl Paired<'_> {
    fn member(&self, old: usize) -> Option<usize> {
        match self.names {
            Dimension::Row => self.rows.new_of(old),
            Dimension::Column => self.columns.new_of(old),
        }
    }
}

/// Whether two formulas give the same value whatever their members' values: word for word, or as sums with the same weights.
pub(super) fn is_same(old: &Formula, new: &Formula, paired: Paired<'_>) -> bool {
    renumbered(old, paired).is_some_and(|old| gives_the_same(&old, new))
}

/// The same of formulas that call their members alike.
pub(super) fn gives_the_same(old: &Formula, new: &Formula) -> bool {
    if old == new {
        return true;
    }
    match (weights(old), weights(new)) {
        (Some(old), Some(new)) => old == new,
        _ => false,
    }
}

fn renumbered(formula: &Formula, paired: Paired<'_>) -> Option<Formula> {
    let boxed = |inner: &Formula| renumbered(inner, paired).map(Box::new);
    Some(match formula {
        Formula::Member(member) => Formula::Member(paired.member(*member)?),
        Formula::Sum(members) => {
            Formula::Sum(members.iter().map(|member| paired.member(*member)).collect::<Option<_>>()?)
        }
        Formula::Cell(row, column) => Formula::Cell(paired.rows.new_of(*row)?, paired.columns.new_of(*column)?),
        Formula::Over(aside, inner) => {
            let aside = match aside {
                Some(aside) => Some(paired_aside(paired.tables, *aside)?),
                None => None,
            };
            Formula::Over(aside, boxed(inner)?)
        }
        Formula::Own(aside, adds_up) => Formula::Own(paired_aside(paired.tables, *aside)?, *adds_up),
        Formula::Rank(of, direction) => Formula::Rank(paired.member(*of)?, *direction),
        Formula::Number(number) => Formula::Number(number.clone()),
        Formula::Negate(inner) => Formula::Negate(boxed(inner)?),
        Formula::Binary(op, a, b) => Formula::Binary(*op, boxed(a)?, boxed(b)?),
    })
}

/// The aside of NEW that is one of OLD: over the same period, or for the same single cell.
pub(super) fn paired_aside([old, new]: [&Table; 2], aside: usize) -> Option<usize> {
    let of = old.asides.get(aside)?;
    let same_words = new.asides.iter().position(|other| other.words == of.words);
    let is_same = |other: &Aside| other.over == of.over && other.cell.is_none() && of.cell.is_none();
    same_words.or_else(|| new.asides.iter().position(is_same))
}
