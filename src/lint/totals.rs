//! Totals that are read as a row where they stand as if they were a column.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::syntax::tree::{AxisEntry, Dimension, Item, Table, TableEntry};

/// A `total` right behind columns of a list.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let tables = items.iter().filter_map(|item| match item {
        Item::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(behind_columns).collect()
}

fn behind_columns(table: &Table) -> Vec<Diagnostic> {
    let behind = |pair: &[TableEntry]| match pair {
        [TableEntry::Axis(before), TableEntry::Total { label, span }] => {
            let (AxisEntry::Codes { dimension, span: columns, .. }
            | AxisEntry::Reasons { dimension, span: columns, .. }) = before
            else {
                return None;
            };
            let written = label.as_written();
            (*dimension == Dimension::Column).then(|| {
                Diagnostic::new(&codes::TOTAL_BEHIND_COLUMNS, "this `total` is a row, and stands behind columns")
                    .at(*span, "the row of all records")
                    .at(*columns, "columns")
                    .help(
                        Help::new(format!(
                            "for a column of all records write `column all \"{written}\" = count`; if the row is meant, \
                             put it before the columns"
                        ))
                        .suggestion([Edit::replace(*span, "column all"), Edit::after(label.span, " = count")]),
                    )
            })
        }
        _ => None,
    };
    table.entries.windows(2).filter_map(behind).collect()
}
