//! Totals that are read as a row where they stand as if they were a column.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::lints as say;
use crate::syntax::tree::{AxisEntry, Dimension, Item, Table, TableEntry};

use super::walk;

/// A `total` right behind columns of a list.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    walk::tables(items).flat_map(behind_columns).collect()
}

fn behind_columns(table: &Table) -> Vec<Diagnostic> {
    let is_row = |entry: &&AxisEntry| match entry {
        AxisEntry::Member(member) => member.dimension == Dimension::Row,
        AxisEntry::Codes { dimension, .. }
        | AxisEntry::EachCode { dimension, .. }
        | AxisEntry::Periods { dimension, .. }
        | AxisEntry::EachPeriod { dimension, .. }
        | AxisEntry::Reasons { dimension, .. } => *dimension == Dimension::Row,
        AxisEntry::Heading { .. } | AxisEntry::Split { .. } | AxisEntry::OfWhich { .. } => false,
    };
    let has_rows = walk::axis_lists(table).iter().flatten().any(is_row);
    let behind = |pair: &[TableEntry]| match pair {
        [TableEntry::Axis(before), TableEntry::Total { label, span }] => {
            let (AxisEntry::Codes { dimension, span: columns, .. }
            | AxisEntry::Reasons { dimension, span: columns, .. }) = before
            else {
                return None;
            };
            let help = Help::new(say::column_of_all_records(label.as_written()));
            let edits = [Edit::replace(*span, "column all"), Edit::after(label.span, " = count")];
            (*dimension == Dimension::Column).then(|| {
                Diagnostic::new(&codes::TOTAL_BEHIND_COLUMNS, say::total_behind_columns())
                    .at(*span, say::row_of_all_records())
                    .at(*columns, say::columns())
                    .help(if has_rows { help.suggestion(edits) } else { help })
            })
        }
        _ => None,
    };
    table.entries.windows(2).filter_map(behind).collect()
}
