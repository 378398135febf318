//! Criteria: requirements, exceptions, calendars.

use super::codes;

codes! { CRITERIA:
    /// Two exceptions apply to one record and no order is said.
    EXCEPTIONS_OVERLAP = "E1001" Error "two exceptions at once"
        "A record can satisfy two exceptions of one requirement, and nothing says which of them is named in the decision.\n\n\
         Wrong:  require age …    allow over_60 instead of age …    allow hero instead of age …\n\
         Right:  require age first of (hero, over_60) …";
    /// A requirement or exception without a condition.
    EMPTY_REQUIREMENT = "E1002" Error "requirement without a condition"
        "A requirement (or an exception) has no `where`, so it would always be met.\n\n\
         Wrong:  require age \"Tuổi đời\"\n\
         Right:  require age \"Tuổi đời\" where age(born, cell_meeting) in 18..60";
    /// A requirement without a reason.
    NO_REASON = "E1003" Warning "requirement without a reason"
        "A requirement has no `reason`: a person who does not meet it is told no more than its name.\n\n\
         Wrong:  require age where age(born, day) >= 18\n\
         Right:  require age where age(born, day) >= 18 reason \"Chưa đủ 18 tuổi\"";
    /// `meets` where it cannot be asked.
    BAD_MEETS = "E1004" Error "criteria cannot be asked here"
        "`meets NAME` asks whether a record is eligible. It can stand in the clauses of a table over the same record type as the criteria, \
         not in a derived field, and not in criteria.\n\n\
         Wrong:  record Candidate { let fit = meets admission }\n\
         Right:  table t of Candidate where meets admission { … }";
    /// A calendar that is no list of days.
    BAD_CALENDAR = "E1005" Error "no calendar of days off"
        "Working days are counted over a code list of days off: each of its codes has a date as its external code.\n\n\
         Wrong:  codes vn_holidays { new_year }\n\
         Right:  codes vn_holidays { new_year_2024 \"Tết dương lịch\" = \"2024-01-01\" }\n\n\
         Saturdays and Sundays are never working days. A count that leaves the years that the list speaks of has no value.";
    /// An exception of nothing.
    EXCEPTION_OF_NOTHING = "E1006" Error "exception of nothing"
        "What stands after `instead of` or in `first of` names no requirement (or no exception) of these criteria that is in force at the same time.\n\n\
         Wrong:  allow over_60 instead of agee …\n\
         Right:  allow over_60 instead of age …";
    /// A requirement that no record fails.
    NEVER_FAILS = "E1007" Warning "requirement that cannot fail"
        "No record can fail this requirement: its conditions, or those of an exception, hold for everyone of whom they are known.\n\n\
         Wrong:  require age where age(born, day) >= 0 …\n\
         Right:  require age where age(born, day) >= 18 …";
    /// A requirement that no record meets.
    NEVER_MET = "E1008" Warning "requirement that cannot be met"
        "No record can meet this requirement, by itself or by an exception: its conditions contradict each other, and nobody is eligible.\n\n\
         Wrong:  require age where age(born, day) >= 60 where age(born, day) <= 18 …";
    /// An exception that no record uses.
    NEVER_REACHED = "E1009" Warning "exception that is never used"
        "No record can meet the requirement by this exception: its conditions contradict each other, or whoever satisfies them meets the requirement itself, or an exception that comes first.\n\n\
         Wrong:  require age where age(born, day) >= 18 …    allow veteran instead of age where age(born, day) >= 60\n\
         Right:  require age where age(born, day) in 18..60 …    allow veteran instead of age where age(born, day) > 60";
}
