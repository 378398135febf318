//! The values that rules speak of: exact numbers, dates, the three truth values, and *missing*.
//!
//! A leaf: it knows nothing of records, rules or text formats. No floating point may enter.

pub(crate) mod date;
mod digest;
pub(crate) mod extent;
mod number;
pub(crate) mod operator;
pub(crate) mod possible;
pub(crate) mod rounding;
pub(crate) mod sum;
mod truth;
mod wide;

pub use date::Date;
pub(crate) use date::DateUnit;
pub(crate) use extent::Extent;
pub use number::Number;
pub(crate) use operator::{ArithmeticOp, CompareOp, Direction};
pub(crate) use possible::Possible;
pub(crate) use rounding::{Rounding, RoundingMode};
pub(crate) use sum::Sum;
pub use truth::Truth;

/// The position of a code in its code list.
pub type CodeIndex = u32;

/// One known value. That a value is missing is said by `Option<Value>` being `None`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Free text, compared as it stands.
    Text(String),
    /// An integer or a decimal: both are exact.
    Number(Number),
    /// A day of the calendar.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
    /// A code, by its position in its list.
    Code(CodeIndex),
}
