//! Dates, periods and versions in force.

use super::codes;

codes! { DATES:
    /// Two versions are in force on one day.
    VERSIONS_OVERLAP = "E0601" Error "two versions in force"
        "On some day two versions of the same declaration are in force, so it is not known which one counts. Both days of `from … until …` are in.\n\n\
         Wrong:  = 5 in force from 2021-01-01 until 2024-06-30    = 7 in force from 2024-06-30\n\
         Right:  = 5 in force from 2021-01-01 until 2024-06-30    = 7 in force from 2024-07-01";
    /// Days between two versions without one in force.
    VERSIONS_GAP = "E0602" Error "days without a version"
        "Between two versions of a declaration there are days on which none is in force.\n\n\
         Wrong:  = 5 in force until 2024-05-31    = 7 in force from 2024-07-01\n\
         Right:  = 5 in force until 2024-06-30    = 7 in force from 2024-07-01";
    /// No version at the date the rules are read at.
    NOT_IN_FORCE = "E0603" Error "not in force at this date"
        "What is used has no version in force at the date the rules are read at. That date is the one given when the rules are run, else the last day of the report's period.";
    /// No date to choose a version by.
    NO_DATE = "E0604" Error "no date to read the rules at"
        "Something that is used has versions, and nothing says which date counts: the program has no `report` with a `period`, and no date was given.\n\n\
         Add `report name { period 2024-01-01 to 2024-06-30 }`, or give the date: `--as-of 2024-06-30`.";
    /// The first day is after the last.
    BACKWARDS = "E0605" Error "first day after the last"
        "A period or an interval ends before it begins.\n\n\
         Wrong:  period 2024-06-30 to 2024-01-01\n\
         Right:  period 2024-01-01 to 2024-06-30";
    /// `period` without a report period.
    NO_PERIOD = "E0606" Error "no period declared"
        "The rules use `period`, but no `report` declares one.\n\n\
         Add `report name { period 2024-01-01 to 2024-06-30 }`.";
    /// A report item that is not known or doubled.
    BAD_REPORT = "E0607" Error "report heading cannot be used"
        "A program has at most one `report` item, its locale is vi, en or plain, and it prints a table once.";
    /// A version begins or ends within the period of the report.
    VERSION_CHANGES = "E0608" Warning "version that changes within the period"
        "Within the period of the report one version of a declaration follows another. The rules are read at one day, by default the last \
         of the period, and choose the version of that day for all records, also for those of the days on which the other was in force.\n\n\
         Wrong:  report half_year { period 2024-01-01 to 2024-06-30 }    param few: integer = 5 in force until 2024-05-31 = 1 in force from 2024-06-01\n\
         Right:  one report for the days until 2024-05-31 and one for those from 2024-06-01\n\n\
         If one version is meant for the whole period, say so: `// allow bieu::E0608: because …` right before the declaration.";
    /// A version that was not yet, or no longer, in force over another period.
    VERSION_THEN = "E0609" Warning "another version in the other period"
        "A column is over another period, and what it counts by has changed since: another version was in force on that period's last day. \
         Both periods are counted by the version of the day that the rules are read at, so that they can be compared.\n\n\
         Wrong:  report half_year { period 2024-01-01 to 2024-06-30 }    param few: integer = 5 in force until 2023-12-31 = 1 in force from 2024-01-01    column 3 \"…\" = [2] over period - 1 year\n\
         Right:  column 3 \"…\" = [2] over period - 1 year as of period.end\n\n\
         If the version of today is meant, say so: `// allow bieu::E0609: because …` right before the column.";
    /// Days between a code and what it became.
    SUCCESSION_GAP = "E0612" Error "days between a code and its successor"
        "A code became another one that begins later than on the day after. On the days between, its records would belong nowhere.\n\n\
         Wrong:  muong_chum \"Mường Chùm\" in force until 2025-05-31 became muong_bu_new    muong_bu_new \"Mường Bú\" in force from 2025-07-01\n\
         Right:  muong_chum \"Mường Chùm\" in force until 2025-06-30 became muong_bu_new    muong_bu_new \"Mường Bú\" in force from 2025-07-01";
    /// What became of a code leads back to it.
    SUCCESSION_CIRCLE = "E0613" Error "successions in a circle"
        "What became of a code became, through others or at once, that code again. A code stands for one thing; what is founded anew has a code of its own.\n\n\
         Wrong:  a in force until 2025-06-30 became b    b in force from 2025-07-01 until 2025-12-31 became a\n\
         Right:  a in force until 2025-06-30 became b    b in force from 2025-07-01 until 2025-12-31 became a_new    a_new in force from 2026-01-01";
    /// A list has no code on the day.
    NO_CODE_IN_FORCE = "E0614" Error "no code in force on this day"
        "Rows or columns are the codes of a list on one day, that of the report or the one behind `restated to`, and none is in force on it.\n\n\
         Wrong:  rows District                               (all districts ended on 2023-12-31, and the report is of 2024-06-30)\n\
         Right:  rows District restated to 2023-12-31";
}
