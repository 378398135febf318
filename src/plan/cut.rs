//! Cutting the values of an expression into regions that the conditions can tell apart.

use super::answers::Answers;
use super::extents::Extents;
use crate::model::{Choice, Expression, Leaf};
use crate::value::{CodeIndex, CompareOp, Extent, Number, Value};

/// One axis of the grid: an expression and the regions that its values are cut into.
///
/// Regions `0 .. known` are those of known values; region `known + mask` is *missing*, where bit `i` of `mask` says that
/// `leaves[i]` is missing (no bit: nothing is missing, yet there is no value). Where the ends are known between which a value lies
/// ([`Extent`](crate::value::Extent)), further regions follow: one for each pair of known regions that the ends can lie in, and mask.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// What is cut.
    pub operand: Expression,
    /// How.
    pub cut: Cut,
    /// How many regions known values have; at least 1.
    pub known: u32,
    /// What the operand can lack, without repetition; what a lone path is itself comes first.
    pub leaves: Vec<Leaf>,
    /// Whether the operand can be without a value, records being given of all types that it is worked out from.
    pub can_miss: bool,
    /// Whether there are regions of missing values: also for what has a value unless no records of a type are given.
    pub has_missing: bool,
    /// What its values cannot leave.
    pub domain: Domain,
    /// The regions of values of which ends are known, where there can be any.
    pub extents: Option<Extents>,
    /// The answers to each test of it as it is written: conditions keep what several of them come to together.
    pub tests: Vec<Answers>,
}

/// A test that a condition puts to a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Position of the dimension.
    pub dimension: usize,
    /// Position among [`Dimension::tests`].
    pub test: usize,
}

/// What the numbers of an operand cannot leave, by its type and functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Domain {
    /// Whether they are whole.
    pub whole: bool,
    /// The least there is.
    pub least: Option<i64>,
    /// The greatest there is.
    pub greatest: Option<i64>,
}

impl Domain {
    /// Whether a value lies in it. Values that are no numbers always do.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        let Value::Number(number) = value else { return true };
        (!self.whole || number.is_integer())
            && self.least.is_none_or(|least| *number >= Number::from(least))
            && self.greatest.is_none_or(|greatest| *number <= Number::from(greatest))
    }
}

/// The regions of known values.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Cut {
    /// One region: only whether there is a value matters.
    Whole,
    /// Region 0 is no, region 1 is yes.
    YesNo,
    /// Codes that no test can tell apart share a region.
    Codes(CodeRegions),
    /// Ascending points of numbers or of dates: region `2k` is what lies between point `k - 1` and point `k`, region `2k + 1` is point `k`.
    Points(Vec<Value>),
}

/// The regions of the codes of a list, numbered in the order in which the list first comes to them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CodeRegions {
    /// The region of each code.
    pub of_code: Vec<u32>,
    /// The first code of each region, ascending.
    pub first: Vec<CodeIndex>,
}

impl CodeRegions {
    /// A region for each of so many codes.
    pub(super) fn of_each(codes: u32) -> CodeRegions {
        CodeRegions { of_code: (0..codes).collect(), first: (0..codes).collect() }
    }
}

impl Cut {
    /// The region of a known value. A value of another kind than was cut falls into region 0.
    #[must_use]
    pub fn region(&self, value: &Value) -> u32 {
        match (self, value) {
            (Cut::YesNo, Value::YesNo(yes)) => u32::from(*yes),
            (Cut::Codes(regions), Value::Code(code)) => regions.of_code.get(*code as usize).copied().unwrap_or(0),
            (Cut::Points(points), value) => match points.binary_search(value) {
                Ok(point) => 2 * point as u32 + 1,
                Err(point) => 2 * point as u32,
            },
            _ => 0,
        }
    }

    /// The first and the last region that a value between two ends can lie in.
    #[must_use]
    pub fn ends(&self, extent: &Extent) -> [u32; 2] {
        let end = |value: &Option<Value>, open: u32| value.as_ref().map_or(open, |value| self.region(value));
        [end(&extent.least, 0), end(&extent.greatest, self.regions() - 1)]
    }

    /// How many regions there are.
    #[must_use]
    pub fn regions(&self) -> u32 {
        match self {
            Cut::Whole => 1,
            Cut::YesNo => 2,
            Cut::Codes(regions) => (regions.first.len() as u32).max(1),
            Cut::Points(points) => 2 * points.len() as u32 + 1,
        }
    }
}

/// How many region numbers a dimension with so many regions of known values and leaves has.
pub(crate) fn region_numbers(known: u32, leaves: usize, has_missing: bool, extents: Option<Extents>) -> u64 {
    match extents {
        Some(extents) if has_missing => extents.end(),
        _ if has_missing => u64::from(known) + (1 << leaves),
        _ => u64::from(known),
    }
}

impl Dimension {
    /// How many region numbers there are, those of missing values among them.
    #[must_use]
    pub fn size(&self) -> u64 {
        region_numbers(self.known, self.leaves.len(), self.has_missing, self.extents)
    }

    /// The region of a missing value, given which leaves are missing.
    #[must_use]
    pub fn missing(&self, mask: u32) -> u32 {
        self.known + mask
    }

    /// The region of a value that lies between two regions, given which leaves are missing.
    #[must_use]
    pub fn between(&self, ends: [u32; 2], mask: u32) -> u32 {
        self.extents.map_or_else(|| self.missing(mask), |extents| extents.region(ends, mask))
    }

    /// Which leaves are missing in a region; `None` for a region of known values.
    #[must_use]
    pub fn mask(&self, region: u32) -> Option<u32> {
        Some(region.checked_sub(self.known)? & ((1 << self.leaves.len()) - 1))
    }
}

/// A question about one value that a cut must be able to answer for a whole region.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    Compare(CompareOp, Value),
    In(Vec<Choice>),
    /// Whether the value is missing (or known).
    Is(bool),
}
