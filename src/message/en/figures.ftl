# What is wrong with figures.
column_does_not_apply = row `{ $row }` measures { $own }: the conditions on { $about } in { $columns } do not apply to it
ask_in_the_row = write conditions on { $own } in the row: `= count { $own } where …`; where the form has no such cell, say so: `cell [{ $row }, { $column }] = not applicable`
order_matters = row `{ $row }` and column `{ $column }` both have formulas, and the order matters where they cross
formula_of_this_column = this column's formula
formula_of_this_row = this row's formula
write_solve = write `solve rows first` (the column's formula is applied last, to what the row's gave) or `solve columns first` (the row's is applied last) in the table
two_measures = row `{ $row }` and column `{ $column }` both say what to measure
measures = measures
measures_too = measures too
leave_one_measure_out = leave one of them out, or write `cell [{ $row }, { $column }] = not applicable`
other_records = row `{ $row }` and column `{ $column }` are about different records: { $about } and { $measured }
this_column = this column
this_row = this row
not_applicable_or_another_table = write `cell [{ $row }, { $column }] = not applicable`, or give the column a table of its own
circle_of_formulas = formulas need each other in a circle: { $circle }
in_the_circle = in the circle
circle_of_cells = cells need each other in a circle: { $circle }
in_this_table = in this table
needs = { $one } needs { $other }
in_the_formula_of_a_row = stands in the formula of a row
in_a_single_cell = stands in a single cell
rank_is_of_rows = a rank is the place of each row, by what a column has
give_the_rank_a_column = give it a column: `column r "…" = rank of [{ $column }] { $direction }`
single_cell = a single cell
formula_of_a_row = the formula of a row
check = a check
check_of_a_report = a check of a report
ranks_no_row = column `{ $column }` ranks no row
no_row_to_rank = all rows are totals, parts or formulas
rows_that_are_ranked = rows that count records by themselves are ranked: `row …` or `rows LIST`
looks_at_a_rank = { $what } cannot look at a rank, and `[{ $column }]` is or depends on one
hangs_on_all_rows = depends on all rows
by_rank = by rank
look_at_what_is_ranked = look at the column that is ranked, or at the rank in a text
sums_mean_nothing = sums of `[{ $column }]` mean nothing
sum_over_periods = a sum over periods
what_is_added_over_periods = only counts and sums, and sums of these, can be added over periods; a ratio so far is the ratio of two such sums
total_and_rows_of_which_table = the total and the rows of which table?
belongs_into_a_table = belongs in a table
tie_looks_at_no_cell = this check looks at no cell of a table
ties_compare_cells = a check of a report compares cells, each with its table: `check form_2[all, 2] = form_1[total, 5]`; what must hold within a table is written in the table
counted_rows_in_no_order = rows that are only counted are in no order
same_number_in_any_order = the same number in any order
which_cell = `{ $table }` is a table: which cell of it?
names_no_cell = names no cell
text = a text
write_the_cell = write `{ "{" }{ $table }[ROW, COLUMN]{ "}" }`, as in `{ "{" }{ $table }[{ $row }, { $column }]{ "}" }`
cell_of_which_table = `[{ $row }, { $column }]` of which table?
names_no_table = names no table
write_the_table = in { $inside }, write `TABLE[{ $row }, { $column }]`
range_of_which_table = a range of which row of which table?
no_ranges = ranges cannot be used in { $inside }
let_a_column_hold_the_sum = let a column hold the sum, and name its cell: `annex[total, 6]`
column_of_which_row = `[{ $column }]` of which row of which table?
write_table_row_and_column = in { $inside }, write `TABLE[ROW, COLUMN]`: `annex[total, 6]`
