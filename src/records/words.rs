//! Words that stand for nothing known, yes and no: those that always do, and those that a record declares.

use super::cell::RawCell;
use super::incoming::composed;
use crate::message::{Message, records as say};
use crate::schema::Words;
use crate::spelling::fold;

/// What programs and people write where nothing is known. None of them is missing unless the record says so.
const NOTHING: &[&str] = &[
    "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "Null", "None", "none", "nil", "NIL", "-", "--", "–",
    "—", ".", "..", "...", "…", "?",
];

/// How to have a word taken for missing, where it looks like one.
pub(super) fn help_for_nothing(text: &str) -> Option<Message> {
    let is_nothing = NOTHING.contains(&text);
    is_nothing.then(|| say::if_nothing_declare_missing(text))
}

/// The record's word for nothing known that the cell holds.
pub(super) fn missing_word<'w>(words: &'w Words, cell: RawCell<'_>) -> Option<&'w str> {
    if words.missing.is_empty() || matches!(cell, RawCell::Missing | RawCell::Date(_) | RawCell::YesNo(_)) {
        return None;
    }
    let text = composed(&cell.text());
    words.missing.iter().find(|word| **word == *text).map(String::as_str)
}

/// What an empty cell of a yes/no field says, where the record says that it says something.
pub(super) fn empty_cell(words: &Words) -> Option<bool> {
    let has_empty = |words: &[String]| words.iter().any(String::is_empty);
    if has_empty(&words.yes) {
        return Some(true);
    }
    has_empty(&words.no).then_some(false)
}

/// How a word says yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// As it always does.
    Plainly,
    /// In another spelling of a word that always does.
    Folded,
    /// As the record declares.
    Declared,
    /// As a column of numbers writes 1 and 0.
    PointZero,
}

/// Whether a text says yes or no, and how it says so.
pub(super) fn yes_no(words: &Words, text: &str) -> Option<(bool, Said)> {
    // Most cells are written just so, and folding costs more than all the rest of a row.
    if let Some(yes) = always(text) {
        return Some((yes, Said::Plainly));
    }
    if let Some(yes) = declared(words, text) {
        return Some((yes, Said::Declared));
    }
    let number = match text {
        "1.0" => Some((true, Said::PointZero)),
        "0.0" => Some((false, Said::PointZero)),
        _ => None,
    };
    number.or_else(|| always(&fold(text)).map(|yes| (yes, Said::Folded)))
}

fn always(token: &str) -> Option<bool> {
    if Words::YES.contains(&token) {
        return Some(true);
    }
    Words::NO.contains(&token).then_some(false)
}

fn declared(words: &Words, text: &str) -> Option<bool> {
    if words.yes.is_empty() && words.no.is_empty() {
        return None;
    }
    let plain = composed(text).to_lowercase();
    let says = |words: &[String]| words.iter().any(|word| word.to_lowercase() == plain);
    if says(&words.yes) {
        return Some(true);
    }
    says(&words.no).then_some(false)
}
