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
    found.ok_or_else(|| "it is not a code; `bieu explain-code` lists all".to_owned())
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written year-month-day, such as 2024-06-30".to_owned())
}

/// Two days with two points between, as ranges are written in rules.
pub(super) fn period(text: &str) -> Result<(Date, Date), String> {
    let days = text.split_once("..").and_then(|(first, last)| Some((day(first).ok()?, day(last).ok()?)));
    let (first, last) = days.ok_or("a period is written with two days, such as 2024-01-01..2024-06-30")?;
    if first > last {
        Err(format!("it ends before it begins; did you mean {last}..{first}?"))
    } else {
        Ok((first, last))
    }
}

/// A parameter and its value.
pub(super) fn setting(text: &str) -> Result<(String, String), String> {
    let composed: String = text.nfc().collect();
    let (name, value) = composed.split_once('=').ok_or("write the parameter and its value, such as few_members=7")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// A name and what it becomes.
pub(super) fn renamed(text: &str) -> Result<(String, String), String> {
    let composed: String = text.nfc().collect();
    let (old, new) = composed.split_once('=').ok_or("write the old name and the new one, such as sex=gender")?;
    Ok((old.trim().to_owned(), new.trim().to_owned()))
}
