//! Derived fields over referring records, worked out once before counting, and histories, put in order once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Aggregate;
use crate::value::{Extent, Value};

use super::histories::Histories;

/// The values of every derived field, a place for each record of its type, and the histories that paths lead over.
#[derive(Debug, Clone, Default)]
pub struct Aggregates {
    pub(super) fields: Vec<Aggregate>,
    pub(super) values: Vec<Vec<Option<Value>>>,
    /// What is known of those that lack something that could change them, by row.
    pub(super) open: Vec<BTreeMap<u32, Open>>,
    /// The versions that are read out of histories.
    pub(super) histories: Histories,
}

/// What is known of a derived field that lacks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    /// Where the value lies, if anything is known of that.
    pub extent: Option<Extent>,
    /// What is lacking, by name.
    pub lacking: BTreeSet<String>,
}

impl Aggregates {
    /// The value of a derived field for a record.
    #[must_use]
    pub fn value(&self, index: u32, row: u32) -> Option<Value> {
        self.values.get(index as usize)?.get(row as usize)?.clone()
    }

    /// What is known of a derived field that lacks something that could change it.
    pub(super) fn open(&self, index: u32, row: u32) -> Option<&Open> {
        self.open.get(index as usize)?.get(&row)
    }

    /// The derived fields themselves.
    pub(super) fn fields(&self) -> &[Aggregate] {
        &self.fields
    }
}
