//! Findings about published figures.

use super::codes;

codes! { RECONCILE:
    /// A published figure is not the one that was worked out.
    FIGURE_DIFFERS = "E1301" Error "published figure differs"
        "What is printed is neither the figure that was worked out nor its exact value rounded or cut off at the digits that are
printed. One of the two is wrong: the records, the rules, or the print. `bieu explain` shows where the computed one comes from.

Wrong:  published 705, computed 725
Right:  published 725
Or, once it is known why, a waiver: `total,8,2025-12-31,misprint; corrected in the second edition`.";
    /// A published figure that the table has no place for.
    ONLY_PUBLISHED = "E1302" Error "published, but not in the table"
        "The file names a row or a column that the table does not have. It is compared with nothing, and so is every figure in it. Name
rows and columns by their ids, printed numbers or labels.

Wrong:  a row called `Mường Lá`
Right:  `Mường La`, or `muong_la`";
    /// A waiver whose last day is over.
    WAIVER_EXPIRED = "E1303" Error "waiver has expired"
        "The difference was accepted until a day that is over, and it is still there. Mend it, or look into it again and write a later
day.

Wrong:  total,16,2024-12-31,known misprint       on 2025-02-01
Right:  total,16,2025-12-31,known misprint";
    /// A waiver without a difference.
    IDLE_WAIVER = "E1304" Warning "waiver waives nothing"
        "There is no difference at the place that the waiver names: it agrees, it is within rounding, or nothing is published there. Such
a waiver would hide the next difference. Take it out, or mend its row or column.

Wrong:  total,15,2025-12-31,known misprint       where the figures agree
Right:  no waiver";
    /// Published figures that break a check among themselves.
    PUBLISHED_CONTRADICTION = "E1305" Warning "published figures contradict each other"
        "A check of the table, worked out from the published figures alone, does not hold. So at least one of them is wrong, whatever the
records say.

Wrong:  8 = 725, and 9 to 16 add up to 705
Right:  both 725";
    /// A file that is no published table.
    NOT_PUBLISHED_TABLE = "E1306" Error "not a published table"
        "Published figures are a CSV file in one of two forms: a line for each row, its first cell the row, the header the columns; or a
line for each figure, with the header `row,column,value` (and `table` where it holds several tables). Rows and columns are named by
id, printed number or label.

Wrong:  muong_la,131            (no header)
Right:  row,4
        muong_la,131";
    /// A file that is no list of waivers.
    NOT_WAIVERS = "E1307" Error "not a list of waivers"
        "Waivers are a CSV file with the header `row,column,until,reason` (and `table` where it is for several tables). Each has a last
day, written 2025-12-31, and a reason: a waiver for ever or without a reason is a difference that nobody looks at again.

Wrong:  total,16,,misprint
Right:  total,16,2025-12-31,misprint";
}
