# Lỗi ở công thức và ô của biểu.
column_does_not_apply = dòng `{ $row }` tính { $own }: điều kiện về { $about } ở { $columns } không áp dụng cho dòng này
ask_in_the_row = điều kiện về { $own } thì ghi ở dòng: `= count { $own } where …`; biểu mẫu không có ô như thế thì ghi rõ: `cell [{ $row }, { $column }] = not applicable`
order_matters = dòng `{ $row }` và cột `{ $column }` đều có công thức, ở ô giao nhau thứ tự tính làm kết quả khác nhau
formula_of_this_column = công thức của cột này
formula_of_this_row = công thức của dòng này
write_solve = ghi trong biểu `solve rows first` (công thức của cột tính sau cùng, trên kết quả của dòng) hoặc `solve columns first` (công thức của dòng tính sau cùng)
two_measures = dòng `{ $row }` và cột `{ $column }` đều ghi chỉ tiêu tính
measures = có chỉ tiêu tính
measures_too = cũng có chỉ tiêu tính
leave_one_measure_out = bỏ một trong hai, hoặc ghi `cell [{ $row }, { $column }] = not applicable`
other_records = dòng `{ $row }` và cột `{ $column }` nói về hai loại hồ sơ khác nhau: { $about } và { $measured }
this_column = cột này
this_row = dòng này
not_applicable_or_another_table = ghi `cell [{ $row }, { $column }] = not applicable`, hoặc đưa cột này sang một biểu riêng
circle_of_formulas = các công thức cần nhau thành vòng lặp: { $circle }
in_the_circle = trong vòng lặp
circle_of_cells = các ô cần nhau thành vòng lặp: { $circle }
in_this_table = trong biểu này
needs = { $one } cần { $other }
in_the_formula_of_a_row = nằm trong công thức của một dòng
in_a_single_cell = nằm ở một ô riêng
rank_is_of_rows = thứ hạng là thứ tự của từng dòng theo số ở một cột
give_the_rank_a_column = đưa thứ hạng vào một cột: `column r "…" = rank of [{ $column }] { $direction }`
single_cell = ô riêng
formula_of_a_row = công thức của dòng
check = kiểm tra
check_of_a_report = kiểm tra của báo cáo
ranks_no_row = cột `{ $column }` không xếp hạng dòng nào
no_row_to_rank = mọi dòng đều là tổng, phần hoặc công thức
rows_that_are_ranked = chỉ xếp hạng các dòng tự tính hồ sơ: `row …` hoặc `rows DANH_MỤC`
looks_at_a_rank = { $what } không xét được thứ hạng, mà `[{ $column }]` là thứ hạng hoặc dựa vào thứ hạng
hangs_on_all_rows = phụ thuộc vào mọi dòng
by_rank = theo thứ hạng
look_at_what_is_ranked = xét cột đem xếp hạng, hoặc nêu thứ hạng trong đoạn văn
sums_mean_nothing = cộng `[{ $column }]` không có nghĩa
sum_over_periods = cộng qua các kỳ
what_is_added_over_periods = chỉ số đếm, số cộng và những gì cộng từ các số đó mới cộng được qua các kỳ; tỷ lệ lũy kế là tỷ lệ giữa hai tổng như thế
total_and_rows_of_which_table = tổng cộng và các dòng của biểu nào?
belongs_into_a_table = phải đặt trong một biểu
tie_looks_at_no_cell = kiểm tra này không xét ô nào của biểu
ties_compare_cells = kiểm tra của báo cáo so sánh các ô, mỗi ô ghi kèm biểu: `check form_2[all, 2] = form_1[total, 5]`; kiểm tra trong nội bộ một biểu thì đặt trong biểu đó
counted_rows_in_no_order = chỉ đếm số dòng thì không cần thứ tự
same_number_in_any_order = thứ tự nào cũng cùng một số
which_cell = `{ $table }` là biểu: ô nào của biểu?
names_no_cell = không chỉ ra ô nào
text = đoạn văn
write_the_cell = ghi `{ "{" }{ $table }[DÒNG, CỘT]{ "}" }`, như `{ "{" }{ $table }[{ $row }, { $column }]{ "}" }`
cell_of_which_table = `[{ $row }, { $column }]` của biểu nào?
names_no_table = không chỉ ra biểu nào
write_the_table = trong { $inside }, ghi `BIỂU[{ $row }, { $column }]`
range_of_which_table = khoảng này của dòng nào, biểu nào?
no_ranges = { $inside } không dùng khoảng
let_a_column_hold_the_sum = để một cột giữ tổng, rồi ghi ô của cột đó: `annex[total, 6]`
column_of_which_row = `[{ $column }]` của dòng nào, biểu nào?
write_table_row_and_column = trong { $inside }, ghi `BIỂU[DÒNG, CỘT]`: `annex[total, 6]`
