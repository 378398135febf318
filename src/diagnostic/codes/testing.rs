//! Tests: how they are written, and how they fail.

use super::codes;

codes! { TESTING:
    /// A test that cannot fail.
    EXPECTS_NOTHING = "E1101" Error "test that expects nothing"
        "A test has no `expect`, or one without a line: it could never fail, and so it shows nothing.\n\n\
         Wrong:  test \"women\" { given Member | id | sex | … }\n\
         Right:  test \"women\" { given Member | id | sex | …   expect members | row | [3] | … }";
    /// A line with more or fewer cells than its header.
    RAGGED_LINES = "E1102" Error "line with another number of cells"
        "A line of a test's table has more or fewer cells than the header, so it cannot be said which cell belongs to which column.\n\n\
         Wrong:  | id | sex    |\n        | 1  |\n\
         Right:  | id | sex    |\n        | 1  |        |        (an empty cell: the value is missing)";
    /// A header of an expectation that is not understood.
    BAD_TEST_HEADER = "E1103" Error "column of a test not understood"
        "The header of an expectation says what its cells are about. Of a table: `row` and columns in brackets. Of criteria: the key of the record, `verdict`, `because`, `by`, `lacking`. \
         Of rejects: `line`, `field`, `code`. Of what is undetermined: `column` or `row`, `records`, `missing`. Of checks: `check`, `row` or `column`, `result`.\n\n\
         Wrong:  expect annex | committee | 14 |\n\
         Right:  expect annex | row | [14] |";
    /// A cell of an expectation that can never be met.
    BAD_EXPECTED_VALUE = "E1104" Error "value that cannot be expected"
        "A cell of an expectation holds something that could never come out: a table gives numbers, dates and states, criteria give verdicts.\n\n\
         Wrong:  | muong_la | 38,87 |\n\
         Right:  | muong_la | 38.87 |\n\n\
         Numbers are written as in rules, with a point; states are `missing`, `not applicable`, `not computable` and `suppressed`, or the sign that the table prints for them. An empty cell expects nothing.";
    /// Given records that cannot be used.
    BAD_GIVEN = "E1105" Error "given records cannot be used"
        "A test gives records that cannot be taken as they stand: the same type twice, a column twice, or records that others refer to without their key.\n\n\
         Wrong:  given Unit | type | …   given Admission | unit | …     (whose unit?)\n\
         Right:  given Unit | code | type | …";
    /// Rules that are wrong at the date of a test.
    WRONG_AT_DATE = "E1106" Error "rules are wrong at the date of a test"
        "A test reads the rules at its own date or period (`as of`, `period`), and at that date something is wrong with them: no version of a set is in force, for instance.\n\n\
         Choose a date for which the rules are written, or mend the rules; what is wrong then is listed.";
    /// A file of a test that is no lines of cells.
    BAD_TEST_FILE = "E1107" Error "file of a test not understood"
        "A CSV file that a test names is not a table: it is empty, or a quotation mark is not closed.\n\n\
         The first line of the file is its header; cells are divided by commas, semicolons or tabs; a cell that holds one of these stands in quotation marks.";
    /// Expected of a report that is not said, or that is not there.
    WHICH_REPORT = "E1108" Error "not said which report is meant"
        "Where there is a report for each code or record, each has its own texts and checks, so a test says of which one it expects something. Tables are one for all, with the rows of each; \
         and a report for all at once is `for` nothing.\n\n\
         Wrong:  expect text summary contains \"3 members\"\n\
         Right:  expect text summary for muong_la contains \"3 members\"";
    /// Something else came out.
    NOT_AS_EXPECTED = "E1111" Error "not as expected"
        "A test expects one thing and the rules give another. What each clause says of the records is listed below the place.\n\n\
         Either the rules are wrong, or the test is. A test that was right before a change of the rules shows what the change moved.";
    /// A value that decides was not given.
    NEEDS_FIELD = "E1112" Error "test lacks a value that decides"
        "What a test expects depends on a field that the test does not give. A value that was not given is not known; wherever it could change the result, the test must say it.\n\n\
         Wrong:  given Admission | id | sex    |        expect annex | row | [14] |     (column 14 also asks for the ethnicity)\n\
         Right:  given Admission | id | sex    | ethnicity |\n\n\
         Fields that cannot change what is expected need not be given.";
    /// A given record was rejected.
    GIVEN_REJECTED = "E1113" Error "given record is rejected"
        "A record of a test cannot be taken, and the test does not expect that: a code that the list does not have, a day that does not exist, a key twice.\n\n\
         Mend the cell; or, where the test is about that, say it: `expect rejects TYPE | line | field | code |`.";
    /// A recorded table is no more what comes out.
    GOLDEN_DIFFERS = "E1114" Error "not as recorded"
        "A whole table is recorded in a file (`golden`), and another one comes out now; or nothing is recorded yet.\n\n\
         If the new figures are right, record them with `bieu test --bless` and read what it says has changed.";
}
