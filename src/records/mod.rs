//! Records as typed columns, and the one door through which every reader brings them in.
//!
//! A reader (CSV text, the rows of a sheet, a host's structs) hands rows to a [`RecordsBuilder`]; the door recognises codes, dates and
//! numbers, keeps the first fault of a row as a [`Reject`] and lets the others go on. [`RecordsBuilder::finish`] then
//! finds doubled keys and joins references. What a text is read as is settled by
//! `spelling`. Sees `value`, `workbook`, `schema`, `diagnostic`, `encoding`, `message`, `spelling`, `spreadsheet` and `words`; no rules, no disk.
//!
//! What is accepted does not depend on the order of rows or inputs.

mod build;
mod called;
mod cell;
mod codes;
mod column;
#[cfg(feature = "csv")]
pub(crate) mod csv;
mod dates;
mod field;
mod file_fault;
mod finish;
mod guard;
#[cfg(any(feature = "csv", feature = "workbook", feature = "stores"))]
mod header_row;
mod headers;
mod incoming;
pub(crate) mod json;
mod key_digests;
mod leftovers;
mod legacy;
mod links;
mod named;
#[cfg(feature = "stores")]
pub(crate) mod named_columns;
mod near;
mod numbers;
mod origin;
pub(crate) mod recognition;
mod reject;
mod rejects;
mod said;
pub(crate) mod sheet;
mod sheet_place;
#[cfg(feature = "workbook")]
pub(crate) mod sheets;
#[cfg(feature = "csv")]
mod stream;
mod taken;
mod told;
mod units;
mod words;

#[cfg(feature = "csv")]
pub use self::csv::{CsvAccount, Delimiter, EmptyRows, read_csv};
pub use build::RecordsBuilder;
pub(crate) use called::{codes_called, fields_called, fields_of};
pub use cell::RawCell;
pub use column::Column;
pub(crate) use field::stored_kind;
pub use file_fault::{FileError, FileFinding};
pub use guard::OtherProgramError;
pub use json::{JsonAccount, read_json, read_json_document};
pub use origin::Origin;
pub(crate) use recognition::Recognition;
pub use reject::Reject;
pub use rejects::Rejects;
pub(crate) use sheet::{Sheet, SheetRow};
pub use sheet_place::SheetPlace;
#[cfg(feature = "csv")]
pub(crate) use stream::{
    Block, Lane, Pass, Piece, Targets, Wanted, borders, can_stream, digests_of_kept, fill, in_order,
};
#[cfg(feature = "csv")]
pub use stream::{CsvFile, Opening, open_csv};
pub use taken::{Taken, Way};

use std::sync::Arc;

use crate::schema::{FieldId, Identity, RecordId};
use crate::value::{Number, Value};

/// What the id of another schema leads to.
static NO_RECORDS: RecordSet = RecordSet {
    given: false,
    read: 0,
    passed: 0,
    rejects: Rejects::of_none(),
    taken: Vec::new(),
    columns: Vec::new(),
    origins: Vec::new(),
    key: Vec::new(),
    unit_keys: Vec::new(),
};
static NO_VALUES: Column = Column::Text(Vec::new());

/// All accepted records of one type, and the account of those that were not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordSet {
    /// Whether any input for this type was given at all.
    pub given: bool,
    /// How many records were read; `read = len + passed + rejects.len()`.
    pub read: u64,
    /// How many were accepted and counted as they were read, and are not kept here.
    pub passed: u64,
    /// Those not accepted, in the order of their origins.
    pub rejects: Rejects,
    /// What was taken though it is not written plainly, by input, field and way.
    pub taken: Vec<Taken>,
    columns: Vec<Column>,
    origins: Vec<Origin>,
    key: Vec<KeyField>,
    /// Of units: their keys as data write them.
    unit_keys: Vec<Option<Box<str>>>,
}

/// A field of a key, with what its values are called.
#[derive(Debug, Clone, PartialEq)]
enum KeyField {
    Plain(FieldId),
    Codes(FieldId, Vec<String>),
    Reference(FieldId, RecordId),
    Unit,
}

/// The records of every type of a schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records {
    /// The names of the inputs, such as file names.
    pub inputs: Vec<String>,
    /// Of each, which sheet it is, if it is one.
    sheets: Vec<Option<SheetPlace>>,
    sets: Vec<Arc<RecordSet>>,
    /// The schema that they were read by; `None` where some were meant for another.
    identity: Option<Identity>,
}

impl Records {
    /// The records of a type; none, and no input, where it is the id of another schema that has more.
    #[must_use]
    pub fn set(&self, record: RecordId) -> &RecordSet {
        self.sets.get(record.0 as usize).map_or(&NO_RECORDS, |set| set)
    }

    /// The name of an input; empty where there is none of that number.
    #[must_use]
    pub fn input(&self, input: u32) -> &str {
        self.inputs.get(input as usize).map_or("", String::as_str)
    }

    /// The sheet of a workbook that an input is; `None` where it is another, or there is none of that number.
    #[must_use]
    pub fn sheet(&self, input: u32) -> Option<&SheetPlace> {
        self.sheets.get(input as usize)?.as_ref()
    }

    /// The key of an accepted record as text, for listings: its parts joined by ` / `, codes by their names. A record
    /// type without a key gives the place of the row instead: `members.csv:3`.
    #[must_use]
    pub fn key_text(&self, record: RecordId, row: u32) -> String {
        let set = self.set(record);
        if set.key.is_empty() {
            let Some(origin) = set.origin(row) else { return String::new() };
            return match self.sheet(origin.input) {
                Some(sheet) => format!("{}!{}", sheet.name(), origin.line),
                None => format!("{}:{}", self.input(origin.input), origin.line),
            };
        }
        let parts: Vec<String> = set.key.iter().map(|field| self.key_part_text(set, field, row)).collect();
        parts.join(" / ")
    }

    fn key_part_text(&self, set: &RecordSet, field: &KeyField, row: u32) -> String {
        match field {
            KeyField::Reference(field, target) => {
                set.reference(*field, row).map(|row| self.key_text(*target, row)).unwrap_or_default()
            }
            KeyField::Codes(field, names) => match set.value(*field, row) {
                Some(Value::Code(code)) => names.get(code as usize).cloned().unwrap_or_default(),
                _ => String::new(),
            },
            KeyField::Unit => set.unit_keys.get(row as usize).cloned().flatten().unwrap_or_default().into(),
            KeyField::Plain(field) => match set.value(*field, row) {
                Some(Value::Text(text)) => text,
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Date(day)) => day.to_string(),
                Some(Value::YesNo(yes)) => (if yes { "yes" } else { "no" }).to_string(),
                _ => String::new(),
            },
        }
    }

    /// Every set with its type.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &RecordSet)> {
        self.sets.iter().enumerate().map(|(i, s)| (RecordId(i as u32), &**s))
    }

    /// The rejects of all types, in the order of the inputs and their lines.
    pub fn rejects(&self) -> impl Iterator<Item = Reject<'_>> {
        (0..self.inputs.len() as u32).flat_map(|input| self.rejects_of(input))
    }

    /// The rejects of one input, by its position in [`Records::inputs`]: type by type, where a host gave it records of several.
    pub fn rejects_of(&self, input: u32) -> impl Iterator<Item = Reject<'_>> {
        self.sets.iter().flat_map(move |set| set.rejects.of_input(input))
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

    /// The values of a field; none where it is the id of another type that has more.
    #[must_use]
    pub fn column(&self, field: FieldId) -> &Column {
        self.columns.get(field.0 as usize).unwrap_or(&NO_VALUES)
    }

    /// Where the accepted record at this row came from; `None` where there is no such row.
    #[must_use]
    pub fn origin(&self, row: u32) -> Option<Origin> {
        self.origins.get(row as usize).copied()
    }

    /// The value of a field that is no reference; `None` is missing, and where there is no such field or row.
    #[must_use]
    pub fn value(&self, field: FieldId, row: u32) -> Option<Value> {
        let row = row as usize;
        match self.column(field) {
            Column::Text(v) => v.get(row)?.as_ref().map(|t| Value::Text(t.to_string())),
            Column::Integer(v) => v.get(row)?.map(|n| Value::Number(Number::from(n))),
            Column::Decimal(v) => v.get(row)?.clone().map(Value::Number),
            Column::Date(v) => v.get(row)?.map(Value::Date),
            Column::YesNo(v) => v.get(row)?.map(Value::YesNo),
            Column::Code(v) => v.get(row)?.map(Value::Code),
            Column::Reference(_) => None,
        }
    }

    /// The row that a reference leads to; `None` is missing (or no reference).
    #[must_use]
    pub fn reference(&self, field: FieldId, row: u32) -> Option<u32> {
        match self.column(field) {
            Column::Reference(v) => *v.get(row as usize)?,
            _ => None,
        }
    }
}
