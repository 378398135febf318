//! Tables: members, measures, formulas, layout.

use super::codes;

codes! { TABLES:
    /// Two members of one axis have the same id.
    DUPLICATE_MEMBER = "E0401" Error "duplicate column or row"
        "Two columns, or two rows, of one table have the same id and are in force on the same day.\n\n\
         Wrong:  column 8 \"…\"    column 8 \"…\"\n\
         Right:  give one another id; `printed \"8\"` says what number is printed.";
    /// A bracket names no member.
    UNKNOWN_MEMBER = "E0402" Error "unknown column or row"
        "A name in brackets, such as `[14]`, is not a column (or row) of the table that is in force.\n\n\
         Wrong:  check [8] = [9] + [17a]\n\
         Right:  check [8] = [9] + [17]";
    /// No way from a record to the row axis.
    NO_WAY_TO_ROW = "E0403" Error "no way to the rows"
        "The rows are codes of a list, and a measured record type has no field of that list, also not over references; so its records reach no row.\n\n\
         Wrong:  rows Committee    column 3 \"…\" = count AwarenessClass    (AwarenessClass has no Committee)\n\
         Right:  add the field, or a reference that leads to it.";
    /// More than one way from a record to the row axis.
    AMBIGUOUS_WAY = "E0404" Error "more than one way to the rows"
        "A record reaches the row list by more than one field or path; the engine does not guess which one counts.\n\n\
         Wrong:  rows Committee\n\
         Right:  rows Committee via unit.committee";
    /// A formula that needs itself.
    FORMULA_CYCLE = "E0405" Error "formulas in a circle"
        "Formulas need each other in a circle, so none of them has a value.\n\n\
         Wrong:  column 7 \"…\" = [6] + [7]\n\
         Right:  column 7 \"…\" = [6] / [5]";
    /// A row formula crosses a column formula and the order matters.
    ORDER_MATTERS = "E0406" Error "order of formulas not said"
        "A row's formula crosses a column's formula, and the cell where they cross depends on which is worked out first (a sum of ratios is not the ratio of sums).\n\n\
         Write `solve rows first` (the column's formula is applied last: for a row of sums and a column of ratios, the ratio of the sums) or `solve columns first` (the row's formula is applied last: the sum of the ratios) in the table.";
    /// Both a row and a column say what to measure.
    TWO_MEASURES = "E0407" Error "row and column both measure"
        "A row and a column both say what to measure, so their common cell has two meanings.\n\n\
         Leave the measure away on one of them, or say `cell [row, column] = not applicable`.";
    /// A cell that crosses conditions on different record types.
    TWO_RECORD_TYPES = "E0408" Error "row and column speak of different records"
        "A column measures records of one type while the row's conditions are about another, so no record can satisfy both. (A row that says what it measures is not asked what columns ask of other records: E0423.) A part and its whole, and the arms of one split, must be about the same records too.\n\n\
         Wrong:  row women \"…\" where sex = female        column 3 \"…\" = count Target\n\
         Right:  say `cell [women, 3] = not applicable`, or move the column to a table of its own.";
    /// A part counted with its whole.
    DOUBLE_COUNT = "E0409" Error "part counted with its whole"
        "A range such as `[8] + ... + [16]` adds a single column, because all others in it are parts of that; or it holds a total, or a formula of others in it, so the same records would be added twice.\n\n\
         Wrong:  check [6] = [8] + ... + [16]       (9 to 16 are the arms of 8)\n\
         Right:  check [8] = [9] + ... + [16]\n\n\
         (Parts of what the range adds, and subtotals of it, are left out by themselves.)";
    /// A range whose ends are in the wrong order.
    RANGE_ORDER = "E0410" Error "range in the wrong order"
        "In `[a] + ... + [b]` both are printed, the first before the last.";
    /// A member that is neither arm nor column as written.
    MEMBER_BODY = "E0411" Error "contradictory column or row"
        "A column or row says two things that exclude each other: a formula with a `where`, `otherwise` with a `where`, or choices after `:` outside a `split … by`.\n\n\
         Wrong:  column 7 \"…\" = [6] / [5] where sex = female\n\
         Right:  column 7 \"…\" = [6w] / [5]        column 6w \"…\" where sex = female";
    /// The members of a split or of-which do not fit it.
    SPLIT_SHAPE = "E0412" Error "split is put together wrongly"
        "A split needs arms of one axis, at most one `otherwise`, and after `first of` each of its arms once, `otherwise` last if at all. What is broken down must count records, and a split inside another names what it breaks down.\n\n\
         Wrong:  split [8] first of (14, 11) { column 14 … column 11 … column 15 … column 9 \"…\" otherwise }\n\
         Right:  split [8] first of (14, 11, 15) { column 14 … column 11 … column 15 … column 9 \"…\" otherwise }";
    /// A member is split twice.
    SPLIT_TWICE = "E0413" Error "split twice"
        "A table partitions a column (or row) once. Parts that may overlap stand in `of which`.";
    /// A measure that its operand does not allow.
    BAD_MEASURE = "E0414" Error "nothing to measure"
        "`sum` and `average` need a number, `min` and `max` a number or a date, `count distinct` any value.\n\n\
         Wrong:  = sum sex\n\
         Right:  = sum AwarenessClass.participants";
    /// A table without columns or rows.
    EMPTY_TABLE = "E0415" Error "table without columns or rows"
        "A table needs at least one column and at least one row (or `total`).";
    /// A quotient that is shown unrounded.
    NO_ROUNDING = "E0416" Warning "no rounding said"
        "A quotient or an average is printed exactly, as a fraction where its decimals do not end.\n\n\
         Say how it is rounded: `round down to 1`, `round half up to 2`, `round half even to 0`.";
    /// A check that says nothing.
    BAD_CHECK = "E0417" Error "check that cannot be worked out"
        "A check compares formulas over columns, or over rows, not both; `check total = sum of rows` needs a `total`. Where every id is one of a row and of a column, it is read over columns, with a warning. \
         A check of a report compares cells of tables.\n\n\
         Wrong:  report half_year { check total = sum of rows }\n\
         Right:  report half_year { check form_2[all, 2] = form_1[total, 5] }";
    /// Something that stands in a table more than once.
    TWICE_IN_TABLE = "E0418" Error "said twice"
        "A table says the same thing twice: two `solve` lines, two glyphs for one state, two `cell` lines for one place, two totals, two ways `via` for one record type.\n\n\
         Keep one of them.";
    /// `parent` where nothing is around.
    NO_PARENT = "E0419" Error "nothing around it"
        "In the formula of a column, `parent` is the column whose `of which` or `split` it stands in; of a row likewise the row. A column that stands in none has no parent, nor has a check, a single cell or a text.\n\n\
         Wrong:  column 6 \"…\"        column 14s \"…\" = [6] / parent as percent, round half up to 2\n\
         Right:  column 6 \"…\"        of which [6] { column 14s \"…\" = [6] / parent as percent, round half up to 2 }";
    /// `over` that cannot be worked out.
    BAD_OVER = "E0420" Error "over another period"
        "`over period - 1 year` is the last word of a column's formula, and means all of it over another period: in every condition and measure behind it that names the period. Nothing but a formula can be meant so, and something behind it has to name the period.\n\n\
         Wrong:  column 6a \"…\" = count over period - 1 year\n\
         Right:  column 6 \"…\" where day in period        column 6a \"…\" = [6] over period - 1 year";
    /// Columns beside which no other period stands.
    NOTHING_BESIDE = "E0421" Advice "nothing stands beside these columns"
        "`beside` puts another period beside every column. A column of which nothing names the period would hold the same figure twice, and so would one that rests on it, such as a percentage of a plan: nothing stands beside them. `columns LIST` has none either.\n\n\
         Say so where it is meant: `column 5 \"…\" = sum Target.members beside nothing`.";
    /// Numbers that rows cannot be printed with.
    BAD_NUMBERING = "E0422" Error "rows numbered wrongly"
        "Behind `numbered` stand the first of a series, `1, 2, 3`, `a, b, c` or `I, II, III`, or `from` and a code system of the list. The codes of the line get them in their order, beginning anew in each group; so there must be enough, and the codes must be rows (or columns) themselves, not headings over a block.\n\n\
         Wrong:  rows Committee numbered 1, 3, 5\n\
         Right:  rows Committee numbered 1, 2, 3";
    /// Conditions of columns that a row's own measure is not asked.
    DOES_NOT_APPLY = "E0423" Advice "condition that does not apply to a row"
        "A row says what it measures, of records of another type than the conditions of these columns are about. Its cells there hold what the row alone asks; `bieu explain` says so of each.\n\n\
         Where the row is to be asked too, it asks by itself. Where the form has no such cell, say so.\n\n\
         Wrong:  column 2 \"…\" where sex = female        row units \"…\" = count Unit\n\
         Right:  column 2 \"…\" where sex = female        row units \"…\" = count Unit        cell [units, 2] = not applicable";
    /// Halves of which one is empty.
    BAD_HALVES = "E0424" Error "no two halves"
        "`halves after ID` puts the rows after this one to the right of those up to it. There have to be rows on either side that are printed.\n\n\
         Wrong:  row last \"…\"    halves after last\n\
         Right:  row first \"…\"    row last \"…\"    halves after first";
    /// A block of periods that cuts one.
    CUT_PERIOD = "E0425" Error "no whole periods"
        "`columns quarters of period`, `months of period` and `years of period` stand for whole quarters, months or years. The report's period begins or ends within one.\n\n\
         Wrong:  report half_year { period 2024-01-01 to 2024-02-15 }    table t \"…\" of R where day in period { total \"…\"  columns months of period { column n \"{month}\" } }\n\
         Right:  report half_year { period 2024-01-01 to 2024-02-29 }    table t \"…\" of R where day in period { total \"…\"  columns months of period { column n \"{month}\" } }";
    /// `before` and `so far` of what has no such periods, or does not add up.
    NO_SUM_SO_FAR = "E0426" Error "no such periods, or no sum over them"
        "In the braces of `columns quarters of period`, `[n] before` is column n of the quarter before, and `[n] so far` the sum of those of all quarters up to this one. \
         Sums of shares, averages, extremes and different values mean nothing.\n\n\
         Wrong:  columns quarters of period { column n \"…\" = average age    column s \"…\" = [n] so far }\n\
         Right:  columns quarters of period { column n \"…\" = sum age    column s \"…\" = [n] so far }";
    /// A rank where none can stand, or of no row.
    BAD_RANK = "E0427" Error "rank that cannot be worked out"
        "`rank of [7] descending` is the place of each row among the others, by what column 7 has. It is the whole body of a column, and there have to be rows that count records by themselves: totals, rows made up of others, parts and formulas are not ranked.\n\n\
         Wrong:  row a \"…\"    row r \"…\" = rank of [a] descending    column 7 \"…\"\n\
         Right:  row a \"…\"    row b \"…\"    column 7 \"…\"    column r \"…\" = rank of [7] descending";
    /// A rank where it is no figure of the row alone.
    RANK_LOOKED_AT = "E0428" Error "check that looks at a rank"
        "A rank hangs on all rows of its table, so that a record which is not decided of any of them may move it. Checks, single cells and formulas of rows look at the column that is ranked; texts can show the rank.\n\n\
         Wrong:  column 7 \"…\"    column r \"…\" = rank of [7] descending    check [r] <= 5\n\
         Right:  column 7 \"…\"    column r \"…\" = rank of [7] descending    check [7] >= 0";
    /// `show rows` that cannot be followed.
    BAD_SHOWN_ROWS = "E0429" Error "rows that cannot be chosen so"
        "`show rows` says which rows are printed and in which order: `where` names columns of the row, `by` a column that has values, `first` at least one row, and `rest` stands behind `first`. The rest is measured as the columns say, so no row may say itself what it measures. A text lists rows by the same words.\n\n\
         Wrong:  show rows rest \"Others\"\n\
         Right:  show rows first 1, rest \"Others\"";
    /// `first` that leaves no row out.
    NOTHING_LEFT_OUT = "E0430" Advice "no row is left out"
        "A table shows its first rows, and it has no more than so many: none is ever left out.\n\n\
         Wrong:  row a \"…\"    row b \"…\"    column 7 \"…\"    show rows first 5\n\
         Right:  row a \"…\"    row b \"…\"    column 7 \"…\"    show rows first 1";
}
