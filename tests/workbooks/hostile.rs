//! Files that are to be refused, each for what is wrong with it.

use std::io::Cursor;

use bieu::unstable::workbook::{FileFault, PartFault, SheetFault, Workbook, WorkbookFault};

use super::maker::{Archive, english, fault, first, ods, ods_sheet, open, sheet, xlsx};

pub fn file(bytes: impl Into<Vec<u8>>) -> WorkbookFault {
    Workbook::open(Cursor::new(bytes.into())).err().expect("it is to be refused")
}

pub fn in_part(part: &str, fault: PartFault) -> WorkbookFault {
    WorkbookFault::Part { part: part.to_owned(), fault }
}

pub fn on_sheet(place: &str, fault: SheetFault) -> WorkbookFault {
    WorkbookFault::Sheet { sheet: "Kết nạp".to_owned(), place: place.to_owned(), fault }
}

/// One cell, and why its sheet is refused.
#[test]
fn references_lead_where_they_say_or_are_refused() {
    let row = |cells: &str| sheet(&format!(r#"<row r="2">{cells}</row>"#));
    for (cells, place, expected) in [
        (r#"<c r="ZZZZZ99999999999"><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r="A3"><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r="a2"><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r="$A$2"><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r="XFE2"><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r=""><v>1</v></c>"#, "A2", SheetFault::BadReference),
        (r#"<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>"#, "A2", SheetFault::OutOfOrder),
        (r#"<c r="B2"><v>1</v></c><c r="B2"><v>1</v></c>"#, "B2", SheetFault::OutOfOrder),
        (r#"<c r="XFD2"><v>1</v></c><c><v>1</v></c>"#, "XFE2", SheetFault::BeyondSheet),
        (r#"<c r="C2" t="s"><v>3</v></c>"#, "C2", SheetFault::NoSuchText),
        (r#"<c r="C2" t="s"><v>-1</v></c>"#, "C2", SheetFault::NoSuchText),
        (r#"<c r="C2" t="s"><v>+1</v></c>"#, "C2", SheetFault::NoSuchText),
        (r#"<c r="C2" t="s"><v>4294967296</v></c>"#, "C2", SheetFault::NoSuchText),
        (r#"<c r="C2" t="s"><v>0.0</v></c>"#, "C2", SheetFault::NoSuchText),
        (r#"<c r="C2" s="4"><v>1</v></c>"#, "C2", SheetFault::NoSuchFormat),
        (r#"<c r="C2" s="-1"><v>1</v></c>"#, "C2", SheetFault::NoSuchFormat),
        (r#"<c r="C2" t="x"><v>1</v></c>"#, "C2", SheetFault::UnknownType),
    ] {
        assert_eq!(fault(&row(cells)), on_sheet(place, expected), "{cells}");
    }
    for (rows, place, expected) in [
        (r#"<row r="0"><c><v>1</v></c></row>"#, "1", SheetFault::BadReference),
        (r#"<row r="1048577"><c><v>1</v></c></row>"#, "1", SheetFault::BadReference),
        (r#"<row r="99999999999999999999"/>"#, "1", SheetFault::BadReference),
        (r#"<row r="-1"/>"#, "1", SheetFault::BadReference),
        (r#"<row r="5"/><row r="5"/>"#, "5", SheetFault::OutOfOrder),
        (r#"<row r="5"/><row r="4"/>"#, "4", SheetFault::OutOfOrder),
        (r#"<row r="1048576"/><row/>"#, "1048577", SheetFault::BeyondSheet),
    ] {
        assert_eq!(fault(&sheet(rows)), on_sheet(place, expected), "{rows}");
    }
    let last = r#"<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#;
    assert_eq!(first(&sheet(last)).unwrap(), ["1048576: 16383 7"], "the last cell of all costs what any costs");
}

#[test]
fn what_is_no_value_is_told_in_its_cell() {
    let rows = r#"<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>1,5</v></c><c r="D1" t="b"><v>2</v></c><c r="E1" t="d"><v>30/06/2024</v></c><c r="F1" s="1"><v>-1</v></c><c r="G1" s="1"><v>99999999</v></c><c r="H1" s="3"><v>-1</v></c></row>"#;
    let expected = "1: 0 unreadable NaN | 1 unreadable 1e999 | 2 unreadable 1,5 | 3 unreadable 2 | 4 unreadable 30/06/2024 | 5 unreadable -1 | 6 unreadable 99999999 | 7 unreadable -1";
    assert_eq!(first(&sheet(rows)).unwrap(), [expected]);
}

#[test]
fn how_much_there_is_said_to_be_is_not_believed() {
    let rows = r#"<row r="1" spans="1:999999999"><c r="A1" t="s"><v>0</v></c></row>"#;
    let book = sheet(rows)
        .replaced("xl/sharedStrings.xml", r#"uniqueCount="9""#, r#"uniqueCount="2000000000""#)
        .replaced("xl/worksheets/sheet1.xml", "<sheetData>", r#"<dimension ref="A1:XFD1048576"/><sheetData>"#);
    assert_eq!(first(&book).unwrap(), ["1: 0 “Họ và tên”"]);
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    for (bytes, expected) in [
        (&b""[..], FileFault::Empty),
        (b"ma;ho_ten\n1;An\n", FileFault::PlainText),
        (b"<html><table><tr><td>1</td></tr></table></html>", FileFault::WebPage),
        (b"\x09\x08\x10\x00\x00\x05", FileFault::OldWorkbook),
        (b"\x00\x01\x02\x03", FileFault::Unknown),
    ] {
        assert_eq!(file(bytes), WorkbookFault::File(expected));
    }
    for (name, expected) in [
        ("EncryptedPackage", FileFault::Encrypted),
        ("Workbook", FileFault::OldWorkbook),
        ("Book", FileFault::OldWorkbook),
        ("WordDocument", FileFault::OtherDocument),
    ] {
        assert_eq!(file(compound(name, 1)), WorkbookFault::File(expected.clone()), "{name}");
        assert_eq!(file(compound(name, 6)), WorkbookFault::File(expected), "{name}, far behind");
    }
    let other = |archive: Archive| file(archive.bytes());
    let document = WorkbookFault::File(FileFault::OtherDocument);
    assert_eq!(other(Archive::default().with("a.txt", "a")), document);
    assert_eq!(other(Archive::default()), document);
    assert_eq!(other(ods("").with("mimetype", "application/vnd.oasis.opendocument.text")), document);
    assert_eq!(other(ods("").replaced("content.xml", "office:spreadsheet", "office:text")), document);
    let word = sheet("").with("xl/workbook.xml", "<w:document><w:body/></w:document>");
    assert_eq!(other(word), document);
    let binary = sheet("").replaced("_rels/.rels", "workbook.xml", "workbook.bin");
    assert_eq!(other(binary), WorkbookFault::File(FileFault::BinaryWorkbook));
    let encrypted = ods("").replaced(
        "META-INF/manifest.xml",
        "/></manifest:manifest>",
        "><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    );
    assert_eq!(other(encrypted), WorkbookFault::File(FileFault::Encrypted));
    assert_eq!(other(ods("")), WorkbookFault::File(FileFault::NoSheet));
    assert_eq!(other(xlsx(&[])), WorkbookFault::File(FileFault::NoSheet));
}

/// A compound file of sectors of 512 bytes, whose directory has so many of them, the name standing in the last.
fn compound(name: &str, sectors: u32) -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[30] = 9;
    // The table of sectors is the first one, and the directory begins behind it.
    header[48..52].copy_from_slice(&1_u32.to_le_bytes());
    let mut table = vec![0xFF; 512];
    for sector in 1..=sectors {
        let next = if sector == sectors { 0xFFFF_FFFE } else { sector + 1 };
        table[sector as usize * 4..][..4].copy_from_slice(&next.to_le_bytes());
    }
    let mut directory = vec![0; 512 * sectors as usize];
    let entry = directory.len() - 128;
    let signs: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    directory[entry..][..signs.len()].copy_from_slice(&signs);
    directory[entry + 64] = signs.len() as u8 + 2;
    [header, table, directory].concat()
}

#[test]
fn a_directory_that_leads_round_ends() {
    let mut round = compound("Workbook", 2);
    // The second sector of the directory is followed by the first.
    round[512 + 8..512 + 12].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(file(round), WorkbookFault::File(FileFault::OldWorkbook));
    let mut nowhere = compound("Workbook", 2);
    nowhere[48..52].copy_from_slice(&0xFFFF_FFF0_u32.to_le_bytes());
    assert_eq!(file(nowhere), WorkbookFault::File(FileFault::OtherDocument));
}

#[test]
fn parts_that_do_not_go_together_are_told() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>1</v></c></row>"#;
    let book = || sheet(rows);
    for (archive, part, expected) in [
        (book().without("xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml", PartFault::Missing),
        (book().without("xl/sharedStrings.xml"), "xl/sharedStrings.xml", PartFault::Missing),
        (book().without("xl/workbook.xml"), "xl/workbook.xml", PartFault::Missing),
        (book().without("xl/_rels/workbook.xml.rels"), "xl/_rels/workbook.xml.rels", PartFault::Missing),
        (book().with("XL/WORKBOOK.XML", "<workbook/>"), "xl/workbook.xml", PartFault::Twice),
        (book().with("xl\\workbook.xml", "<workbook/>"), "xl/workbook.xml", PartFault::Twice),
        (
            book().replaced("xl/_rels/workbook.xml.rels", r#"Id="rId1""#, r#"Id="rId7""#),
            "xl/workbook.xml",
            PartFault::Malformed { element: "sheet" },
        ),
        (
            book().replaced("xl/workbook.xml", r#"r:id="rId1""#, ""),
            "xl/workbook.xml",
            PartFault::Malformed { element: "sheet" },
        ),
        (
            book().replaced("_rels/.rels", "Target=", "Tarjet="),
            "_rels/.rels",
            PartFault::Malformed { element: "Relationship" },
        ),
        (book().with("xl/styles.xml", "<styleSheet>"), "xl/styles.xml", PartFault::NotXml { byte: 12 }),
        (book().with("xl/styles.xml", ""), "xl/styles.xml", PartFault::NotXml { byte: 0 }),
        (book().with("xl/styles.xml", "<a/><b/>"), "xl/styles.xml", PartFault::NotXml { byte: 8 }),
        (
            book().with("xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a \"a\">]><sst/>"),
            "xl/sharedStrings.xml",
            PartFault::DocumentType,
        ),
        (
            book().with("xl/sharedStrings.xml", "<sst><si><t>&a;</t></si></sst>"),
            "xl/sharedStrings.xml",
            PartFault::NotXml { byte: 15 },
        ),
        (
            book().with("xl/sharedStrings.xml", format!("{}{}", "<a>".repeat(300), "</a>".repeat(300))),
            "xl/sharedStrings.xml",
            PartFault::TooDeep,
        ),
        (
            sheet("</sheetData><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells><sheetData>"),
            "xl/worksheets/sheet1.xml",
            PartFault::Malformed { element: "mergeCell" },
        ),
        (
            sheet("<row><c><v>1</v><v>2</v></c></row>"),
            "xl/worksheets/sheet1.xml",
            PartFault::Malformed { element: "c" },
        ),
    ] {
        assert_eq!(fault(&archive), in_part(part, expected));
    }
}

#[test]
fn repeats_are_bounded_and_gaps_are_not() {
    let cell =
        r#"<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>"#;
    let rows =
        |repeats: u32| format!(r#"<table:table-row table:number-rows-repeated="{repeats}">{cell}</table:table-row>"#);
    let expected = on_sheet("A1", SheetFault::TooManyRepeats { limit: 4_000_000 });
    assert_eq!(fault(&ods_sheet(&rows(1001))), expected);
    assert_eq!(fault(&ods_sheet(&rows(1_048_577))), on_sheet("A1", SheetFault::BeyondSheet));
    for (rows, place, expected) in [
        (
            r#"<table:table-row><table:table-cell table:number-columns-repeated="16385" office:value-type="float" office:value="1"/></table:table-row>"#,
            "A1",
            SheetFault::BeyondSheet,
        ),
        (
            r#"<table:table-row table:number-rows-repeated="999999999"/><table:table-row table:number-rows-repeated="999999999"/><table:table-row table:number-rows-repeated="999999999"/><table:table-row table:number-rows-repeated="999999999"/><table:table-row table:number-rows-repeated="999999999"/><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#,
            "A4294967295",
            SheetFault::BeyondSheet,
        ),
        (
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/></text:p></table:table-cell></table:table-row>"#,
            "A1",
            SheetFault::TextTooLong { limit: 1 << 20 },
        ),
        (
            r#"<table:table-row><table:table-cell office:value-type="word"/></table:table-row>"#,
            "A1",
            SheetFault::UnknownType,
        ),
    ] {
        assert_eq!(fault(&ods_sheet(rows)), on_sheet(place, expected), "{rows}");
    }
    for count in ["0", "-1", "x", "9999999999"] {
        let row = format!(r#"<table:table-row table:number-rows-repeated="{count}"/>"#);
        assert_eq!(
            fault(&ods_sheet(&row)),
            in_part("content.xml", PartFault::Malformed { element: "number-rows-repeated" })
        );
    }
}

#[test]
fn a_sheet_that_is_not_there_is_told() {
    let mut workbook = open(&sheet("")).unwrap();
    assert_eq!(workbook.rows(1).err(), Some(WorkbookFault::NoSuchSheet));
    assert_eq!(workbook.shape(1), Err(WorkbookFault::NoSuchSheet));
}

#[test]
fn what_is_said_names_the_place_and_how_to_mend_it() {
    let refused = fault(&sheet(r#"<row r="17"><c r="C17" t="s"><v>99</v></c></row>"#));
    assert_eq!(
        english(&refused.message()),
        "On sheet “Kết nạp” at C17: the text that it refers to is not in the file."
    );
    assert_eq!(
        english(&refused.help()),
        "Open the file in the spreadsheet and save it anew as “Excel Workbook (.xlsx)”."
    );
    let refused = fault(&sheet("").with("xl/styles.xml", "<a>"));
    assert_eq!(
        english(&refused.message()),
        "In the workbook's part xl/styles.xml: it is not well-formed (near byte 3)."
    );
    let refused = file(b"a,b\n".to_vec());
    assert_eq!(refused.to_string(), "The file is called a workbook and is plain text, most likely CSV.");
    assert_eq!(english(&refused.help()), "Give it a name that ends in `.csv`, or save it as “Excel Workbook (.xlsx)”.");
}
