# What is said of rules that are spoken back and is no phrase of theirs.
always = luôn luôn
never = không bao giờ
working_days = ngày làm việc
nothing_required = không yêu cầu gì
nothing_of_it_required = không yêu cầu gì về việc đó
no_version_in_force = không phiên bản nào của { $criteria } có hiệu lực
on_any_day = vào mọi ngày
its_measure = chỉ tiêu của chính nó { $over }
measure_of_its_own = một chỉ tiêu riêng
of_an_expression = { $kind } của một biểu thức trên { $record }
