# What could have stood at a place where reading stopped.
name = a name
number_or_name_of_a_column_or_row = the number or name of a column or row
column_or_row_in_brackets = a column or row in brackets, such as `[8]`
text_in_quotes = a text in quotation marks
number = a number
date = a date, such as `2024-06-30`
type_of_field = a type, such as `{ $type_name }`, `{ $other }` or the name of a code list
condition_or_value = a condition or value
value = a value
formula = a formula
ratio_or_difference = `ratio` or `difference`
comparison = a comparison, such as `=` or `<=`
starts_with_or_contains = `starts with` or `contains`
list_in_parentheses = a list in parentheses
years_months_or_days = `years`, `months` or `days`
name_of_a_table_or_of_criteria = the name of a table or of criteria
line_of_cells_between_bars = a line of cells between `|`
column_as_or_a_requirement = a column, such as `[14]`, or a requirement
reading_or_print = `reading` or `print`
where_or_except = `where` or `except`
codes_of_the_list_all_or_none = codes of the list, `all` or `none`
code = a code
equals_and_a_code_of_another_system = `=` and a code of another system
code_in_quotes = a code in quotation marks
spelling_of_dates = a spelling of dates, such as `dd/mm/yyyy`
spelling_of_numbers = a spelling of numbers, such as `1.234,5`
field = a field
in_within_this_or_at_level = `in`, `within this` or `at level`
measure = a measure, such as `count` or `sum`
ascending_or_descending = `ascending` or `descending`
state = `zero`, `missing`, `undetermined`, `not applicable`, `not computable` or `suppressed`
column_or_a_row = a column or a row
rows_or_columns_of_a_code_list = `rows` or `columns` of a code list
colon_and_what_it_takes = `:` and what it takes
equals_and_what_is_counted = `=` and what is counted
how_shown_behind_comma = how it is shown, such as `, round down to 1`
how_it_is_shown = how it is shown, such as `round down to 1`
name_or_a_figure = a name or a figure, such as `{ "{" }annex[total, 6]{ "}" }`
item = an item
end_of_item = the end of the item
as_written = `{ $code }`
another_part = another part
