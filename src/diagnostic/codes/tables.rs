//! Tables: members, measures, formulas, layout.

use super::codes;

codes! { TABLES:
    /// Two members of one axis have the same id.
    DUPLICATE_MEMBER = "E0401" Error "duplicate column or row"
        "Two columns, or two rows, of one table have the same id.";
}
