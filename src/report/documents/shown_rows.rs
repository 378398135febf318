//! Which rows of a table are printed, and the row that stands for the rest.

use serde::Serialize;

use super::{Cell, Count};
use crate::outcome::TableOutcome;
use crate::outcome::rows::Line;

/// Which rows are printed, and in which order.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownRows<'a> {
    /// As the rules say it: `where [7] < 50; by [7] descending; first 5`.
    said: &'a str,
    /// The rows by position, in the order printed; `null` is the row for the rest.
    rows: Vec<Option<usize>>,
    /// How many rows of the lowest level are not printed.
    not_shown: Count,
    /// The row that stands for those after the first.
    rest: Option<Rest<'a>>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Rest<'a> {
    label: &'a str,
    /// The rows that it stands for, by position, in their order.
    rows: &'a [usize],
    /// One a column.
    cells: Vec<Cell<'a>>,
}

impl<'a> ShownRows<'a> {
    pub(super) fn of(table: &'a TableOutcome) -> Option<ShownRows<'a>> {
        let shown = table.shown_rows.as_ref()?;
        let row = |line: Line| if let Line::Row(row) = line { Some(row) } else { None };
        Some(ShownRows {
            said: &shown.words,
            rows: table.lines().into_iter().map(row).collect(),
            not_shown: Count((shown.left_out + shown.after_first.len()) as u64),
            rest: shown.rest.as_ref().map(|rest| Rest {
                label: &rest.label,
                rows: &shown.after_first,
                cells: rest.cells.iter().map(Cell::from).collect(),
            }),
        })
    }
}
