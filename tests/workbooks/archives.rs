//! Archives that do not go together, changed byte by byte: what no program that packs would write.

use std::io::Cursor;

use bieu::unstable::workbook::{FileFault, PartFault, Workbook, WorkbookFault};

use super::hostile::{file, in_part};
use super::maker::{first, lines, sheet};

const ROWS: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
/// What begins a part, an entry of the list of parts, and the end of that list.
const PART: &[u8] = b"PK\x03\x04";
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// Where such records begin.
fn places(bytes: &[u8], record: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|place| bytes[*place..].starts_with(record)).collect()
}

/// A workbook with these bytes, from such a place on, in what begins each part and in each entry of the list.
fn with(of_part: usize, of_entry: usize, value: &[u8]) -> Vec<u8> {
    let mut bytes = sheet(ROWS).bytes();
    for (record, offset) in [(PART, of_part), (ENTRY, of_entry)] {
        for place in places(&bytes, record) {
            bytes[place + offset..][..value.len()].copy_from_slice(value);
        }
    }
    bytes
}

#[test]
fn an_archive_that_was_cut_off_or_damaged_is_told() {
    let bytes = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).bytes();
    for length in [4, 30, 100, bytes.len() / 2, bytes.len() - 23] {
        assert_eq!(file(&bytes[..length]), WorkbookFault::File(FileFault::CutOff), "{length} of {}", bytes.len());
    }
    let mut damaged = bytes.clone();
    for place in 0..damaged.len() - 4 {
        // What begins each entry of the list of parts.
        if damaged[place..].starts_with(b"PK\x01\x02") {
            damaged[place] = b'Q';
        }
    }
    assert_eq!(file(damaged), WorkbookFault::File(FileFault::DamagedArchive));
    // Behind each byte that is changed stands either a workbook, or why there is none: nothing hangs, and nothing ends the process.
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 0xFF;
        if let Ok(mut workbook) = Workbook::open(Cursor::new(changed)) {
            let shape = workbook.shape(0);
            let rows = workbook.rows(0).and_then(lines);
            assert!(shape.is_err() || rows.is_err() || rows == Ok(vec!["1: 0 1".to_owned()]), "byte {place}");
        }
    }
}

#[test]
fn parts_are_unpacked_as_they_were_packed_or_not_at_all() {
    // The bit that says that a part is encrypted.
    assert_eq!(file(with(6, 8, &[1])), WorkbookFault::File(FileFault::Encrypted));
    // Ways of packing that no program of spreadsheets uses: bzip2, and one that nobody knows.
    for method in [12, 255] {
        let refused = file(with(8, 10, &[method, 0]));
        assert_eq!(refused, in_part("_rels/.rels", PartFault::OtherCompression), "{method}");
    }
    // What all bytes add up to.
    assert_eq!(file(with(14, 16, &[1, 2, 3, 4])), in_part("_rels/.rels", PartFault::Damaged));
    // How long a part is, unpacked, is not believed: a program may leave it out.
    let bytes = with(22, 24, &[0xFF, 0xFF, 0xFF, 0x7F]);
    let read = Workbook::open(Cursor::new(bytes)).and_then(|mut workbook| workbook.rows(0).and_then(lines));
    assert_eq!(read, first(&sheet(ROWS)));
}

#[test]
fn an_archive_that_says_to_have_more_parts_than_any_is_refused() {
    let bytes = sheet(ROWS).bytes();
    let end = places(&bytes, END)[0];
    let mut more = bytes[..end].to_vec();
    // The end of the list for archives beyond four gigabytes, which says that there are as many parts as there can be.
    more.extend(b"PK\x06\x06");
    more.extend(44_u64.to_le_bytes());
    more.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [1_u64 << 40, 1 << 40, 1 << 46, 0] {
        more.extend(number.to_le_bytes());
    }
    more.extend(b"PK\x06\x07\0\0\0\0");
    more.extend((end as u64).to_le_bytes());
    more.extend(1_u32.to_le_bytes());
    let mut last = bytes[end..].to_vec();
    last[8..20].fill(0xFF);
    more.extend(last);
    assert_eq!(file(more), WorkbookFault::File(FileFault::DamagedArchive));
    // A list that says to have more than stands in it.
    let mut more = bytes.clone();
    more[end + 8..end + 12].copy_from_slice(&[0xFE, 0xFF, 0xFE, 0xFF]);
    assert_eq!(file(more), WorkbookFault::File(FileFault::DamagedArchive));
}

#[test]
fn an_archive_with_one_name_twice_is_refused() {
    let mut bytes = sheet(ROWS).with("xl/workbook.xmk", "<workbook/>").bytes();
    for place in places(&bytes, b"xl/workbook.xmk") {
        bytes[place + 14] = b'l';
    }
    assert_eq!(file(bytes), WorkbookFault::File(FileFault::DamagedArchive));
}
