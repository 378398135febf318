//! What is read of ODS workbooks, written as LibreOffice writes them.

use bieu::unstable::workbook::{Area, Filter, Visibility};

use super::maker::{first, lines, ods, ods_sheet, open};

#[test]
fn every_kind_of_cell_comes_as_its_program_means_it() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Lò &amp; Ánh</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="38.869999999999997"><text:p>38,87</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2024-06-30"><text:p>30/06/2024</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2024-06-30T07:30:00"><text:p>30/06/2024 07:30</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT36H30M00S"><text:p>36:30</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.5"/><table:table-cell office:value-type="currency" office:value="-7"/>
        <table:table-cell office:value-type="string" office:string-value="a"><text:p>shown</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="0000-00-00"/><table:table-cell office:value-type="float" office:value="NaN"/></table:table-row>"#;
    let expected = "1: 0 “Lò & Ánh” | 1 38.87 | 2 2024-06-30 | 3 2024-06-30+27000 | 4 +131400 | 5 true | 6 0.5 | 7 -7 | 8 “a” | 9 unreadable 0000-00-00 | 10 unreadable NaN";
    assert_eq!(first(&ods_sheet(rows)).unwrap(), [expected]);
}

#[test]
fn formulas_and_errors_are_told() {
    let rows = r##"<table:table-row><table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=X" office:value-type="float" office:value="0"><text:p>Err:508</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1+1"/><table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""><text:p/></table:table-cell>
        <table:table-cell table:formula="of:=A1" office:value-type="float"/><table:table-cell office:value-type="string"><text:p>#1!</text:p></table:table-cell></table:table-row>"##;
    let expected =
        "1: 0= 2 | 1= error #DIV/0! | 2= error Err:508 | 3= not calculated | 4= “” | 5= not calculated | 6 “#1!”";
    assert_eq!(first(&ods_sheet(rows)).unwrap(), [expected]);
}

#[test]
fn what_calculates_all_that_it_writes_leaves_an_empty_text_without_a_type() {
    let rows = r#"<table:table-row><table:table-cell table:formula="of:=&quot;&quot;"/></table:table-row>"#;
    let book = |program: &str| {
        let meta = format!(
            "<office:document-meta><office:meta><meta:generator>{program}</meta:generator></office:meta></office:document-meta>"
        );
        first(&ods_sheet(rows).with("meta.xml", meta)).unwrap()
    };
    assert_eq!(book("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2"), ["1: 0= “”"]);
    assert_eq!(book("ODFPY/1.4.2"), ["1: 0= not calculated"]);
}

#[test]
fn the_text_of_a_cell_is_its_paragraphs_and_nothing_beside() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame><text:p>Lò <text:span>Văn<text:s text:c="3"/>Ánh</text:span>
            <text:a xlink:href="x">a</text:a></text:p><text:p>b<text:tab/>c<text:line-break/>d<text:s/></text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>x<office:annotation><text:p>a remark</text:p></office:annotation>y&#233;</text:p></table:table-cell>
        <table:table-cell><text:p>typeless</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p/></table:table-cell></table:table-row>"#;
    assert_eq!(first(&ods_sheet(rows)).unwrap(), ["1: 0 “Lò Văn   Ánh a\nb\tc\nd ” | 1 “xyé” | 2 “typeless”"]);
}

#[test]
fn what_repeats_stands_there_as_often_and_gaps_cost_nothing() {
    let cell = |repeats: &str, value: &str| {
        format!(r#"<table:table-cell {repeats} office:value-type="float" office:value="{value}"/>"#)
    };
    let rows = format!(
        r#"<table:table-row>{}{}<table:table-cell table:number-columns-repeated="16378"/></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell/><table:covered-table-cell/>{}</table:table-row>
        <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384" table:style-name="ce1"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="16383"/>{}</table:table-row><table:table-row><table:table-cell/></table:table-row>"#,
        cell("", "1"),
        cell(r#"table:number-columns-repeated="3""#, "2"),
        cell("", "3"),
        cell("", "4")
    );
    let expected = ["1: 0 1 | 1 2 | 2 2 | 3 2", "2 hidden: 2 3", "3 hidden: 2 3", "1048575: 16383 4"];
    assert_eq!(first(&ods_sheet(&rows)).unwrap(), expected);
}

#[test]
fn rows_and_columns_may_stand_in_groups() {
    let row = |value: &str| {
        format!(
            r#"<table:table-row><table:table-cell office:value-type="float" office:value="{value}"/></table:table-row>"#
        )
    };
    let rows = format!(
        r#"<table:shapes><draw:frame><draw:text-box><table:table><table:table-row><table:table-cell><text:p>aside</text:p></table:table-cell></table:table-row></table:table></draw:text-box></draw:frame></table:shapes>
        <table:table-column-group><table:table-column/><table:table-header-columns><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/></table:table-header-columns></table:table-column-group>
        <table:table-column table:visibility="filter" table:number-columns-repeated="4000000"/>
        <table:table-header-rows>{}</table:table-header-rows><table:table-row-group>{}<table:table-row-group><table:table-rows>{}</table:table-rows></table:table-row-group></table:table-row-group>{}"#,
        row("1"),
        row("2"),
        row("3"),
        row("4")
    );
    let book = ods_sheet(&rows);
    assert_eq!(first(&book).unwrap(), ["1: 0 1", "2: 0 2", "3: 0 3", "4: 0 4"]);
    assert_eq!(open(&book).unwrap().shape(0).unwrap().hidden_columns, [(1, 2), (3, 16_383)]);
}

#[test]
fn a_table_within_a_cell_is_no_row_of_the_sheet() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="string"><table:table table:name="inner"><table:table-row><table:table-cell office:value-type="string"><text:p>inner</text:p></table:table-cell></table:table-row></table:table><text:p>outer</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(first(&ods_sheet(rows)).unwrap(), ["1: 0 “outer”"]);
}

#[test]
fn sheets_shapes_and_what_was_taken_from_elsewhere_are_told() {
    let row = |value: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="float" office:value="{value}"/><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>"#
        )
    };
    let content = format!(
        r#"<table:calculation-settings/><table:table table:name="M&#7897;t" table:style-name="ta1">{}</table:table><table:table table:name="'file:///a.ods'#$B" table:style-name="ta2"><table:table-source xlink:href="../a.ods" table:table-name="B" table:mode="copy-results-only"/>{}</table:table><table:table table:name="It's" table:style-name="ta2">{}</table:table>
        <table:database-ranges><table:database-range table:name="a" table:target-range-address="Một.A1:Một.B4" table:display-filter-buttons="true"/><table:database-range table:name="b" table:target-range-address="$'It''s'.$B$4:$'It''s'.C9" table:display-filter-buttons="true"><table:filter><table:filter-condition/></table:filter></table:database-range><table:database-range table:name="c" table:target-range-address="Một.A1:Một.B4"/></table:database-ranges>"#,
        row("1"),
        row("2"),
        row("3")
    );
    let book = ods(&content);
    let mut workbook = open(&book).unwrap();
    let names: Vec<_> = workbook.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.visibility)).collect();
    assert_eq!(names, [("Một", Visibility::Shown), ("It's", Visibility::Hidden)]);
    assert!(workbook.has_links() && !workbook.has_macros());
    assert_eq!(lines(workbook.rows(1).unwrap()).unwrap(), ["4: 1 3"]);
    assert_eq!(lines(workbook.rows(0).unwrap()).unwrap(), ["4: 1 1"]);
    let area = |first_row, first_column, last_row, last_column| Area { first_row, first_column, last_row, last_column };
    let (one, two) = (workbook.shape(0).unwrap(), workbook.shape(1).unwrap());
    assert_eq!((&one.merges, &two.merges), (&vec![area(4, 1, 5, 3)], &vec![area(4, 1, 5, 3)]));
    assert_eq!(one.filters, [Filter { area: area(1, 0, 4, 1), is_active: false }]);
    assert_eq!(two.filters, [Filter { area: area(4, 1, 9, 2), is_active: true }]);
    assert!(open(&book.with("Basic/Standard/Module1.xml", "<a/>")).unwrap().has_macros());
}
