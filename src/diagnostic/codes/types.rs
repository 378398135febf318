//! Values of the wrong type.

use super::codes;

codes! { TYPES:
    /// A value of another type than the place needs.
    WRONG_TYPE = "E0301" Error "wrong type"
        "The value has another type than its place needs: a text where a number is needed, a date compared with a number.\n\n\
         Wrong:  where born < 18\n\
         Right:  where age(born, decided_on) < 18\n\n\
         Only integers widen, to decimals. Nothing else is converted.";
    /// A code compared with a code of another list.
    OTHER_LIST = "E0302" Error "code of another list"
        "A field that holds codes of one list is compared with a code of another list. The comparison could never hold.\n\n\
         Wrong:  where sex = thai\n\
         Right:  where ethnicity = thai";
    /// `and` mixed with `or`.
    MIXED_AND_OR = "E0303" Error "`and` mixed with `or`"
        "A condition mixes `and` with `or` without parentheses. Readers differ on which binds closer, so the language asks.\n\n\
         Wrong:  where a and b or c\n\
         Right:  where (a and b) or c\n\
         Right:  where a and (b or c)";
    /// A date moved or compared without a unit, or subtracted.
    DATE_UNITS = "E0304" Error "date arithmetic without a unit"
        "Dates are moved by days, months or years, and the unit must be said; they are never subtracted to get years, because years have different lengths.\n\n\
         Wrong:  where decided_on - born >= 18        where decided_on < born + 18\n\
         Right:  where age(born, decided_on) >= 18    where decided_on < born + 18 years";
    /// Order asked of codes without an order.
    NOT_ORDERED = "E0305" Error "list without an order"
        "Codes are compared by `<`, `>=` or a range, but their list is not declared `ordered`.\n\n\
         Wrong:  codes Education { primary secondary }            where education >= secondary\n\
         Right:  codes Education ordered { primary secondary }    where education >= secondary";
    /// A range that holds nothing.
    EMPTY_RANGE = "E0306" Error "range that holds nothing"
        "The first end of a range is greater than the last, so no value lies in it.\n\n\
         Wrong:  age in 60..18\n\
         Right:  age in 18..60";
    /// A call of an unknown function or with the wrong arguments.
    BAD_CALL = "E0307" Error "function called wrongly"
        "No function has this name, or it takes another number of arguments.\n\n\
         Functions: years(a, b), months(a, b), age(born, on), year(d), month(d).\n\
         Wrong:  age(born)\n\
         Right:  age(born, decided_on)";
    /// A question about missing values where there are none.
    NEVER_MISSING = "E0308" Warning "never missing"
        "The field is required, so it is never missing in an accepted record, and `is missing` is always no.\n\n\
         If it may be missing, declare it so: religion Religion?";
    /// Not a condition.
    NOT_A_CONDITION = "E0309" Error "not a condition"
        "A clause needs a condition: something that is yes or no.\n\n\
         Wrong:  where age(born, decided_on)\n\
         Right:  where age(born, decided_on) >= 18";
    /// A number of the language that cannot be had.
    NOT_CONSTANT = "E0310" Error "not a fixed value"
        "A parameter needs a value written out: a number, a date, a text, yes or no, or a code.\n\n\
         Wrong:  param limit: integer = members\n\
         Right:  param limit: integer = 5";
    /// One test or measure with too many values that can be missing.
    MANY_MISSING = "E0311" Error "too many values can be missing"
        "A test or a measure needs more than 16 values that can be missing. For each kind of record it is kept which of them lack, so that a table can say so; with more of them that would be too many kinds.\n\n\
         Wrong:  = sum (m01 + m02 + … + m24)      all of them declared with `?`\n\
         Right:  fields that are always known declared without `?`, or a column for each part and a formula over the columns";
    /// A subtraction where a range was meant.
    DIFFERENCE = "E0312" Error "subtraction where a range is meant"
        "After `in`, and after `:` of an arm, stands a subtraction of two values that are written out. It comes to one number, which nobody meant: `18-30` is -12.\n\n\
         Wrong:  where n in 18-30\n\
         Right:  where n in 18..30";
    /// What stands for the key of a version is none.
    OTHER_KEY = "E0313" Error "version of something else"
        "In `(Posting of member as of decided_on).cell` the second name says whose version is read. It must be of the kind that the key of the history is: a reference to the same record type, or a value of the same type.\n\n\
         Wrong:  (Posting of cell as of decided_on).cell         (declared: key person from since, person Member)\n\
         Right:  (Posting of member as of decided_on).cell       (member Member)\n\n\
         Of the record itself it is its own key: (Posting of id as of period.end).cell";
}
