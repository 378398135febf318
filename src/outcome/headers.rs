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
}
