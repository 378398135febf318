//! A file of CSV whose first bytes say how it is read.

use crate::schema::RecordId;

use super::super::header_row::Header;
use super::super::origin::Origin;
use super::Delimiter;

/// How a file of CSV is read.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) record: RecordId,
    pub(crate) input: u32,
    pub(in crate::records) header: Header,
    pub(crate) delimiter: Delimiter,
}

impl Opened {
    pub(crate) fn origin(&self, line: u64) -> Origin {
        Origin { input: self.input, line }
    }
}
