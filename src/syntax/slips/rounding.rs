//! Slips in how results are rounded: to what does not count decimals, and where nothing is to be rounded.

use super::{Diagnostic, Edit, Help, Place, codes};
use crate::message::slips as say;

/// How rounding begins. The last is that of a type, for which Vietnamese has the words of the first.
const WAYS: [&[&str]; 4] =
    [&["round", "half", "up", "to"], &["round", "half", "even", "to"], &["round", "down", "to"], &["rounded", "to"]];

/// How many tokens stand between the brackets of a rank, at most, with those behind them.
const RANKED: isize = 12;

/// Words that close the number of decimals where the set has such.
const CLOSING: [&str; 2] = ["số", "lẻ"];

/// `round half up to 0.5`: what stands there says how many decimals are kept.
pub(super) fn decimals(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let number = place.token(0).filter(|_| is_fraction(place.word(0)))?;
    let way = WAYS.iter().find(|way| stands(place, -(way.len() as isize), way))?;
    let message = say::decimals_are_counted(place.word(0));
    let help = say::write_how_many_decimals(format!("{} 1", way.join(" ")));
    Some(place.fault.found(&codes::UNEXPECTED, message, number, say::no_number_of_decimals()).help(help))
}

/// `rank of [1] descending, round half up to 1`: a rank is a whole number by itself.
pub(super) fn rank(place: &Place<'_, '_>) -> Option<Diagnostic> {
    let comma = place.token(0).filter(|_| place.word(0) == ",")?;
    let is_direction = matches!(place.word(-1), "ascending" | "descending") && place.word(-2) == "]";
    let opening = (-RANKED..-2).rev().find(|at| place.word(*at) == "[").filter(|_| is_direction)?;
    if place.word(opening - 2) != "rank" || place.word(opening - 1) != "of" {
        return None;
    }
    let way = WAYS.iter().find(|way| stands(place, 1, way))?;
    let number = 1 + way.len() as isize;
    let closes = place.token(number + 1).map(|token| place.fault.as_written(token)) == Some(CLOSING[0])
        && place.token(number + 2).map(|token| place.fault.as_written(token)) == Some(CLOSING[1]);
    let last = place.token(if closes { number + 2 } else { number })?;
    let all = place.fault.between(place.token(-1)?, comma).to(place.fault.span(last));
    let help = Help::new(say::leave_rounding_out()).suggestion([Edit::remove(all)]);
    Some(place.fault.found(&codes::UNEXPECTED, say::rank_is_not_rounded(), comma, say::behind_a_rank()).help(help))
}

/// Whether these words stand one behind the other.
fn stands(place: &Place<'_, '_>, first: isize, words: &[&str]) -> bool {
    (first..).zip(words).all(|(at, word)| place.word(at) == *word)
}

/// Digits with a point among them.
fn is_fraction(word: &str) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    word.split_once('.').is_some_and(|(whole, fraction)| is_number(whole) && is_number(fraction))
}
