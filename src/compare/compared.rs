//! One side of a comparison.

use crate::model::{Model, OnDays};
use crate::plan::Plan;
use crate::records::Records;

/// One side of a comparison: rules alone, or rules over records.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    pub(crate) model: &'a Model,
    pub(crate) plan: &'a Plan,
    /// The rules on each stretch of days that their versions tell apart; empty where they are compared as `model` has them alone.
    pub(crate) days: &'a [OnDays],
    /// The records, read by the schema of these rules; `None` compares the rules alone.
    pub(crate) records: Option<&'a Records>,
    pub(crate) keys: bool,
}

impl<'a> Compared<'a> {
    /// The same, where what moved a figure names its records.
    #[must_use]
    pub fn telling_keys(self, keys: bool) -> Compared<'a> {
        Compared { keys, ..self }
    }
}
