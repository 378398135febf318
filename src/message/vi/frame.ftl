# What stands around findings.
error = lỗi
warning = lưu ý
advice = gợi ý
help = Cách sửa: { $words }
did_you_mean = có thể là `{ $name }`
edit = sửa
edit_of_several = cách sửa { $number } trong { $of }
edit_at = { $edit } { $place }: { $what }
edit_anywhere = { $edit }: { $what }
insert = thêm { $new }
remove = bỏ { $old }
replace = thay { $old } bằng { $new }
failed_test = không đạt: “{ $title }” ({ $place })
not_drawn = … và { $findings } phát hiện khác; `--format plain` in ra tất cả
wrong_over = { $over }, quy tắc có lỗi: { $fault }
wrong_in_test = đọc theo ngày mà phần thử này nêu thì quy tắc có lỗi: { $fault }
with_versions = với các phiên bản có hiệu lực { $days }: { $fault }
