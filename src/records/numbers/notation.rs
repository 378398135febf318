//! How a number is written.

use crate::schema::NumberDialect;

/// The most digits of a decimal. Ten thousand million of them still add up in 128 bits.
pub(super) const DIGITS: usize = 30;

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// In a text, in the record's dialect.
    Text(NumberDialect),
    /// In a source that has numbers of its own: digits, a decimal point, an exponent. There is nothing to be taken wrongly.
    Literal,
}
