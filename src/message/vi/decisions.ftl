# Kết luận về từng hồ sơ: điều gì đạt, điều gì không, và trường nào cần có giá trị nào. Không nói hồ sơ “bị từ chối”.

# The verdicts.
eligible = đủ điều kiện
refused = không đủ điều kiện
record_is = { $key }: { $verdict }
record_without_guidance = { $key }: { $verdict } (không có hướng dẫn nào có hiệu lực vào ngày đó)
record_of_unknown_guidance = { $key }: { $verdict } (chưa biết theo hướng dẫn nào: thiếu { $lacking })
summary = đã xét { $decided } hồ sơ: đủ điều kiện { $eligible }, không đủ điều kiện { $refused }, chưa xác định được { $undetermined }

# Requirements.
met_by_exception = { $requirement }: đạt theo ngoại lệ: { $exception }
lacks = { $requirement }: chưa xác định được, thiếu { $lacking }
not_met = { $requirement }: không đạt
not_met_because = { $requirement }: { $reason }

# Ways to meet a requirement: each clause that does not hold, and what would make it.
and_also = { $clause }; và { $further }
clause_lacks = { $clause } (thiếu { $lacking })
clause_holds_with = { $clause }: đạt khi { $changes }
or_else = { $change }, hoặc { $further }
field_is = { $field } { $needed }

# What would have to stand in the field; it stands behind the name of the field.
just = là { $value }
one_of = là { $values }
yes = là “có”
no = là “không”
until_day = đến hết ngày { $day }
from_day = từ ngày { $day } trở đi
from_day_to_day = từ ngày { $first } đến hết ngày { $last }
at_most = không quá { $value }
at_least = từ { $value } trở lên
from_to = từ { $least } đến { $greatest }
