//! How words, days and codes are read from the command line.

use std::convert::Infallible;

use bieu::value::Date;
use unicode_normalization::UnicodeNormalization;

/// A name, label, key or word, composed as those in rules and records are: keyboards and file systems differ in that.
pub(super) fn word(text: &str) -> Result<String, Infallible> {
    Ok(text.nfc().collect())
}

pub(super) fn code(text: &str) -> Result<&'static str, String> {
    let found = bieu::unstable::diagnostic::codes::find(text).map(|code| code.id);
    found.ok_or_else(|| "it is no code; `bieu explain-code` lists all".to_owned())
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written year-month-day, such as 2024-06-30".to_owned())
}
