# What is told of decisions on records: what is met and what is not, and what would have to stand in a field.

# The verdicts.
eligible = eligible
refused = refused
record_is = { $key }: { $verdict }
record_without_guidance = { $key }: { $verdict } (no guidance in force on the day)
record_of_unknown_guidance = { $key }: { $verdict } (it is not known which guidance applies: { $lacking } missing)
summary = { $decided } decided: { $eligible } eligible, { $refused } refused, { $undetermined } undetermined

# Requirements.
met_by_exception = { $requirement }: met by exception: { $exception }
lacks = { $requirement }: undetermined for lack of { $lacking }
not_met = { $requirement }: not met
not_met_because = { $requirement }: { $reason }

# Ways to meet a requirement: each clause that does not hold, and what would make it.
and_also = { $clause }; and { $further }
clause_lacks = { $clause } ({ $lacking } missing)
clause_holds_with = { $clause }: holds with { $changes }
or_else = { $change }, or { $further }
field_is = { $field } { $needed }

# What would have to stand in the field; it stands behind the name of the field.
just = { $value }
one_of = { $values }
yes = yes
no = no
until_day = until { $day }
from_day = from { $day } on
from_day_to_day = { $first } to { $last }
at_most = at most { $value }
at_least = at least { $value }
from_to = { $least } to { $greatest }
