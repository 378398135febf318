# Vì sao không đổi tên được.
columns_are_old_and_new = tệp đổi tên có hai cột `old` (tên cũ) và `new` (tên mới)
renamed_twice = `{ $name }` ghi hai lần trong các tên cần đổi
two_become_one = `{ $first }` và `{ $second }` sẽ cùng tên là `{ $new }`
is_not_a_name = `{ $name }` không phải là tên: tên gồm chữ cái, chữ số và `_`, bắt đầu bằng chữ cái
is_a_word = `{ $name }` là từ khóa của ngôn ngữ
every_program_has = `{ $name }` là tên có sẵn trong mọi quy tắc
is_there_already = đã có tên `{ $name }`
stands_here = tên này ở đây
choose_another = chọn tên khác cho `{ $old }`, hoặc đổi cả tên kia
nothing_is_called = trong các quy tắc này không có gì tên là `{ $old }`
perhaps = có phải là `{ $near }`?
reads_otherwise = với tên mới, { $file } sẽ được hiểu khác đi, nên không ghi gì
would_be_found = với tên mới sẽ có phát hiện { $code } mà hiện không có: { $message }
would_not_be_found = với tên mới sẽ không còn phát hiện { $code } hiện có: { $message }
test_would_end_otherwise = với tên mới, phép thử “{ $test }” sẽ cho kết quả khác
