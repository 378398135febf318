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
}
