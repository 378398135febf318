//! What a cell of a sheet is to the door, and what is wrong with one that is nothing to it.

use super::super::cell::{CellFault, RawCell};
use super::super::field::FieldReader;
use super::super::words::missing_word;
use crate::diagnostic::codes;
use crate::message::{Message, sheets as say};
use crate::schema::Words;
use crate::workbook::{Cell, Time};

/// The cell for the reader of a field.
///
/// # Errors
/// It holds what no field can take.
pub(super) fn taken<'c>(cell: Cell<'c>, reader: &FieldReader<'_>, words: &Words) -> Result<RawCell<'c>, CellFault> {
    Ok(match cell {
        Cell::Text(text) => RawCell::Text(text),
        // A day that lost its format is told from a number by what days look like in text.
        Cell::Number(digits) if matches!(reader, FieldReader::Date(_)) => RawCell::Text(digits),
        Cell::Number(digits) => RawCell::Number(digits),
        Cell::Date(day) => RawCell::Date(day),
        Cell::YesNo(yes) => RawCell::YesNo(yes),
        Cell::Error(text) if missing_word(words, RawCell::Text(text)).is_some() => RawCell::Text(text),
        other => return Err(fault(other)),
    })
}

fn fault(cell: Cell<'_>) -> CellFault {
    let left = |reason: Message, help: Message| CellFault::new(&codes::SPREADSHEET_LEFTOVER, reason).help(help);
    match cell {
        Cell::Error(text) => left(say::error_of_formula(text), say::mend_formula()),
        Cell::NotCalculated => left(say::not_calculated(), say::calculate_and_save()),
        Cell::Moment(day, time) => {
            let reason = say::day_with_time(day, written(time));
            CellFault::new(&codes::NOT_A_DATE, reason).help(say::write_day_alone())
        }
        Cell::Time(time) => {
            CellFault::new(&codes::WRONG_KIND, say::time_alone(written(time))).help(say::write_value_of_field())
        }
        other => left(say::unreadable(as_text(other)), say::write_value_of_field()),
    }
}

/// `07:30:05`
fn written(time: Time) -> String {
    let seconds = time.seconds();
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The cell as text, for rejects.
pub(super) fn as_text(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) | Cell::Number(text) | Cell::Error(text) | Cell::Unreadable(text) => text.to_owned(),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(day, time) => format!("{day} {}", written(time)),
        Cell::Time(time) => written(time),
        Cell::YesNo(yes) => RawCell::YesNo(yes).text().into_owned(),
        Cell::NotCalculated => String::new(),
    }
}

/// How to mend a cell whose kind the field cannot take, where its format makes it that kind.
pub(super) fn help_for_kind(cell: Cell<'_>) -> Message {
    match cell {
        Cell::Date(_) => say::shown_as_day(),
        Cell::YesNo(_) => say::is_truth_value(),
        Cell::Number(_) => say::format_as_text(),
        _ => say::write_value_of_field(),
    }
}

/// Whether nothing stands in a cell.
pub(super) fn is_blank(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if super::super::incoming::trim(text).is_empty())
}
