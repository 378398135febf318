//! What became of the records in one table.

use super::Over;

/// What became of the accepted records of one type in one table:
/// `accepted = counted + outside + undetermined`, and `read = accepted + rejected`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TableAccount {
    /// The record type's name.
    pub record: String,
    /// How many were accepted when read.
    pub accepted: u64,
    /// In the table's universe (for a type other than the table's own: all).
    pub counted: u64,
    /// Not in the universe.
    pub outside: u64,
    /// For which the universe is undetermined.
    pub undetermined: u64,
    /// Of those counted, how many reach no row of the table (other than a total).
    pub reach_no_row: u64,
    /// Another period than the report's, over which the universe is meant here.
    pub over: Option<Over>,
}
