# Code lists: their codes, groups and systems, sets of codes, and what becomes of codes.
code_of_open_list = `{ $code }` là mã của danh mục mở { $list }
only_reports_and_tests_name_codes = chỉ báo cáo và phần thử được nêu mã của danh mục mở
ask_for_its_groups = chỉ báo cáo và phần thử được nêu mã của danh mục này; quy tắc thì hỏi theo nhóm: { $groups }
other_report_has_other_codes = báo cáo khác có mã khác
