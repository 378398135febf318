//! Sums that do not depend on the order of their terms, not even in whether they fit.

use std::collections::BTreeMap;

use super::Number;

/// A sum of exact numbers.
///
/// What is above zero and what is below is added up apart for each denominator: such sums only grow, so whether one still fits
/// 128 bits does not depend on the order. A sum one of whose parts does not fit has no value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    parts: BTreeMap<i128, Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    above: Option<i128>,
    below: Option<i128>,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: Number) {
        let numerator = number.numerator();
        self.add_part(number.denominator(), Part { above: Some(numerator.max(0)), below: Some(numerator.min(0)) });
    }

    /// Adds all terms of another sum.
    pub fn merge(&mut self, other: &Sum) {
        for (denominator, part) in &other.parts {
            self.add_part(*denominator, *part);
        }
    }

    fn add_part(&mut self, denominator: i128, part: Part) {
        let sum = self.parts.entry(denominator).or_insert(Part { above: Some(0), below: Some(0) });
        let added = |a: Option<i128>, b: Option<i128>| a.zip(b).and_then(|(a, b)| a.checked_add(b));
        *sum = Part { above: added(sum.above, part.above), below: added(sum.below, part.below) };
    }

    /// The sum, unless it does not fit.
    #[must_use]
    pub fn total(&self) -> Option<Number> {
        self.parts.iter().try_fold(Number::ZERO, |total, (denominator, part)| {
            total.checked_add(Number::ratio(part.above?.checked_add(part.below?)?, *denominator)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(numbers: &[Number]) -> Option<Number> {
        let mut sum = Sum::default();
        numbers.iter().for_each(|number| sum.add(*number));
        sum.total()
    }

    #[test]
    fn the_order_does_not_matter_even_where_terms_hardly_fit() {
        let big = Number::ratio(i128::MAX / 2 + 1, 1).unwrap();
        assert_eq!(sum(&[big, big.negated(), big]), sum(&[big, big, big.negated()]));
        assert_eq!(sum(&[big, big.negated()]), Some(Number::ZERO));
        let third = Number::ratio(1, 3).unwrap();
        assert_eq!(sum(&[third, Number::from(1), third, third]), Some(Number::from(2)));
    }
}
