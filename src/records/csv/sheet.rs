//! CSV text as a sheet of texts. It is read as records are, but a single bad row spoils it: what it is for (published figures, lists
//! of waivers) has few rows and no place for rejects.

use super::super::file_fault::{FileError, FileFinding};
use super::super::incoming::composed;
use super::super::sheet::{Sheet, SheetRow};
use super::{BYTE_ORDER_MARK, Row, Rows, delimiter, not_text, trim};
use crate::diagnostic::codes;
use crate::message::data_files as say;

/// Reads a sheet.
///
/// # Errors
/// It is no UTF-8 text or has no header, or the rows that have other cells than the header, or quotation marks that do not match.
pub fn read_sheet(name: &str, text: &[u8]) -> Result<Sheet, FileError> {
    let text = checked(name, text)?;
    read_rows(name, rows(text), &|_| false)
}

/// Reads one of several sheets that follow one another, each led by a line with its name and title. A text that has no such line is
/// one sheet. `leads` says of every sheet that there may be how its line begins, that of the one that is meant first.
///
/// # Errors
/// As for [`read_sheet`], of the sheet that is meant.
pub fn read_sheet_of(name: &str, text: &[u8], leads: &[[&str; 2]]) -> Result<Sheet, FileError> {
    let text = checked(name, text)?;
    let is_lead = |row: &Row<'_>, lead: &[&str; 2]| {
        let cells = row.header_texts().unwrap_or_default();
        matches!(cells.as_slice(), [first, second] if Sheet::holds(first, lead[0]) && Sheet::holds(second, lead[1]))
    };
    let mut at_lead = rows(text);
    let mut is_first = true;
    while let Some(row) = at_lead.next_filled() {
        let may_lead = std::mem::take(&mut is_first) || row.after_gap;
        if may_lead && leads.first().is_some_and(|lead| is_lead(&row, lead)) {
            return read_rows(name, at_lead, &|row| row.after_gap && leads.iter().any(|lead| is_lead(row, lead)));
        }
    }
    read_rows(name, rows(text), &|_| false)
}

/// The text without its byte order mark.
fn checked<'t>(name: &str, text: &'t [u8]) -> Result<&'t [u8], FileError> {
    match not_text(text) {
        Some(finding) => Err(FileError::one(name, finding)),
        None => Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)),
    }
}

fn rows(text: &[u8]) -> Rows<'_> {
    Rows::new(text, delimiter::find(text, &|_| false))
}

/// The header and what follows it, up to the row that is no longer of this sheet.
fn read_rows(name: &str, mut rows: Rows<'_>, is_end: &dyn Fn(&Row<'_>) -> bool) -> Result<Sheet, FileError> {
    let header = match rows.next_filled() {
        None => Err(vec![FileFinding::new(&codes::EMPTY_FILE, say::no_header_in_empty_file())]),
        Some(row) => row.header_texts(),
    };
    let header = header.map_err(|findings| FileError { file: name.to_owned(), findings })?;
    // A heading is composed, as the cells are: names in rules are.
    let header = header.iter().map(|text| composed(text).into()).collect();
    let mut sheet = Sheet { header, rows: Vec::new() };
    let mut findings = Vec::new();
    while let Some(row) = rows.next_filled().filter(|row| !is_end(row)) {
        match texts(&row, sheet.header.len()) {
            Ok(cells) => sheet.rows.push(SheetRow { line: row.line, cells }),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(sheet) } else { Err(FileError { file: name.to_owned(), findings }) }
}

fn texts(row: &Row<'_>, columns: usize) -> Result<Vec<String>, FileFinding> {
    let fault = match row.check_quotes() {
        Err(fault) => fault,
        Ok(()) if row.record.len() != columns => row.cell_count(columns),
        Ok(()) if std::str::from_utf8(row.raw).is_err() => {
            let message = say::at_line(row.line.to_string(), say::row_not_utf8());
            return Err(FileFinding::new(&codes::NOT_UTF8, message).help(say::save_as_csv_utf8()));
        }
        Ok(()) => {
            return Ok(row.record.iter().map(|cell| composed(trim(&String::from_utf8_lossy(cell))).into()).collect());
        }
    };
    Err(FileFinding::of_cell(say::at_line(row.line.to_string(), &fault.reason), fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_read_under_the_sign_that_parts_it_evenly() {
        let sheet = read_sheet("f", "\u{feff}row;7\n\na; 38,87 \n\"b;c\";1,5\n".as_bytes()).unwrap();
        assert_eq!(sheet.header, ["row", "7"]);
        let rows: Vec<(u64, &str, &str)> = sheet.rows.iter().map(|r| (r.line, &*r.cells[0], &*r.cells[1])).collect();
        assert_eq!(rows, [(3, "a", "38,87"), (4, "b;c", "1,5")]);
    }

    #[test]
    fn every_bad_row_is_said_with_its_line() {
        let fault = read_sheet("f", b"a,b\n1\n2,3\n4,\"5\n").unwrap_err();
        let said = fault.to_string();
        assert!(said.contains("Line 2:") && said.contains("E0821"), "{said}");
        assert!(said.contains("Line 4:") && said.contains("E0822"), "{said}");
        assert!(read_sheet("f", b"").unwrap_err().to_string().contains("E0832"));
    }
}
