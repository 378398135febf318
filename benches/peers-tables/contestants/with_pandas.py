"""`with_pandas.py FILE THREADS CASE`: one thread; codes are read as categories, which is the fastest way in.

What it does not do: it knows no lists of codes, so a misspelled one is silently another; days are compared as text; of
repeated keys it says how many there are, and counts them all the same.
"""

import sys

import pandas as pd

from figures import FIELDS, print_table

path, _, case = sys.argv[1:]
asked = [field for field in FIELDS if field not in ("id", "name", "home")]
kinds = {field: "category" for field in asked} | {"born": "str", "decided_on": "str", "id": "str"}
if case == "distinct":
    asked = ["id", "committee"]
elif case == "keys":
    asked = [*asked, "id"]
frame = pd.read_csv(path, names=FIELDS, header=0, usecols=asked, dtype=kinds)

if case == "distinct":
    for committee, persons in frame.groupby("committee", observed=True)["id"].nunique().items():
        print(committee, persons, sep="\t")
    print("Tổng cộng", frame["id"].nunique(), sep="\t")
    sys.exit()

women, minority = frame.sex == "Nữ", frame.ethnicity != "Kinh"
grassroots = frame.unit_type.isin(["Xã", "Phường", "Thị trấn"])
born, decided_on = frame.born, frame.decided_on
conditions = [
    pd.Series(True, frame.index),
    women,
    minority,
    women & ~frame.ethnicity.isin(["Kinh", "Thái"]),
    frame.religion != "Không",
    (born > "1993-06-30") & (born <= "2006-06-30"),
    (born > "1983-06-30") & (born <= "1993-06-30"),
    (born > "1963-06-30") & (born <= "1983-06-30"),
    born <= "1963-06-30",
    frame.education.isin(["Chưa biết chữ", "Biết đọc, biết viết chữ quốc ngữ", "Tiểu học"]),
    frame.education == "Trung học phổ thông",
    frame.qualification.isin(["Cao đẳng", "Đại học", "Thạc sỹ", "Tiến sỹ"]),
    frame.qualification.isin(["Thạc sỹ", "Tiến sỹ"]),
    frame.occupation == "Lao động nông, lâm, ngư nghiệp",
    frame.occupation.isin(["Lãnh đạo, quản lý doanh nghiệp", "Nhân viên gián tiếp", "Công nhân trực tiếp sản xuất"]),
    frame.study.isin(["Học sinh", "Sinh viên"]),
    grassroots,
    women & grassroots & (born > "1993-06-30"),
    frame.cell_kind == "Trường học",
    minority & frame.cell_kind.isin(["Thôn, bản", "Tiểu khu", "Tổ dân phố"]),
    (decided_on >= "2024-01-01") & (decided_on <= "2024-06-30"),
]
if case == "keys":
    print("repeated", frame["id"].duplicated().sum(), sep="\t")
sums = pd.concat(conditions, axis=1).groupby(frame.committee, observed=True).sum()
print_table([(label, list(counts)) for label, counts in zip(sums.index, sums.itertuples(index=False))])
