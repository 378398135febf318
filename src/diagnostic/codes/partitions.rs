//! Partitions, checks and what is proved of them.

use super::codes;

codes! { PARTITIONS:
    /// Two arms of a split take the same record.
    SPLIT_OVERLAP = "E0501" Error "arms of a split overlap"
        "A record can fall into two arms of one split, so it would be counted twice.";
}
