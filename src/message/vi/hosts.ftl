# What a host is told that asks for what is not there.
no_table = không có biểu `{ $name }`
no_row = không có dòng `{ $name }`
no_column = không có cột `{ $name }`
no_criteria = không có tiêu chuẩn `{ $name }`
unknown_but_near = { $unknown }; có thể là `{ $near }`
several_called = nhiều nơi cùng mang tên `{ $name }`; nêu rõ: { $ids }
file_was_changed = tệp đã thay đổi trong khi đọc: đọc lại từ đầu
