# Cơ sở dữ liệu và tệp dạng cột: vì sao không đọc được, hoặc không đọc được đến hết.
not_a_database = Không đọc được tệp này như một cơ sở dữ liệu SQLite: { $why }.
not_read = Cơ sở dữ liệu dừng lại trước dòng cuối cùng: { $why }.
no_table = Cơ sở dữ liệu không có bảng “{ $table }”. Các bảng đang có: { $tables }.
no_table_but_near = Cơ sở dữ liệu không có bảng “{ $table }”. Có phải là “{ $near }” không?
