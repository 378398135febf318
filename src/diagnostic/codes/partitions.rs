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
    /// A part that leaves nothing out.
    PART_IS_WHOLE = "E0506" Warning "part that is the whole"
        "Every record of a column or row is in its `of which` too: both always show the same figure. A condition was forgotten, or it asks what the whole has asked already.\n\n\
         Wrong:  column 17 \"…\" where unit.type in enterprises    of which [17] { column 18 \"…\" where unit.type in enterprises }\n\
         Right:  column 17 \"…\" where unit.type in enterprises    of which [17] { column 18 \"…\" where unit.type in non_state_enterprises }";
    /// A clause without which every record would be taken alike.
    NEVER_MATTERS = "E0507" Warning "clause that never matters"
        "Without this clause every record would be counted, or decided, just as it is with it: the other clauses there, the columns around it and the arms \
         that come first have decided already. It may be a slip (the wrong field, a limit that cannot be passed), and if it is none it can be left out.\n\n\
         A clause with a note or a citation may stand there for the reader; then this is advice.\n\n\
         Wrong:  column 9 \"…\" where age(born, day) >= 18 where age(born, day) >= 16";
    /// Two members that count the same whatever the records are.
    ALWAYS_THE_SAME = "E0508" Advice "always the same figure"
        "Two columns (or rows) measure the same of the same records, whatever the records are. A form may want a figure twice; else one of them lacks a condition.";
    /// A split or check that holds only where fields are known.
    PROVED_WHERE_KNOWN = "E0509" Advice "holds only where a field is known"
        "The split or check holds for every record of which the fields named are known. Where one is missing, no column can say whether it counts the record, so the parts \
         hold less than the whole. The message shows such a made-up record. Nothing is wrong with a run in which nothing is missing.\n\n\
         Count such records too, or do not let the field be missing.\n\n\
         Wrong:  split [1] by sex { column 2 \"Nam\" : male  column 3 \"Nữ\" : female }    with  sex Sex?\n\
         Right:  sex Sex    in the record; or a column  column 4 \"Không rõ\" where sex is missing    beside the split";
    /// A row and a column that no record can be in at once.
    NEVER_MEET = "E0510" Warning "row and column that never meet"
        "Each of the two can count something, but no record can be in both: their cells are empty whatever the records are, and a check over them holds as 0 = 0. It is said once of each two \
         clauses (or splits, or lists of codes) that rule each other out, not of each cell.\n\n\
         Typical causes: a row says which period it is of and so does a column; a period is written where a day before it was meant.\n\
         Correct one of the conditions. Where the form has no such cell, say so: `cell [row, column] = not applicable`, or for all rows of a list `cell [rows LIST, column] = not applicable`, with `except (a, b)` behind LIST where some do meet.\n\n\
         Wrong:  row b \"…\" where on in period    column 3 \"…\" where on < period.start";
    /// Parts that are everything, each record in one.
    PARTS_ARE_ALL = "E0511" Advice "`of which` that is a split"
        "The parts of an `of which` take every record of the whole, and none twice: the form breaks down, and `split` says so. Of a split it is proved on every check that the arms leave nothing out; \
         of an `of which` nobody asks, so a code that is added to a list goes missing in silence.\n\n\
         Where parts that are all there is by chance may become some, it is right as it is.\n\n\
         Wrong:  of which [1] { column 2 \"Nam\" where sex = male  column 3 \"Nữ\" where sex = female }\n\
         Right:  split [1] { column 2 \"Nam\" where sex = male  column 3 \"Nữ\" where sex = female }";
}
