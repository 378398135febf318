//! Formulas, their terms by id.

use crate::model::{Formula, Member};
use crate::value::ArithmeticOp;

/// Where parts of a formula are put in brackets.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Brackets {
    /// Where another reading would be another formula, for who reads one.
    AsNeeded,
    /// Wherever a part has parts, for who holds two against each other.
    Everywhere,
}

/// A formula in words: `[6] / [5]`.
pub(crate) fn formula(formula: &Formula, members: &[Member], brackets: Brackets) -> String {
    let whole = |inner: &Formula| self::formula(inner, members, brackets);
    let name = |member: &usize| members.get(*member).map(Member::in_brackets).unwrap_or_default();
    let part = |inner: &Formula| {
        let words = whole(inner);
        let is_one = match brackets {
            Brackets::AsNeeded => matches!(inner, Formula::Member(_) | Formula::Number(_)),
            Brackets::Everywhere => !words.contains(' '),
        };
        if is_one { words } else { format!("({words})") }
    };
    match formula {
        Formula::Member(member) => name(member),
        Formula::Sum(terms) => terms.iter().map(name).collect::<Vec<_>>().join(" + "),
        Formula::Number(number) => number.to_string(),
        Formula::Negate(inner) => format!("-{}", part(inner)),
        Formula::Binary(op, left, right) => {
            let binds = matches!(op, ArithmeticOp::Multiply | ArithmeticOp::Divide) || brackets == Brackets::Everywhere;
            format!("{} {} {}", if binds { part(left) } else { whole(left) }, op.sign(), part(right))
        }
    }
}
