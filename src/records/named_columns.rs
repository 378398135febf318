//! Rows that come with the names of their columns and types of their own, as databases and files of columns give them.

use super::Origin;
use super::build::RecordsBuilder;
use super::cell::RawCell;
use super::file_fault::{FileError, FileFinding};
use super::header_row::Header;
use crate::diagnostic::codes;
use crate::message::{Message, data_files as say};
use crate::schema::{FieldId, RecordId};

/// A column, before a row of it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColumn {
    /// Its name, which finds its field as a header does: by name, label or alias.
    pub name: String,
    /// Why none of its cells can be taken; an error only where a field is read from it.
    pub refused: Option<Message>,
}

/// Rows of one record type under named columns.
#[derive(Debug)]
pub struct NamedColumns {
    record: RecordId,
    input: u32,
    header: Header,
    rows: u64,
}

/// What was found under named columns, said whether or not anything is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColumnsAccount {
    /// How many records were read, accepted or not.
    pub read: u64,
    /// The columns that belong to no field, in their order; they are read by nothing.
    pub ignored: Vec<Message>,
    /// The fields without a column: missing in every record.
    pub absent: Vec<FieldId>,
}

impl NamedColumns {
    /// Finds the field of each column.
    ///
    /// # Errors
    /// Columns that fit no field or the same one, a field that must be known and has none, or a column that is read and cannot be.
    pub fn open(
        builder: &mut RecordsBuilder<'_>,
        record: RecordId,
        name: &str,
        columns: &[NamedColumn],
    ) -> Result<NamedColumns, FileError> {
        let of = builder.schema().record(record);
        let texts: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let called = |column: usize| (column + 1).to_string();
        let header = Header::read(&texts, of, &builder.set(record).headers, called)
            .map_err(|findings| FileError { file: name.to_owned(), findings })?;
        let refused = |column: &usize| {
            let NamedColumn { name, refused } = columns.get(*column)?;
            let message = say::column_cannot_be_taken(name, refused.as_ref()?);
            Some(FileFinding::new(&codes::WRONG_KIND, message))
        };
        let findings: Vec<FileFinding> = header.by_field_column.iter().flatten().filter_map(refused).collect();
        if !findings.is_empty() {
            return Err(FileError { file: name.to_owned(), findings });
        }
        let input = builder.input(name);
        builder.headers(input, header.by_field(of.fields.len()));
        builder.given(record);
        Ok(NamedColumns { record, input, header, rows: 0 })
    }

    /// Takes a row: a cell for each column; cells that are not there are missing. A row that cannot be taken becomes a reject.
    pub fn push(&mut self, builder: &mut RecordsBuilder<'_>, cells: &[RawCell<'_>]) {
        self.rows += 1;
        let cell = |column: &Option<usize>| column.and_then(|column| cells.get(column)).copied();
        let of_fields: Vec<RawCell<'_>> =
            self.header.by_field_column.iter().map(|column| cell(column).unwrap_or(RawCell::Missing)).collect();
        builder.push_row(self.record, Origin { input: self.input, line: self.rows }, &of_fields);
    }

    /// What was found.
    #[must_use]
    pub fn account(self, builder: &RecordsBuilder<'_>) -> NamedColumnsAccount {
        let fields = builder.schema().record(self.record).fields.len();
        let is_absent = |field: &usize| self.header.by_field_column.get(*field).is_none_or(Option::is_none);
        let absent = (0..fields).filter(is_absent).map(|field| FieldId(field as u32)).collect();
        NamedColumnsAccount { read: self.rows, ignored: self.header.ignored, absent }
    }
}
