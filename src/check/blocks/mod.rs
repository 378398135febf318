//! Blocks: `columns LIST { … }`, `columns quarters of period { … }`, written out.
//!
//! A table with a block is the table with what stands in it written once for each code: ids have the code before them, and names in
//! the block that are the block's own mean those of the same code. Columns in a block stand under a heading of the code's label; of
//! one that holds parts alone the code is a column itself, which they are parts of. A block in a block is written out first. What
//! comes of it are columns and rows like others, so that nothing behind here knows of blocks.

mod block;
mod checks;
mod instance;
mod names;
mod numbers;
mod sound;

use std::collections::HashMap;

use crate::diagnostic;
use crate::model::Table;
use crate::syntax::tree::{self, AxisEntry, Dimension, TableEntry};

use super::beside;
use super::each;
use super::listed::say_choices;
use super::over::Overs;
use super::scope::Scope;
use block::expand;
use names::names_of;

/// A checked table, its blocks written out; `None` if nothing of it can be kept.
pub(super) fn table<'a>(scope: &Scope<'a>, overs: &Overs<'a, '_>, written: &tree::Table) -> Option<Table> {
    say_choices(scope, written);
    let before = scope.take_findings();
    let each = each::written_out(scope, written);
    let expanded = expanded(scope, each.as_ref().unwrap_or(written));
    let table = beside::table(scope, overs, expanded.as_ref().or(each.as_ref()).unwrap_or(written));
    let table = table.map(|mut table| {
        if each.is_some() {
            each::finish(scope, written, &mut table);
        }
        table
    });
    let mut found = scope.take_findings();
    if expanded.is_some() || each.is_some() {
        diagnostic::once(&mut found);
    }
    before.into_iter().chain(found).for_each(|finding| scope.say(finding));
    table
}

/// The table with its blocks written out; `None` where it has none.
fn expanded(scope: &Scope<'_>, written: &tree::Table) -> Option<tree::Table> {
    let axis = |entry: &TableEntry| if let TableEntry::Axis(entry) = entry { Some(entry.clone()) } else { None };
    let all: Vec<AxisEntry> = written.entries.iter().filter_map(axis).collect();
    if !all.iter().any(|entry| is_written_out(entry, false)) {
        return None;
    }
    let around = Dimension::BOTH.map(|dimension| (dimension, names_of(scope, dimension, &all)));
    let (mut expanded, mut checks) = (written.clone(), Vec::new());
    for entry in &mut expanded.entries {
        if let TableEntry::Axis(entry) = entry {
            expand(scope, entry, &HashMap::from(around.clone()), false, &mut checks);
        }
    }
    expanded.entries.extend(checks.into_iter().map(TableEntry::Check));
    Some(expanded)
}

/// Whether something in an entry is written out: a block, and a list that stands as parts of something.
fn is_written_out(entry: &AxisEntry, as_parts: bool) -> bool {
    let within = as_parts || matches!(entry, AxisEntry::Split { .. } | AxisEntry::OfWhich { .. });
    let own = match entry {
        AxisEntry::Codes { block, numbered, .. } => as_parts || block.is_some() || numbered.is_some(),
        AxisEntry::Periods { .. } => true,
        _ => false,
    };
    own || entry.inner().iter().any(|entry| is_written_out(entry, within))
}
