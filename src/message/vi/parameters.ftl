# Parameters and their values, of rules and given by hand.
parameter_holds_other = tham số chứa { $holds }, mà đây là { $is }
needs_a_value_written_out = tham số cần một giá trị ghi sẵn
is_needed = cần { $kind }
write_it_out = ghi sẵn giá trị, như `{ $example }`
given_twice = tham số `{ $name }` có hai giá trị nhập tay
give_one_value = nhập một giá trị
period_by_hand_ends_before_it_begins = kỳ báo cáo nhập tay kết thúc trước khi bắt đầu
holds_other_than_given = tham số `{ $name }` chứa { $is }, mà giá trị nhập tay là `{ $text }`
give_it_as = nhập dạng `{ $name }={ $example }`
its_type = kiểu dữ liệu của tham số
no_code_given = danh mục { $list } không có mã `{ $text }` đã nhập tay
no_parameter_given = không có tham số `{ $name }` đã nhập tay
there_is_none = không có tên nào
known_are = hiện có: { $names }
