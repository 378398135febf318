//! One cell as a reader hands it over, and what can be wrong with its text whatever the field.

use std::borrow::Cow;

use super::incoming::trim;
use crate::diagnostic::Code;
use crate::message::Message;
use crate::value::{CodeIndex, Date, Number};

/// A cell before its field has read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawCell<'a> {
    /// Nothing was given.
    Missing,
    /// Text, to be read by the field's type and the record's dialect; blank text is missing.
    Text(&'a str),
    /// A number as its source writes it, which has numbers of its own, as JSON does: digits, a decimal point, an exponent.
    Number(&'a str),
    /// A whole number from a typed source.
    Integer(i64),
    /// An exact decimal from a typed source.
    Decimal(&'a Number),
    /// A day from a typed source.
    Date(Date),
    /// Yes or no from a typed source.
    YesNo(bool),
    /// A code of the field's list, by its position, from a source that knows the rules.
    Code(CodeIndex),
}

impl<'a> RawCell<'a> {
    /// The cell with its text trimmed; blank text is missing.
    pub(super) fn trimmed(self) -> RawCell<'a> {
        match self {
            RawCell::Text(text) => match trim(text) {
                "" => RawCell::Missing,
                kept => RawCell::Text(kept),
            },
            other => other,
        }
    }

    /// The cell as text, for rejects.
    pub(super) fn text(self) -> Cow<'a, str> {
        match self {
            RawCell::Missing => Cow::Borrowed(""),
            RawCell::Text(text) | RawCell::Number(text) => Cow::Borrowed(text),
            RawCell::Integer(number) => Cow::Owned(number.to_string()),
            RawCell::Decimal(number) => Cow::Owned(number.to_string()),
            RawCell::Date(day) => Cow::Owned(day.to_string()),
            RawCell::YesNo(yes) => Cow::Borrowed(if yes { "yes" } else { "no" }),
            RawCell::Code(code) => Cow::Owned(code.to_string()),
        }
    }
}

/// Why a cell cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellFault {
    pub(super) code: &'static Code,
    pub(super) reason: Message,
    pub(super) help: Option<Message>,
}

impl CellFault {
    pub(super) fn new(code: &'static Code, reason: Message) -> CellFault {
        CellFault { code, reason, help: None }
    }

    pub(super) fn help(mut self, help: Message) -> CellFault {
        self.help = Some(help);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_text_is_missing_whatever_the_blank() {
        assert_eq!(RawCell::Text(" \u{A0}\u{200B}\t").trimmed(), RawCell::Missing);
        assert_eq!(RawCell::Text("\u{A0}Nam\u{A0}").trimmed(), RawCell::Text("Nam"));
    }
}
