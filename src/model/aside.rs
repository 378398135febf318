//! A table over another period than the report's, for the formulas that name its cells.

use super::formula::Position;
use super::table::Table;
use crate::value::Date;

/// A table over another period: the same rows and columns, each condition that names the period about that one. It is counted in
/// the same pass as the table it belongs to, and printed only where a formula names its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// Its first and its last day.
    pub period: (Date, Date),
    /// As the first formula that asks for it says: `period - 1 year`.
    pub words: String,
    /// The table over it: members at the same positions, of which those that no formula asks for measure nothing. It has neither
    /// checks nor headers, and no asides of its own: its formulas name those of the table it belongs to.
    pub table: Table,
}

impl Table {
    /// The table itself, or what stands aside of it.
    #[must_use]
    pub fn at(&self, aside: Option<usize>) -> &Table {
        aside.and_then(|aside| self.asides.get(aside)).map_or(self, |aside| &aside.table)
    }

    /// The table itself, then its asides, each with its position among them.
    pub fn with_asides(&self) -> impl Iterator<Item = (Option<usize>, &Table)> {
        let asides = self.asides.iter().enumerate().map(|(index, aside)| (Some(index), &aside.table));
        std::iter::once((None, self)).chain(asides)
    }

    /// How many cells the table has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rows.members.len() * self.columns.members.len()
    }

    /// The number of a cell: those of the table first, row by row, then those of each aside.
    #[must_use]
    pub fn number_of(&self, at: Position) -> usize {
        let before = at.aside.map_or(0, |aside| aside + 1) * self.size();
        before + at.row * self.columns.members.len() + at.column
    }

    /// The cell of a number.
    #[must_use]
    pub fn position_of(&self, number: usize) -> Position {
        let (width, size) = (self.columns.members.len().max(1), self.size().max(1));
        let (table, cell) = (number / size, number % size);
        Position { aside: table.checked_sub(1), row: cell / width, column: cell % width }
    }

    /// How many cells the table and its asides have.
    #[must_use]
    pub fn all_cells(&self) -> usize {
        self.size() * (1 + self.asides.len())
    }
}

impl Aside {
    /// As findings and explanations name it: `over 2023-01-01 to 2023-06-30`.
    #[must_use]
    pub fn shown(&self) -> String {
        let (first, last) = self.period;
        format!("over {first} to {last}")
    }
}
