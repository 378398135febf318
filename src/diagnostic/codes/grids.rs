//! Faults of files of counts.

use super::codes;

codes! { GRIDS:
    /// Something else than a file of counts.
    NOT_A_GRID = "E1501" Error "no file of counts"
        "`--grid` reads what `bieu count` wrote. The file is something else, such as a file of records.

Wrong:  bieu run report.bieu --grid members.csv
Right:  bieu run report.bieu --data Member=members.csv
Right:  bieu count report.bieu --data Member=members.csv --out members.grid
        bieu run report.bieu --grid members.grid";
    /// A file of counts in a layout that is not known.
    GRID_VERSION = "E1502" Error "file of counts of another bieu"
        "The layout of files of counts has a version, and this bieu knows another one than the file has. It is not guessed at.

Wrong:  a file counted by a newer bieu
Right:  the file, read by the bieu that counted it, or counted again by this one";
    /// A file of counts that is not as it was written.
    GRID_DAMAGED = "E1503" Error "file of counts is damaged"
        "The checksum or the numbers of the file do not go together: it was cut off on the way, or changed. None of it is used, since no
number of it can be trusted.

Wrong:  a file whose copying was interrupted
Right:  the same file, copied whole";
    /// A file of counts by other record types or spellings.
    GRID_OF_OTHER_RECORDS = "E1504" Error "counted by other record types or lists"
        "Records are read by the record types and code lists of the rules. Where these were edited since the records were counted, the same
records might be read otherwise, and what was rejected or counted as one code might be another. So they are counted again.

Wrong:  a code list that got an alias, and the file that was counted before
Right:  the file, counted again by the edited rules";
    /// Rules that ask for more than was counted.
    GRID_TOO_COARSE = "E1505" Error "rules ask what was not counted"
        "A file of counts tells records apart as far as the rules asked when they were counted. Edited rules that ask for another field, for another
border of an age or a day, or for one code of several that were taken together cannot be answered from it.

Wrong:  age(born, on) >= 40 in rules whose records were counted with 30 as the only border
Right:  the records, counted again by the edited rules
With --refine every code of a field is told apart: edits of sets, arms and rows over codes then need no new count.";
    /// A part of something else.
    GRID_FOREIGN = "E1506" Error "part of another whole"
        "Parts add up only if all were counted by the same rules, into the same number of parts, all with --refine or all without.

Wrong:  --grid a.grid b.grid where b.grid was counted before the rules were edited
Right:  both, counted by the same rules";
    /// A part that was not given.
    GRID_PART_LACKING = "E1507" Error "part is lacking"
        "A file that says that it is part 1 of 3 makes a table only with parts 2 and 3: without them its figures would be too small, and nothing
would show it. A part without records is counted and given, too.

Wrong:  bieu run report.bieu --grid 1.grid 3.grid
Right:  bieu run report.bieu --grid 1.grid 2.grid 3.grid";
    /// A part, or a file of records, that is there twice.
    GRID_PART_DOUBLED = "E1508" Error "counted twice"
        "The same part was given twice, or one file of records was counted in two parts: its records would stand twice in every figure.

Wrong:  bieu count report.bieu --data Member=all.csv --part 1/2 --out 1.grid
        bieu count report.bieu --data Member=all.csv --part 2/2 --out 2.grid
Right:  bieu count report.bieu --data Member=north.csv --part 1/2 --out 1.grid
        bieu count report.bieu --data Member=south.csv --part 2/2 --out 2.grid";
    /// Parts that looked up different records.
    GRID_LOOKED_UP_OTHERWISE = "E1509" Error "parts looked up different records"
        "Records that others refer to, and those that derived fields are worked out from, are not parted: each part is given all of them and
looks them up. They are counted once. Where parts were given different ones, it is not known which are all.

Wrong:  part 1 with the units of the north, part 2 with those of the south
Right:  both parts with all units, and the members of the north or the south";
    /// A key in two parts.
    GRID_KEY_IN_TWO_PARTS = "E1510" Error "one key in two parts"
        "Records of one key are compared where they are read together: a repetition is counted once, records that differ are not counted. In two
parts both were counted. It is seen by the digests that `--keys digests` keeps.

Wrong:  north.csv and south.csv, both with member m1
Right:  parts in which all records of a key come into one, such as by the last digit of the key";
}
