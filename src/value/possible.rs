//! What a number can be that hangs on what is not known.

use dashu_base::BitTest;
use dashu_int::UBig;

use super::{CompareOp, Number};

/// The values that a number can take: a least and a greatest one, and, as long as that is few, which of those between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// `None`: there is none.
    least: Option<Number>,
    /// `None`: there is none.
    greatest: Option<Number>,
    /// `None`: it may be any value between.
    each: Option<Steps>,
}

/// Which values are possible, as steps up from the least.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Steps {
    /// The length of a step; zero where there is one value alone.
    length: Number,
    /// Bit `k` says that the value `k` steps up is possible. Bit 0 always is.
    taken: UBig,
}

impl Possible {
    /// Over so many steps each value is kept apart; beyond, only the least and the greatest are.
    pub const MOST_STEPS: usize = 1 << 14;

    /// One value and no other.
    #[must_use]
    pub fn one(number: Number) -> Possible {
        let each = Some(Steps { length: Number::ZERO, taken: UBig::ONE });
        Possible { least: Some(number.clone()), greatest: Some(number), each }
    }

    /// Any value between two, or without an end.
    #[must_use]
    pub fn between(least: Option<Number>, greatest: Option<Number>) -> Possible {
        match (&least, &greatest) {
            (Some(low), Some(high)) if low == high => Possible::one(low.clone()),
            _ => Possible { least, greatest, each: None },
        }
    }

    /// Any number.
    #[must_use]
    pub fn anything() -> Possible {
        Possible::between(None, None)
    }

    /// One of these values; any, where none is given.
    #[must_use]
    pub fn among<'n>(values: impl Iterator<Item = &'n Number> + Clone) -> Possible {
        let (Some(least), Some(greatest)) = (values.clone().min(), values.clone().max()) else {
            return Possible::anything();
        };
        let distance = |value: &Number| value.checked_sub(least);
        let length = values.clone().try_fold(Number::ZERO, |length, value| common(length, distance(value)?));
        let place = |value: &Number, length: &Number| steps(&distance(value)?, length);
        let each = length.and_then(|length| {
            let mut taken = UBig::ZERO;
            for value in values.clone() {
                taken.set_bit(place(value, &length)?);
            }
            Some(Steps { length, taken })
        });
        Possible { least: Some(least.clone()), greatest: Some(greatest.clone()), each }
    }

    /// The value, where there is no other.
    #[must_use]
    pub fn only(&self) -> Option<&Number> {
        self.least.as_ref().filter(|least| Some(*least) == self.greatest.as_ref())
    }

    /// The least and the greatest value.
    #[must_use]
    pub fn ends(&self) -> (Option<&Number>, Option<&Number>) {
        (self.least.as_ref(), self.greatest.as_ref())
    }

    /// The sum with what another number can be, whatever this one is.
    #[must_use]
    pub fn plus(&self, other: &Possible) -> Possible {
        let end = |a: &Option<Number>, b: &Option<Number>| a.as_ref()?.checked_add(b.as_ref()?);
        let (least, greatest) = (end(&self.least, &other.least), end(&self.greatest, &other.greatest));
        let each = self.each.as_ref().zip(other.each.as_ref()).and_then(|(mine, theirs)| {
            let length = common(mine.length.clone(), theirs.length.clone())?;
            steps(&greatest.as_ref()?.checked_sub(least.as_ref()?)?, &length)?;
            let (mine, theirs) = (mine.stretched(&length)?, theirs.stretched(&length)?);
            let (many, few) = if mine.count_ones() < theirs.count_ones() { (theirs, mine) } else { (mine, theirs) };
            let ups = (0..few.bit_len()).filter(|up| few.bit(*up));
            Some(Steps { length, taken: ups.fold(UBig::ZERO, |taken, up| taken | (&many << up)) })
        });
        Possible { least, greatest, each }
    }

    /// The sum of so many numbers, each of which can be this by itself.
    #[must_use]
    pub fn repeated(&self, times: u64) -> Possible {
        let Some(times) = i64::try_from(times).ok().map(Number::from) else { return Possible::anything() };
        let end = |end: &Option<Number>| end.as_ref()?.checked_mul(&times);
        let ends = Possible::between(end(&self.least), end(&self.greatest));
        let width = ends.least.as_ref().zip(ends.greatest.as_ref()).and_then(|(low, high)| high.checked_sub(low));
        let fits = self.each.as_ref().zip(width).is_some_and(|(each, width)| steps(&width, &each.length).is_some());
        if ends.only().is_some() || !fits {
            return ends;
        }
        let rounds = times.to_integer().unwrap_or(0);
        (0..rounds).fold(Possible::one(Number::ZERO), |sum, _| sum.plus(self))
    }

    /// What it is times a number.
    #[must_use]
    pub fn times(&self, factor: &Number) -> Possible {
        if let Some(each) = &self.each
            && let Some(least) = &self.least
        {
            let up = |up: usize| {
                let up = Number::from(i64::try_from(up).ok()?);
                least.checked_add(each.length.checked_mul(up)?)?.checked_mul(factor)
            };
            let values = (0..each.taken.bit_len()).filter(|place| each.taken.bit(*place)).map(up);
            return values.collect::<Option<Vec<Number>>>().map_or(Possible::anything(), |v| Possible::among(v.iter()));
        }
        self.product(&Possible::one(factor.clone()))
    }

    /// The product with what another number can be: the ends alone.
    #[must_use]
    pub fn product(&self, other: &Possible) -> Possible {
        if [self, other].iter().any(|side| side.only().is_some_and(Number::is_zero)) {
            return Possible::one(Number::ZERO);
        }
        let one_is = |sign: fn(&Possible) -> bool| sign(self) && sign(other);
        // Without an end only the sign of both sides says anything.
        let (Some(a), Some(b), Some(c), Some(d)) = (&self.least, &self.greatest, &other.least, &other.greatest) else {
            let not_below = one_is(|side| side.least.as_ref().is_some_and(|least| !least.is_negative()));
            return Possible::between(not_below.then_some(Number::ZERO), None);
        };
        let products: Option<Vec<Number>> =
            [(a, c), (a, d), (b, c), (b, d)].into_iter().map(|(left, right)| left.checked_mul(right)).collect();
        let Some(products) = products else { return Possible::anything() };
        Possible::between(products.iter().min().cloned(), products.iter().max().cloned())
    }

    /// The quotient by what another number can be: the ends alone; `None` where the divisor can be zero.
    #[must_use]
    pub fn quotient(&self, divisor: &Possible) -> Option<Possible> {
        let is_above = divisor.least.as_ref().is_some_and(|least| *least > Number::ZERO);
        let is_below = divisor.greatest.as_ref().is_some_and(Number::is_negative);
        if !is_above && !is_below {
            return None;
        }
        let (Some(low), Some(high)) = (&divisor.least, &divisor.greatest) else { return Some(Possible::anything()) };
        let one = Number::from(1);
        Some(self.product(&Possible::between(one.checked_div(high), one.checked_div(low))))
    }

    /// Whether the number stands to zero as the sign says: yes or no whatever it is, or `None`.
    #[must_use]
    pub fn compared_with_zero(&self, op: CompareOp) -> Option<bool> {
        let all = |holds: fn(&Number) -> bool, end: &Option<Number>| end.as_ref().is_some_and(holds);
        let above = all(|end| *end > Number::ZERO, &self.least);
        let not_below = all(|end| !end.is_negative(), &self.least);
        let below = all(Number::is_negative, &self.greatest);
        let not_above = all(|end| *end <= Number::ZERO, &self.greatest);
        let decided = |yes: bool, no: bool| if yes { Some(true) } else { no.then_some(false) };
        match op {
            CompareOp::Less => decided(below, not_below),
            CompareOp::LessOrEqual => decided(not_above, above),
            CompareOp::Greater => decided(above, not_above),
            CompareOp::GreaterOrEqual => decided(not_below, below),
            CompareOp::Equal => decided(not_below && not_above, above || below || !self.can_be_zero()),
            CompareOp::NotEqual => decided(above || below || !self.can_be_zero(), not_below && not_above),
        }
    }

    /// Whether zero is among the values between the ends.
    fn can_be_zero(&self) -> bool {
        let (Some(each), Some(least)) = (&self.each, &self.least) else { return true };
        steps(&least.negated(), &each.length).is_some_and(|place| each.taken.bit(place))
    }
}

impl Steps {
    /// The same in steps of another length, of which each of these is a whole number.
    fn stretched(&self, length: &Number) -> Option<UBig> {
        if self.length.is_zero() || self.length == *length {
            return Some(self.taken.clone());
        }
        let factor = steps(&self.length, length)?;
        let mut taken = UBig::ZERO;
        (0..self.taken.bit_len())
            .filter(|place| self.taken.bit(*place))
            .for_each(|place| taken.set_bit(place * factor));
        Some(taken)
    }
}

/// The longest step that two lengths are whole numbers of.
fn common(mut a: Number, mut b: Number) -> Option<Number> {
    while !b.is_zero() {
        let rest = a.checked_sub(a.checked_div(&b)?.floor().checked_mul(&b)?)?;
        (a, b) = (b, rest);
    }
    Some(a)
}

/// How many steps a distance is; `None` where it is no whole number of them, or too many.
fn steps(distance: &Number, length: &Number) -> Option<usize> {
    if length.is_zero() {
        return distance.is_zero().then_some(0);
    }
    let steps = usize::try_from(distance.checked_div(length)?.to_integer()?).ok()?;
    (steps <= Possible::MOST_STEPS).then_some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(values: &[i64]) -> Possible {
        let values: Vec<Number> = values.iter().copied().map(Number::from).collect();
        Possible::among(values.iter())
    }

    #[test]
    fn sums_are_those_that_can_be_reached_and_no_others() {
        // Each of three is one less or one more: -3, -1, 1, 3. Zero is between, and no sum.
        let three = among(&[-1, 1]).repeated(3);
        assert_eq!(three, among(&[-3, -1, 1, 3]));
        assert_eq!(three.compared_with_zero(CompareOp::Equal), Some(false));
        assert_eq!(three.compared_with_zero(CompareOp::NotEqual), Some(true));
        assert_eq!(three.compared_with_zero(CompareOp::LessOrEqual), None);
        let four = three.plus(&among(&[-1, 1]));
        assert_eq!(four.compared_with_zero(CompareOp::Equal), None);
        let half = Number::ratio(1, 2).unwrap();
        let mixed = four.plus(&Possible::one(half.clone()));
        assert_eq!(mixed.compared_with_zero(CompareOp::Equal), Some(false));
        assert_eq!(among(&[0, 3, 5]).times(&half).plus(&among(&[1])).ends().1, Number::ratio(7, 2).as_ref());
    }

    #[test]
    fn beyond_the_most_steps_only_the_ends_are_known() {
        let many = among(&[-1, 1]).repeated(100_001);
        assert_eq!(many.ends(), (Some(&Number::from(-100_001)), Some(&Number::from(100_001))));
        assert_eq!(many.compared_with_zero(CompareOp::Equal), None);
        assert_eq!(among(&[2, 3]).repeated(100_001).compared_with_zero(CompareOp::Greater), Some(true));
        assert_eq!(among(&[0]).repeated(u64::MAX / 2).compared_with_zero(CompareOp::Equal), Some(true));
    }

    #[test]
    fn products_and_quotients_keep_their_ends() {
        let share = among(&[1, 2]).quotient(&among(&[2, 4])).unwrap();
        assert_eq!(share.ends(), (Number::ratio(1, 4).as_ref(), Some(&Number::from(1))));
        assert_eq!(among(&[1, 2]).quotient(&among(&[0, 4])), None);
        assert_eq!(
            among(&[-2, 3]).product(&among(&[-5, 4])).ends(),
            (Some(&Number::from(-15)), Some(&Number::from(12)))
        );
        assert_eq!(Possible::anything().product(&among(&[0])), among(&[0]));
    }
}
