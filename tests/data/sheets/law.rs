//! The law: a sheet of texts gives the same records and rejects as CSV with the same rows; only places are called otherwise.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bieu::message::Language;
use bieu::records::{Delimiter, FileError, Records, RecordsBuilder, read_csv};
use bieu::schema::RecordId;
use bieu::unstable::workbook::{Cell, GivenRow, Placed};

use super::super::schema::schema;
use super::super::{corpus, entries, two_units};
use super::Given;

/// What only a file of text can have: rows of another length, marks that do not match, bytes that are no text.
const OF_TEXT: [&str; 4] = ["E0821", "E0822", "E0823", "E0831"];

/// The rows of a text, each by the line that it begins at.
fn rows(text: &str, delimiter: u8) -> Vec<(u32, Vec<String>)> {
    let ends = |text: &str| text.replace("\r\n", "\n").matches(['\n', '\r']).count();
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let row = |record: csv::StringRecord| {
        let from = record.position().unwrap().byte() as usize;
        let start = from + text[from..].len() - text[from..].trim_start_matches(['\n', '\r']).len();
        (u32::try_from(1 + ends(&text[..start])).unwrap(), record.iter().map(str::to_owned).collect())
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// What became of the records of a type: the keys of those that are counted, and each reject with how it is mended left out.
fn fate(records: &Records, record: RecordId, place: [&str; 2]) -> Vec<String> {
    let set = records.set(record);
    let key = |row| records.key_text(record, row).replace(place[0], place[1]);
    let mut fate: Vec<String> = (0..set.len() as u32).map(key).collect();
    for reject in &set.rejects {
        let reason = reject.reason().say(Language::English).replace(place[0], place[1]);
        // Blanks in a cell are nothing on a sheet, and are shown as nothing.
        let (line, column, value) = (reject.origin.line, reject.column, reject.value.trim());
        fate.push(format!("{line} {column:?} {value:?} {} {reason}", reject.code.id));
    }
    fate
}

fn codes(fault: &FileError) -> BTreeSet<&'static str> {
    fault.findings.iter().map(|finding| finding.code.id).collect()
}

/// The sheet of these rows.
fn sheet_of(rows: &[(u32, Vec<String>)]) -> Given<'_> {
    let mut given = Given::default();
    for (number, cells) in rows {
        let filled = (0..).zip(cells).filter(|(_, text)| !text.is_empty());
        let cells = filled.map(|(column, text)| Placed::new(column, Cell::Text(text))).collect();
        given.rows.push(GivenRow { number: *number, is_hidden: false, cells });
    }
    given
}

/// Compares one file with the sheet of its rows; `false` where only text can be so.
fn is_told_alike(path: &Path, name: &str) -> bool {
    let schema = schema();
    let record = schema.find_record(name).unwrap();
    let bytes = fs::read(path).unwrap();
    let builder = || {
        let mut builder = RecordsBuilder::new(&schema);
        if name != "Unit" {
            two_units(&mut builder);
        }
        builder
    };
    let (mut of_csv, mut of_sheet) = (builder(), builder());
    let read = read_csv(&mut of_csv, record, "f.csv", &bytes);
    let delimiter = match read.as_ref().map(|account| account.delimiter) {
        Ok(Delimiter::Semicolon) => b';',
        Ok(Delimiter::Tab) => b'\t',
        Ok(Delimiter::Comma) | Err(_) => b',',
    };
    let Ok(text) = std::str::from_utf8(&bytes) else { return false };
    let rows = rows(text.trim_start_matches('\u{FEFF}'), delimiter);
    match (read, sheet_of(&rows).read(&mut of_sheet, name)) {
        (Err(csv), _) if codes(&csv).iter().any(|code| OF_TEXT.contains(code)) => return false,
        (Err(csv), Err(sheet)) => assert_eq!(codes(&csv), codes(&sheet), "{}", path.display()),
        (Ok(csv), Ok(sheet)) => {
            let (of_csv, of_sheet) = (of_csv.finish(), of_sheet.finish());
            if of_csv.rejects().any(|reject| OF_TEXT.contains(&reject.code.id)) {
                return false;
            }
            assert_eq!(csv.read, sheet.read, "{}", path.display());
            let of_csv = fate(&of_csv, record, ["", ""]);
            assert_eq!(of_csv, fate(&of_sheet, record, ["m.xlsx: Kết nạp!", "f.csv:"]), "{}", path.display());
        }
        // Titles above a header are passed over on a sheet, where they are usual.
        (Err(_), Ok(sheet)) => assert!(path.ends_with("title_above.csv") && sheet.titles == 1, "{}", path.display()),
        (Ok(_), Err(sheet)) => panic!("{}: {sheet}", path.display()),
    }
    true
}

#[test]
fn a_sheet_gives_the_rejects_of_the_same_rows_in_csv() {
    let (mut alike, mut of_text) = (0, Vec::new());
    for (folder, name) in [("members", "Member"), ("units", "Unit"), ("targets", "Target")] {
        for path in entries(&corpus().join(folder)).iter().filter(|path| path.extension().is_some_and(|e| e == "csv")) {
            if is_told_alike(path, name) {
                alike += 1;
            } else {
                of_text.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert!(alike >= 25, "{alike} files are told alike; of text alone: {of_text:?}");
}
