//! The ids that stand in a table and in its blocks.

use std::collections::HashMap;

use crate::source::Span;
use crate::syntax::tree::{AxisEntry, Dimension};

use super::super::listed::entries;
use super::super::scope::Scope;

/// The ids of an axis, with the places where they are given.
pub(super) type Names = HashMap<String, Span>;

/// The ids that entries give for one axis; those of a block that is not written out stand for nothing outside it.
pub(super) fn names_of(scope: &Scope<'_>, of: Dimension, entries: &[AxisEntry]) -> Names {
    let mut names = Names::new();
    entries.iter().for_each(|entry| add_names(scope, entry, of, &mut names));
    names
}

fn add_names(scope: &Scope<'_>, entry: &AxisEntry, of: Dimension, names: &mut Names) {
    match entry {
        AxisEntry::Member(member) if member.dimension == of => {
            names.insert(member.id.value.clone(), member.id.span);
        }
        AxisEntry::Codes { dimension, list, chosen, restated, block: None, span, .. } if *dimension == of => {
            let Some(list) = scope.schema.find_list(&list.value) else { return };
            let day = restated.as_ref().map(|day| day.value).or(scope.list_day);
            names.extend(entries(scope, (list, day), chosen.as_ref()).into_iter().map(|entry| (entry.id, *span)));
        }
        AxisEntry::Heading { entries, .. }
        | AxisEntry::Split { entries, .. }
        | AxisEntry::OfWhich { entries, .. }
        | AxisEntry::EachCode { entries, .. }
        | AxisEntry::EachPeriod { entries, .. } => {
            entries.iter().for_each(|entry| add_names(scope, entry, of, names));
        }
        AxisEntry::Member(_) | AxisEntry::Codes { .. } | AxisEntry::Periods { .. } | AxisEntry::Reasons { .. } => {}
    }
}

/// Whether an entry of a block gives members that are no parts of something else.
pub(super) fn stands_by_itself(entry: &AxisEntry) -> bool {
    match entry {
        AxisEntry::Member(_) => true,
        AxisEntry::Heading { entries, .. } => entries.iter().any(stands_by_itself),
        AxisEntry::Split { .. }
        | AxisEntry::OfWhich { .. }
        | AxisEntry::Codes { .. }
        | AxisEntry::EachCode { .. }
        | AxisEntry::Periods { .. }
        | AxisEntry::EachPeriod { .. }
        | AxisEntry::Reasons { .. } => false,
    }
}
