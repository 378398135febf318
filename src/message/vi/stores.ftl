# Cơ sở dữ liệu và tệp dạng cột: vì sao không đọc được, hoặc không đọc được đến hết.
not_a_database = Không đọc được tệp này như một cơ sở dữ liệu SQLite: { $why }.
not_read = Cơ sở dữ liệu dừng lại trước dòng cuối cùng: { $why }.
no_connection = Không kết nối được với cơ sở dữ liệu: { $why }.
bad_query = Cơ sở dữ liệu không nhận câu truy vấn: { $why }.
query_without_rows = Câu truy vấn không cho ra dòng có cột nào. Hãy viết một câu `select …`, không có câu thứ hai theo sau.
moments_of_no_day = cột này ghi thời điểm, mà một thời điểm thuộc ngày nào thì còn tùy múi giờ. Hãy nói rõ trong câu truy vấn, ví dụ `(at at time zone 'Asia/Ho_Chi_Minh')::date as at`.
type_not_taken = cột này có kiểu `{ $name }`, không phải chữ, số, ngày hay đúng/sai. Hãy đổi kiểu trong câu truy vấn, ví dụ `x::text as x`.
no_table = Cơ sở dữ liệu không có bảng “{ $table }”. Các bảng đang có: { $tables }.
no_table_but_near = Cơ sở dữ liệu không có bảng “{ $table }”. Có phải là “{ $near }” không?
