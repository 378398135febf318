//! Another period than the report's.

use crate::value::Date;

/// Another period than the report's, over which something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Over {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The day whose versions of sets, parameters, columns and rows are in force there, where that is another one than the day that the
    /// rules are read at.
    pub as_of: Option<Date>,
}

impl Over {
    /// In the words of findings: `over 2023-01-01 to 2023-06-30 as of 2023-06-30`.
    #[must_use]
    pub(crate) fn shown(self) -> String {
        let as_of = self.as_of.map_or_else(String::new, |day| format!(" as of {day}"));
        format!("over {} to {}{as_of}", self.first, self.last)
    }
}
