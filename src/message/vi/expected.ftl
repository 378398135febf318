# What could have stood at a place where reading stopped.
name = một tên
number_or_name_of_a_column_or_row = số hoặc tên của cột hay dòng của biểu
column_or_row_in_brackets = cột hoặc dòng của biểu trong ngoặc vuông, ví dụ `[8]`
text_in_quotes = chữ trong dấu ngoặc kép
number = một số
date = ngày, ví dụ `2024-06-30`
type_of_field = kiểu dữ liệu, ví dụ `{ $type_name }`, `{ $other }` hoặc tên một danh mục
condition_or_value = điều kiện hoặc giá trị
value = một giá trị
formula = một công thức
ratio_or_difference = `ratio` hoặc `difference`
comparison = phép so sánh, ví dụ `=` hoặc `<=`
starts_with_or_contains = `starts with` hoặc `contains`
list_in_parentheses = danh sách trong ngoặc đơn
years_months_or_days = `years`, `months` hoặc `days`
name_of_a_table_or_of_criteria = tên một biểu hoặc một tiêu chuẩn
line_of_cells_between_bars = một dòng gồm các ô giữa các dấu `|`
column_as_or_a_requirement = một cột, ví dụ `[14]`, hoặc một yêu cầu
reading_or_print = `reading` hoặc `print`
where_or_except = `where` hoặc `except`
codes_of_the_list_all_or_none = các mã của danh mục, `all` hoặc `none`
code = một mã
equals_and_a_code_of_another_system = `=` và mã số theo hệ mã khác
code_in_quotes = mã số trong dấu ngoặc kép
spelling_of_dates = cách ghi ngày, ví dụ `dd/mm/yyyy`
spelling_of_numbers = cách ghi số, ví dụ `1.234,5`
field = một trường
in_within_this_or_at_level = `in`, `within this` hoặc `at level`
measure = chỉ tiêu tính, ví dụ `count` hoặc `sum`
ascending_or_descending = `ascending` hoặc `descending`
state = `zero`, `missing`, `undetermined`, `not applicable`, `not computable` hoặc `suppressed`
column_or_a_row = một cột hoặc một dòng
rows_or_columns_of_a_code_list = `rows` hoặc `columns` của một danh mục
colon_and_what_it_takes = `:` và giá trị của nó
equals_and_what_is_counted = `=` và nội dung tính
how_shown_behind_comma = cách in số, ví dụ `, round down to 1`
how_it_is_shown = cách in số, ví dụ `round down to 1`
name_or_a_figure = một tên hoặc một số liệu, ví dụ `{ "{" }annex[total, 6]{ "}" }`
item = một mục
end_of_item = hết mục
as_written = `{ $code }`
another_part = phần khác
