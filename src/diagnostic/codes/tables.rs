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
        "A name in brackets, such as `[14]`, is no column (or row) of the table that is in force.\n\n\
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
        "A column measures records of one type while the row's conditions are about another, so no record can satisfy both. A part and its whole, and the arms of one split, must be about the same records too.\n\n\
         Wrong:  row women \"…\" where sex = female        column 3 \"…\" = count Target\n\
         Right:  say `cell [women, 3] = not applicable`, or move the column to a table of its own.";
    /// A part counted with its whole.
    DOUBLE_COUNT = "E0409" Error "part counted with its whole"
        "A range such as `[8] + ... + [16]` holds a column and also the arms it is split into, or a total, or a formula of others in it, so the same records would be added twice.\n\n\
         Wrong:  check [6] = [8] + ... + [16]       (9 to 16 are the arms of 8)\n\
         Right:  check [8] = [9] + ... + [16]\n\n\
         (Columns that are an `of which` of another term are left out of a range by themselves.)";
    /// A range whose ends are in the wrong order.
    RANGE_ORDER = "E0410" Error "range in the wrong order"
        "In `[a] + ... + [b]` the first must be printed before the last.";
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
    /// Columns beside which no other period stands.
    NOTHING_BESIDE = "E0421" Advice "nothing stands beside these columns"
        "`beside` puts another period beside every column. A column of which nothing names the period would hold the same figure twice, and so would one that rests on it, such as a percentage of a plan: nothing stands beside them. `columns LIST` has none either.\n\n\
         Say so where it is meant: `column 5 \"…\" = sum Target.members beside nothing`.";
    /// `over` that cannot be worked out.
    BAD_OVER = "E0420" Error "over another period"
        "`over period - 1 year` is the last word of a column's formula, and means all of it over another period: in every condition and measure behind it that names the period. Nothing but a formula can be meant so, and something behind it has to name the period.\n\n\
         Wrong:  column 6a \"…\" = count over period - 1 year\n\
         Right:  column 6 \"…\" where day in period        column 6a \"…\" = [6] over period - 1 year";
}
