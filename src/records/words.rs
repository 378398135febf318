//! Words that stand for nothing known, yes and no: those that always do, and those that a record declares.

use super::cell::RawCell;
use super::fold::fold;
use crate::schema::Words;

/// What programs and people write where nothing is known. None of them is missing unless the record says so.
const NOTHING: &[&str] = &[
    "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "null", "NULL", "Null", "None", "none", "nil", "NIL", "-", "--", "–", "—", ".", "..",
    "...", "…", "?",
];

/// How to have a word taken for missing, where it looks like one.
pub(super) fn help_for_nothing(text: &str) -> Option<String> {
    let is_nothing = NOTHING.contains(&text);
    is_nothing.then(|| {
        format!("If it says that nothing is known, declare `missing \"{text}\"` in the record; else mend the cell.")
    })
}

/// The cell with the record's words for nothing known taken as such.
pub(super) fn or_missing<'c>(words: &Words, cell: RawCell<'c>) -> RawCell<'c> {
    match cell {
        RawCell::Text(text) if words.missing.iter().any(|word| word == text) => RawCell::Missing,
        other => other,
    }
}

/// What an empty cell of a yes/no field says, where the record says that it says something.
pub(super) fn empty_cell(words: &Words) -> Option<bool> {
    let has_empty = |words: &[String]| words.iter().any(String::is_empty);
    if has_empty(&words.yes) {
        return Some(true);
    }
    has_empty(&words.no).then_some(false)
}

/// Whether a text says yes or no. `1.0` and `0.0` are how a column of numbers writes 1 and 0.
pub(super) fn yes_no(words: &Words, text: &str) -> Option<bool> {
    // Most cells are written just so, and folding costs more than all the rest of a row.
    always(text).or_else(|| declared(words, text)).or_else(|| always(&fold(text))).or(match text {
        "1.0" => Some(true),
        "0.0" => Some(false),
        _ => None,
    })
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
    let plain = super::cell::composed(text).to_lowercase();
    let says = |words: &[String]| words.iter().any(|word| word.to_lowercase() == plain);
    if says(&words.yes) {
        return Some(true);
    }
    says(&words.no).then_some(false)
}
