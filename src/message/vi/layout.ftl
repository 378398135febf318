# The layout of rule files.
cannot_be_laid_out = không trình bày lại được tệp này mà giữ nguyên nội dung, nên để nguyên
this_file = tệp này
please_report = báo lỗi này cho nhóm phát triển bieu
