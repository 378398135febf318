//! How rules are written: their layout, what is sound but most likely a slip, and what an author allows.

use super::codes;

codes! { STYLE:
    /// A file that cannot be laid out without a change of meaning.
    NOT_FORMATTED = "E1400" Error "not laid out"
        "`bieu fmt` lays a file out, reads the result and compares it with the file, word by word and comment by comment. Here they differ, so the file was left as it is.\n\n\
         This is a fault of bieu and not of the file. Please report it with the file, or with the smallest part of it that shows the fault. With `--words` it can also be a name that is a word of the other set: rename it.";
    /// An `allow` that cannot be heeded.
    BAD_ALLOW = "E1401" Warning "allow that cannot be heeded"
        "A comment that begins with `allow bieu::` silences a warning or a piece of advice on its own line, or, alone on a line, on the next one. It must name a code and say why. An error cannot be allowed.\n\n\
         Wrong:  // allow bieu::E1406\n\
         Right:  // allow bieu::E1406: because the form prints the two names itself";
    /// An `allow` with nothing to silence.
    IDLE_ALLOW = "E1402" Warning "allow that silences nothing"
        "A comment allows a finding that there is none of at its place. Perhaps what was allowed has been mended, or the comment has slipped to another line. Left there, it would hide the next slip.\n\n\
         Wrong:  // allow bieu::E0505: because …      before a column that can count\n\
         Right:  remove the comment, or put it on the line that the finding begins on, or right before it.";
    /// `in` with one value.
    ONE_CHOICE = "E1403" Advice "a choice of one"
        "`in` is followed by one value, or a range begins and ends with the same one. Most often others were to follow, or another end was meant; if not, `=` says it more plainly.\n\n\
         Wrong:  where ethnicity in (thai)         where age(born, day) in 18..18\n\
         Right:  where ethnicity = thai            where age(born, day) = 18";
    /// The same thing twice.
    SAID_TWICE = "E1404" Warning "said twice"
        "A condition stands twice in a chain of `and` or `or`, or in a derived field; a value twice in one choice; a member twice in a set, or by itself and by its group; a check twice in a report. The second changes nothing, so something else was probably meant.\n\n\
         Wrong:  where sex = female and sex = female        set poor of Area = border, island, border\n\
         Right:  where sex = female and age(born, day) >= 18";
    /// A comparison that is always true or never.
    ALWAYS_SO = "E1405" Warning "comparison that decides nothing"
        "A comparison comes out the same for every record: both sides are the same, or a function is compared with what its values never reach (months are 1 to 12, ages are not negative). Or a check between tables compares a figure with itself.\n\n\
         Wrong:  let early = month(born) <= 12            where sex = female and day >= day\n\
         Right:  let early = month(born) <= 6             where sex = female and day >= applied_on\n\n\
         Of a whole clause of a table or of criteria it is proved whether it matters (E0507, E1007).";
    /// A note that spells out what it could name.
    SPELT_OUT = "E1406" Advice "words that will not follow the rule"
        "A note or a reason has the label of a code, or a number, that its condition takes from a set or parameter. When the set or parameter changes, the printed words will still say the old thing.\n\n\
         Wrong:  except ethnicity in not_counted note \"Không tính Thái, Kinh\"\n\
         Right:  except ethnicity in not_counted note \"Không tính {not_counted}\"\n\n\
         A name between braces is filled in when the note or reason is printed.";
    /// One instrument in two spellings or with two dates.
    CITED_DIFFERENTLY = "E1407" Warning "one source, cited in two ways"
        "An instrument is cited in spellings that differ in capitals, spaces or hyphens only, or with two dates. Wherever sources are listed it would be two.\n\n\
         Wrong:  cite \"24-QĐ/TW\" dated 2021-07-30        cite \"24-QĐ/TW\" dated 2021-07-03\n\
         Right:  write it in one way, and its date as the instrument has it.";
    /// Columns or rows side by side with one label.
    SAME_LABEL = "E1408" Warning "one label twice"
        "Two columns, or two rows, that stand side by side have one label. Who reads the table cannot tell them apart.\n\n\
         Wrong:  column 3 \"Nữ\" …    column 4 \"Nữ\" …\n\
         Right:  column 3 \"Nữ\" …    column 4 \"Nam\" …";
    /// A requirement without a source where others have one.
    NO_SOURCE = "E1409" Advice "requirement without a source"
        "A requirement has no `cite`, and other requirements of the criteria have one. A person who is refused is told what the refusal rests on; here there is nothing to tell.\n\n\
         Wrong:  require age where … reason \"…\"\n\
         Right:  require age where … reason \"…\" cite \"24-QĐ/TW\" \"1.1.1\"";
    /// A formula of numbers that are ids of the table.
    WITHOUT_BRACKETS = "E1410" Warning "number where a column was meant"
        "A formula names no column or row, and one of its numbers is the id of one. Columns and rows are named in brackets; a number without them is that number.\n\n\
         Wrong:  column 7 \"Tỷ lệ\" = 6 / 5 as percent\n\
         Right:  column 7 \"Tỷ lệ\" = [6] / [5] as percent";
    /// A total row where a total column was meant.
    TOTAL_BEHIND_COLUMNS = "E1411" Warning "total row behind columns"
        "A `total` is a row, wherever it stands. Right behind `columns LIST` it looks like a column of all records, and is none.\n\n\
         Wrong:  columns Sex total \"Cộng\"\n\
         Right:  columns Sex column all \"Cộng\" = count\n\
         Right:  total \"Cộng\" columns Sex                  (if the row is meant)";
    /// Two spellings that reading takes for one.
    READ_ALIKE = "E1412" Warning "spellings that data cannot tell apart"
        "Data call a code by its name, label, alias or external code, and a field by its header. Where nothing is spelled exactly so, capitals, spaces,
hyphens and apostrophes between letters, and the place of a tone are passed over. Two codes of a list, two fields of a record or two record types whose spellings
differ in nothing else get each other's data by a slip of the keyboard, and what is written as neither exactly is refused.

Wrong:  codes C { a \"Hoà\"  b \"Hòa\" }
Right:  codes C { a \"Hoà Hảo\"  b \"Hòa Bình\" }";
    /// A comparison of exact figures that are printed rounded.
    EXACT_AGAINST_PRINTED = "E1413" Advice "exact figure where a rounded one is printed"
        "A condition of `rows of` asks the exact figures of a column, and the table prints them rounded: 49.6 is below 50, and the row is listed
with 50 beside it. `shown [2]` is the figure as it is printed. Where rounding down cannot change the answer, as with `[2] < 50`, nothing is said.

Wrong:  {rows of t where [2] < 50 with [2]}
Right:  {rows of t where shown [2] < 50 with [2]}

If the exact figure is meant, say so in a comment before the text: `// allow bieu::E1413: because …`.";
    /// The period moved by hand.
    PERIOD_BY_HAND = "E1414" Advice "period moved by hand"
        "A range begins at the moved start of the period and ends at its moved end. A month's last day is lost so: a year before 28 February 2025 is 28 February 2024, and the month had one day more. `over` moves the whole period, in all that a column rests on.\n\n\
         Wrong:  column 6a \"Cùng kỳ\" where on in period.start - 1 year .. period.end - 1 year\n\
         Right:  column 6 \"Kỳ này\" where on in period        column 6a \"Cùng kỳ\" = [6] over period - 1 year";
    /// A report in Vietnamese words, printed in English.
    PRINTED_IN_ENGLISH = "E1415" Warning "Vietnamese report printed in English"
        "A rule file in Vietnamese words has a report that does not say how it is printed. Without `locale` (`ngôn ngữ in`) figures, days and the words that bieu adds, such as those of the account of records, are printed in English, below titles that are not. The edit says `vi`; if English is meant, write `en`.\n\n\
         Wrong:  báo cáo quý_1 \"Quý I\" { kỳ 2024-01-01 đến 2024-03-31 }\n\
         Right:  báo cáo quý_1 \"Quý I\" { kỳ 2024-01-01 đến 2024-03-31 ngôn ngữ in vi }";
}
