//! Formulas, their terms by id.

use crate::message::spoken as say;
use crate::model::{Aside, Formula, Member, Table};
use crate::syntax::tree::{Dimension, WordSet};
use crate::syntax::{Phrase, id_in, in_vietnamese_words};
use crate::value::{ArithmeticOp, Direction};

use super::language::language_of;

/// Where parts of a formula are put in brackets.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Brackets {
    /// Where another reading would be another formula, for who reads one.
    AsNeeded,
    /// Wherever a part has parts, for who holds two against each other.
    Everywhere,
}

/// A formula over members of an axis in words: `[6] / [5]`.
pub(crate) fn formula(formula: &Formula, of: (&Table, WordSet), names: Dimension, brackets: Brackets) -> String {
    let (table, words) = of;
    let members = &table.axis(names).members;
    let whole = |inner: &Formula| self::formula(inner, of, names, brackets);
    let id = |members: &[Member], member: usize| members.get(member).map_or("", |of| id_in(words, &of.id)).to_owned();
    let name = |member: &usize| members.get(*member).map(|of| of.in_brackets_of(words)).unwrap_or_default();
    let part = |inner: &Formula| {
        let written = whole(inner);
        let is_one = match brackets {
            Brackets::AsNeeded => matches!(inner, Formula::Member(_) | Formula::Cell(..) | Formula::Number(_)),
            Brackets::Everywhere => !written.contains(' '),
        };
        if is_one { written } else { format!("({written})") }
    };
    match formula {
        Formula::Member(member) => name(member),
        Formula::Sum(terms) => terms.iter().map(name).collect::<Vec<_>>().join(" + "),
        Formula::Cell(row, column) => {
            format!("[{}, {}]", id(&table.rows.members, *row), id(&table.columns.members, *column))
        }
        Formula::Over(aside, inner) => {
            let aside = aside.and_then(|aside| table.asides.get(aside));
            format!("{} {}", whole(inner), over(aside.map_or("period", |aside| &aside.words), words))
        }
        Formula::Own(aside, _) => match table.asides.get(*aside) {
            Some(Aside { cell: None, words: period, .. }) => {
                say::its_measure(over(period, words)).say(language_of(words))
            }
            _ => say::measure_of_its_own().say(language_of(words)),
        },
        Formula::Rank(of, direction) => {
            format!("{} {} {}", Phrase::RankOf.written(words), name(of), way(*direction).written(words))
        }
        Formula::Number(number) => number.to_string(),
        Formula::Negate(inner) => format!("-{}", part(inner)),
        Formula::Binary(op, left, right) => {
            let binds = matches!(op, ArithmeticOp::Multiply | ArithmeticOp::Divide) || brackets == Brackets::Everywhere;
            format!("{} {} {}", if binds { part(left) } else { whole(left) }, op.sign(), part(right))
        }
    }
}

/// `over period - 1 year`.
fn over(period: &str, words: WordSet) -> String {
    let english = format!("over {period}");
    if words == WordSet::English { english } else { in_vietnamese_words(&english) }
}

/// Which way rows go.
pub(super) fn way(direction: Direction) -> Phrase {
    match direction {
        Direction::Ascending => Phrase::Ascending,
        Direction::Descending => Phrase::Descending,
    }
}
