//! The rows and columns of a table, as they are printed.

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct MemberHeader {
    /// Its id in the rules.
    pub id: String,
    /// Its printed number or letter.
    pub printed: String,
    /// The formula shown with the number, such as `9+...+16`; empty where there is none.
    pub formula: String,
    /// Its label.
    pub label: String,
    /// How deep it stands under subtotals or splits on its axis, 0 at the outside. Only used to indent rows.
    pub depth: u16,
    /// Whether it is the total row.
    pub is_total: bool,
    /// Whether it is a row of the lowest level: one that is ranked, chosen and put in order among the others like it. It counts records itself
    /// and is no total, no part of another row, and not made up of others.
    pub is_lowest: bool,
    /// The row whose population this one's lies within, by position.
    pub within: Option<usize>,
    /// Whether it stands for rows that are not printed, all together. In rules there is no such row.
    pub is_rest: bool,
    /// Whether it is only there to be named by formulas, checks and texts, and is printed in no table.
    pub hidden: bool,
}
