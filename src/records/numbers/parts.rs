//! The digits of a number, told apart from the signs between them.

use std::borrow::Cow;

use super::Notation;
use super::faults::{ambiguous, not_a_number};
use super::groups::{SPACES, all_digits, is_grouped, may_be_grouped};
use crate::records::cell::CellFault;
use crate::schema::NumberDialect;
use crate::value::Number;

/// The digits of a number before and after its decimal sign, thousands signs taken out, and its power of ten.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    pub(super) negative: bool,
    pub(super) whole: Cow<'t, str>,
    pub(super) fraction: &'t str,
    pub(super) exponent: Option<i64>,
}

/// Digits without zeros at either end, and how many of them stand after the decimal sign: `12 × 10⁻³` has the scale 3.
#[derive(Debug)]
pub(super) struct Digits {
    negative: bool,
    digits: String,
    pub(super) scale: i64,
}

impl<'t> Parts<'t> {
    pub(super) fn read(text: &'t str, notation: Notation) -> Result<Parts<'t>, CellFault> {
        let minus = ['-', '\u{2212}'];
        let unsigned = text.strip_prefix(minus).unwrap_or(text);
        let (groups, point): (&[char], char) = match notation {
            Notation::Literal | Notation::Text(NumberDialect::Plain | NumberDialect::Point) => (&[], '.'),
            Notation::Text(NumberDialect::PointComma) => (&['.'], ','),
            Notation::Text(NumberDialect::SpaceComma) => (SPACES, ','),
            Notation::Text(NumberDialect::CommaPoint) => (&[','], '.'),
        };
        if notation == Notation::Text(NumberDialect::Plain) && may_be_grouped(unsigned) {
            return Err(ambiguous(text, notation));
        }
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, power)) => {
                (mantissa, Some(power_of_ten(power).ok_or_else(|| not_a_number(text, notation))?))
            }
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once(point) {
            Some((_, "")) => return Err(not_a_number(text, notation)),
            Some(split) => split,
            None => (mantissa, ""),
        };
        let whole = match groups.iter().find(|group| whole.contains(**group)) {
            Some(group) if is_grouped(whole, *group) => Cow::Owned(whole.replace(*group, "")),
            _ => Cow::Borrowed(whole),
        };
        if whole.is_empty() || !all_digits(&whole) || !all_digits(fraction) {
            return Err(not_a_number(text, notation));
        }
        Ok(Parts { negative: unsigned.len() != text.len(), whole, fraction, exponent })
    }

    pub(super) fn significant(&self) -> Digits {
        let all = format!("{}{}", self.whole, self.fraction);
        let digits = all.trim_end_matches('0');
        let zeros = (all.len() - digits.len()) as i64;
        let scale = self.fraction.len() as i64 - zeros - self.exponent.unwrap_or(0);
        let digits = digits.trim_start_matches('0').to_owned();
        Digits { negative: self.negative, scale: if digits.is_empty() { 0 } else { scale }, digits }
    }
}

impl Digits {
    /// The number, unless it has more than `most` digits.
    pub(super) fn number(&self, most: usize) -> Option<Number> {
        let (digits, most) = (self.digits.len() as i64, most as i64);
        let written = if self.scale > 0 { digits.max(self.scale) } else { digits - self.scale };
        if written > most {
            return None;
        }
        let mantissa: i128 = if self.digits.is_empty() { 0 } else { self.digits.parse().ok()? };
        self.ratio(mantissa, self.scale)
    }

    /// The number with so many digits after the decimal sign, which are fewer than it has: the nearer one, and from the middle
    /// away from zero.
    pub(super) fn rounded(&self, places: i64, most: usize) -> Option<Number> {
        let kept = usize::try_from(self.digits.len() as i64 - (self.scale - places));
        let Ok(kept) = kept else { return Some(Number::ZERO) };
        if kept > most {
            return None;
        }
        let (head, tail) = self.digits.split_at_checked(kept)?;
        let mantissa: i128 = if head.is_empty() { 0 } else { head.parse().ok()? };
        self.ratio(mantissa + i128::from(tail.as_bytes().first().is_some_and(|digit| *digit >= b'5')), places)
    }

    fn ratio(&self, mantissa: i128, scale: i64) -> Option<Number> {
        let mantissa = if self.negative { -mantissa } else { mantissa };
        let power = 10i128.checked_pow(u32::try_from(scale.unsigned_abs()).ok()?)?;
        if scale > 0 { Number::ratio(mantissa, power) } else { Number::ratio(mantissa.checked_mul(power)?, 1) }
    }
}

/// The power of ten after an `e`: `-05`, `+16`. None that a number of any use has is longer.
fn power_of_ten(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let power: i64 =
        Some(digits).filter(|digits| !digits.is_empty() && digits.len() <= 6 && all_digits(digits))?.parse().ok()?;
    Some(if text.starts_with('-') { -power } else { power })
}
