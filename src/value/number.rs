//! Exact numbers: ratios of 128-bit integers and, where those end, of integers as long as they need to be.
//!
//! Nothing here rounds unless [`Number::round`] is called, and nothing overflows in silence: what is longer than
//! [`Number::LONGEST`] bits has no value, and every operation that can come to that returns `None`.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

use super::rounding::Rounding;
use super::wide::{LONGEST, Wide};

/// An exact rational number, always in lowest terms with a positive denominator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(Repr);

/// Which of the two a number is follows from its value, so that equal numbers are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Repr {
    Narrow(Ratio<i128>),
    /// What 128 bits do not hold.
    Wide(Box<Wide>),
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Repr::Narrow(Ratio::new_raw(0, 1)));

    /// How many bits a numerator or a denominator has at most: some 19,700 digits. What is longer has no value.
    pub const LONGEST: usize = LONGEST;

    /// `numerator / denominator`, or `None` where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 0 {
            return None;
        }
        if numerator == i128::MIN || denominator == i128::MIN {
            return Wide::ratio(numerator, denominator).map(Number::of_wide);
        }
        Some(Number(Repr::Narrow(Ratio::new(numerator, denominator))))
    }

    /// A number of any length; one that 128 bits hold becomes narrow.
    pub(super) fn of_wide(wide: Wide) -> Number {
        match wide.narrow() {
            Some((numerator, denominator)) => Number(Repr::Narrow(Ratio::new_raw(numerator, denominator))),
            None => Number(Repr::Wide(Box::new(wide))),
        }
    }

    /// The number with room to grow.
    pub(super) fn to_wide(&self) -> Wide {
        match &self.0 {
            Repr::Narrow(ratio) => Wide::of(*ratio.numer(), *ratio.denom()),
            Repr::Wide(wide) => (**wide).clone(),
        }
    }

    /// Numerator and denominator, where 128 bits hold them.
    pub(super) fn narrow(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Repr::Narrow(ratio) => Some((*ratio.numer(), *ratio.denom())),
            Repr::Wide(_) => None,
        }
    }

    /// Reads digits with at most one decimal point and an optional leading `-`: `12`, `-0.5`. At most 18 digits after
    /// the point, and no more in all than 128 bits hold. No thousands signs: those belong to the dialect of a file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Number> {
        Number::parse_long(text).filter(|number| number.narrow().is_some())
    }

    /// The same for digits without end, such as a figure that was printed.
    #[must_use]
    pub fn parse_long(text: &str) -> Option<Number> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 18 {
            return None;
        }
        if digits.contains('.') && fraction.is_empty() {
            return None;
        }
        let (digits, denominator) = (format!("{whole}{fraction}"), 10i128.pow(fraction.len() as u32));
        match digits.parse::<i128>() {
            Ok(mantissa) => Number::ratio(if negative { -mantissa } else { mantissa }, denominator),
            Err(_) => Wide::parse(&digits, negative, denominator).map(Number::of_wide),
        }
    }

    /// The digits of the numerator in lowest terms, led by the sign, and those of the denominator.
    #[must_use]
    pub fn fraction(&self) -> (String, String) {
        match &self.0 {
            Repr::Narrow(ratio) => (ratio.numer().to_string(), ratio.denom().to_string()),
            Repr::Wide(wide) => wide.fraction(),
        }
    }

    /// Whether it is below zero, and the numerator in lowest terms and the denominator as bytes, the lowest first.
    pub(crate) fn to_bytes(&self) -> (bool, Vec<u8>, Vec<u8>) {
        self.to_wide().to_bytes()
    }

    /// The number again; `None` where there is none of these bytes.
    pub(crate) fn of_bytes(is_negative: bool, numerator: &[u8], denominator: &[u8]) -> Option<Number> {
        Wide::of_bytes(is_negative, numerator, denominator).map(Number::of_wide)
    }

    /// The number as an integer, if it is one and fits.
    #[must_use]
    pub fn to_integer(&self) -> Option<i64> {
        let (numerator, denominator) = self.narrow()?;
        if denominator == 1 { i64::try_from(numerator).ok() } else { None }
    }

    /// Whether the number has no fraction.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Narrow(ratio) => ratio.is_integer(),
            Repr::Wide(wide) => wide.is_integer(),
        }
    }

    /// The greatest integer that is not above the number.
    #[must_use]
    pub fn floor(&self) -> Number {
        match &self.0 {
            Repr::Narrow(ratio) => Number(Repr::Narrow(Ratio::from_integer(ratio.numer().div_euclid(*ratio.denom())))),
            Repr::Wide(wide) => Number::of_wide(wide.floor()),
        }
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Repr::Narrow(ratio) if ratio.is_zero())
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Narrow(ratio) => ratio.is_negative(),
            Repr::Wide(wide) => wide.is_negative(),
        }
    }

    /// The sum, unless it is too long.
    #[must_use]
    pub fn checked_add(&self, other: impl Borrow<Number>) -> Option<Number> {
        self.combined(other.borrow(), Ratio::checked_add, Wide::add)
    }

    /// The difference, unless it is too long.
    #[must_use]
    pub fn checked_sub(&self, other: impl Borrow<Number>) -> Option<Number> {
        self.combined(other.borrow(), Ratio::checked_sub, Wide::sub)
    }

    /// The product, unless it is too long.
    #[must_use]
    pub fn checked_mul(&self, other: impl Borrow<Number>) -> Option<Number> {
        self.combined(other.borrow(), Ratio::checked_mul, Wide::mul)
    }

    /// The quotient, unless the divisor is zero or the result is too long.
    #[must_use]
    pub fn checked_div(&self, other: impl Borrow<Number>) -> Option<Number> {
        let other = other.borrow();
        if other.is_zero() { None } else { self.combined(other, Ratio::checked_div, Wide::div) }
    }

    fn combined(
        &self,
        other: &Number,
        narrow: fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        wide: fn(&Wide, &Wide) -> Option<Wide>,
    ) -> Option<Number> {
        if let (Repr::Narrow(a), Repr::Narrow(b)) = (&self.0, &other.0)
            && let Some(result) = narrow(a, b)
            && *result.numer() != i128::MIN
            && *result.denom() > 0
        {
            return Some(Number(Repr::Narrow(result)));
        }
        wide(&self.to_wide(), &other.to_wide()).map(Number::of_wide)
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(&self) -> Number {
        match &self.0 {
            Repr::Narrow(ratio) => Number(Repr::Narrow(-ratio)),
            Repr::Wide(wide) => Number::of_wide(wide.negated()),
        }
    }

    /// The nearest number with `rounding.digits` digits after the point, or `None` where that is too long.
    #[doc(hidden)]
    #[must_use]
    pub fn round(&self, rounding: Rounding) -> Option<Number> {
        let narrow = self.narrow().and_then(|(numerator, denominator)| round(numerator, denominator, rounding));
        narrow.or_else(|| self.to_wide().round(rounding).map(Number::of_wide))
    }

    /// The digits of the number with exactly `digits` of them after a `.`, cut off where there are more.
    /// Round first. `-` leads a negative number; no thousands signs.
    #[must_use]
    pub fn to_fixed(&self, digits: u8) -> String {
        let Some((numerator, denominator)) = self.narrow() else { return self.to_wide().to_fixed(digits) };
        let (magnitude, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let mut rest = magnitude % denominator;
        let fraction: String = (0..digits).map(|_| next_digit(&mut rest, denominator)).collect();
        let whole = magnitude / denominator;
        let is_zero = whole == 0 && fraction.bytes().all(|digit| digit == b'0');
        let sign = if numerator < 0 && !is_zero { "-" } else { "" };
        let point = if digits == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }
}

/// The nearest number with so many digits; `None` where 128 bits do not hold what it takes.
fn round(numerator: i128, denominator: i128, rounding: Rounding) -> Option<Number> {
    let scale = 10i128.checked_pow(u32::from(rounding.digits))?;
    let scaled = numerator.checked_mul(scale)?;
    let sign = if scaled < 0 { -1 } else { 1 };
    let (quotient, rest) = (scaled / denominator, (scaled % denominator).abs());
    let middle = rest.checked_mul(2)?.cmp(&denominator);
    let quotient =
        if rounding.mode.goes_away(middle, quotient % 2 != 0) { quotient.checked_add(sign)? } else { quotient };
    Number::ratio(quotient, scale)
}

/// How many digits after the point a fraction in lowest terms has, where they end: only twos and fives divide a power of ten.
fn decimal_digits(denominator: i128) -> Option<u8> {
    let twos = denominator.trailing_zeros();
    let (mut rest, mut fives) = (denominator >> twos, 0);
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    if rest == 1 { u8::try_from(twos.max(fives)).ok() } else { None }
}

/// One step of long division, by adding so that ten times the rest need not fit.
fn next_digit(rest: &mut u128, denominator: u128) -> char {
    let (mut digit, mut sum) = (b'0', 0);
    for _ in 0..10 {
        sum += *rest;
        if sum >= denominator {
            sum -= denominator;
            digit += 1;
        }
    }
    *rest = sum;
    char::from(digit)
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number(Repr::Narrow(Ratio::from_integer(i128::from(value))))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Narrow(a), Repr::Narrow(b)) => a.cmp(b),
            _ => self.to_wide().cmp(&other.to_wide()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    /// An exact decimal where there is one (`0.25`), else the fraction (`692/269`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = match self.narrow() {
            Some((_, denominator)) => decimal_digits(denominator),
            None => self.to_wide().decimal_digits(),
        };
        match (digits, self.fraction()) {
            (Some(digits), _) => f.write_str(&self.to_fixed(digits)),
            (None, (numerator, denominator)) => write!(f, "{numerator}/{denominator}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::RoundingMode;

    fn percent(a: i128, b: i128) -> Number {
        Number::ratio(a * 100, b).unwrap()
    }

    #[test]
    fn rounding_follows_the_mode() {
        let down = Rounding { mode: RoundingMode::Down, digits: 1 };
        let up = Rounding { mode: RoundingMode::HalfUp, digits: 2 };
        assert_eq!(percent(67, 45).round(down).unwrap().to_fixed(1), "148.8");
        assert_eq!(percent(1076, 2768).round(up).unwrap().to_fixed(2), "38.87");
        let half = Number::parse("-2.5").unwrap();
        assert_eq!(half.round(Rounding { mode: RoundingMode::HalfUp, digits: 0 }), Number::parse("-3"));
        assert_eq!(half.round(Rounding { mode: RoundingMode::HalfEven, digits: 0 }), Number::parse("-2"));
        assert_eq!(half.round(Rounding { mode: RoundingMode::Down, digits: 0 }), Number::parse("-2"));
    }

    #[test]
    fn there_is_no_quotient_of_zero() {
        assert_eq!(Number::from(1).checked_div(Number::ZERO), None);
        assert_eq!(Number::ratio(1, 0), None);
    }

    #[test]
    fn text_form_is_exact() {
        assert_eq!(Number::parse("0.250").unwrap().to_string(), "0.25");
        assert_eq!(Number::ratio(1, 3).unwrap().to_string(), "1/3");
        assert_eq!(Number::parse("-0.05").unwrap().to_fixed(2), "-0.05");
        assert_eq!(Number::parse("1."), None);
        assert_eq!(Number::parse(".5"), None);
    }
}
