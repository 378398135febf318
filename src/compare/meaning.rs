//! Whether tables and criteria mean the same on one day.

use crate::model::Model;

use super::found::Found;
use super::joint::Joint;
use super::{criteria, tables, ties};

/// Compares what two programs mean: every table, row, column, cell and requirement that both have, in NEW's order, and what must hold between
/// tables.
///
/// *Equal* and *changed* speak of the records that both programs accept. A program is compared with one of its mutations in a few
/// milliseconds: what is the same word for word is not searched.
#[must_use]
pub fn meaning(old: &Model, new: &Model) -> Vec<Found> {
    let joint = Joint::new(old, new);
    let mut found = tables::meaning(&joint, old, new);
    found.extend(ties::meaning(old, new));
    found.extend(criteria::meaning(&joint, old, new));
    found
}
