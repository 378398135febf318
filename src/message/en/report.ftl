# What is printed around the figures of a report.
period = Period
cites = Basis
notes = Notes
failed_checks = Failed checks
undecided_checks = Checks not decided
held_checks = Checks that hold whatever is not decided
checks_not_asked = Checks that some columns are not asked
failed_ties = Failed checks between tables
undecided_ties = Checks between tables not decided
held_ties = Checks between tables that hold whatever is not decided
broken_splits = Broken splits
too_large = Numbers that are too large
undetermined = Undetermined
rows_not_shown = Rows not shown
merged_codes = Codes merged from several
fields_as_given = Fields without a history
account = Account of the records
by_hand = Given for this run
inputs = Records read

error = error
warning = warning

# Behind the mark or the sign itself.
mark_of_figure = after a figure: it leaves out records that could not be decided
sign_of_nobody = by itself: records may belong here, and none of them could be decided

# Places.
column = column { $name }
row = row { $name }
cell = cell [{ $row }, { $column }]
table = the table
hidden = { $name } (hidden)
over = { $what } over { $period }
over_as_of = { $what } over { $period } as of { $day }

# Why a cell has no figure.
not_applicable = not applicable
number_too_large = too large
missing = missing: an input was not given

# Records that are not decided. `records` is a number as it is printed.
not_decided = records not decided: { $records }
undecided_at = { $place }: { $records } not decided: { $why }
undecided_without_reason = { $place }: { $records } not decided
missing_in = { $field } missing in { $records }
not_computable_in = not computable in { $records }

# Checks.
of_columns = { $check }
of_rows = { $check }
total_is_sum = total = sum of rows
sides = { $left } against { $right }
fails = { $asked } ({ $sides })
fails_what = { $message } ({ $asked }: { $sides })
as_counted = { $left } against { $right } as counted, not decided: { $records }
held = { $check }: holds whatever the undecided records are (places: { $places })
tie_held = { $check }: holds whatever the undecided records are
not_asked = { $check }: columns verified: { $verified }; does not apply to { $columns }
no_sum_distinct = different values, of which one may stand in several rows
no_sum_average = an average
no_sum_extreme = the least or the greatest
no_sum_share = a share
no_sum_formula = a formula that is not a sum
no_sum_rank = a rank
overlapping = records in two or more parts: { $records }
uncovered = records in no part: { $records }

# Rows, codes and fields.
not_shown = { $rows } of { $of } rows not shown: { $how }
rest = rows that { $label } stands for: { $rows }
made_of_several = { $code }: merged from { $among }, and it is not known which of them (records: { $records }): not computable there
as_given = { $field } is as the data give it, not as of { $periods }

# The account: `1,087 read = 1,076 counted + 11 outside the universe`.
not_given = { $record }: no input was given
read = { $records } read
accepted = { $records } accepted
rejected = { $records } rejected
counted = { $records } counted
outside = { $records } outside the universe
left_undecided = { $records } undetermined
reach_no_row = { $record }: { $records } of those counted reach no row
none_accepted = { $record }: no record was accepted, so the figures of this table count nothing
