# The layout of rule files.
cannot_be_laid_out = không trình bày lại được tệp này mà giữ nguyên nội dung, nên để nguyên
this_file = tệp này
please_report = báo lỗi này cho nhóm phát triển bieu
cannot_be_turned = ghi bằng bộ từ khóa kia thì tệp này không còn nói đúng như cũ, nên để nguyên
in_other_words = ghi bằng bộ từ khóa kia: { $message }
rename_what_is_a_word = đổi tên nào trùng với từ khóa của bộ kia
