//! Exact numbers: ratios of 128-bit integers, checked at every step.
//!
//! Nothing here rounds unless [`Number::round`] is called, and nothing overflows in silence: every operation
//! that may not fit returns `None`.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

/// An exact rational number, always in lowest terms with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(Ratio<i128>);

/// Which way a number goes that lies between two printable ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoundingMode {
    /// To the nearer one; from the middle, away from zero.
    HalfUp,
    /// To the nearer one; from the middle, to the even digit.
    HalfEven,
    /// Towards zero: the digits beyond are cut off.
    Down,
}

/// How a result is rounded when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rounding {
    /// Which way.
    pub mode: RoundingMode,
    /// How many digits after the decimal sign, 0 to 18.
    pub digits: u8,
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Ratio::new_raw(0, 1));

    /// `numerator / denominator`, or `None` where the denominator is zero or the result does not fit.
    #[must_use]
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Number> {
        if numerator == i128::MIN || denominator == i128::MIN || denominator == 0 {
            return None;
        }
        Some(Number(Ratio::new(numerator, denominator)))
    }

    /// Reads digits with at most one decimal point and an optional leading `-`: `12`, `-0.5`. At most 18 digits after
    /// the point. No thousands signs: those belong to the dialect of a file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Number> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 18 {
            return None;
        }
        if digits.contains('.') && fraction.is_empty() {
            return None;
        }
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        Number::ratio(if negative { -mantissa } else { mantissa }, 10i128.pow(fraction.len() as u32))
    }

    /// The numerator in lowest terms; carries the sign.
    #[must_use]
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The denominator in lowest terms, at least 1.
    #[must_use]
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// The number as an integer, if it is one and fits.
    #[must_use]
    pub fn to_integer(self) -> Option<i64> {
        if self.0.is_integer() { i64::try_from(self.numerator()).ok() } else { None }
    }

    /// Whether the number has no fraction.
    #[must_use]
    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The sum, unless it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Number) -> Option<Number> {
        self.0.checked_add(&other.0).map(Number)
    }

    /// The difference, unless it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.0.checked_sub(&other.0).map(Number)
    }

    /// The product, unless it does not fit.
    #[must_use]
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        self.0.checked_mul(&other.0).map(Number)
    }

    /// The quotient, unless the divisor is zero or the result does not fit.
    #[must_use]
    pub fn checked_div(self, other: Number) -> Option<Number> {
        if other.is_zero() { None } else { self.0.checked_div(&other.0).map(Number) }
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Number {
        Number(-self.0)
    }

    /// The nearest number with `rounding.digits` digits after the point, or `None` where that does not fit.
    #[must_use]
    pub fn round(self, rounding: Rounding) -> Option<Number> {
        let scale = 10i128.checked_pow(u32::from(rounding.digits))?;
        let scaled = self.numerator().checked_mul(scale)?;
        let (denominator, sign) = (self.denominator(), if scaled < 0 { -1 } else { 1 });
        let (quotient, rest) = (scaled / denominator, (scaled % denominator).abs());
        let middle = rest.checked_mul(2)?.cmp(&denominator);
        let away = match rounding.mode {
            RoundingMode::Down => false,
            RoundingMode::HalfUp => middle.is_ge(),
            RoundingMode::HalfEven => middle.is_gt() || (middle.is_eq() && quotient % 2 != 0),
        };
        Number::ratio(if away { quotient.checked_add(sign)? } else { quotient }, scale)
    }

    /// The digits of the number with exactly `digits` of them after a `.`, cut off where there are more.
    /// Round first. `-` leads a negative number; no thousands signs.
    #[must_use]
    pub fn to_fixed(self, digits: u8) -> String {
        let (magnitude, denominator) = (self.numerator().unsigned_abs(), self.denominator().unsigned_abs());
        let mut rest = magnitude % denominator;
        let fraction: String = (0..digits).map(|_| next_digit(&mut rest, denominator)).collect();
        let whole = magnitude / denominator;
        let is_zero = whole == 0 && fraction.bytes().all(|digit| digit == b'0');
        let sign = if self.0.is_negative() && !is_zero { "-" } else { "" };
        let point = if digits == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }
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
        Number(Ratio::from_integer(i128::from(value)))
    }
}

impl fmt::Display for Number {
    /// An exact decimal where there is one (`0.25`), else the fraction (`692/269`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match decimal_digits(self.denominator()) {
            Some(digits) => f.write_str(&self.to_fixed(digits)),
            None => write!(f, "{}/{}", self.numerator(), self.denominator()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_does_not_fit_is_none() {
        let big = Number::ratio(i128::MAX, 1).unwrap();
        assert_eq!(big.checked_add(Number::from(1)), None);
        assert_eq!(big.checked_mul(big), None);
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
