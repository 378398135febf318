# Những thay đổi đã khai báo đối chiếu với những gì khác nhau.
nothing_changed = không có gì của { $of } thay đổi
read_as_before = { $of } đọc như trước
printed_as_before = { $of } in như trước
part_did_not_change = { $part } của { $of } không thay đổi
which_records = những hồ sơ mà biểu { $table } tính
changed_undeclared = { $what } thay đổi mà không khai báo
read_otherwise_undeclared = { $what } đọc khác trước mà không khai báo
printed_otherwise_undeclared = { $what } in khác trước mà không khai báo
say_so = nếu chủ ý thì khai báo: expect change { $change } "lý do"
changed = đã thay đổi
declared_to_change = khai báo là thay đổi
take_out_or_change = bỏ ra khỏi khai báo, hoặc sửa đúng như đã khai báo
