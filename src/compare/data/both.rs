//! Two programs over the same records.

use crate::exec::Aggregates;
use crate::model::Model;
use crate::plan::Plan;
use crate::records::Records;

/// A program with the records that it read.
#[derive(Clone, Copy)]
pub struct Program<'a> {
    /// The rules.
    pub model: &'a Model,
    /// How they are evaluated.
    pub plan: &'a Plan,
    /// The records, read by the schema of these rules.
    pub records: &'a Records,
}

/// One table of both sides.
pub(crate) struct Both<'a> {
    pub sides: [Program<'a>; 2],
    pub aggregates: &'a [Aggregates; 2],
    /// The positions of the table.
    pub at: [usize; 2],
    pub keys: bool,
}
