//! Reading the cells of one field into its column.

use std::sync::Arc;

use super::cell::{CellFault, RawCell};
use super::codes::{CodeReader, Spellings};
use super::column::Column;
use super::dates::read_date;
use super::incoming::{composed, damage, hidden_mark, or_damage};
use super::numbers::{check_decimal, read_decimal, read_integer};
use super::taken::{Notes, Way};
use crate::diagnostic::codes;
use crate::schema::{DateDialect, Dialect, FieldKind, NumberDialect, RecordId, Schema};
use crate::spelling::fold;
use crate::value::Number;

/// What reads the cells of one field. A reference is read as the key that it names and joined at the end.
#[derive(Debug)]
pub(super) enum FieldReader<'s> {
    Text,
    /// Text that is a key, or names one.
    Key,
    Integer(NumberDialect),
    Decimal(NumberDialect),
    Date(DateDialect),
    YesNo,
    Code(Box<CodeReader<'s>>),
}

/// The kind that a field's cells have in the data: a reference has the kind of the key it names.
///
/// Where the target has no key of a single field, or keys refer to each other in a ring, it is text and joins nothing.
pub(crate) fn stored_kind(schema: &Schema, kind: FieldKind) -> FieldKind {
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
    /// A reader for cells of a stored kind (not a reference).
    pub(super) fn new(
        schema: &'s Schema,
        kind: FieldKind,
        dialect: Dialect,
        spellings: &Arc<Spellings>,
    ) -> FieldReader<'s> {
        match kind {
            FieldKind::Text | FieldKind::Reference(_) => FieldReader::Text,
            FieldKind::Integer => FieldReader::Integer(dialect.numbers),
            FieldKind::Decimal => FieldReader::Decimal(dialect.numbers),
            FieldKind::Date => FieldReader::Date(dialect.dates),
            FieldKind::YesNo => FieldReader::YesNo,
            FieldKind::Code { list, .. } => {
                FieldReader::Code(Box::new(CodeReader::new(schema.list(list), Arc::clone(spellings))))
            }
        }
    }

    /// An empty column for what this reads.
    pub(super) fn column(&self) -> Column {
        match self {
            FieldReader::Text | FieldReader::Key => Column::Text(Vec::new()),
            FieldReader::Integer(_) => Column::Integer(Vec::new()),
            FieldReader::Decimal(_) => Column::Decimal(Vec::new()),
            FieldReader::Date(_) => Column::Date(Vec::new()),
            FieldReader::YesNo => Column::YesNo(Vec::new()),
            FieldReader::Code(_) => Column::Code(Vec::new()),
        }
    }

    /// Reads a cell into the end of the column; leaves the column as it is where that fails. What is taken though it is not
    /// written plainly goes into the notes.
    pub(super) fn read(&mut self, cell: RawCell<'_>, column: &mut Column, notes: Notes<'_>) -> Result<(), CellFault> {
        match (cell, column) {
            (RawCell::Missing, column) => column.push_missing(),
            (cell, Column::Text(values)) => values.push(Some(self.text(cell)?)),
            (cell, Column::Integer(values)) => values.push(Some(self.integer(cell)?)),
            (cell, Column::Decimal(values)) => values.push(Some(self.decimal(cell)?)),
            (cell, Column::YesNo(values)) => values.push(Some(read_yes_no(cell, notes)?)),
            (RawCell::Date(day), Column::Date(values)) => values.push(Some(day)),
            (RawCell::Text(text), Column::Date(values)) => match self {
                FieldReader::Date(dialect) => {
                    values.push(Some(read_date(text, *dialect).map_err(|fault| or_damage(text, fault))?));
                }
                _ => return Err(wrong_kind(cell, "a day")),
            },
            (cell, Column::Date(_)) => return Err(wrong_kind(cell, "a day")),
            (cell, Column::Code(values)) => values.push(Some(self.code(cell, notes)?)),
            (cell, Column::Reference(_)) => return Err(wrong_kind(cell, "a key")),
        }
        Ok(())
    }

    fn text(&self, cell: RawCell<'_>) -> Result<Box<str>, CellFault> {
        match (cell, self) {
            (RawCell::Text(text), FieldReader::Key) if !text.is_ascii() => match hidden_mark(text) {
                None => read_text(cell),
                Some(fault) => Err(fault),
            },
            _ => read_text(cell),
        }
    }

    fn integer(&self, cell: RawCell<'_>) -> Result<i64, CellFault> {
        match (cell, self) {
            (RawCell::Text(text), FieldReader::Integer(dialect)) => {
                read_integer(text, *dialect).map_err(|fault| or_damage(text, fault))
            }
            (RawCell::Integer(number), _) => Ok(number),
            (RawCell::Decimal(number), _) => number.to_integer().ok_or_else(|| wrong_kind(cell, "an integer")),
            _ => Err(wrong_kind(cell, "an integer")),
        }
    }

    fn decimal(&self, cell: RawCell<'_>) -> Result<Number, CellFault> {
        match (cell, self) {
            (RawCell::Text(text), FieldReader::Decimal(dialect)) => {
                read_decimal(text, *dialect).map_err(|fault| or_damage(text, fault))
            }
            (RawCell::Integer(number), _) => check_decimal(Number::from(number)),
            (RawCell::Decimal(number), _) => check_decimal(number),
            _ => Err(wrong_kind(cell, "a number")),
        }
    }

    fn code(&mut self, cell: RawCell<'_>, notes: Notes<'_>) -> Result<u32, CellFault> {
        match (cell, self) {
            (RawCell::Text(text), FieldReader::Code(reader)) => reader.read(text, notes),
            (RawCell::Code(code), FieldReader::Code(reader)) if reader.has(code) => Ok(code),
            // External codes are often numbers in typed sources.
            (RawCell::Integer(number), FieldReader::Code(reader)) => reader.read(&number.to_string(), notes),
            _ => Err(wrong_kind(cell, "a code")),
        }
    }
}

fn read_text(cell: RawCell<'_>) -> Result<Box<str>, CellFault> {
    match cell {
        RawCell::Text(text) => match damage(text) {
            None => Ok(composed(text)),
            Some(fault) => Err(fault),
        },
        // Keys are often numbers in typed sources.
        RawCell::Integer(number) => Ok(number.to_string().into_boxed_str()),
        _ => Err(wrong_kind(cell, "text")),
    }
}

fn read_yes_no(cell: RawCell<'_>, mut notes: Notes<'_>) -> Result<bool, CellFault> {
    match cell {
        RawCell::YesNo(yes) => Ok(yes),
        RawCell::Integer(1) => Ok(true),
        RawCell::Integer(0) => Ok(false),
        // Most cells are written just so, and folding costs more than all the rest of a row.
        RawCell::Text(text) => match yes_no(text) {
            Some(yes) => Ok(yes),
            None => yes_no(&fold(text)).inspect(|_| notes.way(Way::Folding)).ok_or_else(|| {
                let fault = CellFault::new(&codes::NOT_YES_NO, format!("`{text}` is neither yes nor no."));
                or_damage(text, fault.help("Write yes or no, có or không, 1 or 0; x counts as yes."))
            }),
        },
        _ => Err(wrong_kind(cell, "yes or no")),
    }
}

fn yes_no(token: &str) -> Option<bool> {
    match token {
        "yes" | "có" | "x" | "1" | "true" => Some(true),
        "no" | "không" | "0" | "false" => Some(false),
        _ => None,
    }
}

fn wrong_kind(cell: RawCell<'_>, expected: &str) -> CellFault {
    let what = match cell {
        RawCell::Missing => "nothing",
        RawCell::Text(_) => "text",
        RawCell::Integer(_) => "a whole number",
        RawCell::Decimal(_) => "a decimal number",
        RawCell::Date(_) => "a day",
        RawCell::YesNo(_) => "yes or no",
        RawCell::Code(_) => "a code",
    };
    CellFault::new(&codes::WRONG_KIND, format!("The field holds {expected}, and {what} was given: `{}`.", cell.text()))
        .help("Give the value as text to have it read by the record's declared form.")
}
