//! Formulas, their terms by id.

use crate::model::{Formula, Member, Table};
use crate::syntax::tree::Dimension;
use crate::value::ArithmeticOp;

/// Where parts of a formula are put in brackets.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Brackets {
    /// Where another reading would be another formula, for who reads one.
    AsNeeded,
    /// Wherever a part has parts, for who holds two against each other.
    Everywhere,
}

/// A formula over members of an axis in words: `[6] / [5]`.
pub(crate) fn formula(formula: &Formula, table: &Table, names: Dimension, brackets: Brackets) -> String {
    let members = &table.axis(names).members;
    let whole = |inner: &Formula| self::formula(inner, table, names, brackets);
    let id = |members: &[Member], member: usize| members.get(member).map(|of| of.id.clone()).unwrap_or_default();
    let name = |member: &usize| members.get(*member).map(Member::in_brackets).unwrap_or_default();
    let part = |inner: &Formula| {
        let words = whole(inner);
        let is_one = match brackets {
            Brackets::AsNeeded => matches!(inner, Formula::Member(_) | Formula::Cell(..) | Formula::Number(_)),
            Brackets::Everywhere => !words.contains(' '),
        };
        if is_one { words } else { format!("({words})") }
    };
    match formula {
        Formula::Member(member) => name(member),
        Formula::Sum(terms) => terms.iter().map(name).collect::<Vec<_>>().join(" + "),
        Formula::Cell(row, column) => {
            format!("[{}, {}]", id(&table.rows.members, *row), id(&table.columns.members, *column))
        }
        Formula::Over(aside, inner) => {
            let words = aside.and_then(|aside| table.asides.get(aside)).map_or("period", |aside| &aside.words);
            format!("{} over {words}", whole(inner))
        }
        Formula::Own(aside, _) => match table.asides.get(*aside) {
            Some(aside) if aside.cell.is_none() => format!("its measure {}", aside.said()),
            _ => "a measure of its own".to_owned(),
        },
        Formula::Rank(of, direction) => format!("rank of {} {}", name(of), direction.word()),
        Formula::Number(number) => number.to_string(),
        Formula::Negate(inner) => format!("-{}", part(inner)),
        Formula::Binary(op, left, right) => {
            let binds = matches!(op, ArithmeticOp::Multiply | ArithmeticOp::Divide) || brackets == Brackets::Everywhere;
            format!("{} {} {}", if binds { part(left) } else { whole(left) }, op.sign(), part(right))
        }
    }
}
