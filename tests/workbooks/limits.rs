//! How much is read of a file before it is refused: counted in bytes, cells and names, and not in seconds.

use std::io::Cursor;

use bieu::unstable::workbook::{Limits, PartFault, SheetFault, Workbook};

use super::hostile::{in_part, on_sheet};
use super::maker::{Archive, fault, first, first_within, ods, ods_sheet, open, sheet};

#[test]
fn each_limit_holds_to_the_one_above_it() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>"#;
    let book = sheet(rows);
    let all = Limits::default();
    let content = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"></worksheet>".len();
    let longest =
        (content + "<?xml version=\"1.0\" encoding=\"UTF-8\"?><sheetData></sheetData>".len() + rows.len()) as u64;
    let short = book.clone().with("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>");
    assert!(first_within(&short, Limits { part_bytes: longest, ..all }).is_ok());
    let part = "xl/worksheets/sheet1.xml";
    let limit = longest - 1;
    assert_eq!(
        first_within(&short, Limits { part_bytes: limit, ..all }),
        Err(in_part(part, PartFault::TooLong { limit }))
    );
    // Three texts, “Họ và tên”, “Lò Văn Ánh” and an empty one, and four bytes for each.
    let bytes = ("Họ và tên".len() + "Lò Văn Ánh".len() + 12) as u64;
    assert!(first_within(&book, Limits { text_bytes: bytes, ..all }).is_ok());
    let limit = bytes - 1;
    assert_eq!(
        first_within(&book, Limits { text_bytes: limit, ..all }),
        Err(in_part("xl/sharedStrings.xml", PartFault::TextsTooLong { limit }))
    );
    assert!(first_within(&book, Limits { cells: 2, ..all }).is_ok());
    assert_eq!(
        first_within(&book, Limits { cells: 1, ..all }),
        Err(on_sheet("B1", SheetFault::TooManyCells { limit: 1 }))
    );
    let inline = sheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>abcd</t></is></c></row>"#);
    assert!(first_within(&inline, Limits { cell_bytes: 4, ..all }).is_err(), "the shared texts are longer");
    let inline = inline.with("xl/sharedStrings.xml", "<sst/>");
    assert!(first_within(&inline, Limits { cell_bytes: 4, ..all }).is_ok());
    assert_eq!(
        first_within(&inline, Limits { cell_bytes: 3, ..all }),
        Err(on_sheet("A1", SheetFault::TextTooLong { limit: 3 }))
    );
    let repeated = ods_sheet(
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/></table:table-row>"#,
    );
    // Six cells, of which one stands in the file.
    assert_eq!(first_within(&repeated, Limits { repeated_cells: 5, cells: 6, ..all }).unwrap().len(), 3);
    assert!(first_within(&repeated, Limits { repeated_cells: 4, ..all }).is_err());
    assert!(first_within(&repeated, Limits { cells: 5, ..all }).is_err());
}

#[test]
fn what_lists_without_end_is_refused() {
    let all = Limits { entries: 100, ..Limits::default() };
    let many = |text: &str| text.repeat(101);
    let refused = |archive: &Archive, part: &str| {
        let opened = Workbook::open_with(Cursor::new(archive.bytes()), all);
        let fault =
            opened.and_then(|mut workbook| workbook.shape(0).map(drop).and_then(|()| workbook.rows(0).map(drop)));
        assert_eq!(fault, Err(in_part(part, PartFault::TooManyEntries { limit: 100 })));
    };
    let sheet_part = "xl/worksheets/sheet1.xml";
    let with = |name: &str, text: &str| sheet(&format!("</sheetData><{name}>{}</{name}><sheetData>", many(text)));
    refused(&with("mergeCells", r#"<mergeCell ref="A1:B1"/>"#), sheet_part);
    refused(&with("cols", r#"<col min="1" max="1" hidden="1"/>"#), sheet_part);
    refused(&sheet(&format!("</sheetData>{}<sheetData>", many(r#"<autoFilter ref="A1:B1"/>"#))), sheet_part);
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", many("<xf/>"));
    refused(&sheet("").with("xl/styles.xml", styles), "xl/styles.xml");
    let belongings = many(r#"<Relationship Id="a" Type="b" Target="c"/>"#);
    refused(&sheet("").with("_rels/.rels", format!("<Relationships>{belongings}</Relationships>")), "_rels/.rels");
    let book = sheet("").replaced(
        "xl/workbook.xml",
        "<sheets>",
        &format!("<sheets>{}", many(r#"<sheet name="a" r:id="rId1"/>"#)),
    );
    refused(&book, "xl/workbook.xml");
    refused(&ods(&many(r#"<table:table table:name="a"/>"#)), "content.xml");
    let merge = many(r#"<table:table-row><table:table-cell table:number-columns-spanned="2"/></table:table-row>"#);
    refused(&ods_sheet(&merge), "content.xml");
}

#[test]
fn what_is_named_again_and_again_is_read_once_and_what_is_kept_of_names_is_bounded() {
    let tables: String = (0..2_000)
        .map(|number| {
            format!(r#"<Relationship Id="t{number}" Type="/table" Target="../{}/t.xml"/>"#, "./".repeat(number % 7))
        })
        .collect();
    let table = format!(r#"<table><autoFilter ref="A1:B2"/>{}</table>"#, "<a/>".repeat(50_000));
    let book = sheet("")
        .with("xl/worksheets/_rels/sheet1.xml.rels", format!("<Relationships>{tables}</Relationships>"))
        .with("xl/t.xml", table.clone());
    assert_eq!(open(&book).unwrap().shape(0).unwrap().filters.len(), 1);
    // Two tables that are each as long as both may be.
    let belongings = r#"<Relationships><Relationship Id="a" Type="/table" Target="../t.xml"/><Relationship Id="b" Type="/table" Target="../u.xml"/></Relationships>"#;
    let book = book.with("xl/u.xml", table.clone()).with("xl/worksheets/_rels/sheet1.xml.rels", belongings);
    let shape = |about_bytes| {
        let limits = Limits { about_bytes, ..Limits::default() };
        Workbook::open_with(Cursor::new(book.bytes()), limits).and_then(|mut workbook| workbook.shape(0))
    };
    let length = table.len() as u64;
    assert_eq!(shape(2 * length).map(|shape| shape.filters.len()), Ok(2));
    assert_eq!(
        shape(2 * length - 1),
        Err(in_part("xl/worksheets/sheet1.xml", PartFault::TooLong { limit: length - 1 }))
    );
    // Names of sheets, and of the one format of those that are hidden.
    let book = ods(&format!(r#"<table:table table:name="{}"/>"#, "a".repeat(1000)).repeat(3));
    let open = |about_bytes| {
        Workbook::open_with(Cursor::new(book.bytes()), Limits { about_bytes, ..Limits::default() }).map(drop)
    };
    assert_eq!(open(3003), Ok(()));
    assert_eq!(open(3002), Err(in_part("content.xml", PartFault::TooLong { limit: 3002 })));
}

#[test]
fn a_bomb_is_unpacked_to_its_limit_and_no_further() {
    let part = "xl/worksheets/sheet1.xml";
    let blanks = sheet(&format!("<row/>{}", " ".repeat(3 << 20)));
    assert!(blanks.bytes().len() < 20_000);
    assert_eq!(fault(&blanks), in_part(part, PartFault::PieceTooLong { limit: 1 << 20 }));
    let tag = sheet(&format!(r#"<row r="{}"/>"#, "1".repeat(3 << 20)));
    assert_eq!(fault(&tag), in_part(part, PartFault::PieceTooLong { limit: 1 << 20 }));
    let remark = sheet(&format!("<!--{}-->", "-".repeat(3 << 20)));
    assert_eq!(fault(&remark), in_part(part, PartFault::PieceTooLong { limit: 1 << 20 }));
    // Attributes are not held against each other, which would cost the square of their number.
    let attributes: String = (0..90_000).map(|number| format!(" a{number}=\"\"")).collect();
    assert_eq!(first(&sheet(&format!(r#"<row r="1"{attributes}><c><v>1</v></c></row>"#))).unwrap(), ["1: 0 1"]);
    let references =
        sheet(&format!(r#"<row r="1"><c t="inlineStr"><is><t>{}</t></is></c></row>"#, "&lt;".repeat(2 << 20)));
    assert_eq!(fault(&references), on_sheet("A1", SheetFault::TextTooLong { limit: 1 << 20 }));
    let rows = sheet(&"<row/>".repeat(100_000));
    let limits = Limits { part_bytes: 500_000, ..Limits::default() };
    assert_eq!(first_within(&rows, limits), Err(in_part(part, PartFault::TooLong { limit: 500_000 })));
}
