//! The cells of one field in a block: what is written plainly is read here, the rest by the field's own reader.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::super::build::{Building, OwnedKey};
use super::super::column::{Column, KeyPart};
use super::super::dates::plain_date;
use super::super::taken::Tally;
use super::dictionary::{Dictionary, FULL, Reading};
use super::lane::read_cell;
use super::targets::Targets;
use crate::schema::{DateDialect, RecordId};
use crate::value::{Number, Value};

/// What is done with the cells of a field.
#[derive(Debug)]
pub(super) enum Form {
    /// Each distinct text gets a number.
    Texts(Box<Texts>),
    /// Days, which are read each by itself.
    Days(DateDialect),
    /// Free text; it is not taken apart.
    Words,
    /// Everything else: by the field's own reader.
    Other,
}

/// Texts by number.
#[derive(Debug, Default)]
pub(super) struct Texts {
    dictionary: Dictionary,
    /// What each was read as; behind those of the dictionary stand, until the next block, those that did not fit in.
    readings: Vec<Reading>,
    /// The places in the tally of what was forgiven, for each.
    notes: Vec<Box<[usize]>>,
    /// Whether anything was forgiven in any text so far.
    has_notes: bool,
    digests: Vec<u64>,
    numbers: Vec<u32>,
    /// The type referred to.
    target: Option<RecordId>,
}

/// A field of the type that is read.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) form: Form,
    position: usize,
    is_key: bool,
    /// Whether a column is asked for.
    wants_column: bool,
    /// An empty column of the kind.
    empty: Column,
    /// The words that stand for nothing known.
    missing: Vec<String>,
    /// By row: what was forgiven, as a place in the tally.
    notes: Vec<(u32, usize)>,
    digests: Vec<u64>,
}

/// The texts of a field in a block, as they are counted by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbered<'b> {
    /// For each row the number of its text.
    pub(crate) numbers: &'b [u32],
    /// What each text was read as.
    pub(crate) readings: &'b [Reading],
    /// How many of them keep their number from block to block.
    pub(crate) lasting: usize,
}

pub(in super::super) fn digest_of(part: &KeyPart<'_>) -> u64 {
    if let KeyPart::Text(text) = part {
        return digest_of_text(text.as_bytes());
    }
    let mut hasher = FxHasher::default();
    part.hash(&mut hasher);
    hasher.finish()
}

/// The same of the bytes of a text.
fn digest_of_text(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.write_usize(text.len());
    hasher.finish()
}

/// Joins the digest of a further part to that of the parts before.
pub(in super::super) fn joined(before: u64, part: u64) -> u64 {
    (before.rotate_left(29) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Field {
    pub(super) fn new(form: Form, position: usize, empty: Column, missing: &[String]) -> Field {
        Field {
            form,
            position,
            is_key: false,
            wants_column: false,
            empty,
            missing: missing.to_vec(),
            notes: Vec::new(),
            digests: Vec::new(),
        }
    }

    pub(super) fn texts_of(target: Option<RecordId>) -> Form {
        Form::Texts(Box::new(Texts { target, ..Texts::default() }))
    }

    pub(super) fn of_key(self, is_key: bool) -> Field {
        Field { is_key, ..self }
    }

    pub(super) fn in_column(self, wants_column: bool) -> Field {
        Field { wants_column, ..self }
    }

    /// Remembers no more than so many texts.
    pub(super) fn hold(&mut self, texts: usize) {
        if let Form::Texts(known) = &mut self.form {
            known.dictionary.hold(texts);
        }
    }

    /// An empty column for what this gives.
    pub(super) fn column(&self) -> Column {
        self.empty.clone()
    }

    /// The numbers of the texts, where the field is read by them.
    pub(super) fn numbered(&self) -> Option<Numbered<'_>> {
        let Form::Texts(texts) = &self.form else { return None };
        Some(Numbered { numbers: &texts.numbers, readings: &texts.readings, lasting: texts.dictionary.len() })
    }

    /// Begins a block.
    pub(super) fn begin(&mut self, set: &mut Building<'_>, position: usize) {
        self.notes.clear();
        self.digests.clear();
        set.columns[position].truncate(0);
        if let Form::Texts(texts) = &mut self.form {
            texts.readings.truncate(texts.dictionary.len());
            texts.notes.truncate(texts.dictionary.len());
            texts.digests.truncate(texts.dictionary.len());
            texts.numbers.clear();
        }
    }

    /// The field has no column in the file: it is missing in each row.
    pub(super) fn absent(&mut self, rows: usize, column: &mut Column) {
        column.truncate(0);
        if let Form::Texts(texts) = &mut self.form {
            texts.readings.push(Reading::Missing);
            texts.notes.push(Box::default());
            texts.digests.push(0);
            texts.numbers.resize(rows, texts.readings.len() as u32 - 1);
        }
        // Days are looked up by the column, whether it is asked for or not.
        if self.wants_column || matches!(self.form, Form::Days(_)) {
            (0..rows).for_each(|_| column.push_missing());
        }
    }

    /// Reads the cells of a block.
    pub(super) fn read<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t [u8]>,
        set: &mut Building<'_>,
        targets: &Targets,
        left_out: &mut [bool],
        column: &mut Column,
    ) {
        column.truncate(0);
        match &mut self.form {
            Form::Texts(texts) => {
                texts.read(cells, set, self.position, targets, left_out);
                if self.wants_column {
                    texts.fill(column);
                }
            }
            Form::Days(dialect) => {
                let dialect = *dialect;
                self.days(cells, dialect, set, left_out, column);
            }
            Form::Words => self.words(cells, set, left_out, column),
            Form::Other => self.others(cells, set, left_out, column),
        }
    }

    fn days<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t [u8]>,
        dialect: DateDialect,
        set: &mut Building<'_>,
        left_out: &mut [bool],
        column: &mut Column,
    ) {
        let Column::Date(days) = column else { return };
        for ((row, cell), left_out) in cells.enumerate().zip(left_out) {
            let plain = if self.is_declared_missing(cell) { None } else { plain_date(cell, dialect) };
            let day = plain.or_else(|| {
                self.slowly(row, cell, set, left_out).and_then(|value| match value {
                    Value::Date(day) => Some(day),
                    _ => None,
                })
            });
            if self.is_key {
                self.digests.push(day.map_or(0, |day| digest_of(&KeyPart::Date(day))));
            }
            days.push(day);
        }
    }

    fn words<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t [u8]>,
        set: &mut Building<'_>,
        left_out: &mut [bool],
        column: &mut Column,
    ) {
        for ((row, cell), left_out) in cells.enumerate().zip(left_out) {
            let is_plain = if self.is_key { is_plain_key(cell) } else { is_plain_text(cell) };
            // Letters beyond ASCII may have to be composed, to be kept or to be compared with a declared word.
            let as_it_stands = cell.is_ascii() || !self.wants_column && self.missing.is_empty();
            let is_plain = is_plain && as_it_stands && !self.is_declared_missing(cell);
            if is_plain && !self.wants_column {
                if self.is_key {
                    self.digests.push(digest_of_text(cell));
                }
                continue;
            }
            let plain = is_plain.then(|| std::str::from_utf8(cell).ok()).flatten();
            let read = match plain {
                Some(text) => Some(Value::Text(text.to_owned())),
                None => self.slowly(row, cell, set, left_out),
            };
            let text = match read {
                Some(Value::Text(text)) => Some(text.into_boxed_str()),
                _ => None,
            };
            if self.is_key {
                self.digests.push(text.as_deref().map_or(0, |text| digest_of(&KeyPart::Text(text))));
            }
            if let (true, Column::Text(texts)) = (self.wants_column, &mut *column) {
                texts.push(text);
            }
        }
    }

    fn others<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t [u8]>,
        set: &mut Building<'_>,
        left_out: &mut [bool],
        column: &mut Column,
    ) {
        let position = self.position;
        for ((row, cell), left_out) in cells.enumerate().zip(left_out) {
            match read_cell(set, position, cell) {
                Ok(()) => self.keep_notes(row, &mut set.taken),
                Err(()) => {
                    set.taken.forget_row();
                    set.columns[position].push_missing();
                    *left_out = true;
                }
            }
            if self.is_key {
                self.digests.push(digest_of(&set.columns[position].part(row)));
            }
        }
        std::mem::swap(column, &mut set.columns[position]);
    }

    /// Reads a cell by the field's own reader; a row that this cannot take is left out.
    fn slowly(&mut self, row: usize, cell: &[u8], set: &mut Building<'_>, left_out: &mut bool) -> Option<Value> {
        let value = match read_cell(set, self.position, cell) {
            Ok(()) => {
                self.keep_notes(row, &mut set.taken);
                value_of(&set.columns[self.position].part(0))
            }
            Err(()) => {
                set.taken.forget_row();
                *left_out = true;
                None
            }
        };
        set.columns[self.position].truncate(0);
        value
    }

    fn keep_notes(&mut self, row: usize, taken: &mut Tally) {
        self.notes.extend(taken.take_row().map(|place| (row as u32, place)));
    }

    fn is_declared_missing(&self, cell: &[u8]) -> bool {
        self.missing.iter().any(|word| word.as_bytes() == cell)
    }

    /// Joins the digests of this part of the key to those of the parts before.
    pub(super) fn digest(&self, digests: &mut [u64]) {
        match &self.form {
            Form::Texts(texts) => {
                for (digest, number) in digests.iter_mut().zip(&texts.numbers) {
                    *digest = joined(*digest, texts.digests[*number as usize]);
                }
            }
            _ => {
                for (digest, part) in digests.iter_mut().zip(&self.digests) {
                    *digest = joined(*digest, *part);
                }
            }
        }
    }

    /// Counts what was forgiven in the rows that count.
    pub(super) fn note(&mut self, taken: &mut Tally, input: u32, left_out: &[bool]) {
        for (row, place) in &self.notes {
            if !left_out[*row as usize] {
                taken.count(input, *place);
            }
        }
        let Form::Texts(texts) = &self.form else { return };
        if !texts.has_notes {
            return;
        }
        for (number, left_out) in texts.numbers.iter().zip(left_out) {
            if !left_out {
                texts.notes[*number as usize].iter().for_each(|place| taken.count(input, *place));
            }
        }
    }
}

impl Texts {
    fn read<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t [u8]>,
        set: &mut Building<'_>,
        position: usize,
        targets: &Targets,
        left_out: &mut [bool],
    ) {
        for (cell, left_out) in cells.zip(left_out) {
            let (mut number, is_new) = self.dictionary.number(cell);
            if is_new {
                let at = if number == FULL { self.readings.len() } else { number as usize };
                self.meet(cell, set, position, targets);
                number = at as u32;
            }
            *left_out |= self.readings[number as usize] == Reading::Doubtful;
            self.numbers.push(number);
        }
    }

    fn meet(&mut self, cell: &[u8], set: &mut Building<'_>, position: usize, targets: &Targets) {
        let mut digest = 0;
        let reading = match read_cell(set, position, cell) {
            Err(()) => {
                set.taken.forget_row();
                Reading::Doubtful
            }
            Ok(()) => {
                let part = set.columns[position].part(0);
                digest = digest_of(&part);
                match (self.target, value_of(&part)) {
                    (Some(target), Some(_)) => targets.row(target, &OwnedKey::of(part)),
                    (None, Some(value)) => Reading::Value(value),
                    (_, None) => Reading::Missing,
                }
            }
        };
        let notes: Box<[usize]> = set.taken.take_row().collect();
        self.has_notes |= !notes.is_empty();
        set.columns[position].truncate(0);
        self.readings.push(reading);
        self.notes.push(notes);
        self.digests.push(digest);
    }

    fn fill(&self, column: &mut Column) {
        fill(column, self.numbers.iter().map(|number| &self.readings[*number as usize]));
    }
}

/// Puts what was read at the end of a column of the kind.
pub(crate) fn fill<'r>(column: &mut Column, readings: impl Iterator<Item = &'r Reading>) {
    match column {
        Column::Code(codes) => codes.extend(readings.map(|reading| match reading {
            Reading::Value(Value::Code(code)) => Some(*code),
            _ => None,
        })),
        Column::YesNo(answers) => answers.extend(readings.map(|reading| match reading {
            Reading::Value(Value::YesNo(yes)) => Some(*yes),
            _ => None,
        })),
        Column::Reference(rows) => rows.extend(readings.map(|reading| match reading {
            Reading::Row(row) => Some(*row),
            _ => None,
        })),
        _ => {}
    }
}

fn value_of(part: &KeyPart<'_>) -> Option<Value> {
    Some(match part {
        KeyPart::Missing => return None,
        KeyPart::Text(text) => Value::Text((*text).to_owned()),
        KeyPart::Integer(number) => Value::Number(Number::from(*number)),
        KeyPart::Decimal(number) => Value::Number(number.clone()),
        KeyPart::Date(day) => Value::Date(*day),
        KeyPart::YesNo(yes) => Value::YesNo(*yes),
        KeyPart::Code(code) => Value::Code(*code),
        KeyPart::Row(_) => return None,
    })
}

/// Signs within text that is taken as it stands, whatever field of text it is in: no spreadsheet leaves them in error.
const PLAIN: u8 = 1;
/// The same in text that is no key: letters beyond ASCII too, but for those among which signs stand that are not seen, or that steer.
const PLAIN_BUT_FOR_KEYS: u8 = 2;
/// What each byte is of these.
const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let sign = byte as u8;
        if sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_' | b'/' | b'.' | b' ' | b',') {
            classes[byte] = PLAIN | PLAIN_BUT_FOR_KEYS;
        } else if matches!(sign, b'(' | b')' | 0x80..=0xBF | 0xC3..=0xC6 | 0xE1) {
            classes[byte] = PLAIN_BUT_FOR_KEYS;
        }
        byte += 1;
    }
    classes
}

fn is_plain_key(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    first.is_ascii_alphanumeric() && *last != b' ' && are(text, PLAIN)
}

fn is_plain_text(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    (first.is_ascii_alphanumeric() || matches!(first, 0xC3..=0xC6)) && *last != b' ' && are(text, PLAIN_BUT_FOR_KEYS)
}

fn are(text: &[u8], class: u8) -> bool {
    text.iter().fold(class, |all, byte| all & CLASSES[*byte as usize]) == class
}
