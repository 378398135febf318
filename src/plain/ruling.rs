//! Which of a cell's own rule, its row and its column decides it.

use crate::model::{Body, Member, Position, SolveOrder, Table};
use crate::outcome::{Presentation, ShownGlyphs};
use crate::syntax::tree::Dimension;

/// What decides a cell: a body, the axis that a formula in it names, and how the result is shown.
pub(super) struct Ruling<'t> {
    pub body: &'t Body,
    /// The axis of the member that decides, whose members a formula names.
    pub names: Dimension,
    pub presentation: Presentation,
    /// In the order in which they are asked.
    pub glyphs: [&'t ShownGlyphs; 3],
}

/// Which of a cell's own rule, its row and its column decides it.
pub(super) fn ruling(table: &Table, at: Position) -> Ruling<'_> {
    let table = table.at(at.aside);
    let own = table.single(at.row, at.column);
    let (row, column) = (&table.rows.members[at.row], &table.columns.members[at.column]);
    let by_row = || by_member(table, Dimension::Row, row, column);
    let by_column = || by_member(table, Dimension::Column, column, row);
    if let Some(own) = own {
        return Ruling { body: &own.body, presentation: own.presentation, ..by_column() };
    }
    match (&row.body, &column.body) {
        (Body::NotApplicable, _) => by_row(),
        (_, Body::NotApplicable) => by_column(),
        (Body::Formula(_), Body::Formula(formula)) if formula.rank().is_some() => {
            Ruling { body: &Body::NotApplicable, ..by_column() }
        }
        (Body::Formula(_), Body::Formula(_)) => match table.solve {
            SolveOrder::RowsFirst => by_column(),
            SolveOrder::ColumnsFirst => by_row(),
        },
        (Body::Formula(_), Body::Measure(_)) => by_row(),
        (Body::Measure(_), Body::Formula(_)) => by_column(),
        (Body::Measure(measure), Body::Measure(_)) if measure.written => by_row(),
        (Body::Measure(_), Body::Measure(_)) => by_column(),
    }
}

pub(super) fn by_member<'t>(table: &'t Table, names: Dimension, decides: &'t Member, other: &'t Member) -> Ruling<'t> {
    Ruling {
        body: &decides.body,
        names,
        presentation: match decides.body {
            Body::Formula(_) => decides.presentation_across(other),
            Body::Measure(_) | Body::NotApplicable => decides.presentation,
        },
        glyphs: [&decides.glyphs, &other.glyphs, &table.glyphs],
    }
}

/// Every place of a table, row by row, then those of its asides.
pub(super) fn places(table: &Table) -> impl Iterator<Item = Position> {
    let (rows, columns) = (table.rows.members.len(), table.columns.members.len());
    let asides = std::iter::once(None).chain((0..table.asides.len()).map(Some));
    asides.flat_map(move |aside| {
        (0..rows).flat_map(move |row| (0..columns).map(move |column| Position { aside, row, column }))
    })
}
