"""`with_duckdb.py FILE THREADS CASE`: types are given, so that none are guessed; only the fields that are asked are kept.

What it does not do: it knows no lists of codes, so a misspelled one is silently another; ages are compared by birthdays that were
worked out beforehand, which is faster here than `age`. Of repeated keys it says how many there are, and counts them all the same.
"""

import sys

import duckdb

from figures import FIELDS, print_table

path, threads, case = sys.argv[1], int(sys.argv[2]), sys.argv[3]
types = {field: "DATE" if field in ("born", "decided_on") else "VARCHAR" for field in FIELDS}
source = f"read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '\"', columns = {types})"

CONDITIONS = """true
sex = 'Nữ'
ethnicity <> 'Kinh'
sex = 'Nữ' AND ethnicity NOT IN ('Kinh', 'Thái')
religion <> 'Không'
born > DATE '1993-06-30' AND born <= DATE '2006-06-30'
born > DATE '1983-06-30' AND born <= DATE '1993-06-30'
born > DATE '1963-06-30' AND born <= DATE '1983-06-30'
born <= DATE '1963-06-30'
education IN ('Chưa biết chữ', 'Biết đọc, biết viết chữ quốc ngữ', 'Tiểu học')
education = 'Trung học phổ thông'
qualification IN ('Cao đẳng', 'Đại học', 'Thạc sỹ', 'Tiến sỹ')
qualification IN ('Thạc sỹ', 'Tiến sỹ')
occupation = 'Lao động nông, lâm, ngư nghiệp'
occupation IN ('Lãnh đạo, quản lý doanh nghiệp', 'Nhân viên gián tiếp', 'Công nhân trực tiếp sản xuất')
study IN ('Học sinh', 'Sinh viên')
unit_type IN ('Xã', 'Phường', 'Thị trấn')
sex = 'Nữ' AND unit_type IN ('Xã', 'Phường', 'Thị trấn') AND born > DATE '1993-06-30'
cell_kind = 'Trường học'
ethnicity <> 'Kinh' AND cell_kind IN ('Thôn, bản', 'Tiểu khu', 'Tổ dân phố')
decided_on BETWEEN DATE '2024-01-01' AND DATE '2024-06-30'""".splitlines()

connection = duckdb.connect(config={"threads": threads})
if case == "distinct":
    query = f"SELECT committee, count(DISTINCT id) FROM {source} GROUP BY ROLLUP (committee)"
    for committee, persons in connection.sql(query).fetchall():
        print(committee or "Tổng cộng", persons, sep="\t")
    sys.exit()

# What is asked more than once is read once: the fastest way that was found.
asked = ", ".join(field for field in FIELDS if field not in ("name", "home"))
if case in ("keys", "tables"):
    connection.sql(f"CREATE TEMP TABLE gathered AS SELECT {asked} FROM {source}")
    source = "gathered"
if case == "tables":
    # Table by table, the counts of `many_tables` in measure.py.
    for year in (1941 + number % 64 for number in range(100)):
        born = f"born BETWEEN DATE '{year}-01-01' AND DATE '{year}-12-31'"
        counts = f"count(*) FILTER (WHERE {born}), count(*) FILTER (WHERE sex = 'Nữ' AND {born})"
        for committee, *both in connection.sql(f"SELECT committee, {counts} FROM gathered GROUP BY ROLLUP (committee)").fetchall():
            print(committee or "Tổng cộng", *both, sep="\t")
    sys.exit()

counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in CONDITIONS)
if case == "keys":
    repeated = f"SELECT count(*) FROM (SELECT id FROM gathered GROUP BY id HAVING count(*) > 1)"
    print("repeated", connection.sql(repeated).fetchall()[0][0], sep="\t")
table = connection.sql(f"SELECT committee, {counts} FROM {source} GROUP BY committee").fetchall()
print_table([(row[0], row[1:]) for row in table])
