//! Findings of a run.

use super::codes;

codes! { RUNS:
    /// A check does not hold on a row.
    CHECK_FAILED = "E0901" Error "check failed"
        "A check of the table does not hold on a row. The message shows both sides. Either the records are wrong, or an input is missing, or records could not be decided: see the list of undetermined records.";
    /// Records break a split.
    SPLIT_BROKEN = "E0902" Error "records break a split"
        "Records fall into two arms of a split, or into none. The split could not be proved beforehand, so it is verified on every run.";
    /// Records that reach no row.
    REACH_NO_ROW = "E0903" Warning "records reach no row"
        "Records of the table's universe are in none of its rows: their code is missing, or stands on no row. They are counted in the total and in this finding, nowhere else.";
    /// Records whose conditions could not be decided.
    UNDETERMINED = "E0904" Warning "records could not be decided"
        "A field that a condition reads is missing, so the condition is neither yes nor no. Such records are not counted; the list says how many and which field was missing.";
    /// Records that were rejected.
    REJECTED = "E0905" Error "records were rejected"
        "Some records could not be read. They are listed with file, line, column, value and reason; the others were counted.";
    /// No input for a record type.
    NOT_GIVEN = "E0906" Warning "no input given"
        "The table measures a record type for which no input was given. Its cells are missing, not zero. So is what derived fields count of it, and what is read of its versions; proofs, and what a comparison calls equal, do not speak of runs without it.";
    /// A file of a data folder that is not read.
    PASSED_OVER = "E0907" Warning "file passed over"
        "Of a folder, files are read that end in .csv, .tsv, .json or .jsonl and are called like a record type, and of workbooks (.xlsx, .xlsm, .ods) the sheets that are called so or have the header row of one type. Anything else there is named and passed over. Where it is called like a record type (Member.xls, Member.txt, a broken link, a folder or a pipe of that name), this is an error: its records may be missing from every figure.\n\n\
         Wrong:  records/Member.xls\n\
         Right:  records/Member.xlsx, saved from the spreadsheet; or the file named by itself: --data Member=records/members.txt";
    /// Numbers too long to go on with.
    TOO_LARGE = "E0908" Warning "number too large"
        "Numbers are exact and as long as they need to be, up to 65,536 bits above and below the fraction stroke: some 19,700 digits. A cell on whose way a longer one stands has no value and prints the sign of *not computable*; no rule of a form needs such a number, so most likely a product is meant to be a sum, or ratios of very many different divisors are averaged.\n\n\
         Wrong:  column 3 = [1] * [2]        where both are products of products\n\
         Right:  column 3 = [1] + [2]";
    /// Checks over records that could not be decided.
    CHECK_UNDECIDED = "E0909" Warning "check not decided"
        "Records that could not be decided belong to the cells of a check or not, and on that it depends whether the check holds. A check is said to fail only if it fails however their blanks are filled in, and to hold only if it holds however they are. The report shows both sides as they are counted, and how many records lie between them. Fill in the fields that the list of undetermined records names, or count what is missing in a column `where … is missing`.";
}
