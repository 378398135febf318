//! Opening a file of CSV by its first bytes: what parts its cells, which column is which field.

use super::super::build::RecordsBuilder;
use super::super::csv::opened::Opened;
use super::super::csv::{CsvAccount, EmptyRows, begin};
use super::super::file_fault::FileError;
use crate::schema::RecordId;

/// A file of CSV that is counted as it is read.
#[derive(Debug)]
pub struct CsvFile {
    pub(super) of: Opened,
    name: String,
    /// Where the rows after the header begin.
    start: u64,
    /// How many lines ended before what is read next.
    pub(super) line: u64,
    pub(super) read: u64,
    pub(super) empty: EmptyRows,
}

/// What came of the first bytes of a file.
#[derive(Debug)]
pub enum Opening {
    /// They do not settle how the file is to be read: more are needed.
    More,
    /// The file can be read.
    Open(Box<CsvFile>),
}

/// Opens a file of records of one type by its first bytes, which are the whole file if `is_whole`. Its records are to be counted by a
/// [`Counter`](crate::Counter); the builder holds none of them.
///
/// # Errors
/// What concerns the whole file: no UTF-8 text, no header, a column missing or doubled.
pub fn open_csv(
    builder: &mut RecordsBuilder<'_>,
    record: RecordId,
    name: &str,
    head: &[u8],
    is_whole: bool,
) -> Result<Opening, FileError> {
    let Some(begun) = begin(builder, record, name, head, is_whole)? else { return Ok(Opening::More) };
    let of = Opened { record, input: begun.input, header: begun.header, delimiter: begun.delimiter };
    let file = CsvFile { of, name: name.to_owned(), start: begun.start, line: begun.line, read: 0, empty: begun.empty };
    Ok(Opening::Open(Box::new(file)))
}

impl CsvFile {
    /// The type of its records.
    #[must_use]
    pub fn record(&self) -> RecordId {
        self.of.record
    }

    /// Where the first row after the header begins, in bytes: from there on the file is to be pushed.
    #[must_use]
    pub fn start(&self) -> u64 {
        self.start
    }

    /// How many records were read so far, accepted or not.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read
    }

    /// What was found in the file, once all of it was read.
    #[must_use]
    pub fn account(self, schema: &crate::schema::Schema) -> CsvAccount {
        CsvAccount::new(
            &self.name,
            self.of.delimiter,
            self.of.header,
            schema.record(self.of.record),
            self.read,
            self.empty,
        )
    }

    pub(crate) fn of(&self) -> &Opened {
        &self.of
    }

    /// How many lines ended before what is read next.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }
}
