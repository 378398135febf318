//! Sums that do not depend on the order of their terms, not even in whether they have a value.

use std::collections::BTreeMap;

use dashu_base::UnsignedAbs;
use dashu_int::{IBig, UBig};

use super::Number;
use super::wide::total;

/// A sum of exact numbers, what is above zero and what is below apart.
///
/// Terms are added up apart for each denominator, as integers of any length: whether there is a sum depends on which denominators
/// there are, and not on the order. One whose common denominator is longer than [`Number::LONGEST`] has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    above: Half,
    below: Half,
}

/// The terms of one sign.
#[derive(Debug, Clone, Default)]
struct Half {
    /// Whole numbers as long as 128 bits hold them: most sums are nothing else.
    whole: i128,
    /// Numerators by denominator.
    parts: BTreeMap<UBig, IBig>,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: &Number) {
        let half = if number.is_negative() { &mut self.below } else { &mut self.above };
        match number.narrow() {
            Some((whole, 1)) => half.add_whole(whole),
            _ => {
                let (numerator, denominator) = number.to_wide().into_parts();
                *half.parts.entry(denominator).or_default() += numerator;
            }
        }
    }

    /// Adds all terms of another sum.
    pub fn merge(&mut self, other: &Sum) {
        self.above.merge(&other.above);
        self.below.merge(&other.below);
    }

    /// The terms above zero and those below: denominators, ascending, each with its numerator without a sign, both as bytes, the lowest
    /// first. Equal sums have the same.
    pub(crate) fn terms(&self) -> [Vec<(Vec<u8>, Vec<u8>)>; 2] {
        [&self.above, &self.below].map(|half| {
            let parts = half.told_apart().into_iter().filter(|(_, numerator)| !numerator.is_zero());
            parts.map(|(of, part)| (of.to_le_bytes().into(), part.unsigned_abs().to_le_bytes().into())).collect()
        })
    }

    /// The sum of terms; `None` where they are none.
    pub(crate) fn of_terms([above, below]: &[Vec<(Vec<u8>, Vec<u8>)>; 2]) -> Option<Sum> {
        Some(Sum { above: Half::of_terms(above, false)?, below: Half::of_terms(below, true)? })
    }

    /// The sum, unless it is too long.
    #[must_use]
    pub fn total(&self) -> Option<Number> {
        if self.above.parts.is_empty() && self.below.parts.is_empty() {
            return Number::ratio(self.above.whole, 1)?.checked_add(Number::ratio(self.below.whole, 1)?);
        }
        total(self.above.told_apart().iter().chain(&self.below.told_apart())).map(Number::of_wide)
    }

    /// The sum of what is above zero, and that of what is below.
    #[must_use]
    pub fn halves(&self) -> Option<(Number, Number)> {
        let [above, below] =
            [&self.above, &self.below].map(|half| total(half.told_apart().iter()).map(Number::of_wide));
        Some((above?, below?))
    }
}

impl Half {
    fn of_terms(terms: &[(Vec<u8>, Vec<u8>)], is_below: bool) -> Option<Half> {
        let mut half = Half::default();
        for (of, part) in terms {
            // So many numbers that the sum of their numerators is longer by more than eight bytes there are not.
            if of.len() > Number::LONGEST / 8 || part.len() > Number::LONGEST / 8 + 8 {
                return None;
            }
            let (of, part) = (UBig::from_le_bytes(of), IBig::from(UBig::from_le_bytes(part)));
            let ascend = half.parts.last_key_value().is_none_or(|(last, _)| *last < of);
            if of.is_zero() || part.is_zero() || !ascend {
                return None;
            }
            half.parts.insert(of, if is_below { -part } else { part });
        }
        if let Some(whole) = half.parts.get(&UBig::ONE).and_then(|whole| i128::try_from(whole).ok()) {
            half.parts.remove(&UBig::ONE);
            half.whole = whole;
        }
        Some(half)
    }

    fn add_whole(&mut self, whole: i128) {
        self.whole = self.whole.checked_add(whole).unwrap_or_else(|| {
            *self.parts.entry(UBig::ONE).or_default() += self.whole;
            whole
        });
    }

    fn merge(&mut self, other: &Half) {
        self.add_whole(other.whole);
        for (denominator, numerator) in &other.parts {
            *self.parts.entry(denominator.clone()).or_default() += numerator;
        }
    }

    /// Every part, whole numbers as one.
    fn told_apart(&self) -> BTreeMap<UBig, IBig> {
        let mut parts = self.parts.clone();
        *parts.entry(UBig::ONE).or_default() += self.whole;
        parts
    }
}

impl PartialEq for Half {
    fn eq(&self, other: &Half) -> bool {
        self.told_apart() == other.told_apart()
    }
}

impl Eq for Half {}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(numbers: &[Number]) -> Sum {
        let mut sum = Sum::default();
        numbers.iter().for_each(|number| sum.add(number));
        sum
    }

    #[test]
    fn the_order_does_not_matter_even_where_128_bits_end() {
        let big = Number::ratio(i128::MAX / 2 + 1, 1).unwrap();
        let (one, other) =
            (sum(&[big.clone(), big.negated(), big.clone()]), sum(&[big.clone(), big.clone(), big.negated()]));
        assert_eq!(one, other);
        assert_eq!(one.total(), Some(big.clone()));
        assert_eq!(
            sum(&[big.clone(), big.clone()]).total().unwrap().to_string(),
            "170141183460469231731687303715884105728"
        );
        assert_eq!(sum(&[big.clone(), big.negated()]).total(), Some(Number::ZERO));
        let third = Number::ratio(1, 3).unwrap();
        assert_eq!(sum(&[third.clone(), Number::from(1), third.clone(), third]).total(), Some(Number::from(2)));
    }

    #[test]
    fn a_sum_over_many_denominators_has_a_value() {
        // 1/(n (n + 1)) over n = 1 … 4,999 is 1 - 1/5,000.
        let terms: Vec<Number> = (1..5_000).map(|n| Number::ratio(1, n * (n + 1)).unwrap()).collect();
        assert_eq!(sum(&terms).total(), Number::ratio(4_999, 5_000));
    }

    #[test]
    fn what_is_longer_than_numbers_may_get_has_no_value() {
        let mut terms = vec![Number::ratio(1, i128::MAX).unwrap()];
        while let Some(next) = terms[terms.len() - 1].checked_mul(&terms[terms.len() - 1]) {
            terms.push(next);
        }
        // The last term is of nearly 65,536 bits; so is its neighbour, whose denominator has no factor of the same.
        let last = terms.pop().unwrap();
        let near = Number::from(1)
            .checked_div(Number::from(1).checked_div(&last).unwrap().checked_add(Number::from(1)).unwrap());
        assert!(last.checked_mul(&last).is_none());
        assert_eq!(sum(&[last, near.unwrap()]).total(), None);
    }
}
