# Why a cell holds what it holds, and why a record is counted in it or not. Conditions are in the words of the rules.

# What the cell is of.
table = table { $name }: { $title }
row = row { $id }: { $label }
column = column { $id }: { $label }
under = under { $cites }
cell_shows = the cell shows { $shown }
cell_shows_because = the cell shows { $shown } ({ $why })
for_reason = { $value }; { $because }
exactly = exactly { $value }, shown { $manner }

# How a number is brought into print.
as_percentage = as a percentage
without_zeros = without zeros at the end
cut_off_to_whole = cut off to a whole number
rounded_to_whole = rounded to a whole number, half up
rounded_to_whole_half_even = rounded to a whole number, half to even
cut_off = cut off (decimals: { $digits })
rounded = rounded half up (decimals: { $digits })
rounded_half_even = rounded half to even (decimals: { $digits })

# What a sign in a cell stands for, and why there is no number.
zero = zero
no_value = missing
no_such_cell = the form has no such cell
no_input = no input was given for the record type
nothing_known = none of the records counted has the value that is measured
of_nobody = records may belong here, and none of them could be decided
made_of_several = records carry { $codes }, merged from several codes of which this is one, and do not say which
no_records = no record is counted
no_value_in = no value in { $terms }
divisor_is_zero = { $divisor } is zero
not_ranked = a total, a part of a row, or a row made up of others is not ranked
does_not_fit = a number on the way is too large
row_not_applicable = row { $row } is not applicable
column_not_applicable = column { $column } is not applicable
cell_not_applicable = the rules say so of this one cell: [{ $row }, { $column }]

# What is measured: the first six are what `measure` stands for.
count = count
count_distinct = count distinct
sum = sum
average = average
min = min
max = max
measure_of_records = { $measure } of { $record }
measure_of = { $measure } of { $operand }, { $record }

# The records through the conditions. Numbers are printed as in the report.
no_input_for_it = no input was given for it
cell_of_its_own = a cell of its own: the conditions of its row and its column do not apply to it
accepted = accepted
accepted_but = accepted ({ $rejected } rejected when read are not among them)
excluded = { $records } excluded
taken_there = { $records } taken there
undetermined_there = { $records } undetermined: { $lacking }
account = { $accepted } accepted = { $counted } counted + { $excluded } excluded + { $undetermined } undetermined
over_those_counted = { $measured } over those counted: { $value }
records_counted = records counted: { $records }

# Conditions, and whose they are.
comes_first = not in [{ $id }] { $label }, which comes first
about_other_records = is about records of another type
does_not_apply = { $words } is about { $label } ({ $record }) and does not apply
asks_of_others = what it asks is about { $label } ({ $record }) and does not apply
of_table = table: { $condition }
of_row = row { $id }: { $condition }
of_cell = the cell: { $condition }
of_column = column { $id }: { $condition }
it_takes = it takes: { $meaning }
note = note: { $note }

# Formulas.
from_rows = worked out from other rows: { $formula }
from_columns = worked out from other columns: { $formula }
from_rows_here = worked out from other rows, written for this one cell: { $formula }
from_columns_here = worked out from other columns, written for this one cell: { $formula }
ranking = ranked: { $ranked }; before it: { $before }; others with the same value: { $equal }

# One record.
record_is_counted = record { $key }: counted in the cell
record_is_not_counted = record { $key }: not counted in the cell
record_is_undetermined = record { $key }: not counted in the cell, because it is undetermined
decides = <- decides
field_is_missing = missing
in_rows = it is in the rows: { $rows }
in_columns = and the columns: { $columns }
none = none
