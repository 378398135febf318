//! The cells of one field in a block: what is written plainly is read here, the rest by the field's own reader.

use super::super::build::Building;
use super::super::column::{Column, KeyPart};
use super::super::dates::plain_date;
use super::super::taken::Tally;
use super::cells::{Cells, read_cell};
use super::digests::{digest_of, digest_of_text, joined};
use super::plain::{is_plain_key, is_plain_text};
use super::targets::Targets;
use super::texts::{Numbered, Texts, value_of};
use crate::schema::{DateDialect, RecordId};
use crate::value::Value;

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
        Form::Texts(Box::new(Texts::of(target)))
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
            known.hold(texts);
        }
    }

    /// An empty column for what this gives.
    pub(super) fn column(&self) -> Column {
        self.empty.clone()
    }

    /// The numbers of the texts, where the field is read by them.
    pub(super) fn numbered(&self) -> Option<Numbered<'_>> {
        let Form::Texts(texts) = &self.form else { return None };
        Some(texts.numbered())
    }

    /// Begins a block.
    pub(super) fn begin(&mut self, set: &mut Building<'_>, position: usize) {
        self.notes.clear();
        self.digests.clear();
        set.columns[position].truncate(0);
        if let Form::Texts(texts) = &mut self.form {
            texts.begin();
        }
    }

    /// The field has no column in the file: it is missing in each row.
    pub(super) fn absent(&mut self, rows: usize, column: &mut Column) {
        column.truncate(0);
        if let Form::Texts(texts) = &mut self.form {
            texts.absent(rows);
        }
        // Days are looked up by the column, whether it is asked for or not.
        if self.wants_column || matches!(self.form, Form::Days(_)) {
            (0..rows).for_each(|_| column.push_missing());
        }
    }

    /// Reads the cells of a block.
    pub(super) fn read(
        &mut self,
        cells: Cells<'_>,
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

    fn days(
        &mut self,
        cells: Cells<'_>,
        dialect: DateDialect,
        set: &mut Building<'_>,
        left_out: &mut [bool],
        column: &mut Column,
    ) {
        let Column::Date(days) = column else { return };
        for ((row, cell), left_out) in cells.texts().enumerate().zip(left_out) {
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

    fn words(&mut self, cells: Cells<'_>, set: &mut Building<'_>, left_out: &mut [bool], column: &mut Column) {
        for ((row, cell), left_out) in cells.texts().enumerate().zip(left_out) {
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

    fn others(&mut self, cells: Cells<'_>, set: &mut Building<'_>, left_out: &mut [bool], column: &mut Column) {
        let position = self.position;
        for ((row, cell), left_out) in cells.texts().enumerate().zip(left_out) {
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
        if let Form::Texts(texts) = &self.form {
            return texts.digest(digests);
        }
        for (digest, part) in digests.iter_mut().zip(&self.digests) {
            *digest = joined(*digest, *part);
        }
    }

    /// Counts what was forgiven in the rows that count.
    pub(super) fn note(&mut self, taken: &mut Tally, input: u32, left_out: &[bool]) {
        for (row, place) in &self.notes {
            if !left_out[*row as usize] {
                taken.count(input, *place);
            }
        }
        if let Form::Texts(texts) = &self.form {
            texts.note(taken, input, left_out);
        }
    }
}
