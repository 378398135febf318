//! What kind of file was given, by how it begins: much is called a workbook that is none.

use std::io::{Read, Seek, SeekFrom};

use super::compound;
use super::fault::FileFault;

/// Bytes from the beginning that are looked at.
const LOOKED_AT: u64 = 1 << 14;
/// Bytes before the end among which the end of a ZIP archive stands: its record, and a remark of the greatest length.
const END: u64 = 22 + 65_535;

/// Nothing where it begins as a ZIP archive; what it is instead, where it does not.
pub(super) fn recognise<R: Read + Seek>(input: &mut R) -> Result<(), FileFault> {
    let start = beginning(input)?;
    if start.starts_with(b"PK\x03\x04") {
        return Ok(());
    }
    Err(if start.is_empty() {
        FileFault::Empty
    } else if start.starts_with(b"PK\x05\x06") || start.starts_with(b"%PDF") || start.starts_with(b"{\\rtf") {
        FileFault::OtherDocument
    } else if start.starts_with(&compound::BEGINNING) {
        compound::kind(input)
    } else if is_old_stream(&start) {
        FileFault::OldWorkbook
    } else {
        text(&start)
    })
}

/// How many parts an archive says that it has, where it says so for more than 65,535.
///
/// # Errors
///
/// Where the end is missing, at which it says anything.
pub(super) fn declared_parts<R: Read + Seek>(input: &mut R) -> Result<u64, FileFault> {
    let mut end = Vec::new();
    let read = input.seek(SeekFrom::End(0)).and_then(|length| input.seek(SeekFrom::Start(length.saturating_sub(END))));
    read.and_then(|_| input.take(END).read_to_end(&mut end)).map_err(|error| FileFault::NotRead(error.to_string()))?;
    if !end.windows(4).any(|four| four == b"PK\x05\x06") {
        return Err(FileFault::CutOff);
    }
    let records = end.windows(40).filter(|record| record.starts_with(b"PK\x06\x06"));
    let parts = records.filter_map(|record| record.get(32..)?.try_into().ok().map(u64::from_le_bytes));
    Ok(parts.max().unwrap_or(0))
}

fn beginning<R: Read + Seek>(input: &mut R) -> Result<Vec<u8>, FileFault> {
    let mut start = Vec::new();
    let read = input.seek(SeekFrom::Start(0)).and_then(|_| input.take(LOOKED_AT).read_to_end(&mut start));
    read.map(|_| start).map_err(|error| FileFault::NotRead(error.to_string()))
}

/// Whether it begins as workbooks did that were no compound files yet: versions 2 to 4, and 5 out of its file.
fn is_old_stream(start: &[u8]) -> bool {
    matches!(start, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08 | 0x10, 0x00, ..])
}

/// Which text it is, if any.
fn text(start: &[u8]) -> FileFault {
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        return FileFault::PlainText;
    }
    let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\r' | b'\n');
    if !start.iter().all(is_text) {
        return FileFault::Unknown;
    }
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // A workbook as XML can name HTML too, and comes first.
    if text.starts_with('<') && has(&["office:spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"]) {
        FileFault::XmlWorkbook
    } else if text.starts_with("mime-version:")
        || text.starts_with('<') && has(&["<html", "<table", "<!doctype html", "<meta"])
    {
        FileFault::WebPage
    } else if text.starts_with("<?xml") {
        FileFault::OtherDocument
    } else {
        FileFault::PlainText
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn what_is_no_archive_is_known_by_its_beginning() {
        let of = |bytes: &[u8]| recognise(&mut Cursor::new(bytes.to_vec())).unwrap_err();
        for (bytes, fault) in [
            (&b""[..], FileFault::Empty),
            (b"id;name\r\n1;An\r\n", FileFault::PlainText),
            (b"\xEF\xBB\xBFid,name\n", FileFault::PlainText),
            (b"\xFF\xFEi\0d\0", FileFault::PlainText),
            (b"a < b, <table", FileFault::PlainText),
            (b"M\xE3 s\xE8;H\xE4 t\xEAn\n", FileFault::PlainText),
            (b"\n <HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileFault::WebPage),
            (b"\xEF\xBB\xBF<!DOCTYPE html><body>", FileFault::WebPage),
            (b"<table border=1><tr><td>", FileFault::WebPage),
            (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", FileFault::WebPage),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                FileFault::XmlWorkbook,
            ),
            (
                b"<?xml version=\"1.0\"?>\n<office:document xmlns:meta=\"a\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:meta/><meta:generator/>",
                FileFault::XmlWorkbook,
            ),
            (b"<?xml version=\"1.0\"?><a/>", FileFault::OtherDocument),
            (b"%PDF-1.7", FileFault::OtherDocument),
            (b"PK\x05\x06\0\0\0\0", FileFault::OtherDocument),
            (b"\x09\x08\x10\x00\x00\x06\x05\x00", FileFault::OldWorkbook),
            (b"\x89PNG\r\n\x1A\n\0", FileFault::Unknown),
        ] {
            assert_eq!(of(bytes), fault, "{bytes:?}");
        }
        assert_eq!(of(&compound::BEGINNING), FileFault::OtherDocument, "cut off");
    }
}
