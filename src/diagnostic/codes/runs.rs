//! Findings of a run.

use super::codes;

codes! { RUNS:
    /// A check does not hold on a row.
    CHECK_FAILED = "E0901" Error "check failed"
        "A check of the table does not hold on a row.";
}
