//! Cutting the values of an expression into regions that the conditions can tell apart.

use indexmap::IndexSet;

use super::regions::code_regions;
use crate::model::{Choice, Expression, Path};
use crate::value::{CodeIndex, CompareOp, Number, Value};

/// One axis of the grid: an expression and the regions that its values are cut into.
///
/// Regions `0 .. known` are those of known values; region `known + mask` is *missing*, where bit `i` of `mask` says that
/// `leaves[i]` is missing (no bit: nothing is missing, yet there is no value).
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// What is cut.
    pub operand: Expression,
    /// How.
    pub cut: Cut,
    /// How many regions known values have; at least 1.
    pub known: u32,
    /// The paths in the operand that can be missing, without repetition.
    pub leaves: Vec<Path>,
    /// Whether the operand can be without a value at all.
    pub can_miss: bool,
    /// What its values cannot leave.
    pub domain: Domain,
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
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRegions {
    /// The region of each code.
    pub of_code: Vec<u32>,
    /// The first code of each region, ascending.
    pub first: Vec<CodeIndex>,
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

impl Dimension {
    /// How many region numbers there are, those of missing values among them.
    #[must_use]
    pub fn size(&self) -> u64 {
        if self.can_miss { u64::from(self.known) + (1 << self.leaves.len()) } else { u64::from(self.known) }
    }

    /// The region of a missing value, given which leaves are missing.
    #[must_use]
    pub fn missing(&self, mask: u32) -> u32 {
        self.known + mask
    }

    /// Which leaves are missing in a region; `None` for a region of known values.
    #[must_use]
    pub fn mask(&self, region: u32) -> Option<u32> {
        region.checked_sub(self.known)
    }
}

/// A question about one value that a cut must be able to answer for a whole region.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Test {
    Compare(CompareOp, Value),
    In(Vec<Choice>),
    /// Whether the value is missing (or known).
    Is(bool),
}

/// The finest cut that all tests ask for. `codes` is the length of the code list where the values are codes.
pub(super) fn cut(tests: &IndexSet<Test>, codes: Option<usize>) -> Cut {
    let mut points: Vec<Value> = Vec::new();
    for test in tests {
        match test {
            Test::Compare(_, value) => points.push(value.clone()),
            Test::In(choices) => choices.iter().for_each(|choice| match choice {
                Choice::Value(value) => points.push(value.clone()),
                Choice::Range(low, high) => points.extend(low.iter().chain(high).map(|(value, _)| value.clone())),
                Choice::Codes(_) => {}
            }),
            Test::Is(_) => {}
        }
    }
    if let Some(codes) = codes {
        return Cut::Codes(code_regions(tests, codes as u32));
    }
    points.sort();
    points.dedup();
    match points.first() {
        None => Cut::Whole,
        Some(Value::YesNo(_)) => Cut::YesNo,
        Some(_) => Cut::Points(points),
    }
}
