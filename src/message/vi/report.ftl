# Những chữ in quanh số liệu của báo cáo.
period = Kỳ báo cáo
cites = Căn cứ
notes = Ghi chú
failed_checks = Kiểm tra không đạt
undecided_checks = Kiểm tra chưa kết luận được
held_checks = Kiểm tra vẫn đạt dù còn hồ sơ chưa xác định được
checks_not_asked = Kiểm tra không xét ở một số cột
failed_ties = Kiểm tra giữa các biểu không đạt
undecided_ties = Kiểm tra giữa các biểu chưa kết luận được
held_ties = Kiểm tra giữa các biểu vẫn đạt dù còn hồ sơ chưa xác định được
broken_splits = Phần chia ra không khớp
too_large = Số quá lớn
undetermined = Chưa xác định được
rows_not_shown = Dòng không in
merged_codes = Mã gộp từ nhiều mã
fields_as_given = Trường không theo dõi lịch sử
account = Đối chiếu số hồ sơ
by_hand = Giá trị nhập tay
inputs = Số liệu đầu vào

error = Lỗi
warning = Lưu ý

# Đứng sau ký hiệu.
mark_of_figure = sau một số: số đó chưa gồm những hồ sơ chưa xác định được
sign_of_nobody = đứng một mình: có hồ sơ có thể thuộc ô này, chưa hồ sơ nào xác định được

# Vị trí trong biểu.
column = cột { $name }
row = dòng { $name }
cell = ô [{ $row }, { $column }]
table = cả biểu
hidden = { $name } (không in)
over = { $what }, kỳ { $period }
over_as_of = { $what }, kỳ { $period }, theo quy tắc ngày { $day }

# Vì sao ô không có số.
not_applicable = biểu không có ô này
number_too_large = số quá lớn
missing = chưa có số liệu

# Hồ sơ chưa xác định được; `records` là số đã in.
not_decided = chưa xác định được: { $records } hồ sơ
undecided_at = { $place }: { $records } hồ sơ, do { $why }
undecided_without_reason = { $place }: { $records } hồ sơ
missing_in = bỏ trống { $field } ({ $records })
not_computable_in = không tính được ({ $records })

# Kiểm tra.
of_columns = cột { $check }
of_rows = dòng { $check }
total_is_sum = dòng tổng = tổng các dòng
sides = thực tế { $left } và { $right }
fails = { $asked } ({ $sides })
fails_what = { $message } (yêu cầu { $asked }; { $sides })
as_counted = đã tính { $left } và { $right }, còn { $records } hồ sơ chưa xác định được
held = { $check }: vẫn đạt ở { $places } chỗ, dù còn hồ sơ chưa xác định được
tie_held = { $check }: vẫn đạt dù còn hồ sơ chưa xác định được
not_asked = { $check }: đã kiểm tra { $verified } cột; không áp dụng cho { $columns }
no_sum_distinct = giá trị khác nhau, một giá trị có thể ở nhiều dòng
no_sum_average = số bình quân
no_sum_extreme = số nhỏ nhất hoặc lớn nhất
no_sum_share = tỷ lệ
no_sum_formula = công thức không phải phép cộng
no_sum_rank = thứ hạng
overlapping = { $records } hồ sơ thuộc từ hai phần trở lên
uncovered = { $records } hồ sơ không thuộc phần nào

# Dòng, mã, trường.
not_shown = không in { $rows } trong { $of } dòng: { $how }
rest = { $label } gộp { $rows } dòng
made_of_several = { $code }: gộp từ { $among }; { $records } hồ sơ không cho biết thuộc mã nào nên ở các mã đó không tính được
as_given = { $field } lấy theo dữ liệu hiện có, không theo kỳ { $periods }

# Đối chiếu: “đã đọc 1.087 = đã tính 1.076 + ngoài phạm vi tính 11”.
not_given = { $record }: chưa có dữ liệu
read = đã đọc { $records }
accepted = đã nhận { $records }
rejected = không nhận { $records }
counted = đã tính { $records }
outside = ngoài phạm vi tính { $records }
left_undecided = chưa xác định được { $records }
reach_no_row = { $record }: trong số đã tính, { $records } không vào dòng nào của biểu
none_accepted = { $record }: không nhận hồ sơ nào, nên các số của biểu này không tính từ hồ sơ nào
