//! The door: rows come in, are read by the schema, and become columns or rejects.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Origin;
use super::cell::{CellFault, RawCell};
use super::column::{Column, KeyPart};
use super::field::FieldReader;
use super::headers::Headers;
use super::recognition::{OfType, Recognition};
use super::rejects::Rejects;
use super::sheet_place::SheetPlace;
use super::taken::{Tally, Way};
use super::words::{empty_cell, missing_word};
use crate::diagnostic::codes;
use crate::message::{Message, records as say};
use crate::schema::{FieldId, FieldKind, Identity, RecordId, RecordType, Schema, Words};

/// Takes records in, row by row, and becomes [`Records`](super::Records). Bad rows do not stop it.
#[derive(Debug, Clone)]
pub struct RecordsBuilder<'s> {
    pub(super) schema: &'s Schema,
    pub(super) inputs: Vec<Input>,
    pub(super) sets: Vec<Building<'s>>,
    /// What came in for a type of another schema. It is of no use, and neither are the records then.
    stray: Building<'s>,
    /// What the schema is known by.
    identity: Identity,
}

/// One input, such as a file.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub(super) name: String,
    /// What the columns are called in it, by field, where that is known.
    pub(super) headers: Vec<Option<String>>,
    /// Of a sheet: which one, and where its columns stand.
    pub(super) sheet: Option<SheetPlace>,
}

/// The records of one type while they come in.
#[derive(Debug, Clone)]
pub(super) struct Building<'s> {
    pub(super) given: bool,
    pub(super) read: u64,
    pub(super) rejects: Rejects,
    pub(super) columns: Vec<Column>,
    pub(super) origins: Vec<Origin>,
    /// The keys of rows rejected so far, so that those who refer to them can be told.
    pub(super) rejected_keys: HashMap<OwnedKey, Origin>,
    pub(super) unused: BTreeSet<String>,
    pub(super) headers: Arc<Headers>,
    pub(super) implicit_input: Option<u32>,
    pub(super) taken: Tally,
    /// How many were accepted and counted without being kept.
    pub(super) passed: u64,
    pushed: u64,
    pub(super) words: &'s Words,
    pub(super) readers: Vec<FieldReader<'s>>,
    needs: Vec<Need>,
    /// The field of the key, if records of some type refer to these.
    referred_key: Option<usize>,
}

/// Whether a field may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Optional,
    Required,
    Key,
}

/// A [`KeyPart`] that outlives its column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum OwnedKey {
    Text(Box<str>),
    Other(KeyPart<'static>),
}

impl OwnedKey {
    pub(super) fn of(part: KeyPart<'_>) -> OwnedKey {
        OwnedKey::Other(match part {
            KeyPart::Text(text) => return OwnedKey::Text(Box::from(text)),
            KeyPart::Missing => KeyPart::Missing,
            KeyPart::Integer(number) => KeyPart::Integer(number),
            KeyPart::Decimal(number) => KeyPart::Decimal(number),
            KeyPart::Date(day) => KeyPart::Date(day),
            KeyPart::YesNo(yes) => KeyPart::YesNo(yes),
            KeyPart::Code(code) => KeyPart::Code(code),
            KeyPart::Row(row) => KeyPart::Row(row),
        })
    }
}

impl<'s> RecordsBuilder<'s> {
    /// A builder for the records of a schema. Where it is given records of a type that the schema has not, by the id of another, all
    /// that it gives is refused by those who read it.
    #[must_use]
    pub fn new(schema: &'s Schema) -> RecordsBuilder<'s> {
        RecordsBuilder::recognising(schema, &Recognition::new(schema))
    }

    /// The same, given the spellings of the schema: they must be its own.
    #[must_use]
    pub(crate) fn recognising(schema: &'s Schema, recognition: &Recognition) -> RecordsBuilder<'s> {
        let types = schema.records.values().zip(&recognition.types);
        let types = types.enumerate().map(|(position, of)| (RecordId(position as u32), of));
        let sets = types.map(|(id, (record, spellings))| Building::new(schema, id, record, spellings)).collect();
        let none = RecordId(u32::MAX);
        let stray = Building::new(schema, none, schema.record(none), &recognition.of_none);
        RecordsBuilder { schema, inputs: Vec::new(), sets, stray, identity: recognition.identity }
    }

    /// The schema that records are read by.
    #[must_use]
    pub fn schema(&self) -> &'s Schema {
        self.schema
    }

    /// Names an input, such as a file, and gives the number that [`Origin::input`] refers to it by.
    pub fn input(&mut self, name: impl Into<String>) -> u32 {
        self.inputs.push(Input { name: name.into(), headers: Vec::new(), sheet: None });
        (self.inputs.len() - 1) as u32
    }

    /// Names a sheet of a workbook as an input, as [`RecordsBuilder::input`] does a file: lines of its records are rows, and rejects name cells.
    /// `columns` says what its columns are called and which they are, the first being 0.
    pub fn input_sheet(&mut self, file: &str, sheet: &str, columns: Vec<(String, u32)>) -> u32 {
        let place = SheetPlace::new(file, sheet, columns);
        self.inputs.push(Input { name: place.name(), headers: Vec::new(), sheet: Some(place) });
        (self.inputs.len() - 1) as u32
    }

    /// Says what the columns of an input are called, by field in schema order; rejects then name them so.
    pub fn headers(&mut self, input: u32, headers: Vec<Option<String>>) {
        if let Some(input) = self.inputs.get_mut(input as usize) {
            input.headers = headers;
        }
    }

    /// Says that an input for this type was given, even if no row of it follows.
    pub fn given(&mut self, record: RecordId) {
        self.set_mut(record).given = true;
    }

    /// Takes one row: a cell for each stored field, in schema order. A row that cannot be taken becomes a reject.
    pub fn push_row(&mut self, record: RecordId, origin: Origin, cells: &[RawCell<'_>]) {
        self.push_judged(record, origin, cells, |_, read| read);
    }

    /// The same, where the reader knows more of a row than its cells say: of each field it is told how its cell was read, and says what is
    /// to be taken for it.
    pub(super) fn push_judged(
        &mut self,
        record: RecordId,
        origin: Origin,
        cells: &[RawCell<'_>],
        judged: impl Fn(usize, Result<(), CellFault>) -> Result<(), CellFault>,
    ) {
        let set = self.set_mut(record);
        set.given = true;
        set.read += 1;
        if cells.len() != set.readers.len() {
            let reason = say::cells_and_fields(cells.len(), set.readers.len());
            self.reject(record, origin, None, "", CellFault::new(&codes::CELL_COUNT, reason));
            return;
        }
        for (position, cell) in cells.iter().enumerate() {
            if let Err(fault) = judged(position, set.read_cell(position, *cell)) {
                let rows = set.origins.len();
                set.columns.iter_mut().for_each(|column| column.truncate(rows));
                set.taken.forget_row();
                set.remember_key(cells, origin);
                let field = FieldId(position as u32);
                self.reject(record, origin, Some(field), &cell.text(), fault);
                return;
            }
        }
        set.taken.keep_row(origin.input);
        set.origins.push(origin);
    }

    /// Takes a row that was read before, and is in the account already: only what becomes of it is open.
    #[cfg(feature = "csv")]
    pub(super) fn push_again(&mut self, record: RecordId, origin: Origin, cells: &[RawCell<'_>]) {
        let set = self.set_mut(record);
        if cells.iter().enumerate().all(|(position, cell)| set.read_cell(position, *cell).is_ok()) {
            set.origins.push(origin);
        } else {
            let rows = set.origins.len();
            set.columns.iter_mut().for_each(|column| column.truncate(rows));
        }
        set.taken.forget_row();
    }

    /// Takes many rows of an input at once from a host's columns: `cell` gives the cell of a field at a row, both from 0.
    /// Origins count the rows from 1.
    pub fn push_columns<'c>(
        &mut self,
        record: RecordId,
        input: u32,
        rows: u64,
        mut cell: impl FnMut(FieldId, u64) -> RawCell<'c>,
    ) {
        self.given(record);
        let fields = self.schema.record(record).fields.len() as u32;
        for row in 0..rows {
            let cells: Vec<RawCell<'c>> = (0..fields).map(|field| cell(FieldId(field), row)).collect();
            self.push_row(record, Origin { input, line: row + 1 }, &cells);
        }
    }

    /// Counts a row that the reader itself could not make cells of.
    pub(super) fn push_broken(
        &mut self,
        record: RecordId,
        origin: Origin,
        field: Option<FieldId>,
        value: &str,
        fault: CellFault,
    ) {
        let set = self.set_mut(record);
        set.given = true;
        set.read += 1;
        self.reject(record, origin, field, value, fault);
    }

    /// Names seen in objects of this type that no field has, ascending: they are read by nothing.
    pub fn unused(&self, record: RecordId) -> impl Iterator<Item = &str> {
        self.set(record).unused.iter().map(String::as_str)
    }

    pub(super) fn set(&self, record: RecordId) -> &Building<'s> {
        self.sets.get(record.0 as usize).unwrap_or(&self.stray)
    }

    pub(super) fn set_mut(&mut self, record: RecordId) -> &mut Building<'s> {
        self.sets.get_mut(record.0 as usize).unwrap_or(&mut self.stray)
    }

    /// What the records are known by; `None` where some were meant for another schema.
    pub(super) fn identity(&self) -> Option<Identity> {
        (!self.stray.given && self.stray.read == 0).then_some(self.identity)
    }

    /// What the field's column is called in that input, else the field's label, else its name.
    pub(super) fn header(&self, record: RecordId, input: u32, field: FieldId) -> String {
        let known = self.inputs.get(input as usize).and_then(|i| i.headers.get(field.0 as usize)?.clone());
        known.unwrap_or_else(|| {
            let of = self.schema.record(record);
            let label = &of.field(field).label;
            if label.is_empty() { of.field_name(field).to_string() } else { label.clone() }
        })
    }

    fn reject(&mut self, record: RecordId, origin: Origin, field: Option<FieldId>, value: &str, fault: CellFault) {
        let column = field.map(|field| self.header(record, origin.input, field));
        self.set_mut(record).rejects.push(origin, column.as_deref(), value, &fault);
    }
}

/// Whether some field refers to records of the type.
fn is_referred(schema: &Schema, of: RecordId) -> bool {
    let mut fields = schema.records.values().flat_map(|record| record.fields.values());
    fields.any(|field| field.kind == FieldKind::Reference(of))
}

/// Whether the field is of the key, or refers to a record by its key.
fn is_key(record: &RecordType, position: usize) -> bool {
    let field = FieldId(position as u32);
    record.key.contains(&field) || matches!(record.field(field).kind, FieldKind::Reference(_))
}

impl<'s> Building<'s> {
    fn new(schema: &'s Schema, of: RecordId, record: &'s RecordType, spellings: &OfType) -> Building<'s> {
        let readers: Vec<FieldReader<'s>> = record
            .fields
            .values()
            .zip(&spellings.codes)
            .map(|(field, codes)| FieldReader::new(schema, record, field, codes))
            .enumerate()
            .map(|(position, reader)| match reader {
                FieldReader::Text if is_key(record, position) => FieldReader::Key,
                other => other,
            })
            .collect();
        let needs = record.fields.values().enumerate().map(|(position, field)| {
            if record.key.contains(&FieldId(position as u32)) {
                Need::Key
            } else if field.optional {
                Need::Optional
            } else {
                Need::Required
            }
        });
        Building {
            given: false,
            read: 0,
            rejects: Rejects::new(of),
            columns: readers.iter().map(FieldReader::column).collect(),
            origins: Vec::new(),
            rejected_keys: HashMap::new(),
            unused: BTreeSet::new(),
            headers: Arc::clone(&spellings.headers),
            implicit_input: None,
            words: &record.words,
            taken: Tally::default(),
            passed: 0,
            pushed: 0,
            readers,
            needs: needs.collect(),
            referred_key: match record.key.as_slice() {
                [only] if is_referred(schema, of) => Some(only.0 as usize),
                _ => None,
            },
        }
    }

    /// Forgets all rows; how they are read stays.
    #[cfg(feature = "csv")]
    pub(super) fn clear(&mut self) {
        self.columns = self.readers.iter().map(FieldReader::column).collect();
        (self.read, self.passed) = (0, 0);
        self.rejects.clear();
        self.origins.clear();
        self.rejected_keys.clear();
        self.taken = Tally::default();
    }

    /// The place of the next record in the sequence of pushes.
    pub(super) fn next_pushed(&mut self) -> u64 {
        self.pushed += 1;
        self.pushed
    }

    pub(super) fn read_cell(&mut self, position: usize, cell: RawCell<'_>) -> Result<(), CellFault> {
        let cell = self.meant(position, cell);
        self.may_be(position, cell)?;
        self.readers[position].read(cell, &mut self.columns[position], self.taken.at(position))
    }

    /// The cell, with the words that the record declares for nothing known or for an empty cell taken as what they say.
    fn meant<'c>(&mut self, position: usize, cell: RawCell<'c>) -> RawCell<'c> {
        let trimmed = cell.trimmed();
        if let Some(word) = missing_word(self.words, trimmed) {
            self.taken.at(position).spelling(Way::DeclaredMissing, word);
            return RawCell::Missing;
        }
        let is_empty_cell = trimmed == RawCell::Missing && cell != RawCell::Missing;
        if is_empty_cell
            && matches!(self.readers[position], FieldReader::YesNo(_))
            && let Some(yes) = empty_cell(self.words)
        {
            self.taken.at(position).way(Way::DeclaredWord);
            return RawCell::YesNo(yes);
        }
        trimmed
    }

    /// Whether the field may be missing, where the cell is.
    fn may_be(&self, position: usize, cell: RawCell<'_>) -> Result<(), CellFault> {
        let missing = |reason, help| Err(CellFault::new(&codes::MISSING_VALUE, reason).help(help));
        match self.needs[position] {
            _ if cell != RawCell::Missing => Ok(()),
            Need::Optional => Ok(()),
            Need::Key => missing(say::key_missing(), say::fill_in()),
            Need::Required => missing(say::value_missing(), self.help_for_missing(position)),
        }
    }

    fn help_for_missing(&self, position: usize) -> Message {
        let labels = match &self.readers[position] {
            FieldReader::Code(reader) => reader.labels(),
            _ => None,
        };
        labels.map_or_else(say::fill_in_or_let_miss, say::fill_in_one_of_or_let_miss)
    }

    /// Keeps the key of a row that is being rejected, if it can be read.
    fn remember_key(&mut self, cells: &[RawCell<'_>], origin: Origin) {
        let Some(position) = self.referred_key else { return };
        let mut column = self.readers[position].column();
        let mut taken = Tally::default();
        if self.readers[position].read(cells[position].trimmed(), &mut column, taken.at(position)).is_ok() {
            self.rejected_keys.entry(OwnedKey::of(column.part(0))).or_insert(origin);
        }
    }
}
