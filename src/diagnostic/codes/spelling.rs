//! Faults in the spelling of a rule file.

use super::codes;

codes! { SPELLING:
    /// The text does not fit the grammar at this place.
    UNEXPECTED = "E0101" Error "unexpected text"
        "The item cannot be read at the place shown; what could stand there is listed. The other items of the file are
read all the same.

Wrong:   column 3 = count
Right:   column 3 \"Số lớp\" = count

Here the label was missing.";
    /// Text before the first item.
    STRAY_TEXT = "E0102" Error "text before the first item"
        "Before the first item there may be blank lines and remarks only. A remark begins with `//`.

Wrong:   Biểu 3, 6 tháng đầu năm
         table annex …
Right:   // Biểu 3, 6 tháng đầu năm
         table annex …";
    /// A word in column 0 that begins no item.
    UNKNOWN_ITEM = "E0103" Error "unknown item"
        "A line that begins an item has one of these words at its very beginning: `language`, `use`, `report`, `codes`,
`set`, `param`, `record`, `table`, `text`, `criteria`, `test`, `expect`. Often the word is misspelt, or a `}` before it stands too early.

Wrong:   tabel annex \"Biểu 3\" of Admission { … }
Right:   table annex \"Biểu 3\" of Admission { … }";
    /// An item keyword with white space before it.
    INDENTED_ITEM = "E0104" Error "item not at the beginning of its line"
        "Items begin at the very beginning of a line. So a fault in one item never hides the next.

Wrong:     set small of Ethnicity = la_ha
Right:   set small of Ethnicity = la_ha";
    /// `language N` with another N.
    UNKNOWN_LANGUAGE = "E0106" Error "unknown version of the language"
        "The file asks for a version of the language that this program does not read.

Wrong:   language 2
Right:   language 1";
    /// `language` that is not the first item.
    LANGUAGE_NOT_FIRST = "E0107" Error "`language` is not first"
        "`language` is written once, before every other item: it says how the rest is to be read.

Wrong:   use \"records.bieu\"
         language 1
Right:   language 1
         use \"records.bieu\"";
    /// Nesting or a chain beyond what is read.
    TOO_DEEP = "E0108" Error "nested too deep"
        "Parentheses, brackets and braces may stand in each other 64 deep, and one expression may have 256 steps of
arithmetic. Rules written by hand stay far below that.

Wrong:   where ((((((… 65 of them …))))))
Right:   let adult = age(born, decided_on) >= 18     // in the record
         where adult";
    /// A string or text without its end.
    UNCLOSED_STRING = "E0109" Error "text not closed"
        "A text in quotes ends on the line on which it begins. A `text` item ends with three quotes.

Wrong:   column 3 \"Số lớp = count
Right:   column 3 \"Số lớp\" = count";
    /// A bracket without its end.
    UNCLOSED_BRACKET = "E0110" Error "bracket not closed"
        "Every `(`, `[` and `{` needs its `)`, `]` and `}`. Where a `}` is missing, the indentation of the lines is used to
guess which one.

Wrong:   where unit.type in (commune, ward
Right:   where unit.type in (commune, ward)";
    /// A bracket closed by another's sign, or closing nothing.
    WRONG_BRACKET = "E0111" Error "wrong closing bracket"
        "A bracket is closed by a sign of another kind, or a closing sign has no opening one.

Wrong:   first of (14, 11]
Right:   first of (14, 11)";
    /// Quotation marks of another kind.
    WRONG_QUOTE = "E0112" Error "wrong quotation mark"
        "Texts stand between straight quotes `\"`. Word processors put other signs in their place. Inside a text a straight
quote is written `\\\"`.

Wrong:   column 3 “Số lớp” = count
Right:   column 3 \"Số lớp\" = count";
    /// Signs of other notations.
    FOREIGN_SIGN = "E0113" Error "sign of another notation"
        "The sign is used in mathematics or in programming languages, not here. Signs: `= != < <= > >= + - * /`; words:
`and`, `or`, `not`.

Wrong:   where sex == female && age(born, decided_on) ≤ 30
Right:   where sex = female and age(born, decided_on) <= 30";
    /// A decimal comma in a rule.
    DECIMAL_COMMA = "E0114" Error "decimal comma"
        "In rules, numbers have a decimal point and no thousands sign, whatever the language of the report. Printed numbers
follow `locale`, numbers in data follow `numbers`.

Wrong:   param least: decimal = 38,87
Right:   param least: decimal = 38.87";
    /// A date in another order.
    DATE_SPELLING = "E0115" Error "date in another spelling"
        "In rules, a date is year-month-day with all its digits, so that no one has to know which number is the month. The
spelling of dates in data is said by `dates` in the record.

Wrong:   period 01/01/2024 to 30/06/2024
Right:   period 2024-01-01 to 2024-06-30";
    /// A date that does not exist.
    NO_SUCH_DAY = "E0116" Error "no such day"
        "The calendar has no such day.

Wrong:   in force until 2024-02-30
Right:   in force until 2024-02-29";
    /// A number with too many digits.
    NUMBER_TOO_LONG = "E0117" Error "number too long"
        "Numbers are exact, so they have an end: 38 digits, 18 of them after the point. Digits that are printed
(`round … to`, `digits`) are at most 18.

Wrong:   = [6] / [5], round down to 40
Right:   = [6] / [5], round down to 4";
    /// `not` in the middle of a condition.
    NOT_IN = "E0118" Error "`not` in the middle of a condition"
        "`not` stands before the condition that it turns round.

Wrong:   where ethnicity not in minority
Right:   where not ethnicity in minority

Wrong:   where religion is not missing
Right:   where religion is known";
    /// `x is A`.
    IS_VALUE = "E0119" Error "`is` with a value"
        "`is` asks only whether a value is known. Values are compared with `=`, or with `in` and a list.

Wrong:   where unit.type is commune or ward
Right:   where unit.type in (commune, ward)";
    /// `a < b < c`.
    COMPARISON_CHAIN = "E0120" Error "two comparisons in one"
        "A comparison has two sides. For a range write `in`, which takes both ends.

Wrong:   where 18 <= age(born, decided_on) <= 30
Right:   where age(born, decided_on) in 18..30";
    /// `where` with nothing after it.
    MISSING_CONDITION = "E0121" Error "condition missing"
        "After `where`, `except`, `and`, `or` and `not` a condition follows.

Wrong:   column 9 \"Nữ\" where
Right:   column 9 \"Nữ\" where sex = female";
    /// A word near to a keyword.
    MISSPELT_KEYWORD = "E0122" Error "misspelt keyword"
        "The word stands where a keyword is expected and is near to one.

Wrong:   spilt [6] by unit.type { … }
Right:   split [6] by unit.type { … }";
    /// A space that is not an ordinary one.
    ODD_SPACE = "E0123" Error "odd white space"
        "White space is the ordinary space, the tab and the line end. Text copied from a word processor or a web page often
brings no-break spaces with it, which look the same.

Wrong:   a no-break space between `where` and `sex`
Right:   where sex = female";
    /// A word of the other set.
    WORD_OF_OTHER_SET = "E0124" Error "word of the other set"
        "There are two sets of words. A file that begins with `language 1` is in English words throughout, one that begins with
`ngôn ngữ 1` in Vietnamese ones; names, labels and texts may be Vietnamese in both. Files of both sets may use each other.

Wrong:   cột 3 \"Số lớp\" = count
Right:   column 3 \"Số lớp\" = count";
    /// `if`, `else if`.
    NO_IF = "E0125" Error "no `if`"
        "Conditions are clauses: `where` and `except`. Cases that exclude each other are the arms of a `split`. After a
check, `else` is followed by `error` or `warn`.

Wrong:   check [6] <= [5] else if [5] = 0 warn \"…\"
Right:   check [6] <= [5] else warn \"…\"";
    /// A spelling of dates or numbers in data that is not known.
    UNKNOWN_SPELLING = "E0126" Error "unknown spelling of dates or numbers"
        "`dates` takes `dd/mm/yyyy`, `dd.mm.yyyy`, `mm/dd/yyyy` or `yyyy-mm-dd`; `numbers` takes `1.234,5`, `1 234,5`, `1,234.5` or
`1234.5`.

Wrong:   dates dd/mm/yy
Right:   dates dd/mm/yyyy";
    /// A comma that separates nothing.
    STRAY_COMMA = "E0127" Error "stray comma"
        "Members of a list are separated by commas, without one after the last. Entries between braces are separated by
white space alone.

Wrong:   first of (14, 11,)
Right:   first of (14, 11)";
    /// Documentation that belongs to nothing.
    MISPLACED_DOCUMENTATION = "E0128" Error "documentation of nothing"
        "A remark with three strokes belongs to the item, field, `let`, column or row after it. A plain remark has two.

Wrong:   /// The lists.
         use \"codes.bieu\"
Right:   // The lists.
         use \"codes.bieu\"";
    /// A part that may be written once is written twice.
    WRITTEN_TWICE = "E0129" Error "written twice"
        "The part says something that can be said only once.

Wrong:   column 3 \"Số lớp\" printed \"3\" printed \"4\" = count
Right:   column 3 \"Số lớp\" printed \"3\" = count";
    /// A `show` or `cite` that looks as if it spoke of the whole table.
    ALIGNED_PART = "E0130" Warning "part of one column"
        "A `show` or `cite` after a column or row belongs to it, even on a line of its own. One for the whole table stands
before the first column.

Doubtful:  column 3 \"Số lớp\" = count
           show zero as \"-\"
Right:     show zero as \"-\"
           column 3 \"Số lớp\" = count";
    /// `\n` and the like in a string.
    UNKNOWN_ESCAPE = "E0131" Error "unknown sign after `\\`"
        "In a text in quotes, `\\\"` is a quote, `\\\\` a backslash and `\\{` a brace that is printed. Nothing else is written with `\\`.

Wrong:   \"Cột 3\\n(người)\"
Right:   \"Cột 3 (người)\"";
    /// A point that may have been meant as a thousands sign.
    THOUSANDS_POINT = "E0132" Warning "point with three digits after it"
        "In rules the point is the decimal point, so `1.000` is one. A thousand is `1000`.

Doubtful:  param least: integer = 1.000
Right:     param least: integer = 1000";
    /// A cell of a named table outside a text.
    CELL_OUTSIDE_TEXT = "E0133" Error "cell of a table outside a text"
        "`annex[total, 6]` names a cell in a `text` and in a check of a `report`. In a table, a formula names other columns of its row (or other rows of
its column) in brackets alone.

Wrong:   column 7 \"Tỷ lệ\" = annex[total, 6] / [5]
Right:   column 7 \"Tỷ lệ\" = [6] / [5]";
    /// A remark as other languages write it.
    FOREIGN_REMARK = "E0134" Error "remark of another language"
        "A remark begins with `//` and ends with its line. `#`, `--` and `/* … */` are remarks elsewhere.

Wrong:   column 3 \"Số lớp\" = count   # from the register
Right:   column 3 \"Số lớp\" = count   // from the register";
    /// A range as other languages write it.
    OTHER_RANGE = "E0135" Error "range in another spelling"
        "A range has two points and holds both its ends: `18..30`. A run of columns that are added is `[9] + ... + [16]`.

Wrong:   where age between 18 and 30
Right:   where age in 18..30";
    /// A comparison without its left side.
    MISSING_OPERAND = "E0136" Error "side of a comparison missing"
        "Each comparison says what it compares, even if the one before it compared the same.

Wrong:   where age >= 18 and < 60
Right:   where age >= 18 and age < 60";
    /// A measure that is not known.
    UNKNOWN_MEASURE = "E0137" Error "unknown measure"
        "What is measured is one of `count`, `count distinct`, `sum`, `average`, `min` and `max`. There is no other.

Wrong:   column 3 \"Thu nhập\" = mean income, round half up to 1
Right:   column 3 \"Thu nhập\" = average income, round half up to 1";
    /// A figure as shown outside a text.
    SHOWN_OUTSIDE_TEXT = "E0138" Error "figure as it is shown, outside a text"
        "`shown [7]` is the figure of column 7 as it is printed, rounded. It is taken in a `text` alone, which is read beside the
table. In a table and in a report, formulas and checks are worked out of exact values, and each result is rounded once, when it is printed.

Wrong:   check shown [7] <= 100
Right:   check [7] <= 100
Right:   {rows of annex where shown [7] > 100 with [7]}        (in a text)";
    /// `1 years`, `2 year`.
    ONE_OR_SEVERAL = "E0139" Warning "one, or several"
        "Behind `1` stands `year`, `month` or `day`; behind any other number, and behind a name, `years`, `months` or `days`. It is the
same to the rules; `bieu fmt` writes it so.

Wrong:   where on >= born + 18 year
Right:   where on >= born + 18 years";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_says_what_is_wrong_and_what_is_right() {
        for code in SPELLING {
            let page = code.explanation;
            assert!((3..=10).contains(&page.lines().count()), "{}", code.id);
            assert!(page.contains("Wrong:") || page.contains("Doubtful:"), "{}", code.id);
            assert!(page.contains("Right:"), "{}", code.id);
        }
    }

    #[test]
    fn codes_are_in_order_and_differ() {
        assert!(SPELLING.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
