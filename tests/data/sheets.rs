//! Records from sheets: the law that a sheet says what the same rows in CSV say, and what only a sheet has.

mod law;

use bieu::message::Language;
use bieu::records::{FileError, Records, RecordsBuilder};
use bieu::unstable::records::{SheetAccount, SheetHead, read_sheet_rows};
use bieu::unstable::workbook::{
    Area, Cell, Filter, GivenRow, Placed, Rows, Shape, SheetAbout, SheetFault, Time, Visibility, WorkbookFault,
};
use bieu::value::Date;

use super::schema::schema;
use super::two_units;

/// A sheet in memory: rows by their numbers, and what is said of them.
#[derive(Default, Clone)]
struct Given<'g> {
    rows: Vec<GivenRow<'g>>,
    shape: Shape,
    is_hidden: bool,
}

impl<'g> Given<'g> {
    /// A sheet of texts, a line for each row and `|` between cells; a cell of which nothing is written holds nothing.
    fn of(lines: &[&'g str]) -> Given<'g> {
        let mut given = Given::default();
        for line in lines {
            given = given.texts(line);
        }
        given
    }

    fn texts(self, line: &'g str) -> Given<'g> {
        let cells = line.split('|').zip(0..).filter(|(text, _)| !text.is_empty());
        self.row(cells.map(|(text, column)| Placed::new(column, Cell::Text(text))).collect())
    }

    fn cells(self, cells: impl IntoIterator<Item = Cell<'g>>) -> Given<'g> {
        self.row((0..).zip(cells).map(|(column, cell)| Placed::new(column, cell)).collect())
    }

    fn row(mut self, cells: Vec<Placed<'g>>) -> Given<'g> {
        let number = self.rows.last().map_or(1, |row| row.number + 1);
        self.rows.push(GivenRow { number, is_hidden: false, cells });
        self
    }

    /// Areas by their first and last cell, from 1 and 0: rows and columns.
    fn merged(mut self, areas: &[[u32; 4]]) -> Given<'g> {
        let area = |[first_row, first_column, last_row, last_column]: &[u32; 4]| Area {
            first_row: *first_row,
            first_column: *first_column,
            last_row: *last_row,
            last_column: *last_column,
        };
        self.shape.merges = areas.iter().map(area).collect();
        self
    }

    fn read(&self, builder: &mut RecordsBuilder<'_>, record: &str) -> Result<SheetAccount, FileError> {
        let record = builder.schema().find_record(record).unwrap();
        let visibility = if self.is_hidden { Visibility::Hidden } else { Visibility::Shown };
        let about = SheetAbout { name: "Kết nạp".to_owned(), visibility };
        let head = SheetHead::read(&mut Rows::given(self.rows.clone()), &self.shape).unwrap();
        let mut rows = Rows::given(self.rows.clone());
        read_sheet_rows(builder, record, ("m.xlsx", &about, &self.shape), &head, &mut rows)
    }

    /// What is said of it as a sheet of members: the account, the keys that are counted, the rejects.
    fn told(&self) -> String {
        let schema = schema();
        let mut builder = RecordsBuilder::new(&schema);
        two_units(&mut builder);
        match self.read(&mut builder, "Member") {
            Err(fault) => fault.say(Language::English),
            Ok(account) => {
                let found: Vec<String> = account.found().iter().map(crate::english).collect();
                format!("{} read; {}\n{}", account.read, found.join("; "), counted_and_rejected(&builder.finish()))
            }
        }
    }
}

fn counted_and_rejected(records: &Records) -> String {
    let member = schema().find_record("Member").unwrap();
    let set = records.set(member);
    assert_eq!(set.read, set.len() as u64 + set.rejects.len() as u64, "read = counted + rejected");
    let mut lines: Vec<String> = (0..set.len() as u32).map(|row| records.key_text(member, row)).collect();
    lines.extend(set.rejects.iter().map(|reject| reject.to_line(records, Language::English).as_str().to_owned()));
    lines.join("\n")
}

const HEADER: &str = "Số thẻ|Đơn vị|Giới tính|Dân tộc|Ngày sinh|Ngày vào Đảng|Số con|Học sinh";

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

#[test]
fn the_header_stands_below_titles_and_has_two_lines() {
    let above = ["ĐẢNG BỘ TỈNH SƠN LA", "DANH SÁCH ĐẢNG VIÊN|||Mẫu 2", "(Kèm theo báo cáo năm 2024)"];
    let one_line = Given::of(&[above.as_slice(), &[HEADER, "m1|u1|Nam|Kinh|1/2/1990"]].concat());
    assert_eq!(one_line.told(), "1 read; header in row 4; rows of titles above it: 3\nm1");
    // Groups over their columns; what has no second line is merged down into it.
    let lines =
        ["Số thẻ|Đơn vị|Thông tin||Ngày||", "||Giới tính|Dân tộc|Ngày sinh|Ngày vào Đảng|", "m1|u1|Nam|Kinh|1/2/1990"];
    let merged = [[4, 0, 5, 0], [4, 1, 5, 1], [4, 2, 4, 3], [4, 4, 4, 5]];
    let two_lines = Given::of(&[above.as_slice(), &lines].concat()).merged(&merged);
    assert_eq!(two_lines.told(), "1 read; header in rows 4 to 5; rows of titles above it: 3\nm1");
    // Where every column has a second line, the group above is a title like others.
    let grouped = Given::of(&["Đảng viên||||", HEADER, "m1|u1|Nam|Kinh|1/2/1990"]).merged(&[[1, 0, 1, 4]]);
    assert_eq!(grouped.told(), "1 read; header in row 2; rows of titles above it: 1\nm1");
    // A header all of which is merged into a row below it, in which nothing stands.
    let deep = Given::of(&[HEADER, "", "m1|u1|Nam|Kinh|1/2/1990"])
        .merged(&[0, 1, 2, 3, 4, 5, 6, 7].map(|column| [1, column, 2, column]));
    assert_eq!(deep.told(), "1 read; header in rows 1 to 2\nm1");
}

#[test]
fn a_sheet_without_a_header_is_refused_by_its_nearest_row() {
    let near = Given::of(&["DANH SÁCH", "Số thẻ|Đơn vị|Giới tính|Dân tộc|Sinh", "m1|u1|Nam|Kinh|1/2/1990"]);
    let said = near.told();
    assert!(said.starts_with("m.xlsx: Sheet “Kết nạp”, row 2: There is no column for the field “Ngày sinh”"), "{said}");
    assert!(said.contains("E0834"), "{said}");
    let twice = Given::of(&["Số thẻ|Số thẻ|Đơn vị|Giới tính|Dân tộc|Ngày sinh"]).told();
    assert!(twice.contains("Sheet “Kết nạp”, row 1: Two columns") && twice.contains("E0835"), "{twice}");
    let none = Given::of(&["a|b", "c|d"]).told();
    assert!(none.contains("in the first rows (looked at: 2) no cell is a header of “Đảng viên”"), "{none}");
    assert!(none.contains("E0833"), "{none}");
    let empty = Given::default().told();
    assert!(empty.contains("Nothing stands on the sheet “Kết nạp”") && empty.contains("E0832"), "{empty}");
    // A header further down than is looked for is none.
    let deep = (0..50).fold(Given::default(), |given, _| given.texts("tiêu đề")).texts(HEADER).told();
    assert!(deep.contains("(looked at: 50)") && deep.contains("E0833"), "{deep}");
}

#[test]
fn totals_are_said_and_notes_are_rejects() {
    let given = Given::of(&[
        HEADER,
        "m1|u1|Nam|Kinh|1/2/1990",
        "Cộng|||||||",
        "m2|u1|Nữ|Thái|1/2/1991",
        "Tổng số: 2 đảng viên",
        "||Người lập biểu",
        "Ghi chú: lấy theo sổ",
        "Tổng cộng|u1|Nam|Kinh|1/2/1992",
    ]);
    let note = "If the row is a note, a subtotal or a signature and no record, take it off the sheet or move it above the header row.";
    let expected = format!(
        "5 read; header in row 1; rows of totals, not read as records: 2 (rows: 3, 5)\n\
         m1\nm2\nTổng cộng\n\
         m.xlsx: Kết nạp!A6: “Số thẻ”: The cell is empty, and it belongs to the record's key. {note} [bieu::E0804]\n\
         m.xlsx: Kết nạp!B7: “Đơn vị”: The cell is empty, and the value must be known. {note} [bieu::E0804]"
    );
    assert_eq!(given.told(), expected);
}

#[test]
fn cells_are_read_as_they_are_kept() {
    let text = |cells: [&'static str; 4]| cells.map(Cell::Text);
    let row = |key, born, joined, children, pupil| {
        let [unit, sex, ethnicity] = ["u1", "Nam", "Kinh"].map(Cell::Text);
        [key, unit, sex, ethnicity, born, joined, children, pupil]
    };
    let (d, none) = (Cell::Date(day(1990, 2, 1)), Cell::Text(""));
    let midday = Cell::Moment(day(2020, 5, 1), Time::of_seconds(43_200));
    let given = Given::default()
        .texts(HEADER)
        .cells(row(Cell::Number("101"), d, Cell::Text("03/02/2010"), Cell::Number("2"), Cell::YesNo(true)))
        .cells(row(Cell::Text("102"), Cell::Text("1/2/1990"), none, Cell::Text("1.000"), Cell::Number("0")))
        .cells(row(Cell::Number("10.5"), d, none, none, none))
        .cells(row(Cell::Text("m4"), midday, none, none, none))
        .cells(row(Cell::Text("m5"), Cell::Number("32905"), none, none, none))
        .cells(row(Cell::Text("m6"), Cell::Number("1990"), none, none, none))
        .cells(row(Cell::Text("m7"), d, none, d, none))
        .cells(row(Cell::Text("m8"), d, none, Cell::Error("#REF!"), none))
        .cells(row(Cell::Text("m9"), d, Cell::NotCalculated, none, none))
        .cells(row(Cell::Text("m10"), d, Cell::Time(Time::of_seconds(3_605)), none, none))
        .cells(row(Cell::Text("m11"), d, none, Cell::Unreadable("1e999"), none))
        .cells(row(Cell::YesNo(false), d, none, none, none))
        .cells(text(["m13", "u1", "Nam", "#SPILL!"]));
    let told = given.told();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[..3], ["13 read; header in row 1", "101", "102"], "{told}");
    let expected = [
        ("A4: “Số thẻ”", "give it the format Text", "E0815"),
        ("E5: “Ngày sinh”", "2020-05-01 with a time of day (12:00:00)", "E0809"),
        ("E6: “Ngày sinh”", "Give the column a date format", "E0809"),
        ("E7: “Ngày sinh”", "1990", "E0811"),
        ("G8: “Số con”", "The cell is shown as a day", "E0815"),
        ("G9: “Số con”", "`#REF!` is the error of a formula, not a value. Correct the formula", "E0824"),
        ("F10: “Ngày vào Đảng”", "a formula whose result is not in the file", "E0824"),
        ("F11: “Ngày vào Đảng”", "a time (01:00:05)", "E0815"),
        ("G12: “Số con”", "`1e999` stands in place of a number", "E0824"),
        ("A13: “Số thẻ”", "TRUE or FALSE", "E0815"),
        ("D14: “Dân tộc”", "#SPILL!", "E0824"),
    ];
    assert_eq!(lines.len(), 3 + expected.len(), "{told}");
    for (line, (place, said, code)) in lines[3..].iter().zip(expected) {
        assert!(line.starts_with(&format!("m.xlsx: Kết nạp!{place}: ")), "{place}: {line}");
        assert!(line.contains(said) && line.ends_with(&format!("[bieu::{code}]")), "{said}, {code}: {line}");
    }
}

#[test]
fn what_is_hidden_is_read_and_said() {
    let mut given = Given::of(&[HEADER, "m1|u1|Nam|Kinh|1/2/1990", "m2|u1|Nữ|Thái|1/2/1991", "m3|u2|Nữ|Thái|1/2/1992"]);
    given.is_hidden = true;
    (given.rows[2].is_hidden, given.rows[3].is_hidden) = (true, true);
    given.rows[3].number = 8;
    given.shape.hidden_columns = vec![(2, 3), (7, 9)];
    let area = Area { first_row: 1, first_column: 0, last_row: 8, last_column: 7 };
    given.shape.filters = vec![Filter { area, is_active: true }];
    let expected = "3 read; header in row 1; the sheet is hidden, and read; a filter is on, and rows that it hides are read; \
        hidden rows read: 2 (rows: 3, 8); hidden columns read: “Giới tính”, “Dân tộc”, “Học sinh”; \
        empty rows passed over: 4 (rows: 4, 5, 6, 7)\nm1\nm2\nm3";
    assert_eq!(given.told(), expected);
    given.shape.filters[0].is_active = false;
    assert!(!given.told().contains("filter"));
}

#[test]
fn a_merged_cell_holds_its_value_once() {
    let rows = ["m1|u1|Nam|Kinh|1/2/1990|3/2/2010", "m2|u1|Nữ|Thái|1/2/1991", "m3||Nữ|Thái|1/2/1992"];
    let given = Given::of(&[&[HEADER], rows.as_slice()].concat()).merged(&[[2, 5, 3, 5], [3, 1, 4, 1]]);
    let expected = "3 read; header in row 1; cells that are empty since they are merged with another: 2 (in F2:F3, B3:B4)\nm1\nm2\n\
        m.xlsx: Kết nạp!B4: “Đơn vị”: The cell is empty, and the value must be known. The cell is merged with B3, where the value stands: \
        unmerge them and fill in each. [bieu::E0804]";
    assert_eq!(given.told(), expected);
}

/// A column of keys that the spreadsheet holds as numbers has lost the zeros that the other sheet has, or the other way round.
#[test]
fn a_reference_that_lost_its_zeros_is_told_of_the_key_with_them() {
    let schema = schema();
    let unit = schema.find_record("Unit").unwrap();
    let mut builder = RecordsBuilder::new(&schema);
    let units = Given::of(&["Mã|Loại hình", "007|Xã"]).cells([Cell::Number("12"), Cell::Text("Xã")]);
    units.read(&mut builder, "Unit").unwrap();
    let born = || Cell::Date(day(1990, 2, 1));
    let member = |key, unit| [Cell::Text(key), unit, Cell::Text("Nam"), Cell::Text("Kinh"), born()];
    let members = Given::default()
        .texts(HEADER)
        .cells(member("m1", Cell::Number("7")))
        .cells(member("m2", Cell::Text("0012")))
        .cells(member("m3", Cell::Number("13")))
        .cells(member("m4", Cell::Number("12")));
    members.read(&mut builder, "Member").unwrap();
    let records = builder.finish();
    assert_eq!(records.set(unit).len(), 2);
    let told = counted_and_rejected(&records);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "m4");
    assert!(lines[1].starts_with("m.xlsx: Kết nạp!B2: “Đơn vị”") && lines[1].contains("Is `007` meant?"), "{told}");
    assert!(lines[2].contains("!B3:") && lines[2].contains("Is `12` meant?"), "{told}");
    assert!(lines[3].contains("!B4:") && !lines[3].contains("meant?"), "{told}");
}

#[test]
fn columns_of_no_field_are_said() {
    let schema = schema();
    let mut builder = RecordsBuilder::new(&schema);
    let given = Given::of(&["STT|Mã|Loại hình|||Ghi chú", "1|u1|Xã||thừa|x"]);
    let account = given.read(&mut builder, "Unit").unwrap();
    assert_eq!(account.ignored.iter().map(crate::english).collect::<Vec<_>>(), ["STT", "Ghi chú", "column E"]);
    let unit = schema.record(schema.find_record("Unit").unwrap());
    let absent: Vec<&str> = account.absent.iter().map(|field| unit.field_name(*field)).collect();
    assert_eq!(absent, ["parent"]);
    let said = account.say(unit, Language::English);
    assert!(
        said.starts_with("m.xlsx, sheet “Kết nạp”: 1 read\n  header in row 1\n  columns: “Mã” as `code`"),
        "{said}"
    );
}

/// A record without a key is called by the place of its row.
#[test]
fn a_record_without_a_key_is_called_by_its_row() {
    let schema = schema();
    let [card, visit] = ["Card", "Visit"].map(|name| schema.find_record(name).unwrap());
    let mut builder = RecordsBuilder::new(&schema);
    two_units(&mut builder);
    builder.push(card, &serde_json::json!({"unit": "u2"}));
    Given::of(&["Lượt đến", "Thẻ", "u2", "u9"]).read(&mut builder, "Visit").unwrap();
    let records = builder.finish();
    assert_eq!(records.key_text(visit, 0), "m.xlsx: Kết nạp!3");
    let reject = records.set(visit).rejects.get(0).unwrap();
    assert!(reject.to_line(&records, Language::English).as_str().starts_with("m.xlsx: Kết nạp!A4: “Thẻ”: "));
    let place = records.sheet(reject.origin.input).unwrap();
    assert_eq!((place.file.as_str(), place.sheet.as_str()), ("m.xlsx", "Kết nạp"));
}

/// A workbook that breaks off within a sheet gives a finding, and no records.
#[test]
fn a_fault_of_the_workbook_is_one_of_the_file() {
    let fault =
        WorkbookFault::Sheet {
            sheet: "Kết nạp".to_owned(), place: "C17".to_owned(), fault: SheetFault::BadReference
        };
    let said = bieu::unstable::records::of_workbook("m.xlsx", &fault).to_string();
    assert!(said.starts_with("m.xlsx: On sheet “Kết nạp” at C17: ") && said.contains("E0839"), "{said}");
}

/// A row at the end of a sheet costs no more than its neighbour.
#[test]
fn a_gap_of_a_million_rows_is_counted_and_costs_nothing() {
    let mut given = Given::of(&[HEADER, "m1|u1|Nam|Kinh|1/2/1990", "m2|u1|Nữ|Thái|1/2/1991"]);
    given.rows[2].number = 1_048_576;
    assert_eq!(
        given.told(),
        "2 read; header in row 1; empty rows passed over: 1,048,573 (first rows: 3, 4, 5, 6, 7)\nm1\nm2"
    );
}
