# Vì sao một ô có số đó, và vì sao một hồ sơ được tính hoặc không tính vào ô. Điều kiện giữ nguyên lời của quy tắc.

# What the cell is of.
table = biểu { $name }: { $title }
row = dòng { $id } của biểu: { $label }
column = cột { $id } của biểu: { $label }
under = căn cứ { $cites }
cell_shows = trong ô ghi { $shown }
cell_shows_because = trong ô ghi { $shown } ({ $why })
for_reason = { $value }; { $because }
exactly = chính xác là { $value }, in ra { $manner }

# How a number is brought into print.
as_percentage = theo phần trăm
without_zeros = bỏ các số 0 ở cuối
cut_off_to_whole = bỏ phần lẻ
rounded_to_whole = làm tròn đến số nguyên (nửa thì lên)
rounded_to_whole_half_even = làm tròn đến số nguyên (nửa thì về số chẵn)
cut_off = cắt còn { $digits } chữ số thập phân
rounded = làm tròn đến { $digits } chữ số thập phân (nửa thì lên)
rounded_half_even = làm tròn đến { $digits } chữ số thập phân (nửa thì về số chẵn)

# What a sign in a cell stands for, and why there is no number.
zero = bằng không
no_value = chưa có số liệu
no_such_cell = biểu không có ô này
no_input = loại hồ sơ này chưa có dữ liệu
nothing_known = không hồ sơ nào đã tính có giá trị cần tính
of_nobody = có hồ sơ có thể thuộc ô này, chưa hồ sơ nào xác định được
made_of_several = có hồ sơ mang mã { $codes }, gộp từ nhiều mã trong đó có mã này, không cho biết là mã nào
no_records = không có hồ sơ nào để tính
no_value_in = không có số ở { $terms }
divisor_is_zero = { $divisor } bằng không
not_ranked = dòng tổng, dòng thành phần hoặc dòng gộp không xếp hạng
does_not_fit = có số quá lớn khi tính
row_not_applicable = dòng { $row } của biểu không áp dụng
column_not_applicable = cột { $column } của biểu không áp dụng
cell_not_applicable = quy tắc nêu riêng ô này: [{ $row }, { $column }]

# What is measured: the first six are what `measure` stands for.
count = số hồ sơ
count_distinct = số giá trị khác nhau
sum = tổng
average = bình quân
min = giá trị nhỏ nhất
max = giá trị lớn nhất
measure_of_records = { $measure } “{ $record }”
measure_of = { $measure } của { $operand }, “{ $record }”

# The records through the conditions. Numbers are printed as in the report.
no_input_for_it = chưa có dữ liệu
cell_of_its_own = ô tính riêng: không áp dụng điều kiện của dòng và của cột
accepted = đã nhận
accepted_but = đã nhận (không kể { $rejected } hồ sơ không nhận khi đọc)
excluded = loại ra { $records }
taken_there = vào đó { $records }
undetermined_there = chưa xác định được { $records }: { $lacking }
account = đã nhận { $accepted } = đã tính { $counted } + loại ra { $excluded } + chưa xác định được { $undetermined }
over_those_counted = { $measured }, trên các hồ sơ đã tính: { $value }
records_counted = hồ sơ đã tính: { $records }

# Conditions, and whose they are.
comes_first = không thuộc [{ $id }] { $label }, nhánh đứng trước
about_other_records = nói về loại hồ sơ khác
does_not_apply = { $words } là của { $label } ({ $record }), không áp dụng ở đây
asks_of_others = điều kiện này là của { $label } ({ $record }), không áp dụng ở đây
of_table = biểu: { $condition }
of_row = dòng { $id }: { $condition }
of_cell = ô: { $condition }
of_column = cột { $id }: { $condition }
it_takes = nhánh đó lấy: { $meaning }
note = ghi chú: { $note }

# Formulas.
from_rows = tính từ các dòng khác: { $formula }
from_columns = tính từ các cột khác: { $formula }
from_rows_here = tính từ các dòng khác, công thức riêng của ô này: { $formula }
from_columns_here = tính từ các cột khác, công thức riêng của ô này: { $formula }
ranking = đã xếp hạng: { $ranked }; đứng trước: { $before }; dòng khác cùng giá trị: { $equal }

# One record.
record_is_counted = hồ sơ { $key }: đã tính vào ô
record_is_not_counted = hồ sơ { $key }: không tính vào ô
record_is_undetermined = hồ sơ { $key }: không tính vào ô, vì chưa xác định được
decides = <- quyết định
field_is_missing = bỏ trống
in_rows = thuộc các dòng: { $rows }
in_columns = và các cột: { $columns }
none = không có
