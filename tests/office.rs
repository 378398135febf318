//! The sample as an office keeps it, and other workbooks at the command: which sheets are read, as what, and what is said of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

mod made;

use std::fs;
use std::path::Path;

use crate::command::{assert_exit, bieu, fresh_folder, repository, text};

const WORKBOOK: &str = "examples/office/ket-nap-2024-h1.xlsx";
const RULES: &str = "rules/tables/report.bieu";

/// The cells of a CSV by their lines, the header first.
fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(csv);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_annex_of_the_workbook_is_that_of_the_csv() {
    let run = |data: &str| {
        let line = format!("run {RULES} --data {data} --table annex --format long-csv --allow-rejects");
        let output = bieu(&repository(), &line);
        // One check of the annex fails, as it does in print.
        assert_exit(&output, 0);
        output
    };
    let (of_csv, of_workbook) = (run("examples/son-la-2024-h1/records"), run(WORKBOOK));
    assert_eq!(text(&of_workbook.stdout), text(&of_csv.stdout));
    // The figures that the report prints in its last line.
    let printed = [
        "34", "2.295", "2.768", "1.076", "38,87", "725", "350", "-", "15", "233", "47", "58", "2", "20", "25", "18",
        "2", "75", "6", "99", "110", "34",
    ];
    let lines = cells(&of_workbook.stdout);
    let column = |name: &str| lines[0].iter().position(|header| header == name).unwrap();
    let total = lines.iter().filter(|line| line[column("row")] == "total");
    let shown: Vec<&str> = total.map(|line| line[column("shown")].as_str()).collect();
    assert_eq!(shown, printed);
}

#[test]
fn the_rejects_of_the_workbook_are_those_that_its_page_tells() {
    let folder = fresh_folder("office-rejects");
    let list = folder.join("rejects.csv");
    let line = format!("run {RULES} --data {WORKBOOK} --table annex --allow-rejects --rejects {}", list.display());
    let output = bieu(&repository(), &line);
    let lines = cells(&fs::read(&list).unwrap());
    let header = "record,file,line,column,value,code,reason,help,sheet,cell";
    assert_eq!(lines[0].join(","), header);
    let page = fs::read_to_string(repository().join("examples/office/README.md")).unwrap();
    let expected = [
        ("H1095", "Ngày quyết định kết nạp", "2024-03-01 07:30:00", "E0809"),
        ("G1096", "Ngày sinh", "", "E0824"),
        ("I1097", "Nghề nghiệp", "#N/A", "E0824"),
        ("E1098", "Dân tộc", "Thaii", "E0801"),
        ("D1099", "Giới tính", "", "E0804"),
        ("C1100", "Mã chi bộ", "", "E0804"),
        ("B1103", "Mã hồ sơ", "", "E0804"),
    ];
    assert_eq!(lines.len(), 1 + expected.len());
    let stderr = text(&output.stderr);
    for (line, (cell, column, value, code)) in lines[1..].iter().zip(expected) {
        let row = cell.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
        assert_eq!(line[..6], ["Admission", WORKBOOK, row, column, value, &format!("bieu::{code}")]);
        assert_eq!(line[8..], ["Đảng viên mới kết nạp", cell]);
        assert!(stderr.contains(&format!("{WORKBOOK}: Đảng viên mới kết nạp!{cell}: “{column}”: ")), "{stderr}");
        assert!(page.contains(&format!("| {cell} | ")), "the page does not tell of {cell}");
    }
}

#[test]
fn the_account_of_a_sheet_tells_what_is_hidden_and_what_is_no_record() {
    let line = format!("run {RULES} --data {WORKBOOK} --table annex --allow-rejects");
    let page = fs::read_to_string(repository().join("examples/office/README.md")).unwrap();
    assert!(page.contains(&format!("bieu {line}\n")), "the command of the page is another");
    let output = bieu(&repository(), &line);
    let stderr = text(&output.stderr);
    for said in [
        "sheet “Hướng dẫn”: not read; its name is not that of a record type",
        "sheet “Chi bộ”: Cell: 4,622 read; header in row 3; rows of titles above it: 2; rows of totals, not read as records: 1 (rows: 4626)",
        "sheet “Đảng viên mới kết nạp”: Admission: 1,094 read, 7 rejected; header in rows 5 to 6; rows of titles above it: 3; a filter is on, \
         and rows that it hides are read; hidden rows read: 9 (first rows: 46, 47, 107, 108, 109); hidden columns read: “Tôn giáo”; \
         cells that are empty since they are merged with another: 1 (in C1099:C1100); rows of totals, not read as records: 1 (rows: 1101); \
         empty rows passed over: 2 (rows: 507, 1102)",
        "sheet “Kế hoạch”: Target: 17 read; header in row 2; rows of titles above it: 1; the sheet is hidden, and read",
    ] {
        assert!(stderr.contains(said), "{said}\n{stderr}");
    }
    let document = bieu(&repository(), &format!("{line} --json"));
    let document: serde_json::Value = serde_json::from_slice(&document.stdout).unwrap();
    let inputs = document["inputs"].as_array().unwrap();
    let of = |record: &str| inputs.iter().find(|input| input["record"] == record).unwrap();
    assert_eq!(of("Target")["sheet"]["hidden"], true);
    let sheet = &of("Admission")["sheet"];
    assert_eq!((&sheet["name"], &sheet["header_row"]), (&"Đảng viên mới kết nạp".into(), &6.into()));
    assert_eq!((&sheet["hidden_rows"], &sheet["totals"], &sheet["titles"]), (&9.into(), &1.into(), &3.into()));
    let reject = &document["rejects"][0];
    assert_eq!((&reject["file"], &reject["sheet"]), (&WORKBOOK.into(), &"Đảng viên mới kết nạp".into()));
    assert_eq!((&reject["cell"], &reject["line"]), (&"H1095".into(), &1095.into()));
}

const SMALL: &str = "language 1

report r \"R\" {
  period 2024-01-01 to 2024-06-30
}

record Person \"Đảng viên\" {
  key id text \"Số thẻ\"
  group text \"Nhóm\"
}

record Class \"Lớp\" {
  key id text \"Mã lớp\"
}

table people \"P\" of Person {
  row a \"A\" where group = \"a\"
  total \"T\"
  column 1 \"N\" = count
}
";

/// What is said on standard error of a run over these sheets; the numbers of persons and classes that were read.
fn said(name: &str, sheets: &[(&str, &[&[&str]])], file: &str, data: &str) -> (i32, String) {
    let folder = fresh_folder(name);
    fs::create_dir(folder.join("d")).unwrap();
    fs::write(folder.join("r.bieu"), SMALL).unwrap();
    made::write(&folder.join(file), sheets);
    let mut arguments = vec!["run", "r.bieu", "--format", "long-csv"];
    arguments.extend(data.split(';').flat_map(|path| ["--data", path]));
    let output = run(&folder, &arguments);
    (output.status.code().unwrap(), text(&output.stderr))
}

/// The command with arguments that hold spaces.
fn run(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bieu"));
    command.current_dir(folder).args(arguments).env("BIEU_LANG", "en").output().unwrap()
}

const PERSONS: &[&[&str]] = &[&["Số thẻ", "Nhóm"], &["1", "a"], &["2", "b"]];
const OTHERS: &[&[&str]] = &[&["Số thẻ", "Nhóm"], &["3", "a"]];
const CLASSES: &[&[&str]] = &[&["Mã lớp"], &["L1"]];
const BOTH: &[&[&str]] = &[&["Số thẻ", "Nhóm", "Mã lớp"], &["4", "a", "L2"]];
const NOTES: &[&[&str]] = &[&["Ghi chú"], &["x"]];

/// A file, what `--data` names, the sheets, the exit code, and what is said.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static [&'static [&'static str]])],
    i32,
    &'static [&'static str],
);

const CASES: &[Case] = &[
    // Several types in one workbook, by name, label and number; the rest by its header row.
    (
        "m.xlsx",
        "m.xlsx",
        &[("Person", PERSONS), ("Lớp", CLASSES)],
        0,
        &["“Person”: Person: 2 read", "“Lớp”: Class: 1 read"],
    ),
    (
        "m.xlsx",
        "m.xlsx",
        &[("Đảng viên", PERSONS), ("đảng_viên-2", OTHERS)],
        0,
        &["“Đảng viên”: Person: 2 read", "“đảng_viên-2”: Person: 1 read"],
    ),
    (
        "m.xlsx",
        "m.xlsx",
        &[("Sheet1", CLASSES), ("Sheet2", PERSONS)],
        0,
        &["“Sheet1”: Class: 1 read", "“Sheet2”: Person: 2 read"],
    ),
    (
        "m.xlsx",
        "m.xlsx",
        &[("Person", PERSONS), ("x", NOTES), ("y", &[])],
        0,
        &["“Person”: Person: 2 read", "“x”: not read; its name is not that of a record type (Person, Class)"],
    ),
    // The header row of both types: which of them it is, is for a person to say.
    (
        "m.xlsx",
        "m.xlsx",
        &[("Person", PERSONS), ("x", BOTH)],
        1,
        &[
            "“Person”: Person: 2 read",
            "“x”: not read; its name is not that of a record type, and its header row is one of several: Person, Class",
        ],
    ),
    (
        "m.xlsx",
        "m.xlsx#Person;Class=m.xlsx#x",
        &[("Person", PERSONS), ("x", BOTH)],
        0,
        &["“Person”: Person: 2 read", "“x”: Class: 1 read"],
    ),
    // A workbook that is called like a type, with one sheet; what is wrong with it is said of that type.
    ("Person.xlsx", "Person.xlsx", &[("Sheet1", PERSONS)], 0, &["“Sheet1”: Person: 2 read"]),
    ("Person.xlsx", "Person.xlsx", &[("Sheet1", NOTES)], 1, &["no cell is a header of “Đảng viên”", "E0833"]),
    ("d/Person.xlsx", "d", &[("Sheet1", PERSONS)], 0, &["d/Person.xlsx, sheet “Sheet1”: Person: 2 read"]),
    ("d/m.xlsm", "d", &[("Lớp", CLASSES)], 0, &["d/m.xlsm, sheet “Lớp”: Class: 1 read"]),
    // By hand: a type, a sheet, both.
    ("m.xlsx", "Person=m.xlsx", &[("a", PERSONS), ("b", NOTES)], 0, &["“a”: Person: 2 read", "“b”: not read"]),
    ("m.xlsx", "Person=m.xlsx#a b", &[("a b", PERSONS), ("c", OTHERS)], 0, &["“a b”: Person: 2 read"]),
    ("m.xlsx", "m.xlsx#C", &[("a b", PERSONS), ("c", OTHERS)], 0, &["“c”: Person: 1 read"]),
    ("m.xlsx", "m.xlsx#Kết quả;m.xlsx#kết quả;m.xlsx", &[("Kết quả", PERSONS)], 0, &["“Kết quả”: Person: 2 read"]),
];

#[test]
fn sheets_are_of_the_type_that_they_are_called_like_or_whose_header_they_have() {
    for (number, (file, data, sheets, code, expected)) in CASES.iter().copied().enumerate() {
        let (exit, stderr) = said(&format!("office-{number}"), sheets, file, data);
        assert_eq!(exit, code, "{data}: {stderr}");
        for said in expected {
            assert!(stderr.contains(said), "{data}: {said}\n{stderr}");
        }
        let lines = stderr.lines().filter(|line| line.contains(" read") && line.contains("sheet “")).count();
        assert!(lines == expected.len() || code == 1 || data.contains('='), "{data}: a sheet is read twice\n{stderr}");
    }
}

#[test]
fn a_workbook_without_a_sheet_of_a_type_is_refused_or_passed_over() {
    let (exit, stderr) = said("office-none", &[("a", NOTES), ("b", NOTES)], "m.xlsx", "m.xlsx");
    assert_eq!(exit, 1, "{stderr}");
    assert!(
        stderr.contains("m.xlsx: no sheet of the workbook holds records of a type") && stderr.contains("E0833"),
        "{stderr}"
    );
    let (exit, stderr) = said("office-sheet", &[("Tháng 1", PERSONS)], "m.xlsx", "m.xlsx#Thang 1");
    assert_eq!(exit, 2, "{stderr}");
    assert!(stderr.contains("m.xlsx: the workbook has no sheet “Thang 1”; did you mean “Tháng 1”?"), "{stderr}");
    // In a folder it is passed over; where it bears the name of a type, figures may lack its records.
    for (name, file, code) in [("office-other", "d/m.xlsx", 0), ("office-named", "d/Class-2.xlsx", 1)] {
        let folder = fresh_folder(name);
        fs::create_dir(folder.join("d")).unwrap();
        fs::write(folder.join("r.bieu"), SMALL).unwrap();
        fs::write(folder.join("d/Person.csv"), "Số thẻ,Nhóm\n1,a\n").unwrap();
        fs::write(folder.join("d/Class.csv"), "Mã lớp\nL1\n").unwrap();
        made::write(&folder.join(file), &[("a", NOTES), ("b", NOTES)]);
        let output = run(&folder, &["run", "r.bieu", "--data", "d", "--format", "long-csv"]);
        assert_exit(&output, code);
        let stderr = text(&output.stderr);
        assert!(stderr.contains(&format!("{file}: not read; no sheet of the workbook holds")), "{stderr}");
    }
}

/// A file of text that is called a workbook, and one that breaks off.
#[test]
fn what_is_no_workbook_is_refused_with_what_it_is() {
    let folder = fresh_folder("office-broken");
    fs::write(folder.join("r.bieu"), SMALL).unwrap();
    made::write(&folder.join("Person.xlsx"), &[("Person", PERSONS)]);
    let whole = fs::read(folder.join("Person.xlsx")).unwrap();
    for (bytes, said) in [
        ("Số thẻ,Nhóm\n1,a\n".as_bytes(), "plain text, most likely CSV"),
        (&whole[..whole.len() / 2], "The end of the file is missing"),
        (b"", "The file is empty"),
    ] {
        fs::write(folder.join("Person.xlsx"), bytes).unwrap();
        let output = run(&folder, &["run", "r.bieu", "--data", "Person.xlsx"]);
        assert_exit(&output, 1);
        let stderr = text(&output.stderr);
        assert!(stderr.contains(said) && stderr.contains("E0839"), "{stderr}");
    }
}

/// Macros are passed over, and that is said: they may have made what stands in the cells.
#[test]
fn a_workbook_with_macros_is_read_without_them() {
    let folder = fresh_folder("office-macros");
    fs::write(folder.join("r.bieu"), SMALL).unwrap();
    made::write(&folder.join("m.xlsx"), &[("Person", PERSONS), ("Class", CLASSES)]);
    made::write_with(
        &folder.join("m.xlsm"),
        &[("Person", PERSONS), ("Class", CLASSES)],
        &[("vbaProject", "vbaProject.bin")],
    );
    for (file, has_macros) in [("m.xlsx", false), ("m.xlsm", true)] {
        let output = run(&folder, &["run", "r.bieu", "--data", file]);
        assert_exit(&output, 0);
        let stderr = text(&output.stderr);
        assert_eq!(
            stderr.matches("the workbook has macros, which are passed over").count(),
            2 * usize::from(has_macros),
            "{stderr}"
        );
    }
}
