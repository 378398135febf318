//! The texts of one field by number: each distinct one is read once, by the field's own reader.

use super::super::build::{Building, OwnedKey};
use super::super::column::{Column, KeyPart};
use super::super::taken::Tally;
use super::cells::{Cells, read_cell};
use super::dictionary::{Dictionary, FULL, Reading};
use super::digests::{digest_of, joined};
use super::targets::Targets;
use crate::schema::RecordId;
use crate::value::{Number, Value};

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
    /// Whether any text so far is for the slow way.
    has_doubtful: bool,
    digests: Vec<u64>,
    numbers: Vec<u32>,
    /// The type referred to.
    target: Option<RecordId>,
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

impl Texts {
    pub(super) fn of(target: Option<RecordId>) -> Texts {
        Texts { target, ..Texts::default() }
    }

    /// Remembers no more than so many texts.
    pub(super) fn hold(&mut self, texts: usize) {
        self.dictionary.hold(texts);
    }

    pub(super) fn numbered(&self) -> Numbered<'_> {
        Numbered { numbers: &self.numbers, readings: &self.readings, lasting: self.dictionary.len() }
    }

    /// Begins a block.
    pub(super) fn begin(&mut self) {
        let lasting = self.dictionary.len();
        self.readings.truncate(lasting);
        self.notes.truncate(lasting);
        self.digests.truncate(lasting);
        self.numbers.clear();
    }

    /// All rows lack the field.
    pub(super) fn absent(&mut self, rows: usize) {
        self.readings.push(Reading::Missing);
        self.notes.push(Box::default());
        self.digests.push(0);
        self.numbers.resize(rows, self.readings.len() as u32 - 1);
    }

    pub(super) fn read(
        &mut self,
        cells: Cells<'_>,
        set: &mut Building<'_>,
        position: usize,
        targets: &Targets,
        left_out: &mut [bool],
    ) {
        self.numbers.resize(left_out.len(), 0);
        let mut numbers = std::mem::take(&mut self.numbers);
        for (number, (start, end)) in numbers.iter_mut().zip(cells.places()) {
            *number = match self.dictionary.number(cells.text, start, end) {
                Some(number) => number,
                None => self.meet(&cells.text[start..end], set, position, targets),
            };
        }
        self.numbers = numbers;
        if self.has_doubtful {
            for (number, left_out) in self.numbers.iter().zip(left_out) {
                *left_out |= self.readings[*number as usize] == Reading::Doubtful;
            }
        }
    }

    #[cold]
    fn meet(&mut self, cell: &[u8], set: &mut Building<'_>, position: usize, targets: &Targets) -> u32 {
        let mut number = self.dictionary.add(cell);
        if number == FULL {
            number = self.readings.len() as u32;
        }
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
        self.has_doubtful |= reading == Reading::Doubtful;
        set.columns[position].truncate(0);
        self.readings.push(reading);
        self.notes.push(notes);
        self.digests.push(digest);
        number
    }

    /// Puts what was read in a block into a column of the kind.
    pub(super) fn fill(&self, column: &mut Column) {
        fill(column, self.numbers.iter().map(|number| &self.readings[*number as usize]));
    }

    /// Joins the digests of this part of the key to those of the parts before.
    pub(super) fn digest(&self, digests: &mut [u64]) {
        for (digest, number) in digests.iter_mut().zip(&self.numbers) {
            *digest = joined(*digest, self.digests[*number as usize]);
        }
    }

    /// Counts what was forgiven in the rows that count.
    pub(super) fn note(&self, taken: &mut Tally, input: u32, left_out: &[bool]) {
        if !self.has_notes {
            return;
        }
        for (number, left_out) in self.numbers.iter().zip(left_out) {
            if !left_out {
                self.notes[*number as usize].iter().for_each(|place| taken.count(input, *place));
            }
        }
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

pub(super) fn value_of(part: &KeyPart<'_>) -> Option<Value> {
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
