# Tệp số đếm: vì sao không đọc được, không dùng được với quy tắc này, hoặc với các tệp khác.
not_a_file_of_counts = đây không phải tệp số đếm.
write_file_of_counts = tạo tệp số đếm bằng `bieu count RULES --data PATH --out FILE`; tệp hồ sơ thì đọc bằng --data.
other_layout = tệp số đếm này theo bố cục { $found }, mà bản bieu này đọc bố cục { $known }.
count_again_by_this_bieu = đếm lại bằng bản bieu này, hoặc đọc bằng bản bieu đã tạo tệp.

# What is damaged of a file; it stands behind a colon.
damaged = tệp số đếm bị hỏng: { $what }.
copy_again = chép lại tệp từ nơi đếm, hoặc đếm lại.
ends_in_head = hết tệp ngay trong phần đầu
checksum_differs = số kiểm tra không khớp, tức là có byte bị đổi hoặc bị thiếu
stands_after_end = sau chỗ kết thúc còn có nội dung
not_laid_out_as_version_says = nội dung không theo bố cục mà tệp nêu
no_part_said = tệp không nêu là phần nào
digests_do_not_go_together = các giá trị băm của khóa không khớp nhau
type_is_lacking = tệp đếm một loại hồ sơ mà tệp không có
numbers_of_records_do_not_go_together = các số hồ sơ không khớp nhau
rejected_for_unknown_reason = có hồ sơ không nhận vì lý do mà bản bieu này không biết
taken_in_unknown_way = có giá trị đọc theo cách mà bản bieu này không biết
regions_do_not_go_together = các khoảng giá trị không khớp nhau
points_do_not_go_together = các điểm đếm không khớp nhau
points_do_not_add_up = các điểm đếm cộng lại không bằng số hồ sơ
measured_does_not_go_together = các số đo không khớp nhau

# Rules that read records otherwise.
other_records = tệp đã đếm theo quy tắc có loại hồ sơ, trường hoặc danh mục khác quy tắc này.
other_spellings = tệp đã đếm theo quy tắc có tên gọi, tên gọi khác, mã số hoặc cách ghi ngày và số khác quy tắc này.
what_records_say_depends_on_that = hồ sơ đọc ra thế nào là do các khai báo đó: đếm lại theo quy tắc này.

# What was not counted; `what` stands behind a colon.
not_counted = quy tắc hỏi điều chưa đếm: { $what }.
count_again = đếm lại theo quy tắc này.
count_again_refined = đếm lại theo quy tắc này; nếu thêm --refine thì sửa tập, nhánh và dòng theo mã không phải đếm lại.
no_record_counted = không có hồ sơ { $record } nào đã đếm
measure_not_counted = số đo của `{ $operand }`
not_told_apart_by = hồ sơ không phân biệt theo `{ $operand }`
other_can_be_missing = những trường có thể bỏ trống của `{ $operand }` đã khác
values_not_told_apart = các giá trị của `{ $operand }` không phân biệt
codes_not_told_apart = `{ $one }` và `{ $other }` của `{ $operand }` không phân biệt
values_not_cut_at = các giá trị của `{ $operand }` không chia ở { $border }

# Parts that do not belong together; `what` stands behind a colon.
rows_are_records = hồ sơ { $record } có thể là dòng của biểu, phân biệt bằng khóa, mà tệp số đếm không giữ khóa.
read_the_records = đếm trực tiếp từ hồ sơ.
not_of_same_whole = tệp không phải một phần của cùng lần đếm: { $what }.
count_all_parts_alike = đếm mọi phần theo cùng quy tắc, cùng --refine, cùng số phần.
other_number_of_parts = tệp là một trong { $of } phần, còn { $other } là một trong { $other_of } phần
one_is_refined = tệp này và { $other } chỉ có một tệp đã đếm với --refine
other_keys = tệp đã đếm với --keys khác { $other }
counted_by_other_rules = tệp đã đếm theo quy tắc khác { $other }
parts_not_given = tệp là một trong { $of } phần; còn thiếu phần: { $parts }.
name_all_parts = nêu tệp của mọi phần, kể cả phần không có hồ sơ nào.
counted_twice = hồ sơ trong tệp sẽ bị đếm hai lần: { $what }.
name_each_part_once = nêu mỗi phần một lần; mỗi tệp hồ sơ chỉ đếm trong một phần: --part 1/2, --part 2/2, v.v.
both_count_all = tệp đếm tất cả, mà { $other } cũng vậy
same_part = tệp là phần { $number } trong { $of }, mà { $other } cũng vậy
same_input = cùng một tệp { $record } có trong tệp này và trong { $other }
looked_up_otherwise = tệp đã tra cứu các hồ sơ { $record } khác với { $other }.
give_all_records = đưa mọi hồ sơ { $record } vào từng phần: loại này có loại khác tham chiếu đến, nên phần nào cũng cần đủ.
key_in_two_parts = một khóa của { $record } có trong tệp này và trong { $other }.
count_both_in_one_part = đếm hai hồ sơ đó trong cùng một phần, vì chỉ phát hiện trùng lặp và mâu thuẫn trong một phần. Tốt nhất là chia phần theo khóa.
