//! How two programs are put together: what was added, removed, moved or called otherwise. What it means is not asked here.

mod changes;
mod rules;
mod schema;

use crate::model::Model;

pub use changes::{Edit, StructureChange, Thing};

use changes::Structures;

/// Compares how two programs are put together: lists, records, constants, tables, texts and criteria, in this order. `meaning` is
/// that of the two models, and says which row or column was called otherwise.
#[must_use]
pub fn structure(old: &Model, new: &Model, meaning: &[super::Found]) -> Vec<StructureChange> {
    let mut found = Structures::default();
    schema::lists(&mut found, old, new);
    schema::records(&mut found, old, new);
    schema::constants(&mut found, old, new);
    rules::tables(&mut found, old, new, meaning);
    rules::texts(&mut found, old, new);
    rules::criteria(&mut found, old, new);
    found.changes
}
