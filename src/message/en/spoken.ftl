# What is said of rules that are spoken back and is no phrase of theirs.
always = always
never = never
working_days = working days
nothing_required = nothing is required
nothing_of_it_required = nothing of it is required
no_version_in_force = no version of { $criteria } is in force
on_any_day = on any day
its_measure = its measure { $over }
measure_of_its_own = a measure of its own
of_an_expression = { $kind } of an expression over { $record }
