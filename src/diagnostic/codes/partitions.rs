//! Partitions, checks and what is proved of them.

use super::codes;

codes! { PARTITIONS:
    /// Two arms of a split take the same record.
    SPLIT_OVERLAP = "E0501" Error "arms of a split overlap"
        "A record can fall into two arms of one split, so it would be counted twice. The message shows such a made-up record.\n\n\
         Say which arm comes first: `split [8] first of (14, 11, 9) { … }`, or make the conditions exclude each other, or use `of which` if they may overlap.";
    /// A record of the parent falls into no arm.
    SPLIT_HOLE = "E0502" Error "split with a hole"
        "A record of the column that is split falls into none of its arms, so the arms no longer add up. The message shows such a made-up record.\n\n\
         Typical causes: a code was added to a list and no arm takes it; a note excludes some records from one arm and no other arm takes them.\n\
         Give the record an arm: name its code in one, or add `otherwise` to one.";
    /// A check between populations that some record breaks.
    CHECK_REFUTED = "E0503" Error "check cannot hold"
        "The check compares counts of records, and a record exists that breaks it whatever the other records are. The message shows such a made-up record.\n\n\
         Correct the check, or the conditions of the columns it names.";
    /// A split or check that could not be decided beforehand.
    NOT_DECIDED = "E0504" Advice "decided only when run"
        "Whether the split or check always holds could not be decided before records are read, because its conditions depend on values that are tied to each other or are too many to search. It is verified on every run instead.";
    /// A member that can never take a record.
    NEVER_COUNTS = "E0505" Warning "never counts anything"
        "No record can satisfy the conditions of this column or row. They contradict each other, or earlier arms take everything.\n\n\
         Wrong:  column 9 \"…\" where sex = female where sex = male";
}
