# Files that rules use.
names_no_file = không chỉ đến tệp nào
folders_divided = các thư mục cách nhau bằng `/`
must_be_relative = phải tính từ thư mục của tệp này
not_a_path = không dùng được đường dẫn `{ $path }`
write_relative = ghi đường dẫn tính từ tệp này, các thư mục cách nhau bằng `/`: `../lists/ethnicity.bieu`
cannot_be_loaded = không đọc được `{ $path }`: { $why }
not_loaded = không đọc được
paths_are_relative = đường dẫn tính từ tệp chứa nó
use_each_other = các tệp dùng lẫn nhau thành vòng lặp: { $files }
uses = { $one } dùng { $other }
closes_circle = khép vòng lặp ở đây
move_what_both_need = chuyển phần cả hai cùng cần sang một tệp riêng
no_files_of_tests = ở đây không đọc được tệp của phép thử
single_text = chương trình này chỉ gồm một tệp, không dùng thêm tệp nào
no_such_file = không có tệp này
