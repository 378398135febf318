//! How numbers are rounded.

use std::cmp::Ordering;

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

impl RoundingMode {
    /// Whether a number goes away from zero, given how what is cut off stands to one half, and whether the digit before it is odd.
    pub(super) fn goes_away(self, middle: Ordering, is_odd: bool) -> bool {
        match self {
            RoundingMode::Down => false,
            RoundingMode::HalfUp => middle.is_ge(),
            RoundingMode::HalfEven => middle.is_gt() || (middle.is_eq() && is_odd),
        }
    }
}
