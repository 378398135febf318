# Đối chiếu biểu với số liệu đã công bố.

# Files of published figures and of waivers that cannot be read.
name_of_several_rows = dòng { $line } của tệp: “{ $word }” là tên của nhiều dòng trong biểu.
name_of_several_columns = dòng { $line } của tệp: “{ $word }” là tên của nhiều cột trong biểu.
write_one_of_ids = ghi một trong các mã { $ids }.
header_names_no_column = dòng tên cột của tệp không nêu cột nào của biểu { $table }.
head_columns = đặt tên cột theo mã, số in hoặc tên gọi: { $columns }.
no_line_about_table = tệp không có dòng nào về biểu { $table }.
look_under_table = xem lại các ô ở cột `table` của tệp.
stands_twice = dòng { $line } của tệp: ô [{ $row }, { $column }] đã có ở dòng { $first }.
keep_right_one = giữ lại dòng đúng.
header_of_waivers = dòng tên cột của tệp thiếu một trong row, column, until, reason.
write_header_of_waivers = ghi dòng tên cột `row,column,until,reason`.
waiver_without_reason = dòng { $line } của tệp: miễn trừ không nêu lý do.
say_why_accepted = ghi lý do chấp nhận khác biệt.
not_last_day = dòng { $line } của tệp: `{ $text }` không phải ngày hết hạn.
write_last_day = miễn trừ nào cũng có ngày hết hạn; ghi theo năm-tháng-ngày, như 2025-12-31.

# What was found. Figures are printed as in the report.
worked_out_against = đối chiếu số tính ra với { $file }
different = Khác nhau
only_published = Đã công bố mà biểu không có
waived = Đã miễn trừ
within_rounding = Khớp khi làm tròn
contradictions = Số liệu đã công bố mâu thuẫn với nhau
idle_waivers = Miễn trừ không dùng vào đâu

# A cell; the messages after the first three stand around what is said of it so far.
published = ô [{ $row }, { $column }]: công bố { $published } (dòng { $line } của tệp)
computed_and_published = ô [{ $row }, { $column }]: tính ra { $computed }, công bố { $published } (dòng { $line } của tệp)
computed_exactly_and_published = ô [{ $row }, { $column }]: tính ra { $computed } (chính xác { $exact }), công bố { $published } (dòng { $line } của tệp)
differs_by = { $figures }: chênh { $difference }
not_a_figure = { $figures }: số công bố không phải là số
rounded = { $figures }: số công bố đã làm tròn
cut_off = { $figures }: số công bố đã bỏ phần lẻ
did_you_mean = { $cell }; có thể là { $near }
waived_until = { $cell }; miễn trừ đến hết ngày { $day }: { $reason }
waiver_expired = { $cell }; miễn trừ đã hết hạn ngày { $day }: { $reason }
idle_waiver = ô [{ $row }, { $column }] (dòng { $line } của tệp): { $reason }
contradiction = { $check }, { $place }: { $left } và { $right }

# How many cells there are of each kind.
summary = đã công bố { $published } ô: khớp { $agreed }, khớp khi làm tròn { $within_rounding }, khác nhau { $different }, miễn trừ { $waived }; biểu có { $not_published } ô chưa công bố
summary_with_only_published = đã công bố { $published } ô: khớp { $agreed }, khớp khi làm tròn { $within_rounding }, khác nhau { $different }, miễn trừ { $waived }, biểu không có { $only_published }; biểu có { $not_published } ô chưa công bố
