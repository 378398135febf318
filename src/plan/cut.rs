//! Cutting the values of an expression into regions that the conditions can tell apart.

use std::cmp::Ordering;

use crate::model::{Choice, Expression, Path};
use crate::value::{CodeIndex, CompareOp, Number, Truth, Value};

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
    /// The region of each code.
    Codes(Vec<u32>),
    /// Ascending points of numbers or of dates: region `2k` is what lies between point `k - 1` and point `k`, region `2k + 1` is point `k`.
    Points(Vec<Value>),
}

impl Cut {
    /// The region of a known value. A value of another kind than was cut falls into region 0.
    #[must_use]
    pub fn region(&self, value: &Value) -> u32 {
        match (self, value) {
            (Cut::YesNo, Value::YesNo(yes)) => u32::from(*yes),
            (Cut::Codes(regions), Value::Code(code)) => regions.get(*code as usize).copied().unwrap_or(0),
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
            Cut::Codes(regions) => regions.iter().max().map_or(1, |last| last + 1),
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    Compare(CompareOp, Value),
    In(Vec<Choice>),
    /// Whether the value is missing (or known).
    Is(bool),
}

/// The finest cut that all tests ask for. `codes` is the length of the code list where the values are codes.
pub(super) fn cut(tests: &[Test], codes: Option<usize>) -> Cut {
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
        return code_cut(tests, codes);
    }
    points.sort();
    points.dedup();
    match points.first() {
        None => Cut::Whole,
        Some(Value::YesNo(_)) => Cut::YesNo,
        Some(_) => Cut::Points(points),
    }
}

/// Codes that no test can tell apart share a region.
fn code_cut(tests: &[Test], codes: usize) -> Cut {
    let mut signatures: Vec<Vec<Truth>> = Vec::new();
    let regions = (0..codes)
        .map(|code| {
            let value = Value::Code(code as CodeIndex);
            let signature: Vec<Truth> = tests.iter().map(|test| of_value(test, &value)).collect();
            let known = signatures.iter().position(|s| *s == signature);
            known.unwrap_or_else(|| {
                signatures.push(signature);
                signatures.len() - 1
            }) as u32
        })
        .collect();
    Cut::Codes(regions)
}

/// The answer to a test in every region of known values.
pub(super) fn answers(test: &Test, cut: &Cut) -> Vec<Truth> {
    (0..cut.regions())
        .map(|region| match cut {
            Cut::Whole => of_any_value(test),
            Cut::YesNo => of_value(test, &Value::YesNo(region == 1)),
            Cut::Codes(regions) => {
                let code = regions.iter().position(|r| *r == region).unwrap_or(0);
                of_value(test, &Value::Code(code as CodeIndex))
            }
            Cut::Points(points) => of_region(test, points, region),
        })
        .collect()
}

/// Where no test names a value, only two kinds of test can be: whether there is one, and a range open at both ends.
fn of_any_value(test: &Test) -> Truth {
    Truth::from(match test {
        Test::Is(missing) => !missing,
        Test::In(choices) => choices.contains(&Choice::Range(None, None)),
        Test::Compare(..) => false,
    })
}

fn of_value(test: &Test, value: &Value) -> Truth {
    by_order(test, &|other| value.cmp(other), &|codes| matches!(value, Value::Code(code) if codes.contains(code)))
}

fn of_region(test: &Test, points: &[Value], region: u32) -> Truth {
    let place = |other: &Value| points.binary_search(other).map_or(0, |point| 2 * point as u32 + 1);
    by_order(test, &|other| region.cmp(&place(other)), &|_| false)
}

fn by_order(test: &Test, order: &dyn Fn(&Value) -> Ordering, among: &dyn Fn(&[CodeIndex]) -> bool) -> Truth {
    Truth::from(match test {
        Test::Compare(op, value) => op.holds(order(value)),
        Test::In(choices) => choices.iter().any(|choice| match choice {
            Choice::Codes(codes) => among(codes),
            Choice::Value(value) => order(value).is_eq(),
            Choice::Range(low, high) => {
                low.as_ref().is_none_or(|(end, inside)| order(end).is_gt() || (*inside && order(end).is_eq()))
                    && high.as_ref().is_none_or(|(end, inside)| order(end).is_lt() || (*inside && order(end).is_eq()))
            }
        }),
        Test::Is(missing) => !missing,
    })
}
