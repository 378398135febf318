"""`with_polars.py FILE THREADS CASE`: lazy, on the streaming engine; the threads are set by POLARS_MAX_THREADS.

What it does not do: it knows no lists of codes, so a misspelled one is silently another; days are compared as text, which is faster
here than to read them; ages by birthdays that were worked out beforehand. Of repeated keys it says how many there are, and counts them all the same.
"""

import sys

import polars as pl

from figures import FIELDS, print_table

path, _, case = sys.argv[1:]
# The labels of the first line give way to the names.
frame = pl.scan_csv(path, has_header=False, skip_rows=1, schema={field: pl.String for field in FIELDS})
sex, ethnicity, religion, born, decided_on, education, qualification, occupation, study, unit_type, cell_kind = map(
    pl.col, ["sex", "ethnicity", "religion", "born", "decided_on", "education", "qualification", "occupation", "study",
             "unit_type", "cell_kind"])
grassroots = unit_type.is_in(["Xã", "Phường", "Thị trấn"])
minority = ethnicity != "Kinh"

CONDITIONS = [
    pl.lit(True),
    sex == "Nữ",
    minority,
    (sex == "Nữ") & ~ethnicity.is_in(["Kinh", "Thái"]),
    religion != "Không",
    (born > "1993-06-30") & (born <= "2006-06-30"),
    (born > "1983-06-30") & (born <= "1993-06-30"),
    (born > "1963-06-30") & (born <= "1983-06-30"),
    born <= "1963-06-30",
    education.is_in(["Chưa biết chữ", "Biết đọc, biết viết chữ quốc ngữ", "Tiểu học"]),
    education == "Trung học phổ thông",
    qualification.is_in(["Cao đẳng", "Đại học", "Thạc sỹ", "Tiến sỹ"]),
    qualification.is_in(["Thạc sỹ", "Tiến sỹ"]),
    occupation == "Lao động nông, lâm, ngư nghiệp",
    occupation.is_in(["Lãnh đạo, quản lý doanh nghiệp", "Nhân viên gián tiếp", "Công nhân trực tiếp sản xuất"]),
    study.is_in(["Học sinh", "Sinh viên"]),
    grassroots,
    (sex == "Nữ") & grassroots & (born > "1993-06-30"),
    cell_kind == "Trường học",
    minority & cell_kind.is_in(["Thôn, bản", "Tiểu khu", "Tổ dân phố"]),
    (decided_on >= "2024-01-01") & (decided_on <= "2024-06-30"),
]

if case == "distinct":
    by_committee = frame.group_by("committee").agg(pl.col("id").n_unique()).collect(engine="streaming")
    for committee, persons in by_committee.iter_rows():
        print(committee, persons, sep="\t")
    print("Tổng cộng", frame.select(pl.col("id").n_unique()).collect(engine="streaming").item(), sep="\t")
    sys.exit()

if case == "keys":
    repeated = frame.group_by("id").len().filter(pl.col("len") > 1).select(pl.len()).collect(engine="streaming")
    print("repeated", repeated.item(), sep="\t")
# A literal has no length of its own: all records are counted as such.
counts = [pl.len().alias("1"), *(condition.sum().alias(str(n)) for n, condition in enumerate(CONDITIONS[1:], 2))]
table = frame.group_by("committee").agg(counts).collect(engine="streaming")
print_table([(row[0], row[1:]) for row in table.iter_rows()])
