#!/usr/bin/env python3
"""Makes ket-nap-2024-h1.xlsx: the records of ../son-la-2024-h1 as an office keeps them.

    pip install openpyxl==3.1.5 et-xmlfile==2.0.0
    python3 make.py            # writes the workbook
    python3 make.py --check    # makes it anew and compares it with the one that is here, cell by cell

Nothing is drawn by chance: which cell is kept in which way follows from the number of its row. The dirt stands in rows of its own
(DIRT), so that the figures are those of the CSV; README.md says what is told of each.
"""

import csv
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.filters import FilterColumn, Filters

HERE = Path(__file__).resolve().parent
RECORDS = HERE.parent / "son-la-2024-h1" / "records"
WORKBOOK = HERE / "ket-nap-2024-h1.xlsx"
SHOWN = "dd/mm/yyyy"


def records(name):
    text = (RECORDS / f"{name}.csv").read_text(encoding="utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    return list(csv.DictReader(text.splitlines(), delimiter=delimiter))


def day(text):
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def as_kept(text, number, *, dates, digits_are_numbers):
    """A value as an office keeps it: most days as days, some as text; digits mostly as numbers, some as text."""
    if dates and text.count("/") == 2:
        return text if number % 7 == 3 else day(text)
    if digits_are_numbers and text.isdigit():
        return text if number % 5 == 1 else int(text)
    return text


def write(sheet, row, values):
    for column, value in enumerate(values, start=1):
        if value == "" or value is None:
            continue
        cell = sheet.cell(row=row, column=column, value=value)
        if isinstance(value, datetime):
            cell.number_format = SHOWN
        elif isinstance(value, date):
            cell.number_format = SHOWN


def titles(sheet, lines, width):
    for row, line in enumerate(lines, start=1):
        sheet.cell(row=row, column=1, value=line).font = Font(bold=True)
        sheet.cell(row=row, column=1).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def header(sheet, row, groups):
    """Two lines: a group over its columns; what has no group is merged over both lines."""
    column = 1
    for group, columns in groups:
        if group is None:
            for name in columns:
                sheet.cell(row=row, column=column, value=name)
                sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
                column += 1
            continue
        sheet.cell(row=row, column=column, value=group)
        last = column + len(columns) - 1
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
        for name in columns:
            sheet.cell(row=row + 1, column=column, value=name)
            column += 1


# Rows that are rejected: what stands in them besides the number, in the order of the columns.
OF_DIRT = ["MS-X01-01", "Nữ", "Thái", "Không", date(2000, 5, 4), date(2024, 3, 1), "Nông dân", "THPT", "Không", ""]
DIRT = [
    # A time of day that the format hides.
    ["KN900001"] + OF_DIRT[:5] + [datetime(2024, 3, 1, 7, 30)] + OF_DIRT[6:],
    # A formula of which no program wrote the result into the file.
    ["KN900002"] + OF_DIRT[:4] + ["=DATE(2000,5,4)"] + OF_DIRT[5:],
    ["KN900003"] + OF_DIRT[:6] + ["#N/A"] + OF_DIRT[7:],
    ["KN900004"] + OF_DIRT[:2] + ["Thaii"] + OF_DIRT[3:],
    # The next two have one cell for the code of their cell, merged; the first of them lacks its sex.
    ["KN900005", OF_DIRT[0], ""] + OF_DIRT[2:],
    ["KN900006", ""] + OF_DIRT[1:],
]
MERGED = 4


def admissions(book):
    sheet = book.create_sheet("Đảng viên mới kết nạp")
    titles(sheet, ["TỈNH ỦY SƠN LA", "DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP 6 THÁNG ĐẦU NĂM 2024", "(Số liệu tự tạo)"], 12)
    header(sheet, 5, [
        (None, ["STT", "Mã hồ sơ", "Mã chi bộ"]),
        ("Thông tin cá nhân", ["Giới tính", "Dân tộc", "Tôn giáo", "Ngày sinh"]),
        (None, ["Ngày quyết định kết nạp", "Nghề nghiệp"]),
        ("Học vấn", ["Trình độ giáo dục phổ thông", "Học sinh, sinh viên"]),
        (None, ["Ghi chú"]),
    ])
    first = row = 7
    rows = [list(record.values()) for record in records("Admission")]
    for number, values in enumerate(rows, start=1):
        kept = [as_kept(text, number, dates=True, digits_are_numbers=True) for text in values]
        write(sheet, row, [number, *kept])
        # Two hidden by hand, and what a filter on the sex hides among the next.
        sheet.row_dimensions[row].hidden = number in (40, 41) or (100 < number <= 110 and values[2] != "Nữ")
        row += 1
        if number == 500:
            row += 1
    for number, values in enumerate(DIRT, start=len(rows) + 1):
        write(sheet, row, [number, *values])
        if number == len(rows) + MERGED + 1:
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=3, end_column=3)
        row += 1
    last = row - 1
    sheet.auto_filter.ref = f"A6:L{last}"
    sheet.auto_filter.filterColumn.append(FilterColumn(colId=3, filters=Filters(filter=["Nữ"])))
    sheet.column_dimensions["F"].hidden = True
    write(sheet, row, ["Tổng cộng", "", "", f"=COUNTA(B{first}:B{last})"])
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
    write(sheet, row + 2, [None] * 8 + ["NGƯỜI LẬP BIỂU"])


def plain(book, title, name, lines, **kept):
    """A sheet with a header of one line under its titles, and numbers before the rows."""
    sheet = book.create_sheet(title)
    rows = records(name)
    titles(sheet, lines, len(rows[0]) + 1)
    row = len(lines) + 1
    write(sheet, row, ["STT", *rows[0].keys()])
    for number, record in enumerate(rows, start=1):
        row += 1
        write(sheet, row, [number, *(as_kept(text, number, **kept) for text in record.values())])
    return sheet, row


def make():
    book = openpyxl.Workbook()
    book.remove(book.active)
    note = book.create_sheet("Hướng dẫn")
    note.cell(row=1, column=1, value="Mỗi trang một danh sách. Không sửa tên cột.")
    kept = {"dates": True, "digits_are_numbers": True}
    plain(book, "Tổ chức cơ sở đảng", "Unit", ["TỔ CHỨC CƠ SỞ ĐẢNG"], **kept)
    cells, row = plain(book, "Chi bộ", "Cell", ["CHI BỘ", "Thời điểm 30/6/2024"], **kept)
    write(cells, row + 1, ["Cộng", "", "", "", "", f"=SUM(F4:F{row})"])
    admissions(book)
    # Neither is called like a record type: their header rows tell of which they are.
    plain(book, "Lớp 2024", "AwarenessClass", [], **kept)
    targets, _ = plain(book, "Kế hoạch", "Target", ["KẾ HOẠCH NĂM 2024"], **kept)
    targets.sheet_state = "hidden"
    return book


def described(book):
    """All that is said of a workbook, by sheet: cells with what they hold and how it is shown, merges, what is hidden, filters."""
    found = {}
    for sheet in book.worksheets:
        about = found[sheet.title] = {"state": sheet.sheet_state, "filter": sheet.auto_filter.ref}
        for row in sheet.iter_rows():
            about |= {cell.coordinate: (cell.value, cell.data_type, cell.number_format) for cell in row if cell.value is not None}
        about["merged"] = sorted(str(area) for area in sheet.merged_cells.ranges)
        about["rows"] = sorted(row for row, of in sheet.row_dimensions.items() if of.hidden)
        about["columns"] = sorted(column for column, of in sheet.column_dimensions.items() if of.hidden)
    return found


def check():
    made = HERE / "made-anew.xlsx"
    try:
        make().save(made)
        anew, here = (described(openpyxl.load_workbook(path)) for path in (made, WORKBOOK))
    finally:
        made.unlink(missing_ok=True)
    if list(anew) != list(here):
        sys.exit(f"sheets: {list(anew)} are made, {list(here)} are here")
    for sheet in anew:
        places = [place for place in {**anew[sheet], **here[sheet]} if anew[sheet].get(place) != here[sheet].get(place)]
        if places:
            sys.exit(f"{sheet}!{places[0]}: {anew[sheet].get(places[0])} is made, {here[sheet].get(places[0])} is here")
    print(f"{WORKBOOK.name} is what make.py makes: {sum(map(len, anew.values()))} places")


if __name__ == "__main__":
    check() if "--check" in sys.argv[1:] else make().save(WORKBOOK)
