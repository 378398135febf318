//! Records from CSV text: UTF-8 with or without a byte order mark; commas, semicolons or tabs, found from the text.
//!
//! Faults of the header concern the whole file and are said once; faults of a row reject that row.

mod account;
mod blank;
mod delimiter;
pub(super) mod opened;
mod quotes;
mod sheet;

pub use account::{CsvAccount, EmptyRows};
pub use delimiter::Delimiter;
pub use sheet::{read_sheet, read_sheet_of};

use std::io::{Cursor, Read, SeekFrom};

use ::csv::{ByteRecord, Position, Reader};

use self::quotes::{Quotes, check_quotes};
use super::Origin;
use super::build::RecordsBuilder;
use super::cell::{CellFault, RawCell};
use super::file_fault::{FileError, FileFinding};
use super::header_row::Header;
use super::incoming::trim;
use crate::diagnostic::codes;
use crate::encoding::recognised;
use crate::message::data_files as say;
use crate::schema::RecordId;
pub(super) use blank::is_blank_cell;

use opened::Opened;

use delimiter::options;

use blank::is_blank;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads the records of one type from CSV text and says what was found. Bad rows become rejects of the builder.
///
/// # Errors
/// What concerns the whole file: no UTF-8 text, no header, a column missing or doubled. Nothing is taken then.
pub fn read_csv(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    text: &[u8],
) -> Result<CsvAccount, FileError> {
    // A file that is whole can be begun.
    let of = builder.schema().record(record);
    let Some(Begun { input, header, delimiter, mut rows, .. }) = begin(builder, record, name, text, true)? else {
        return Err(FileError { file: name.to_string(), findings: vec![empty_file()] });
    };
    let mut read = 0;
    while let Some(row) = rows.next_filled() {
        read += 1;
        push(builder, record, Origin { input, line: row.line }, &row, &header, false);
    }
    Ok(CsvAccount::new(name, delimiter, header, of, read, rows.empty))
}

/// A file whose header was read.
pub(super) struct Begun<'t> {
    pub(super) input: u32,
    pub(super) header: Header,
    pub(super) delimiter: Delimiter,
    /// Where the rows after the header begin, and how many lines ended before.
    pub(super) start: u64,
    pub(super) line: u64,
    /// Rows of empty cells above the header.
    pub(super) empty: EmptyRows,
    rows: Rows<'t>,
}

/// Reads the header from the first bytes of a file; `None` where they do not settle it and are not the whole.
pub(super) fn begin<'t>(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    head: &'t [u8],
    is_whole: bool,
) -> Result<Option<Begun<'t>>, FileError> {
    if let Some(finding) = not_text(head) {
        return Err(FileError::one(name, finding));
    }
    let text = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    let of = builder.schema().record(record);
    let headers = &builder.set(record).headers;
    if !is_whole && !delimiter::settles(text) {
        return Ok(None);
    }
    let delimiter = delimiter::find(text, &|cell| !headers.find(cell).is_empty());
    let mut rows = Rows::new(text, delimiter);
    let header = match rows.next_filled() {
        None => Err(vec![empty_file()]),
        Some(row) => row.header_texts().and_then(|texts| Header::read(&texts, of, headers, number_of)),
    };
    let header = header.map_err(|findings| {
        let findings = findings.into_iter().map(|finding| of_old_encoding(finding, head)).collect();
        FileError { file: name.to_string(), findings }
    })?;
    let input = builder.input(name);
    builder.headers(input, header.by_field(of.fields.len()));
    builder.given(record);
    let at = (rows.reader.position().byte() as usize).min(text.len());
    // A line end of two signs may have been read by half.
    let at = at + usize::from(text[..at].ends_with(b"\r") && text[at..].starts_with(b"\n"));
    let start = (head.len() - text.len() + at) as u64;
    let line = line_ends(&text[..at]);
    let empty = rows.empty.clone();
    Ok(Some(Begun { input, header, delimiter, start, line, empty, rows }))
}

/// What a column is called over which nothing is written.
fn number_of(column: usize) -> String {
    (column + 1).to_string()
}

/// The finding, with the encoding that a text is in which is no UTF-8, if that can be told.
fn of_old_encoding(finding: FileFinding, text: &[u8]) -> FileFinding {
    match recognised(text).filter(|_| finding.code == &codes::NOT_TEXT) {
        Some(encoding) => finding.help(say::read_in_encoding(encoding.title(), encoding.name())),
        None => finding,
    }
}

fn empty_file() -> FileFinding {
    FileFinding::new(&codes::EMPTY_FILE, say::no_header_in_empty_file()).help(say::header_even_without_records())
}

fn push(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    origin: Origin,
    row: &Row<'_>,
    header: &Header,
    again: bool,
) {
    match row.cells(header) {
        Ok(cells) if again => builder.push_again(record, origin, &cells),
        Ok(cells) => builder.push_row(record, origin, &cells),
        Err(fault) => builder.push_broken(record, origin, None, &String::from_utf8_lossy(row.raw), fault),
    }
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// A record, taken or rejected.
    Record,
    /// Empty cells.
    Empty,
    /// White space, which has no cells.
    Nothing,
}

/// Takes rows one by one in the slow way, each by itself: a mark that is not closed ends with its row.
pub(super) struct ByThemselves<'o> {
    of: &'o Opened,
    /// Used for all of them: making one costs more than a row.
    reader: Option<Reader<Cursor<Vec<u8>>>>,
}

impl<'o> ByThemselves<'o> {
    pub(super) fn new(of: &'o Opened) -> ByThemselves<'o> {
        ByThemselves { of, reader: None }
    }

    /// Takes a row whose line is known; `again` if it was taken before and is counted already.
    pub(super) fn push(&mut self, builder: &mut RecordsBuilder<'_>, line: u64, raw: &[u8], again: bool) -> Is {
        // At the very beginning of a text, a byte order mark would be passed over; within a file it is none.
        let text = [b"\n", raw].concat();
        let new = || options(self.of.delimiter).from_reader(Cursor::default());
        let mut reader = self.reader.take().unwrap_or_else(new);
        // Going to a place in memory cannot fail.
        let _ = reader.seek_raw(SeekFrom::Start(0), Position::new());
        reader.get_mut().get_mut().clone_from(&text);
        let mut rows = Rows::over(&text, self.of.delimiter, reader);
        let is_record = rows.next_filled().is_some_and(|mut row| {
            row.line = line;
            push(builder, self.of.record, self.of.origin(line), &row, &self.of.header, again);
            true
        });
        let is = match is_record {
            true => Is::Record,
            false if rows.empty.rows > 0 => Is::Empty,
            false => Is::Nothing,
        };
        self.reader = Some(rows.reader);
        is
    }
}

/// What the first bytes say of a file that is no UTF-8 text.
fn not_text(text: &[u8]) -> Option<FileFinding> {
    let start = &text[..text.len().min(64)];
    let zeros = start.iter().filter(|b| **b == 0).count();
    let message = if start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xD0\xCF\x11\xE0") {
        say::spreadsheet_file()
    } else if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") || zeros * 4 > start.len() {
        say::utf16_file()
    } else {
        return None;
    };
    Some(FileFinding::new(&codes::NOT_TEXT, message).help(say::save_as_csv_in_spreadsheet()))
}

/// The rows of a file with their physical lines. Lines that are wholly empty are passed over.
struct Rows<'t, R = &'t [u8]> {
    text: &'t [u8],
    delimiter: Delimiter,
    reader: Reader<R>,
    record: ByteRecord,
    /// Where lines end in a lone CR, which the reader does not count: up to where they were counted here, and the line.
    counted: Option<(usize, u64)>,
    /// The rows of empty cells so far.
    empty: EmptyRows,
}

/// One row.
struct Row<'r> {
    record: &'r ByteRecord,
    /// The bytes of the row, its line end not included.
    raw: &'r [u8],
    delimiter: Delimiter,
    /// The line it begins at.
    line: u64,
    /// Whether an empty line stands directly before it.
    after_gap: bool,
}

impl<'t> Rows<'t> {
    fn new(text: &'t [u8], delimiter: Delimiter) -> Rows<'t> {
        Rows::over(text, delimiter, options(delimiter).from_reader(text))
    }
}

impl<'t, R: Read> Rows<'t, R> {
    /// The rows of a text that the reader is at the beginning of.
    fn over(text: &'t [u8], delimiter: Delimiter, reader: Reader<R>) -> Rows<'t, R> {
        let lone_return = text.contains(&b'\r')
            && (text.windows(2).any(|pair| pair[0] == b'\r' && pair[1] != b'\n') || text.ends_with(b"\r"));
        Rows {
            text,
            delimiter,
            reader,
            record: ByteRecord::new(),
            counted: lone_return.then_some((0, 1)),
            empty: EmptyRows::default(),
        }
    }

    /// The next row that is not blank.
    fn next_filled(&mut self) -> Option<Row<'_>> {
        loop {
            let from = self.reader.position().clone();
            // Reading from memory into byte records of any length cannot fail.
            if !self.reader.read_byte_record(&mut self.record).unwrap_or(false) {
                return None;
            }
            if !is_blank(&self.record) {
                return Some(self.row(&from));
            }
            // A line of white space alone has no cells; what a spreadsheet leaves under its table has, and all are empty.
            let row = self.row(&from);
            if row.record.len() > 1 || row.raw.contains(&b'"') {
                let line = row.line;
                self.empty.add(line);
            }
        }
    }

    /// The row just read, of which the reader says that it began at this place.
    fn row(&mut self, begun: &Position) -> Row<'_> {
        let from = begun.byte() as usize;
        let to = (self.reader.position().byte() as usize).min(self.text.len());
        let is_end = |b: &u8| matches!(b, b'\r' | b'\n');
        // The reader counts the empty lines before a row as part of it.
        let start = from + self.text[from..to].iter().take_while(|b| is_end(b)).count();
        let stop = to - self.text[start..to].iter().rev().take_while(|b| is_end(b)).count();
        let line = match &mut self.counted {
            None => begun.line() + line_ends(&self.text[from..start]),
            Some((counted, line)) => {
                *line += line_ends(&self.text[*counted..start]);
                *counted = start;
                *line
            }
        };
        // The end of the row before may be left over.
        let ended =
            if from > 0 && self.text[..from].ends_with(b"\r") && self.text[from..].starts_with(b"\n") { 1 } else { 0 };
        let after_gap = from > 0 && start > from + ended;
        Row { record: &self.record, raw: &self.text[start..stop], delimiter: self.delimiter, line, after_gap }
    }
}

/// How many lines end in the bytes: by LF, CR LF, or CR alone.
fn line_ends(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let feeds = bytes.iter().filter(|b| **b == b'\n').count();
    let returns = bytes.iter().filter(|b| **b == b'\r').count();
    if returns == 0 {
        return feeds as u64;
    }
    let pairs = bytes.iter().zip(&bytes[1..]).filter(|(first, second)| **first == b'\r' && **second == b'\n').count();
    (feeds + returns - pairs) as u64
}

impl Row<'_> {
    /// The line it ends at.
    fn last_line(&self) -> u64 {
        self.line + line_ends(self.raw)
    }

    /// The cells of a header.
    fn header_texts(&self) -> Result<Vec<String>, Vec<FileFinding>> {
        if std::str::from_utf8(self.raw).is_err() {
            let finding = FileFinding::new(&codes::NOT_TEXT, say::header_not_utf8());
            return Err(vec![finding.help(say::save_as_csv_utf8())]);
        }
        if let Err(fault) = self.check_quotes() {
            return Err(vec![FileFinding::of_cell(say::in_header(&fault.reason), fault)]);
        }
        Ok(self.record.iter().map(|cell| trim(&String::from_utf8_lossy(cell)).to_string()).collect())
    }

    /// The cells in the order of the fields.
    fn cells(&self, header: &Header) -> Result<Vec<RawCell<'_>>, CellFault> {
        if self.raw.contains(&b'"') {
            self.check_quotes()?;
        }
        if self.record.len() != header.columns {
            return Err(self.cell_count(header.columns));
        }
        let broken = || CellFault::new(&codes::NOT_UTF8, say::row_not_utf8()).help(say::save_as_csv_utf8());
        // One check for the row; a letter parted by a separator is found when its half is cut out.
        let text = std::str::from_utf8(self.record.as_slice()).map_err(|_| broken())?;
        let mut cells = Vec::with_capacity(header.by_field_column.len());
        for column in &header.by_field_column {
            cells.push(match column.and_then(|column| self.record.range(column)) {
                None => RawCell::Missing,
                Some(range) => RawCell::Text(text.get(range).ok_or_else(broken)?),
            });
        }
        Ok(cells)
    }

    fn check_quotes(&self) -> Result<(), CellFault> {
        let quotes = check_quotes(self.raw, self.delimiter.byte());
        let lines = [self.line, self.last_line()].map(|line| line.to_string());
        let over_lines = (self.last_line() > self.line).then_some(lines);
        let reason = match (quotes, over_lines) {
            (Quotes::Matched, _) => return Ok(()),
            (Quotes::Unclosed, None) => say::mark_not_closed(),
            (Quotes::Unclosed, Some([first, last])) => say::mark_not_closed_over_lines(first, last),
            (Quotes::TextAfter, None) => say::text_after_mark(),
            (Quotes::TextAfter, Some([first, last])) => say::text_after_mark_over_lines(first, last),
        };
        Err(CellFault::new(&codes::BROKEN_QUOTES, reason).help(say::close_mark()))
    }

    fn cell_count(&self, expected: usize) -> CellFault {
        let found = self.record.len();
        let last_line = self.last_line();
        let help = if last_line > self.line {
            say::look_for_open_mark(self.line.to_string(), last_line.to_string())
        } else if found > expected {
            say::quote_cell_with(self.delimiter.said())
        } else {
            say::look_for_broken_line()
        };
        CellFault::new(&codes::CELL_COUNT, say::cells_of_row(found, expected)).help(help)
    }
}
