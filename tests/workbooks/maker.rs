//! Workbooks made of raw XML, packed as programs pack them; and what was read of one, as lines.

use std::io::{Cursor, Write};

use bieu::message::Message;
use bieu::unstable::workbook::{Cell, Limits, Placed, Rows, Workbook, WorkbookFault};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A ZIP archive of named parts.
#[derive(Clone, Default)]
pub struct Archive {
    parts: Vec<(String, Vec<u8>)>,
}

impl Archive {
    /// The same with one part more, or another in its place.
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Archive {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    /// The same without a part.
    pub fn without(mut self, name: &str) -> Archive {
        self.parts.retain(|(other, _)| other != name);
        self
    }

    /// The same with a text in a part put in the place of another, which must be there.
    pub fn replaced(self, part: &str, from: &str, to: &str) -> Archive {
        let (_, content) = self.parts.iter().find(|(name, _)| name == part).expect("a part");
        let text = String::from_utf8(content.clone()).unwrap();
        assert!(text.contains(from), "{from} is not in {part}: {text}");
        let text = text.replace(from, to);
        self.with(part, text)
    }

    /// The same with a part called otherwise.
    pub fn renamed(mut self, from: &str, to: &str) -> Archive {
        let part = self.parts.iter_mut().find(|(name, _)| name == from).expect("a part");
        part.0 = to.to_owned();
        self
    }

    /// As the bytes of a file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            // What says of which kind it is must be readable without unpacking.
            let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            writer.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// An XLSX workbook: the sheets by name, with what stands in each of their parts within `worksheet`.
pub fn xlsx(sheets: &[(&str, &str)]) -> Archive {
    let mut listed = String::new();
    let mut belongings = String::new();
    let mut archive = Archive::default().with(
        "_rels/.rels",
        relationships(&format!(
            r#"<Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>"#
        )),
    );
    for (number, (name, content)) in (1..).zip(sheets) {
        listed += &format!(r#"<sheet name="{name}" sheetId="{}" r:id="rId{number}"/>"#, 10 - number);
        belongings += &format!(
            r#"<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
        archive = archive.with(
            &format!("xl/worksheets/sheet{number}.xml"),
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{content}</worksheet>"#),
        );
    }
    belongings +=
        &format!(r#"<Relationship Id="rId101" Type="{RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/>"#);
    belongings += &format!(r#"<Relationship Id="rId102" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/>"#);
    archive
        .with(
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><workbookPr/><sheets>{listed}</sheets><calcPr calcId="191029"/></workbook>"#
            ),
        )
        .with("xl/_rels/workbook.xml.rels", relationships(&belongings))
        .with("xl/sharedStrings.xml", shared(&["Họ và tên", "Lò Văn Ánh", ""]))
        .with("xl/styles.xml", styles(&[0, 14, 164, 165], r#"<numFmt numFmtId="164" formatCode="dd\/mm\/yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/>"#))
}

/// An XLSX workbook with one sheet of such rows.
pub fn sheet(rows: &str) -> Archive {
    xlsx(&[("Kết nạp", &format!("<sheetData>{rows}</sheetData>"))])
}

/// A part of relationships.
pub fn relationships(inner: &str) -> String {
    format!(r#"<Relationships xmlns="{PACKAGE}">{inner}</Relationships>"#)
}

/// A part of shared texts.
pub fn shared(texts: &[&str]) -> String {
    let items: String = texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
    format!(r#"<sst xmlns="{MAIN}" count="9" uniqueCount="9">{items}</sst>"#)
}

/// A part of formats: one for each of these numbers, and the codes.
pub fn styles(formats: &[u32], codes: &str) -> String {
    let formats: String = formats.iter().map(|id| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
    format!(
        r#"<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{formats}</cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs></styleSheet>"#
    )
}

/// Opens what was made.
pub fn open(archive: &Archive) -> Result<Workbook<Cursor<Vec<u8>>>, WorkbookFault> {
    Workbook::open(Cursor::new(archive.bytes()))
}

/// All of the rows, a line for each; how many cells, and where the reading ended.
pub fn lines(mut rows: Rows<'_>) -> Result<Vec<String>, WorkbookFault> {
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let cells: Vec<String> = row.cells().map(|placed| told(&placed)).collect();
        let hidden = if row.is_hidden { " hidden" } else { "" };
        lines.push(format!("{}{hidden}: {}", row.number, cells.join(" | ")));
    }
    Ok(lines)
}

/// A cell in one word: its column, whether a formula gave it, what it is.
pub fn told(placed: &Placed<'_>) -> String {
    let formula = if placed.is_formula { "=" } else { "" };
    let cell = match placed.cell {
        Cell::Text(text) => format!("“{text}”"),
        Cell::Number(text) => text.to_owned(),
        Cell::Date(date) => date.to_string(),
        Cell::Moment(date, time) => format!("{date}+{}", time.seconds()),
        Cell::Time(time) => format!("+{}", time.seconds()),
        Cell::YesNo(yes) => yes.to_string(),
        Cell::Error(text) => format!("error {text}"),
        Cell::NotCalculated => "not calculated".to_owned(),
        Cell::Unreadable(text) => format!("unreadable {text}"),
    };
    format!("{}{formula} {cell}", placed.column)
}

/// What the first sheet holds.
pub fn first(archive: &Archive) -> Result<Vec<String>, WorkbookFault> {
    lines(open(archive)?.rows(0)?)
}

/// What the first sheet holds, read with these limits.
pub fn first_within(archive: &Archive, limits: Limits) -> Result<Vec<String>, WorkbookFault> {
    lines(Workbook::open_with(Cursor::new(archive.bytes()), limits)?.rows(0)?)
}

/// Why it cannot be read: opened, its shape read, and its first sheet.
pub fn fault(archive: &Archive) -> WorkbookFault {
    let mut workbook = match open(archive) {
        Ok(workbook) => workbook,
        Err(fault) => return fault,
    };
    if let Err(fault) = workbook.shape(0) {
        return fault;
    }
    let rows = workbook.rows(0).and_then(lines);
    rows.expect_err("it is to be refused")
}

/// What it says in English.
pub fn english(message: &Message) -> String {
    crate::english(message)
}

/// An ODS workbook: what stands within `office:spreadsheet`.
pub fn ods(content: &str) -> Archive {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:scripts><office:script/></office:scripts><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"#
    );
    Archive::default()
        .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .with("content.xml", content)
        .with(
            "META-INF/manifest.xml",
            r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>"#,
        )
}

/// An ODS workbook with one sheet of such rows.
pub fn ods_sheet(rows: &str) -> Archive {
    ods(&format!(r#"<table:table table:name="Kết nạp" table:style-name="ta1">{rows}</table:table>"#))
}
