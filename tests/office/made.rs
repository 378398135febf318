//! Small workbooks, written as the parts that a spreadsheet writes.

use std::io::Write;
use std::path::Path;

use zip::write::SimpleFileOptions;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Writes a workbook of sheets with texts.
pub fn write(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    write_with(path, sheets, &[]);
}

/// The same with further parts, each by the kind of its relationship and its name.
pub fn write_with(path: &Path, sheets: &[(&str, &[&[&str]])], parts: &[(&str, &str)]) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let mut part = |name: &str, text: String| {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    };
    let relationship = |number: usize, kind: &str, target: String| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>")
    };
    let of = |relationships: String| format!("<Relationships xmlns=\"{PACKAGE}\">{relationships}</Relationships>");
    part("_rels/.rels", of(relationship(1, "officeDocument", "xl/workbook.xml".to_owned())));
    let numbered = || (1..).zip(sheets);
    let listed = numbered()
        .map(|(number, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
    let listed: String = listed.collect();
    part(
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><sheets>{listed}</sheets></workbook>"),
    );
    let of_sheets =
        numbered().map(|(number, _)| relationship(number, "worksheet", format!("worksheets/sheet{number}.xml")));
    let further = (1 + sheets.len()..).zip(parts);
    let of_parts = further.map(|(number, (kind, name))| relationship(number, kind, (*name).to_owned()));
    part("xl/_rels/workbook.xml.rels", of(of_sheets.chain(of_parts).collect()));
    for (number, (_, rows)) in numbered() {
        let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
        let rows: String = rows.iter().map(row).collect();
        let text = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        part(&format!("xl/worksheets/sheet{number}.xml"), text);
    }
    parts.iter().for_each(|(_, name)| part(&format!("xl/{name}"), String::new()));
    archive.finish().unwrap();
}
