//! Records as typed columns, and the one door through which every reader brings them in.
//!
//! A reader (CSV text, a host's structs) hands rows to a [`RecordsBuilder`]; the door recognises codes, dates and
//! numbers, keeps the first fault of a row as a [`Reject`] and lets the others go on. [`RecordsBuilder::finish`] then
//! finds doubled keys and joins references. Sees `schema` and `value` only; no rules, no disk.

use crate::schema::{FieldId, RecordId};
use crate::value::{CodeIndex, Date, Number, Value};

/// The values of one stored field, a place for each record; `None` is missing.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Free text.
    Text(Vec<Option<Box<str>>>),
    /// Integers.
    Integer(Vec<Option<i64>>),
    /// Exact decimals.
    Decimal(Vec<Option<Number>>),
    /// Days.
    Date(Vec<Option<Date>>),
    /// Yes or no.
    YesNo(Vec<Option<bool>>),
    /// Codes by position in their list.
    Code(Vec<Option<CodeIndex>>),
    /// References, as row numbers of the referenced type's [`RecordSet`].
    Reference(Vec<Option<u32>>),
}

/// Where a record came from, for rejects and listings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Position in [`Records::inputs`].
    pub input: u32,
    /// The line of a text file or the position in an iterator, from 1.
    pub line: u64,
}

/// One record that is not counted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Its type.
    pub record: RecordId,
    /// Where it stood.
    pub origin: Origin,
    /// The header of the column at fault; `None` where the whole row is.
    pub column: Option<String>,
    /// What stood there.
    pub value: String,
    /// The stable code of the reason.
    pub code: &'static crate::diagnostic::Code,
    /// The reason in a sentence.
    pub reason: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// All accepted records of one type, and the account of those that were not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordSet {
    /// Whether any input for this type was given at all.
    pub given: bool,
    /// How many records were read; `read = len + rejects.len()`.
    pub read: u64,
    /// Those not accepted, in the order of their origins.
    pub rejects: Vec<Reject>,
    columns: Vec<Column>,
    origins: Vec<Origin>,
}

/// The records of every type of a schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    /// The names of the inputs, such as file names.
    pub inputs: Vec<String>,
    sets: Vec<RecordSet>,
}

impl Records {
    /// The records of a type. Ids come from the schema that the records were read by.
    #[must_use]
    pub fn set(&self, record: RecordId) -> &RecordSet {
        &self.sets[record.0 as usize]
    }

    /// Every set with its type.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &RecordSet)> {
        self.sets.iter().enumerate().map(|(i, s)| (RecordId(i as u16), s))
    }
}

impl RecordSet {
    /// How many records were accepted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether none was accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// The values of a field.
    #[must_use]
    pub fn column(&self, field: FieldId) -> &Column {
        &self.columns[field.0 as usize]
    }

    /// Where the accepted record at this row came from.
    #[must_use]
    pub fn origin(&self, row: u32) -> Origin {
        self.origins[row as usize]
    }

    /// The value of a field that is no reference; `None` is missing.
    #[must_use]
    pub fn value(&self, field: FieldId, row: u32) -> Option<Value> {
        let row = row as usize;
        match self.column(field) {
            Column::Text(v) => v[row].as_ref().map(|t| Value::Text(t.to_string())),
            Column::Integer(v) => v[row].map(|n| Value::Number(Number::from(n))),
            Column::Decimal(v) => v[row].map(Value::Number),
            Column::Date(v) => v[row].map(Value::Date),
            Column::YesNo(v) => v[row].map(Value::YesNo),
            Column::Code(v) => v[row].map(Value::Code),
            Column::Reference(_) => None,
        }
    }

    /// The row that a reference leads to; `None` is missing (or no reference).
    #[must_use]
    pub fn reference(&self, field: FieldId, row: u32) -> Option<u32> {
        match self.column(field) {
            Column::Reference(v) => v[row as usize],
            _ => None,
        }
    }
}
