//! Reading the cells of one field into its column.

use std::sync::Arc;

use super::cell::{CellFault, RawCell};
use super::codes::{CodeReader, Spellings};
use super::column::Column;
use super::dates::read_date;
use super::incoming::{composed, damage, hidden_mark};
use super::leftovers::leftover;
use super::numbers::{Manner, Notation, check_decimal, read_decimal, read_integer, whole_digits};
use super::taken::{Notes, Way};
use super::words::{Said, help_for_nothing, yes_no};
use crate::diagnostic::codes;
use crate::message::{Message, phrases, records as say};
use crate::schema::{CodeList, DateDialect, Field, FieldKind, ListId, RecordId, RecordType, Schema, Words};
use crate::value::Number;

/// What reads the cells of one field. A reference is read as the key that it names and joined at the end.
#[derive(Debug, Clone)]
pub(super) enum FieldReader<'s> {
    Text,
    /// Text that is a key, or names one.
    Key,
    /// Text that is the key of a unit, or names one; of made-up records its code in the list.
    Unit(&'s CodeList),
    Integer(Notation),
    Decimal(Notation, Option<u8>),
    Date(DateDialect),
    YesNo(&'s Words),
    Code(Box<CodeReader<'s>>),
}

/// The kind that a field's cells have in the data: a reference has the kind of the key it names.
///
/// The key of a unit is a text there. Where the target has no key of a single field, or keys refer to each other in a ring, it is text and joins nothing.
pub(crate) fn stored_kind(schema: &Schema, kind: FieldKind) -> FieldKind {
    match key_kind(schema, kind) {
        FieldKind::Code { list, .. } if schema.list(list).units.is_some() => FieldKind::Text,
        kind => kind,
    }
}

/// The list of units that a field's cells are keys of.
pub(super) fn unit_list(schema: &Schema, kind: FieldKind) -> Option<ListId> {
    match key_kind(schema, kind) {
        FieldKind::Code { list, .. } => Some(list).filter(|list| schema.list(*list).units.is_some()),
        _ => None,
    }
}

fn key_kind(schema: &Schema, kind: FieldKind) -> FieldKind {
    let mut kind = kind;
    for _ in 0..=schema.records.len() {
        let FieldKind::Reference(target) = kind else { return kind };
        match single_key_kind(schema, target) {
            Some(key) => kind = key,
            None => return FieldKind::Text,
        }
    }
    FieldKind::Text
}

fn single_key_kind(schema: &Schema, record: RecordId) -> Option<FieldKind> {
    let record = schema.record(record);
    match record.key.as_slice() {
        [only] => Some(record.field(*only).kind),
        _ => None,
    }
}

impl<'s> FieldReader<'s> {
    /// A reader for the cells of a field.
    pub(super) fn new(
        schema: &'s Schema,
        of: &'s RecordType,
        field: &'s Field,
        spellings: &Arc<Spellings>,
    ) -> FieldReader<'s> {
        let (dialect, numbers) = (of.dialect, Notation::Text(of.dialect.numbers));
        if let Some(list) = unit_list(schema, field.kind) {
            return FieldReader::Unit(schema.list(list));
        }
        match stored_kind(schema, field.kind) {
            FieldKind::Text | FieldKind::Reference(_) => FieldReader::Text,
            FieldKind::Integer => FieldReader::Integer(numbers),
            FieldKind::Decimal => FieldReader::Decimal(numbers, field.rounded),
            FieldKind::Date => FieldReader::Date(dialect.dates),
            FieldKind::YesNo => FieldReader::YesNo(&of.words),
            FieldKind::Code { list, .. } => {
                FieldReader::Code(Box::new(CodeReader::new(schema.list(list), Arc::clone(spellings))))
            }
        }
    }

    /// An empty column for what this reads.
    pub(super) fn column(&self) -> Column {
        match self {
            FieldReader::Text | FieldReader::Key | FieldReader::Unit(_) => Column::Text(Vec::new()),
            FieldReader::Integer(_) => Column::Integer(Vec::new()),
            FieldReader::Decimal(..) => Column::Decimal(Vec::new()),
            FieldReader::Date(_) => Column::Date(Vec::new()),
            FieldReader::YesNo(_) => Column::YesNo(Vec::new()),
            FieldReader::Code(_) => Column::Code(Vec::new()),
        }
    }

    /// Reads a cell into the end of the column; leaves the column as it is where that fails. What is taken though it is not
    /// written plainly goes into the notes.
    pub(super) fn read(&mut self, cell: RawCell<'_>, column: &mut Column, notes: Notes<'_>) -> Result<(), CellFault> {
        match (cell, column) {
            (RawCell::Missing, column) => column.push_missing(),
            (cell, Column::Text(values)) => values.push(Some(self.text(cell, notes)?)),
            (cell, Column::Integer(values)) => values.push(Some(self.integer(cell, notes)?)),
            (cell, Column::Decimal(values)) => values.push(Some(self.decimal(cell, notes)?)),
            (cell, Column::YesNo(values)) => values.push(Some(self.yes_no(cell, notes)?)),
            (RawCell::Date(day), Column::Date(values)) => values.push(Some(day)),
            (RawCell::Text(text), Column::Date(values)) => match self {
                FieldReader::Date(dialect) => {
                    values.push(Some(read_date(text, *dialect).map_err(|fault| or_spoiled(text, fault))?));
                }
                _ => return Err(wrong_kind(cell, say::a_day())),
            },
            (cell, Column::Date(_)) => return Err(wrong_kind(cell, say::a_day())),
            (cell, Column::Code(values)) => values.push(Some(self.code(cell, notes)?)),
            (cell, Column::Reference(_)) => return Err(wrong_kind(cell, say::a_key())),
        }
        Ok(())
    }

    fn text(&self, cell: RawCell<'_>, notes: Notes<'_>) -> Result<Box<str>, CellFault> {
        match (cell, self) {
            (RawCell::Code(code), FieldReader::Unit(list)) => match list.codes.get_index(code as usize) {
                Some((name, _)) => Ok(Box::from(name.as_str())),
                None => Err(wrong_kind(cell, say::a_key())),
            },
            (RawCell::Text(text), FieldReader::Key | FieldReader::Unit(_)) if !text.is_ascii() => {
                match hidden_mark(text) {
                    None => read_text(cell, notes),
                    Some(fault) => Err(fault),
                }
            }
            _ => read_text(cell, notes),
        }
    }

    fn integer(&self, cell: RawCell<'_>, notes: Notes<'_>) -> Result<i64, CellFault> {
        let (number, manner) = match (cell, self) {
            (RawCell::Text(text), FieldReader::Integer(numbers)) => {
                read_integer(text, *numbers).map_err(|fault| or_spoiled(text, fault))?
            }
            (RawCell::Number(text), _) => read_integer(text, Notation::Literal)?,
            (RawCell::Integer(number), _) => (number, Manner::Plain),
            (RawCell::Decimal(number), _) => {
                (number.to_integer().ok_or_else(|| wrong_kind(cell, phrases::integer()))?, Manner::Plain)
            }
            _ => return Err(wrong_kind(cell, phrases::integer())),
        };
        note(notes, manner);
        Ok(number)
    }

    fn decimal(&self, cell: RawCell<'_>, notes: Notes<'_>) -> Result<Number, CellFault> {
        let FieldReader::Decimal(numbers, rounded) = self else { return Err(wrong_kind(cell, phrases::number())) };
        let (number, manner) = match cell {
            RawCell::Text(text) => read_decimal(text, *numbers, *rounded).map_err(|fault| or_spoiled(text, fault))?,
            RawCell::Number(text) => read_decimal(text, Notation::Literal, *rounded)?,
            RawCell::Integer(number) => (Number::from(number), Manner::Plain),
            RawCell::Decimal(number) => check_decimal(number.clone(), *rounded)?,
            _ => return Err(wrong_kind(cell, phrases::number())),
        };
        note(notes, manner);
        Ok(number)
    }

    fn yes_no(&self, cell: RawCell<'_>, mut notes: Notes<'_>) -> Result<bool, CellFault> {
        let (text, words) = match (cell, self) {
            (RawCell::YesNo(yes), _) => return Ok(yes),
            (RawCell::Integer(1), _) => return Ok(true),
            (RawCell::Integer(0), _) => return Ok(false),
            (RawCell::Text(text) | RawCell::Number(text), FieldReader::YesNo(words)) => (text, words),
            _ => return Err(wrong_kind(cell, phrases::yes_or_no())),
        };
        let Some((yes, said)) = yes_no(words, text) else {
            let fault = CellFault::new(&codes::NOT_YES_NO, say::neither_yes_nor_no(text));
            let help = help_for_nothing(text).unwrap_or_else(|| say::write_yes_or_no(text));
            return Err(or_spoiled(text, fault.help(help)));
        };
        match said {
            Said::Plainly => {}
            Said::Folded => notes.way(Way::Folding),
            Said::Declared => notes.spelling(Way::DeclaredWord, text),
            Said::PointZero => notes.way(Way::PointZero),
        }
        Ok(yes)
    }

    fn code(&mut self, cell: RawCell<'_>, notes: Notes<'_>) -> Result<u32, CellFault> {
        match (cell, self) {
            (RawCell::Code(code), FieldReader::Code(reader)) if reader.has(code) => Ok(code),
            // External codes are often numbers in typed sources.
            (RawCell::Text(text) | RawCell::Number(text), FieldReader::Code(reader)) => reader.read(text, notes),
            (RawCell::Integer(number), FieldReader::Code(reader)) => reader.read(&number.to_string(), notes),
            _ => Err(wrong_kind(cell, say::a_code())),
        }
    }
}

/// Puts down how a number was written that is not written plainly.
fn note(mut notes: Notes<'_>, manner: Manner) {
    match manner {
        Manner::Plain => {}
        Manner::PointZero => notes.way(Way::PointZero),
        Manner::Exponent => notes.way(Way::Exponent),
        Manner::Rounded => notes.way(Way::Rounded),
    }
}

/// Where letters were lost, a mark is not seen, or a spreadsheet left its signs, that is what to say, not that the rest is not a number.
fn or_spoiled(text: &str, fault: CellFault) -> CellFault {
    damage(text).or_else(|| hidden_mark(text)).or_else(|| leftover(text)).unwrap_or(fault)
}

fn read_text(cell: RawCell<'_>, notes: Notes<'_>) -> Result<Box<str>, CellFault> {
    match cell {
        RawCell::Text(text) => match damage(text).or_else(|| leftover(text)) {
            None => Ok(composed(text)),
            Some(fault) => Err(fault),
        },
        // Keys are often numbers in typed sources.
        RawCell::Number(text) => {
            let (digits, manner) = whole_digits(text).ok_or_else(|| wrong_kind(cell, say::some_text()))?;
            note(notes, manner);
            Ok(digits.into_boxed_str())
        }
        RawCell::Integer(number) => Ok(number.to_string().into_boxed_str()),
        _ => Err(wrong_kind(cell, say::some_text())),
    }
}

fn wrong_kind(cell: RawCell<'_>, expected: Message) -> CellFault {
    let given = match cell {
        RawCell::Missing => say::nothing(),
        RawCell::Text(_) => say::some_text(),
        RawCell::Number(_) => phrases::number(),
        RawCell::Integer(_) => say::whole_number(),
        RawCell::Decimal(_) => phrases::decimal(),
        RawCell::Date(_) => say::a_day(),
        RawCell::YesNo(_) => phrases::yes_or_no(),
        RawCell::Code(_) => say::a_code(),
    };
    CellFault::new(&codes::WRONG_KIND, say::wrong_kind(expected, given, &*cell.text())).help(say::give_as_text())
}
