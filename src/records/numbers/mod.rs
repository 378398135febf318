//! Numbers as files write them. A sign that may group thousands or part decimals is never guessed at.

mod faults;
mod groups;
mod notation;
mod parts;

use self::faults::{ambiguous, not_whole, shortened_by_a_spreadsheet, too_fine, too_large};
use self::parts::Parts;
use super::cell::CellFault;
use super::leftovers::is_shortened_number;
use crate::message::records as say;
use crate::schema::NumberDialect;
use crate::value::{Number, Rounding, RoundingMode};

pub(super) use notation::Notation;

use notation::DIGITS;

/// Integers of this many digits fit 64 bits.
const SHORT: usize = 18;

/// How a number was written that is not written plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// Digits, at most with a decimal sign.
    Plain,
    /// A whole number with zeros after the decimal sign: `1.0`.
    PointZero,
    /// With an exponent: `6.3e-05`.
    Exponent,
    /// With more digits than the record declares, so that it was rounded.
    Rounded,
}

/// Reads an integer of 64 bits. `2.0` and `1e+05` are whole; a sign before exactly three digits is refused unless the dialect
/// says what it is.
pub(super) fn read_integer(text: &str, notation: Notation) -> Result<(i64, Manner), CellFault> {
    if text.len() <= SHORT && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok((text.bytes().fold(0, |n, b| n * 10 + i64::from(b - b'0')), Manner::Plain));
    }
    let parts = Parts::read(text, notation)?;
    if notation != Notation::Literal && is_shortened_number(text) {
        return Err(shortened_by_a_spreadsheet(text));
    }
    let leading = parts.whole.len() <= 3 && !parts.whole.starts_with('0');
    if parts.fraction.len() == 3 && leading && parts.exponent.is_none() && is_doubtful(notation) {
        return Err(ambiguous(text, notation));
    }
    let manner = match parts.exponent {
        Some(_) => Manner::Exponent,
        None if parts.fraction.is_empty() => Manner::Plain,
        None => Manner::PointZero,
    };
    let digits = parts.significant();
    if digits.scale > 0 {
        return Err(not_whole(text));
    }
    let beyond = || too_large(say::beyond_integer(text));
    let whole = digits.number(DIGITS).and_then(|number| number.to_integer()).ok_or_else(beyond)?;
    Ok((whole, manner))
}

/// Whether a sign before three digits may still group thousands in an integer field.
fn is_doubtful(notation: Notation) -> bool {
    !matches!(notation, Notation::Literal | Notation::Text(NumberDialect::Point))
}

/// Reads an exact decimal of at most 30 digits. Where `rounded` says to how many digits, a finer one is rounded.
pub(super) fn read_decimal(text: &str, notation: Notation, rounded: Option<u8>) -> Result<(Number, Manner), CellFault> {
    let parts = Parts::read(text, notation)?;
    let whole = parts.whole.trim_start_matches('0').len();
    // Without a declared form, a point before three digits may group thousands: 12.345, but not 0.345 or 1234.567.
    let is_threes = parts.fraction.len() == 3 && (1..=3).contains(&whole) && parts.exponent.is_none();
    if notation == Notation::Text(NumberDialect::Plain) && is_threes {
        return Err(ambiguous(text, notation));
    }
    let manner = if parts.exponent.is_some() { Manner::Exponent } else { Manner::Plain };
    let digits = parts.significant();
    if let Some(places) = rounded.map(i64::from).filter(|places| digits.scale > *places) {
        let number = digits.rounded(places, DIGITS);
        return number.map(|number| (number, Manner::Rounded)).ok_or_else(|| too_large(say::beyond_decimal(text)));
    }
    match digits.number(DIGITS) {
        Some(number) => Ok((number, manner)),
        None if digits.scale > 0 => Err(too_fine(text)),
        None => Err(too_large(say::beyond_decimal(text))),
    }
}

/// The decimal that a typed source gave, if a decimal field holds it.
pub(super) fn check_decimal(number: Number, rounded: Option<u8>) -> Result<(Number, Manner), CellFault> {
    if let Some(digits) = rounded {
        let nearest = number.round(Rounding { mode: RoundingMode::HalfUp, digits });
        let nearest = nearest.ok_or_else(|| too_large(say::beyond_decimal(number.to_string())))?;
        return Ok((nearest.clone(), if nearest == number { Manner::Plain } else { Manner::Rounded }));
    }
    let text = number.to_string();
    // A ratio that no decimal equals is shown with its fraction bar.
    if text.contains('/') {
        return Err(too_fine(&text));
    }
    read_decimal(&text, Notation::Literal, None).map(|_| (number, Manner::Plain))
}

/// The digits of a whole number in a source that has numbers of its own, for a text or a key; of any length.
pub(super) fn whole_digits(text: &str) -> Option<(String, Manner)> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((text.to_owned(), Manner::Plain));
    }
    let (number, manner) = read_integer(text, Notation::Literal).ok()?;
    Some((number.to_string(), manner))
}

#[cfg(test)]
mod tests;
