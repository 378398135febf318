//! What a remark belongs to.

/// A place of a table that a remark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Place {
    /// The column at this position.
    Column(usize),
    /// The row at this position.
    Row(usize),
    /// The table.
    #[default]
    Table,
}
