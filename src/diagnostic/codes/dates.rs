//! Dates, periods and versions in force.

use super::codes;

codes! { DATES:
    /// Two versions are in force on one day.
    VERSIONS_OVERLAP = "E0601" Error "two versions in force"
        "On some day two versions of the same declaration are in force.";
}
