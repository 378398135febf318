//! Ratios of integers of any length, for the few numbers that 128 bits do not hold: the average of sixty ratios, a product of large
//! amounts. The one place that sees the crate for them.

use std::cmp::Ordering;

use dashu_base::{BitTest, DivRem, Gcd, Signed, UnsignedAbs};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

use super::Rounding;

/// A ratio in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Wide(RBig);

/// The longest numerator or denominator, in bits.
pub(super) const LONGEST: usize = 1 << 16;

impl Wide {
    pub fn into_parts(self) -> (IBig, UBig) {
        self.0.into_parts()
    }

    pub fn of(numerator: i128, denominator: i128) -> Wide {
        Wide(RBig::from_parts_signed(IBig::from(numerator), IBig::from(denominator)))
    }

    pub fn ratio(numerator: i128, denominator: i128) -> Option<Wide> {
        (denominator != 0).then(|| Wide::of(numerator, denominator))
    }

    pub fn parse(digits: &str, negative: bool, denominator: i128) -> Option<Wide> {
        // A digit is more than three bits.
        if digits.len() > LONGEST / 3 {
            return None;
        }
        let magnitude = IBig::from_str_radix(digits, 10).ok()?;
        let numerator = if negative { -magnitude } else { magnitude };
        Wide(RBig::from_parts_signed(numerator, IBig::from(denominator))).kept()
    }

    /// Numerator and denominator, where 128 bits hold both and their negation.
    pub fn narrow(&self) -> Option<(i128, i128)> {
        let numerator = i128::try_from(self.0.numerator()).ok().filter(|numerator| *numerator != i128::MIN)?;
        Some((numerator, i128::try_from(self.0.denominator()).ok()?))
    }

    pub fn fraction(&self) -> (String, String) {
        (self.0.numerator().to_string(), self.0.denominator().to_string())
    }

    pub fn to_bytes(&self) -> (bool, Vec<u8>, Vec<u8>) {
        let numerator = self.0.numerator().unsigned_abs();
        (self.is_negative(), numerator.to_le_bytes().into(), self.0.denominator().to_le_bytes().into())
    }

    pub fn of_bytes(is_negative: bool, numerator: &[u8], denominator: &[u8]) -> Option<Wide> {
        if numerator.len().max(denominator.len()) > LONGEST / 8 {
            return None;
        }
        let (magnitude, denominator) = (IBig::from(UBig::from_le_bytes(numerator)), UBig::from_le_bytes(denominator));
        if denominator == UBig::ZERO {
            return None;
        }
        Some(Wide(RBig::from_parts(if is_negative { -magnitude } else { magnitude }, denominator)))
    }

    pub fn is_integer(&self) -> bool {
        self.0.is_int()
    }

    pub fn is_negative(&self) -> bool {
        self.0.numerator().is_negative()
    }

    pub fn floor(&self) -> Wide {
        Wide(RBig::from(self.0.floor()))
    }

    pub fn negated(&self) -> Wide {
        Wide(-self.0.clone())
    }

    pub fn add(&self, other: &Wide) -> Option<Wide> {
        Wide(&self.0 + &other.0).kept()
    }

    pub fn sub(&self, other: &Wide) -> Option<Wide> {
        Wide(&self.0 - &other.0).kept()
    }

    pub fn mul(&self, other: &Wide) -> Option<Wide> {
        Wide(&self.0 * &other.0).kept()
    }

    pub fn div(&self, other: &Wide) -> Option<Wide> {
        if other.0.is_zero() { None } else { Wide(&self.0 / &other.0).kept() }
    }

    /// `None` where it is longer than numbers may get.
    fn kept(self) -> Option<Wide> {
        let bits = self.0.numerator().unsigned_abs().bit_len().max(self.0.denominator().bit_len());
        (bits <= LONGEST).then_some(self)
    }

    pub fn round(&self, rounding: Rounding) -> Option<Wide> {
        let scale = UBig::from(10u8).pow(usize::from(rounding.digits));
        let denominator = self.0.denominator();
        let (quotient, rest) = (self.0.numerator().unsigned_abs() * &scale).div_rem(denominator);
        let middle: Ordering = (rest * 2u8).cmp(denominator);
        let away = rounding.mode.goes_away(middle, quotient.bit(0));
        let magnitude = IBig::from(if away { quotient + 1u8 } else { quotient });
        let numerator = if self.is_negative() { -magnitude } else { magnitude };
        Wide(RBig::from_parts(numerator, scale)).kept()
    }

    pub fn to_fixed(&self, digits: u8) -> String {
        let scale = UBig::from(10u8).pow(usize::from(digits));
        let scaled = (self.0.numerator().unsigned_abs() * scale) / self.0.denominator();
        let sign = if self.is_negative() && scaled != UBig::ZERO { "-" } else { "" };
        let text = format!("{scaled:0>width$}", scaled = scaled.to_string(), width = usize::from(digits) + 1);
        let (whole, fraction) = text.split_at(text.len() - usize::from(digits));
        let point = if digits == 0 { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// How many digits after the point there are, if they end and 255 are enough.
    pub fn decimal_digits(&self) -> Option<u8> {
        let mut rest = self.0.denominator().clone();
        let twos = rest.trailing_zeros().unwrap_or(0);
        rest >>= twos;
        let (five, mut fives) = (UBig::from(5u8), 0usize);
        while fives <= usize::from(u8::MAX) {
            let (quotient, left) = (&rest).div_rem(&five);
            if left != UBig::ZERO {
                break;
            }
            rest = quotient;
            fives += 1;
        }
        if rest == UBig::ONE { u8::try_from(twos.max(fives)).ok() } else { None }
    }
}

/// The sum of numerators over their denominators, `None` where a common denominator is too long.
pub(super) fn total<'a>(parts: impl Iterator<Item = (&'a UBig, &'a IBig)> + Clone) -> Option<Wide> {
    let mut common = UBig::ONE;
    for (denominator, _) in parts.clone() {
        let shared = (&common).gcd(denominator);
        common *= denominator / shared;
        if common.bit_len() > LONGEST {
            return None;
        }
    }
    let sum: IBig = parts.map(|(denominator, numerator)| numerator * IBig::from(&common / denominator)).sum();
    Wide(RBig::from_parts(sum, common)).kept()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Number, RoundingMode};

    const MODES: [RoundingMode; 3] = [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down];

    #[test]
    fn long_numbers_are_reckoned_with_like_others() {
        // 2^200 stretches a number beyond 128 bits and back.
        let far = (0..200).fold(Number::from(1), |power, _| power.checked_mul(Number::from(2)).unwrap());
        let terms = [(7, 3), (-7, 3), (5, 2), (-5, 2), (0, 1), (12, 1), (1, 40), (-1, 3_000)];
        for (numerator, denominator) in terms {
            let number = Number::ratio(numerator, denominator).unwrap();
            let (up, wide) = (number.checked_add(&far).unwrap(), number.to_wide());
            assert!(up.narrow().is_none() && up > number && up.negated() < number);
            assert_eq!(up.checked_sub(&far), Some(number.clone()));
            assert_eq!(number.checked_mul(&far).unwrap().checked_div(&far), Some(number.clone()));
            assert_eq!(up.floor().checked_sub(&far), Some(number.floor()));
            assert_eq!((wide.to_fixed(3), wide.fraction()), (number.to_fixed(3), number.fraction()));
            assert_eq!(up.to_string().contains('/'), number.to_string().contains('/'));
            for mode in MODES {
                let rounding = Rounding { mode, digits: 1 };
                assert_eq!(wide.round(rounding).map(Number::of_wide), number.round(rounding));
            }
        }
    }

    #[test]
    fn long_numbers_are_read_as_they_are_printed() {
        let text = "-123456789012345678901234567890123456789012345678901234567890.25";
        let number = Number::parse_long(text).unwrap();
        assert_eq!(number.to_string(), text);
        assert_eq!(Number::parse(text), None);
        assert_eq!(number.to_fixed(1), text[..text.len() - 1]);
        assert_eq!(Number::parse_long(&"9".repeat(30_000)), None);
        assert_eq!(Number::parse_long("0".repeat(60).as_str()), Some(Number::ZERO));
    }
}
