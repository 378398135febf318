//! One cell as a reader hands it over, and what can be wrong with its text whatever the field.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::fold::{is_invisible, looks_like_tcvn3, looks_like_vni};
use crate::diagnostic::{Code, codes};
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
    Decimal(Number),
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
    pub(super) reason: String,
    pub(super) help: Option<String>,
}

impl CellFault {
    pub(super) fn new(code: &'static Code, reason: impl Into<String>) -> CellFault {
        CellFault { code, reason: reason.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> CellFault {
        self.help = Some(help.into());
        self
    }
}

/// The text without white space (non-breaking too) and signs of no width at its ends.
pub(super) fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if plain(text.as_bytes().first()) && plain(text.as_bytes().last()) {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// The composed form (NFC) in which text is kept, so that equal texts are equal whatever keyboard wrote them.
pub(super) fn composed(text: &str) -> Box<str> {
    if text.is_ascii() || unicode_normalization::is_nfc(text) { Box::from(text) } else { text.nfc().collect() }
}

/// What a wrong reading of the file's bytes, or a broken export, left in the text.
pub(super) fn damage(text: &str) -> Option<CellFault> {
    let line_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let sign = text.chars().find(|&c| c == '\u{FFFD}' || (c.is_control() && !line_break(c)))?;
    let reason = if sign == '\u{FFFD}' {
        "Letters of the text were lost before it came here: in their place stands the replacement sign U+FFFD."
            .to_string()
    } else {
        format!("The text holds the control character U+{:04X}, as broken exports leave it.", sign as u32)
    };
    let fault = CellFault::new(&codes::DAMAGED_TEXT, reason);
    Some(fault.help(legacy_hint(text).unwrap_or("Export the data again, as “CSV UTF-8”.")))
}

/// A hint where the text looks as if it came from an encoding older than Unicode.
pub(super) fn legacy_hint(text: &str) -> Option<&'static str> {
    if looks_like_tcvn3(text) {
        Some("It looks like TCVN3 (ABC, fonts named .Vn…). Convert the file to Unicode first.")
    } else if looks_like_vni(text) {
        Some("It looks like VNI (fonts named VNI-…). Convert the file to Unicode first.")
    } else {
        None
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

    #[test]
    fn damage_is_seen_and_line_breaks_are_none() {
        assert_eq!(damage("Th\u{FFFD}i").unwrap().code.id, "E0816");
        assert!(damage("a\u{7}").unwrap().reason.contains("U+0007"));
        assert!(damage("§\u{90}ng").unwrap().help.unwrap().contains("TCVN3"));
        assert_eq!(damage("hai\ndòng"), None);
    }
}
