# Criteria: their versions, requirements and exceptions.
versions_decide_different_things = hai phiên bản của tiêu chuẩn `{ $criteria }` xét hai việc khác nhau
of_another_record_type_or_date = của loại hồ sơ khác, hoặc theo ngày khác
first_version = phiên bản đầu
versions_share_record_type = các phiên bản của một tiêu chuẩn có chung loại hồ sơ và trường ngày; tiêu chuẩn khác thì đặt tên riêng
requirement_without_reason = yêu cầu `{ $name }` chưa ghi lý do
what_is_said_to_the_person = thông báo lý do gì cho người không đủ điều kiện?
requirement_without_condition = yêu cầu `{ $name }` chưa có điều kiện
exception_without_condition = ngoại lệ `{ $name }` chưa có điều kiện
what_must_hold = điều kiện gì?
add_where = thêm `where …`
