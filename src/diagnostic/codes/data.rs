//! Faults in the records.

use super::codes;

codes! { DATA:
    /// A token that no code has.
    UNKNOWN_CODE = "E0801" Error "unknown code"
        "The text is not a name, label, external code or alias of the field's code list. Capitals, the place of
the tone, and spaces, hyphens and apostrophes between letters make no difference; accents do, and so do signs beside digits or at an end:
`1` is not `-1`, `14` not `1-4`.

Wrong:  Dân tộc = La Chi        (the list has “La Chí”)
Right:  Dân tộc = La Chí
Or add the spelling to the list: `la_chi \"La Chí\" also \"La Chi\"`.";
    /// A token that fits two codes.
    AMBIGUOUS_CODE = "E0802" Error "ambiguous code"
        "The text fits two codes of the list or more, such as an alias that two peoples share. It is never guessed at:
the record would be counted in the wrong column in silence.

Wrong:  Dân tộc = Xá Khao       (an alias of Kháng and of La Ha)
Right:  Dân tộc = Kháng";
    /// An external code whose system nobody named.
    CODE_SYSTEM_UNSAID = "E0803" Error "external code of an unsaid system"
        "The list has several systems of external codes, in which one number may mean different codes. The field must
say which of them its data use.

Wrong:  ethnicity Ethnicity \"Dân tộc\"                  with 04 in the data
Right:  ethnicity Ethnicity coded gso1979 \"Dân tộc\"    then 04 is Hoa";
    /// A field that must not be missing is.
    MISSING_VALUE = "E0804" Error "missing value"
        "The field must be known for each record, and so must each part of a key, but the cell is empty. Missing is
neither zero nor no.

Wrong:  Giới tính = (empty)
Right:  Giới tính = Nữ
Or declare that it may be missing: `sex Sex? \"Giới tính\"`.";
    /// Text that is not a number.
    NOT_A_NUMBER = "E0805" Error "not a number"
        "The text cannot be read as a number in the form that the record declares.

Wrong:  1 234        12%        1,5
Right:  1234         12         1.5
Or declare in the record how the file writes numbers: `numbers 1 234,5`.";
    /// A number that may be thousands or a decimal.
    AMBIGUOUS_NUMBER = "E0806" Error "ambiguous number"
        "A sign before three digits may group thousands or part decimals: 2,295 is 2295 to one office and a little over
two to another. It is read only where the record declares how its numbers are written.

Wrong:  2,295        with no declaration
Right:  2295
Or declare in the record: `numbers 1234.5`, `numbers 1,234.5` or `numbers 1.234,5`.";
    /// A number beyond what its field holds.
    NUMBER_TOO_LARGE = "E0807" Error "number does not fit"
        "An integer field holds 64 bits, a decimal field 30 digits, those after the decimal sign among them. Nothing is rounded
in silence: a decimal is rounded where its field says to how many digits.

Wrong:  9223372036854775808            (identity numbers belong in a text field)
Wrong:  1e-40                          in a field `share decimal`
Right:  1e-40                          in a field `share decimal rounded to 6`: 0";
    /// A fraction in an integer field.
    NOT_WHOLE = "E0808" Error "not a whole number"
        "The field is an integer, and the number has a fraction.

Wrong:  Số lớp = 2.5
Right:  Số lớp = 2
Or declare the field `decimal`.";
    /// Text that is not a day.
    NOT_A_DATE = "E0809" Error "not a day"
        "The text cannot be read as a day in the form that the record declares. ISO days, 2024-06-30, are always read.

Wrong:  ngày 30 tháng 6       45473       2024-06-30 00:00
Right:  30/06/2024 where the record declares `dates dd/mm/yyyy`, or 2024-06-30";
    /// A day that the calendar does not have.
    DAY_NOT_IN_CALENDAR = "E0810" Error "no such day"
        "The text has the form of a day, but the calendar does not have it.

Wrong:  31/02/2024       29/02/2023
Right:  29/02/2024";
    /// Part of a date.
    PARTIAL_DATE = "E0811" Error "part of a date"
        "Only a month or a year is written. The missing day is not made up: an age or a period would hang on it.

Wrong:  09/2020       1948
Right:  15/09/2020, or an empty cell where the field may be missing";
    /// A day in another form than the declared one.
    OTHER_DATE_FORM = "E0812" Error "day in another form"
        "The day is written in another form than the record declares, so day and month could be taken for each other.

Wrong:  06/30/2024       where the record declares `dates dd/mm/yyyy`
Right:  30/06/2024
Or declare in the record the form that the whole file has.";
    /// A year of two digits.
    TWO_DIGIT_YEAR = "E0813" Error "year of two digits"
        "A year of two digits does not say its century: 24 may be 1924 or 2024.

Wrong:  30/06/24
Right:  30/06/2024";
    /// Text that is neither yes nor no.
    NOT_YES_NO = "E0814" Error "neither yes nor no"
        "A yes/no field reads yes, no, có, không, true, false, 1, 0, and x for yes, and the words that the record declares.

Wrong:  Học sinh = Nam
Right:  Học sinh = có
Or declare the words in the record: `yes \"đúng\"`, `no \"sai\"`.";
    /// A typed value of another kind than the field's.
    WRONG_KIND = "E0815" Error "value of another kind"
        "A typed source, such as a program or a JSON file, gave a value of another kind than the field holds.

Wrong:  {\"Ngày sinh\": 19990101}
Right:  {\"Ngày sinh\": \"1999-01-01\"}";
    /// Text in which letters were lost.
    DAMAGED_TEXT = "E0816" Error "damaged text"
        "The text holds control characters or replacement signs: it was written in one encoding and read in another, and
letters were lost. They cannot be won back here.

Wrong:  Th\u{FFFD}i
Right:  Thái, from a file saved as “CSV UTF-8”";
    /// A record that repeats another in every field.
    REPEATED_RECORD = "E0817" Error "repeated record"
        "The record is the same in every field as another with the same key. One of them is counted, the others are not.

Wrong:  m1;Nam  and again  m1;Nam
Right:  m1;Nam  once";
    /// Records that differ and have the same key.
    CONFLICTING_KEY = "E0818" Error "one key, different records"
        "Two records have the same key and differ. Which of them is right is not guessed at, so none of them is counted.

Wrong:  m1;Nam  and  m1;Nữ
Right:  m1;Nam  and  m2;Nữ";
    /// A reference to a record that was not read.
    DANGLING_REFERENCE = "E0819" Error "reference to nothing"
        "The cell names a record by its key, and no record with that key was read.

Wrong:  Đơn vị = u9      with units u1 and u2
Right:  Đơn vị = u2";
    /// A reference to a record that was rejected.
    REFERENCE_TO_REJECTED = "E0820" Error "reference to a rejected record"
        "The cell names a record that was itself rejected. Mend that one first; this one then follows.

Wrong:  Đơn vị = u1      where the row of u1 has no type
Right:  Đơn vị = u1      once that row has a type";
    /// A row with more or fewer cells than the header.
    CELL_COUNT = "E0821" Error "wrong number of cells"
        "The row has more or fewer cells than the header, so it is not known which cell belongs to which column. Often a
cell that holds the separator is not in quotation marks.

Wrong:  m1,Bản Mòng, Hua La,Nam
Right:  m1,\"Bản Mòng, Hua La\",Nam";
    /// A row whose quotation marks do not match.
    BROKEN_QUOTES = "E0822" Error "quotation marks do not match"
        "A cell that begins with a quotation mark ends with the next single one; inside, the mark is written twice. A mark
that is not closed swallows the lines that follow.

Wrong:  m1,\"Bản Mòng,Nam
Right:  m1,\"Bản Mòng\",Nam";
    /// A row that is not UTF-8.
    NOT_UTF8 = "E0823" Error "row is not UTF-8"
        "The row holds bytes that are no UTF-8 text: part of the file comes from another encoding.

Wrong:  a file saved as “CSV” by an old spreadsheet
Right:  the same file saved as “CSV UTF-8”";
    /// What a spreadsheet left in a cell.
    SPREADSHEET_LEFTOVER = "E0824" Error "left by a spreadsheet"
        "The cell holds what a spreadsheet leaves when it is exported: the error of a formula, a formula around a text, an
apostrophe before digits, or a long number made short, whose last digits are lost. None of them is read as a value or a key:
many different keys become one `7.9087E+11`.

Wrong:  #REF!     =\"0012\"     '0012     7.9087E+11
Right:  the value itself, 0012, from a column that has the format Text in the spreadsheet
Where `#N/A` stands for nothing known, declare `missing \"#N/A\"` in the record.";
    /// A mark of no width where it would make two texts that look alike differ.
    HIDDEN_MARK = "E0829" Error "mark that is not seen"
        "The text holds a mark that has no width, such as U+200B, or one that turns the direction of text, such as U+202A: copying from pages and
messages leaves them. At the ends of a cell they are passed over. Inside a key, or a value that cannot be read with them, two texts would look
the same and differ, so the mark is named by its number.

Wrong:  m1 with U+200B between m and 1
Right:  m1, typed anew";
    /// A file that is no UTF-8 text at all.
    NOT_TEXT = "E0831" Error "not a CSV text file"
        "The file is UTF-16 text or a spreadsheet. Only text in UTF-8 is read.

Wrong:  members.xlsx renamed to members.csv
Right:  in the spreadsheet: Save as, “CSV UTF-8 (comma delimited)”";
    /// A file without records or header.
    EMPTY_FILE = "E0832" Error "empty file"
        "The file has no header. A file without records still has its header, so that an empty export is not mistaken for
a broken one.

Wrong:  (nothing)
Right:  Số thẻ,Giới tính";
    /// A file whose first row is no header.
    NO_HEADER = "E0833" Error "no header"
        "No cell of the first row is a name, label or alias of a field of the record.

Wrong:  m1,Nam,Thái
Right:  Số thẻ,Giới tính,Dân tộc
        m1,Nam,Thái";
    /// A field without a column.
    MISSING_COLUMN = "E0834" Error "column missing"
        "A field that must be known has no column in the file, so every record would be rejected.

Wrong:  Số thẻ,Dân tộc              (the field “Giới tính” must be known)
Right:  Số thẻ,Giới tính,Dân tộc
Or add the column's header to the field: `sex Sex \"Giới tính\" also \"Phái\"`.";
    /// Two columns for one field.
    DOUBLE_COLUMN = "E0835" Error "two columns for one field"
        "Two headers belong to the same field, or two members of a JSON object do, and which of them counts is not guessed at.

Wrong:  Số thẻ,Giới tính,Phái      (both are the field `sex`)
Right:  Số thẻ,Giới tính";
    /// A header that fits two fields.
    AMBIGUOUS_HEADER = "E0836" Error "header fits two fields"
        "A header is a name, label or alias of two fields of the record.

Wrong:  Ngày            (both “Ngày sinh” and “Ngày vào Đảng” are also “Ngày”)
Right:  Ngày sinh";
    /// Text that is no JSON of records.
    NOT_JSON = "E0837" Error "not JSON records"
        "Records of one type in JSON are an array of objects, or one object a line; those of all types an object that holds
such an array under the name of each.

Wrong:  {\"id\": \"m1\"]
Right:  [{\"id\": \"m1\"}]
Right:  {\"Member\": [{\"id\": \"m1\"}], \"Unit\": []}";
    /// A member of a document of all types that names none.
    NO_SUCH_TYPE = "E0838" Error "member is not a record type"
        "A JSON document of all types holds an array under the name of each record type. A member under another name would be
read by nothing, so the document is not taken.

Wrong:  {\"Members\": [{\"id\": \"m1\"}]}
Right:  {\"Member\": [{\"id\": \"m1\"}]}";
    /// A workbook that cannot be read.
    NOT_A_WORKBOOK = "E0839" Error "workbook that cannot be read"
        "The file ends as a workbook does (.xlsx, .xlsm, .ods) and is none, is protected by a password, was cut off, or holds what no spreadsheet writes. Nothing
of it is counted: a part of a register would look like all of it.

Wrong:  members.xls renamed to members.xlsx; members.xlsx with a password
Right:  in the spreadsheet: Save as, “Excel Workbook (.xlsx)”, without a password";
    /// Records that stand in each other in a circle.
    UNITS_IN_A_CIRCLE = "E0843" Error "stands in itself"
        "By the field that is the tree of its type, the record stands in another, that in a third, and so on back to itself. So it is on no level,
and in no part of the whole; neither is what stands in it.

Wrong:  code,name,above
        A,Huyện A,B
        B,Xã B,A
Right:  code,name,above
        A,Huyện A,
        B,Xã B,A";
    /// Two records of one key that stand in two others.
    TWO_PARENTS = "E0844" Error "stands in two others"
        "A key is there twice, and each record says of itself that it stands in another one. A record stands in one other at most, or what is counted
of it would be counted twice.

Wrong:  code,name,above
        C,Chi bộ C,A
        C,Chi bộ C,B
Right:  code,name,above
        C,Chi bộ C,A";
    /// A unit that the rules were not given.
    UNIT_NOT_GIVEN = "E0845" Error "unit that the rules were not given"
        "Records whose type has a label are rows, so rules are given all of them before other records are read. This one was not among them.

Wrong:  rules.with_units(records of January), and then the records of February
Right:  rules.with_units(all units)";
}
