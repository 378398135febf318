//! What is read of XLSX workbooks, written as programs write them.

use bieu::unstable::workbook::{Area, Filter, SheetAbout, Visibility};

use super::maker::{first, lines, open, relationships, shared, sheet, styles, xlsx};

#[test]
fn every_kind_of_cell_comes_as_its_program_means_it() {
    let rows = r#"<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>45473</v></c><c r="D3" s="2"><v>45473.5</v></c>
        <c r="E3" s="3"><v>1.25</v></c><c r="F3"><v>38.869999999999997</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" t="e"><v>#SPILL!</v></c></row>
        <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>Lò &amp; Ánh</t></is></c><c r="B5" t="d"><v>2024-06-30T00:00:00</v></c>
        <c r="C5" t="d"><v>2024-06-30T07:30:00Z</v></c><c r="D5" t="d"><v>07:30:00</v></c><c r="E5"><v>1E+3</v></c></row>"#;
    let expected = [
        "3: 0 “Họ và tên” | 2 2024-06-30 | 3 2024-06-30+43200 | 4 +108000 | 5 38.87 | 6 true | 7 error #SPILL!",
        "5 hidden: 0 “Lò & Ánh” | 1 2024-06-30 | 2 2024-06-30+27000 | 3 +27000 | 4 1000",
    ];
    assert_eq!(first(&sheet(rows)).unwrap(), expected);
}

#[test]
fn formulas_are_told_and_never_calculated() {
    let rows = r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1+1</f></c><c r="D1"><f>1+1</f><v/></c>
        <c r="E1" t="str"><f t="shared" si="0"/><v>a</v></c><c r="F1" s="1"><f>TODAY()</f><v>45473</v></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#;
    let expected =
        ["1: 0= 2 | 1= “” | 2= not calculated | 3= not calculated | 4= “a” | 5= 2024-06-30 | 6= error #DIV/0!"];
    assert_eq!(first(&sheet(rows)).unwrap(), expected);
    // What a program writes that does not calculate: a nought in each, and that it is to be done on opening.
    let rows = r#"<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><v>5</v></c></row>"#;
    let book = sheet(rows).replaced("xl/workbook.xml", "<calcPr ", r#"<calcPr fullCalcOnLoad="1" "#);
    assert_eq!(first(&book).unwrap(), ["1: 0= not calculated | 1 5"]);
}

#[test]
fn what_holds_nothing_is_passed_over_and_no_text_is_lost() {
    let rows = r#"<row r="1"><c r="A1" s="1"/></row><row r="2"/><row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="inlineStr"><is><t/></is></c>
        <c r="C4" t="str"><v></v></c><c r="D4"><v/></c><c r="E4" t="s"/></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c></row>"#;
    assert_eq!(first(&sheet(rows)).unwrap(), ["7: 0 “ a ”"]);
}

#[test]
fn rows_and_cells_without_a_place_follow_those_before() {
    let rows = r#"<row><c><v>1</v></c><c><v>2</v></c></row><row r="9"><c r="C9"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"#;
    assert_eq!(first(&sheet(rows)).unwrap(), ["1: 0 1 | 1 2", "9: 2 3 | 3 4", "10: 0 5"]);
}

#[test]
fn texts_are_joined_from_their_runs_without_how_they_are_spoken() {
    let texts = r#"<sst><si><r><rPr><b/></rPr><t>Lò </t></r><r><t>Văn</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh><phoneticPr/></si>
        <si><t>a_x000D_&#10;b&lt;</t></si><si><t><![CDATA[<x>]]></t></si></sst>"#;
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
        <c r="D1" t="inlineStr"><is><r><t>Lò </t></r><r><t>Văn</t></r><rPh><t>spoken</t></rPh></is></c>
        <c r="E1" t="str"><f>A1</f><v>_x0041_</v></c><c r="F1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>"#;
    let book = sheet(rows).with("xl/sharedStrings.xml", texts);
    assert_eq!(first(&book).unwrap(), ["1: 0 “Lò Văn” | 1 “a\r\nb<” | 2 “<x>” | 3 “Lò Văn” | 4= “A” | 5 1"]);
}

#[test]
fn cells_that_share_a_text_say_which() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"><v>7</v></c></row>"#;
    let mut workbook = open(&sheet(rows)).unwrap();
    let mut rows = workbook.rows(0).unwrap();
    let row = rows.next().unwrap().unwrap();
    assert_eq!(row.cells().map(|placed| placed.shared).collect::<Vec<_>>(), [Some(1), Some(0), None]);
    assert_eq!(row.cell(1).unwrap().shared, Some(0));
    assert_eq!(row.cell(3), None);
}

#[test]
fn days_are_counted_from_either_epoch() {
    let rows =
        r#"<row r="1"><c r="A1" s="1"><v>44011</v></c><c r="B1" s="1"><v>0</v></c><c r="C1" s="1"><v>60</v></c></row>"#;
    assert_eq!(first(&sheet(rows)).unwrap(), ["1: 0 2020-06-29 | 1 unreadable 0 | 2 unreadable 60"]);
    let book = sheet(rows).replaced("xl/workbook.xml", "<workbookPr/>", r#"<workbookPr date1904="1"/>"#);
    assert_eq!(first(&book).unwrap(), ["1: 0 2024-06-30 | 1 1904-01-01 | 2 1904-03-01"]);
}

#[test]
fn the_format_of_a_cell_and_no_other_makes_a_day() {
    let rows = r#"<row r="1"><c r="A1" s="0"><v>45473</v></c><c r="B1" s="1"><v>45473</v></c><c r="C1" s="2"><v>45473</v></c></row>"#;
    // A number that every program knows, which the file gives another meaning.
    let book = sheet(rows).with("xl/styles.xml", styles(&[0, 14, 22], r#"<numFmt numFmtId="14" formatCode="0.0"/>"#));
    assert_eq!(first(&book).unwrap(), ["1: 0 45473 | 1 45473 | 2 2024-06-30"]);
    let book = sheet(r#"<row r="1"><c r="A1" s="0"><v>45473</v></c></row>"#);
    let book = book.without("xl/styles.xml").without("xl/sharedStrings.xml");
    let book = book.with(
        "xl/_rels/workbook.xml.rels",
        relationships(r#"<Relationship Id="rId1" Type="/worksheet" Target="worksheets/sheet1.xml"/>"#),
    );
    assert_eq!(first(&book).unwrap(), ["1: 0 45473"]);
}

#[test]
fn sheets_come_in_the_order_of_the_book_with_what_is_hidden() {
    let rows = |number| format!(r#"<sheetData><row r="1"><c r="A1"><v>{number}</v></c></row></sheetData>"#);
    let book = xlsx(&[("Một &amp; hai", &rows(1)), ("Ẩn", &rows(2)), ("Ẩn kỹ", &rows(3)), ("Biểu đồ", "")])
        .replaced("xl/workbook.xml", r#"name="Ẩn" "#, r#"name="Ẩn" state="hidden" "#)
        .replaced("xl/workbook.xml", r#"name="Ẩn kỹ" "#, r#"name="Ẩn kỹ" state="veryHidden" "#)
        .replaced(
            "xl/_rels/workbook.xml.rels",
            r#"/worksheet" Target="worksheets/sheet4.xml"#,
            r#"/chartsheet" Target="chartsheets/sheet4.xml"#,
        );
    let mut workbook = open(&book).unwrap();
    let about = |name: &str, visibility| SheetAbout { name: name.to_owned(), visibility };
    let expected = [
        about("Một & hai", Visibility::Shown),
        about("Ẩn", Visibility::Hidden),
        about("Ẩn kỹ", Visibility::VeryHidden),
    ];
    assert_eq!(workbook.sheets(), expected);
    assert_eq!(workbook.sheets().iter().map(SheetAbout::is_hidden).collect::<Vec<_>>(), [false, true, true]);
    // In any order, and again.
    for number in [2, 0, 1, 0] {
        assert_eq!(lines(workbook.rows(number).unwrap()).unwrap(), [format!("1: 0 {}", number + 1)]);
    }
    assert!(!workbook.has_macros() && !workbook.has_links());
}

#[test]
fn the_shape_tells_of_merges_hidden_columns_and_filters() {
    let content = r#"<dimension ref="A1"/><cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/><col min="6" max="16384" hidden="true"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><autoFilter ref="A4:L99"><filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn></autoFilter>
        <mergeCells count="2"><mergeCell ref="A1:L1"/><mergeCell ref="B2:B3"/></mergeCells><extLst><ext><autoFilter ref="nothing"/></ext></extLst>"#;
    let mut book = xlsx(&[("Một", content), ("Hai", "<sheetData/>")]);
    book = book
        .with("xl/worksheets/_rels/sheet1.xml.rels", relationships(r#"<Relationship Id="rId1" Type="/table" Target="../tables/table1.xml"/><Relationship Id="rId2" Type="/drawing" Target="../drawings/drawing1.xml"/>"#))
        .with("xl/tables/table1.xml", r#"<table ref="N1:P9"><autoFilter ref="N1:P9"><filterColumn colId="0" hiddenButton="1"/></autoFilter></table>"#);
    let mut workbook = open(&book).unwrap();
    let area = |first_row, first_column, last_row, last_column| Area { first_row, first_column, last_row, last_column };
    let shape = workbook.shape(0).unwrap();
    assert_eq!(shape.merges, [area(1, 0, 1, 11), area(2, 1, 3, 1)]);
    assert_eq!(shape.hidden_columns, [(2, 3), (5, 16_383)]);
    let filters =
        [Filter { area: area(4, 0, 99, 11), is_active: true }, Filter { area: area(1, 13, 9, 15), is_active: false }];
    assert_eq!(shape.filters, filters);
    assert_eq!([1, 2, 3, 4, 5].map(|column| shape.is_hidden_column(column)), [false, true, true, false, true]);
    assert_eq!(workbook.shape(1).unwrap(), Default::default());
    assert_eq!(lines(workbook.rows(0).unwrap()).unwrap(), ["1: 0 1"]);
}

#[test]
fn rows_that_a_filter_or_a_height_hides_are_hidden() {
    let rows = r#"<row r="1" hidden="0"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"><c r="A2"><v>2</v></c></row>
        <row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row><row r="4" ht="15.75"><c r="A4"><v>4</v></c></row>"#;
    assert_eq!(first(&sheet(rows)).unwrap(), ["1: 0 1", "2 hidden: 0 2", "3 hidden: 0 3", "4: 0 4"]);
}

#[test]
fn macros_and_links_are_said_and_passed_over() {
    let rows = r#"<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row>"#;
    let book = sheet(rows).replaced(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        r#"<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>"#,
    );
    let workbook = open(&book).unwrap();
    assert!(workbook.has_macros() && workbook.has_links());
    assert_eq!(first(&book).unwrap(), ["1: 0= 7"]);
}

#[test]
fn parts_are_found_by_relationships_in_any_case_and_with_either_slash() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>1</v></c></row>"#;
    let book = sheet(rows)
        .renamed("xl/worksheets/sheet1.xml", "XL\\Worksheets\\Tờ.XML")
        .renamed("xl/sharedStrings.xml", "xl/SharedStrings.xml")
        .replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/xl/worksheets\\Tờ.xml");
    assert_eq!(first(&book).unwrap(), ["1: 0 “Lò Văn Ánh”"]);
    // The strict edition of the standard, and every name behind a prefix.
    let book = sheet(rows)
        .replaced("_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .with("xl/worksheets/sheet1.xml", r#"<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#)
        .with("xl/sharedStrings.xml", shared(&["a", "b"]).replace("<si>", "<x:si>").replace("</si>", "</x:si>"));
    assert_eq!(first(&book).unwrap(), ["1: 0 “b”"]);
    let book = book.replaced(
        "xl/worksheets/sheet1.xml",
        "</x:sheetData>",
        r#"</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>"#,
    );
    assert_eq!(open(&book).unwrap().shape(0).unwrap().merges.len(), 1);
}
