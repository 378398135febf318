# Lỗi về cách ghi dữ liệu.
missing = bỏ trống
empty_says_nothing_is_known = ô để trống đã có nghĩa là chưa biết, không cần từ nào cho nghĩa đó
always_says = `{ $word }` trong dữ liệu luôn có nghĩa là { $meaning }
two_meanings = `{ $word }` vừa khai báo là { $one } vừa khai báo là { $other }
keep_what_data_mean = giữ nghĩa mà dữ liệu dùng
word_is_a_code = `{ $word }` là mã `{ $code }` của { $list }, có trong `{ $field }`
write_something_else = để dữ liệu ghi từ khác cho trường hợp chưa biết
key_is_rounded = `{ $field }` là khóa, hai khóa khác nhau không thể làm tròn thành một
rounded = làm tròn
leave_rounding_out = bỏ `rounded to …`
only_decimals_are_rounded = chỉ làm tròn số thập phân, mà `{ $field }` chứa `{ $kind }`
leave_rounding_out_or_declare_decimal = bỏ `rounded to …`, hoặc khai báo trường là `decimal`
