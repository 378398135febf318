//! What is read of workbooks that a program wrote: LibreOffice opens one that is made here, and saves it as ODS, and that as XLSX. It is
//! asked by `.ci/spreadsheets`, and `cargo test` leaves it out.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use bieu::unstable::workbook::{Area, Workbook};

use super::maker::{Archive, lines, xlsx};

/// A filter is read by LibreOffice where a name says the same.
const FILTERED: &str = r#"</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Kết nạp'!$A$3:$F$5</definedName></definedNames>"#;

/// Every kind of cell, hidden things, a merge and a filter.
fn made() -> Archive {
    let content = r#"<cols><col min="4" max="4" width="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>
        <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>0</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve">Lò  Văn &amp; Ánh</t></is></c><c r="B4" s="1"><v>32645</v></c><c r="C4" s="2"><v>45473.3125</v></c><c r="D4"><v>38.869999999999997</v></c><c r="E4"><f>D4*2</f><v>77.74</v></c><c r="F4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>001</t></is></c><c r="B5" s="3"><v>1.5</v></c><c r="D5"><v>-7</v></c><c r="E5" t="str"><f>""</f><v></v></c></row>
        <row r="9001"><c r="ZZ9001"><v>9</v></c></row></sheetData><autoFilter ref="A3:F5"/><mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>"#;
    // Which kind each part is: LibreOffice asks it.
    let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let of_kind =
        |(part, kind)| format!(r#"<Override PartName="/xl/{part}.xml" ContentType="{spreadsheet}.{kind}+xml"/>"#);
    let kinds: String = [
        ("workbook", "sheet.main"),
        ("worksheets/sheet1", "worksheet"),
        ("worksheets/sheet2", "worksheet"),
        ("sharedStrings", "sharedStrings"),
        ("styles", "styles"),
    ]
    .map(of_kind)
    .concat();
    let kinds = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>"#
    );
    xlsx(&[("Kết nạp", content), ("Ẩn", r#"<sheetData><row r="2"><c r="C2"><v>1</v></c></row></sheetData>"#)])
        .replaced("xl/workbook.xml", r#"name="Ẩn" "#, r#"name="Ẩn" state="hidden" "#)
        .replaced("xl/workbook.xml", "</sheets>", FILTERED)
        .with("[Content_Types].xml", kinds)
}

#[test]
fn what_a_program_saves_is_read_as_it_was_made() {
    if std::env::var_os("BIEU_SPREADSHEETS").is_none() {
        let said = "left out: what is read of workbooks that LibreOffice saves; .ci/spreadsheets asks it";
        writeln!(std::io::stderr(), "{said}").unwrap();
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("again")).unwrap();
    std::fs::write(folder.join("made.xlsx"), made().bytes()).unwrap();
    save_as("ods", &folder.join("made.xlsx"), &folder);
    save_as("xlsx", &folder.join("made.ods"), &folder.join("again"));
    for file in ["made.ods", "again/made.xlsx"] {
        let mut workbook = Workbook::open(File::open(folder.join(file)).unwrap()).unwrap();
        let names: Vec<_> = workbook.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden())).collect();
        assert_eq!(names, [("Kết nạp", false), ("Ẩn", true)], "{file}");
        let expected = [
            "1: 0 “Họ và tên”",
            "3: 0 “Họ và tên” | 1 “Họ và tên”",
            "4: 0 “Lò  Văn & Ánh” | 1 1989-05-17 | 2 2024-06-30+27000 | 3 38.87 | 4= 77.74 | 5= error #DIV/0!",
            "5 hidden: 0 “001” | 1 +129600 | 3 -7 | 4= “”",
            "9001: 701 9",
        ];
        assert_eq!(lines(workbook.rows(0).unwrap()).unwrap(), expected, "{file}");
        assert_eq!(lines(workbook.rows(1).unwrap()).unwrap(), ["2: 2 1"], "{file}");
        let shape = workbook.shape(0).unwrap();
        let area = |first_row, last_row| Area { first_row, first_column: 0, last_row, last_column: 5 };
        assert_eq!(shape.merges, [area(1, 1)], "{file}");
        assert_eq!(shape.hidden_columns, [(3, 3)], "{file}");
        assert_eq!(shape.filters.iter().map(|filter| filter.area).collect::<Vec<_>>(), [area(3, 5)], "{file}");
        assert!(!workbook.has_macros() && !workbook.has_links(), "{file}");
    }
}

fn save_as(form: &str, file: &Path, folder: &Path) {
    let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks/profile");
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    let mut asked = Command::new("soffice");
    asked.args([&profile, "--headless", "--convert-to", form, "--outdir"]).arg(folder).arg(file);
    let said = asked.output().expect("soffice is installed");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}
