# A table against its published figures.

# Files of published figures and of waivers that cannot be read.
name_of_several_rows = Line { $line }: “{ $word }” is the name of several rows.
name_of_several_columns = Line { $line }: “{ $word }” is the name of several columns.
write_one_of_ids = Write one of the ids { $ids }.
header_names_no_column = The header row names no column of the table { $table }.
head_columns = Give the columns their id, printed number or label as header: { $columns }.
no_line_about_table = No line is about the table { $table }.
look_under_table = Look at the cells under `table`.
stands_twice = Line { $line }: [{ $row }, { $column }] is also in line { $first }.
keep_right_one = Keep the right one.
header_of_waivers = The header row does not have all of row, column, until, reason.
write_header_of_waivers = Write the header row `row,column,until,reason`.
waiver_without_reason = Line { $line }: the waiver has no reason.
say_why_accepted = Say why the difference is accepted.
not_last_day = Line { $line }: `{ $text }` is not a date.
write_last_day = Write the last day of the waiver as year-month-day, such as 2025-12-31.

# What was found. Figures are printed as in the report.
worked_out_against = computed figures against { $file }
different = Different
only_published = Published, but not in the table
waived = Waived
within_rounding = Within rounding
contradictions = The published figures contradict each other
idle_waivers = Waivers that waive nothing

# A cell; the messages after the first three stand around what is said of it so far.
published = [{ $row }, { $column }] published { $published } (line { $line })
computed_and_published = [{ $row }, { $column }] computed { $computed }, published { $published } (line { $line })
computed_exactly_and_published = [{ $row }, { $column }] computed { $computed } (exactly { $exact }), published { $published } (line { $line })
differs_by = { $figures }: differs by { $difference }
not_a_figure = { $figures }: is not a figure
rounded = { $figures }: rounded to the digits printed
cut_off = { $figures }: cut off after the digits printed
did_you_mean = { $cell }; did you mean { $near }?
waived_until = { $cell }; until { $day }: { $reason }
waiver_expired = { $cell }; its waiver expired on { $day }: { $reason }
idle_waiver = [{ $row }, { $column }] (line { $line }): { $reason }
contradiction = { $check }, { $place }: { $left } against { $right }

# How many cells there are of each kind.
summary = { $published } published: { $agreed } agreed, { $within_rounding } within rounding, { $different } different, { $waived } waived; { $not_published } of the table not published
summary_with_only_published = { $published } published: { $agreed } agreed, { $within_rounding } within rounding, { $different } different, { $waived } waived, { $only_published } not in the table; { $not_published } of the table not published
