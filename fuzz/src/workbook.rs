//! Workbooks: whole files, and single parts in a file that is otherwise sound, where most of what is unpacked is read.

use std::io::{Cursor, Read, Result, Seek, SeekFrom, Write};

use bieu::unstable::workbook::{Cell, Limits, Shape, Workbook, WorkbookFault};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sound file: its parts by name.
type Parts = &'static [(&'static str, &'static str)];

const XLSX: Parts = &[
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>"#),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="a" Type="/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="/sharedStrings" Target="texts.xml"/><Relationship Id="c" Type="/styles" Target="styles.xml"/></Relationships>"#,
    ),
    ("xl/sheet.xml", include_str!("../seeds/workbook/sheet.xml")),
    ("xl/texts.xml", include_str!("../seeds/workbook/texts.xml")),
    ("xl/styles.xml", include_str!("../seeds/workbook/styles.xml")),
];

const ODS: Parts = &[
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("content.xml", include_str!("../seeds/workbook/content.xml")),
];

/// The parts that are the fuzzer's, by the byte that chooses.
const CHOSEN: [(Parts, &str); 6] = [
    (XLSX, "xl/sheet.xml"),
    (XLSX, "xl/texts.xml"),
    (XLSX, "xl/styles.xml"),
    (ODS, "content.xml"),
    (XLSX, "xl/workbook.xml"),
    (XLSX, "xl/_rels/workbook.xml.rels"),
];

/// Little enough that nothing takes long.
const LIMITS: Limits = Limits {
    part_bytes: 1 << 20,
    about_bytes: 1 << 20,
    text_bytes: 1 << 20,
    piece_bytes: 1 << 17,
    cell_bytes: 1 << 17,
    cells: 10_000,
    repeated_cells: 5_000,
    entries: 1_000,
};

fn packed(parts: Parts, part: &str, content: &[u8], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, sound) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("a part");
        writer.write_all(if *name == part { content } else { sound.as_bytes() }).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Whole files that are sound.
pub fn seeds() -> [Vec<u8>; 2] {
    [packed(XLSX, "", b"", CompressionMethod::Deflated), packed(ODS, "", b"", CompressionMethod::Deflated)]
}

/// Hands out a byte at a time, as a slow disk may.
struct ByBytes(Cursor<Vec<u8>>);

impl Read for ByBytes {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let length = to.len().min(1);
        self.0.read(&mut to[..length])
    }
}

impl Seek for ByBytes {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.0.seek(to)
    }
}

/// No bytes bring the reader down; rows and columns ascend on the sheet; and how the bytes come does not matter.
pub fn hold(bytes: &[u8]) {
    let Some((first, body)) = bytes.split_first() else {
        return;
    };
    let file = match CHOSEN.get(usize::from(*first)) {
        Some((parts, part)) => packed(parts, part, body, CompressionMethod::Stored),
        None => body.to_vec(),
    };
    let whole = read(Cursor::new(file.clone()));
    if file.len() < 10_000 {
        assert_eq!(read(ByBytes(Cursor::new(file))), whole, "it matters how the bytes come");
    }
}

/// What is said of a sheet, and each of its cells.
type Told = (std::result::Result<Shape, WorkbookFault>, Vec<String>);

/// All sheets of a file.
fn read<R: Read + Seek>(input: R) -> std::result::Result<Vec<Told>, WorkbookFault> {
    let mut workbook = Workbook::open_with(input, LIMITS)?;
    let sheets = workbook.sheets().len();
    assert!(sheets > 0, "a workbook without a sheet");
    Ok((0..sheets.min(3)).map(|sheet| (workbook.shape(sheet), cells(&mut workbook, sheet))).collect())
}

fn cells<R: Read + Seek>(workbook: &mut Workbook<R>, sheet: usize) -> Vec<String> {
    let mut told = Vec::new();
    let mut rows = match workbook.rows(sheet) {
        Ok(rows) => rows,
        Err(fault) => return vec![format!("{fault:?}")],
    };
    let mut before = 0;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return told,
            Err(fault) => {
                told.push(format!("{fault:?}"));
                return told;
            }
        };
        assert!(before < row.number && row.number <= 1 << 20, "row {} behind {before}", row.number);
        before = row.number;
        let columns: Vec<u32> = row.cells().map(|placed| placed.column).collect();
        assert!(
            !columns.is_empty()
                && columns.is_sorted_by(|one, other| one < other)
                && columns.iter().all(|one| *one < 1 << 14)
        );
        for placed in row.cells() {
            assert_eq!(row.cell(placed.column), Some(placed));
            if let Cell::Number(number) = placed.cell {
                assert!(is_decimal(number), "{number}");
            }
            told.push(format!("{} {} {placed:?}", row.number, row.is_hidden));
        }
    }
}

/// Whether a number is written as numbers are promised.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "1"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = (whole == "0" || !whole.starts_with('0')) && !part.ends_with('0');
    all_digits(whole) && all_digits(part) && is_short && text != "-0"
}
