//! What a spreadsheet leaves in cells that are exported: values of errors, formulas that guard text, numbers made short.
//!
//! Each has lost what it stood for, or holds it behind signs of the spreadsheet. None is read as what it may have been.

use super::cell::CellFault;
use super::words::help_for_nothing;
use crate::diagnostic::codes;
use crate::message::{Message, records as say};

/// The errors of formulas, as spreadsheets write them.
const ERRORS: &[&str] = &[
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#PYTHON!",
];

/// What is wrong with a text that is one of these.
pub(super) fn leftover(text: &str) -> Option<CellFault> {
    match text.as_bytes().first()? {
        b'#' => error_value(text),
        b'=' => formula(text),
        b'\'' => apostrophe(text),
        b'0'..=b'9' | b'-' => is_shortened_number(text).then(|| shortened(text)),
        b'E' => text.strip_prefix("Err:").filter(|rest| is_digits(rest)).map(|_| error(text)),
        _ => None,
    }
}

/// `7.9087E+11`, `3,1E+05`: one digit, at most nine after a sign, and a power with its sign in two digits or more. Programs that
/// keep all digits write a small `e`.
pub(super) fn is_shortened_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let Some((mantissa, power)) = text.split_once("E+") else { return false };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    power.len() >= 2
        && is_digits(power)
        && whole.len() == 1
        && is_digits(whole)
        && fraction.bytes().all(|b| b.is_ascii_digit())
}

fn error_value(text: &str) -> Option<CellFault> {
    if text.len() >= 3 && text.bytes().all(|b| b == b'#') {
        let fault = fault(say::column_too_narrow(text));
        return Some(fault.help(say::widen_column()));
    }
    ERRORS.contains(&text).then(|| error(text))
}

fn error(text: &str) -> CellFault {
    let fault = fault(say::error_of_formula(text));
    fault.help(help_for_nothing(text).unwrap_or_else(say::mend_formula))
}

fn formula(text: &str) -> Option<CellFault> {
    let inner = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = inner {
        let fault = fault(say::formula_around_text(text, inner));
        return Some(fault.help(say::write_alone(inner)));
    }
    let is_call = text[1..].starts_with(|c: char| c.is_ascii_alphabetic()) && text.contains(['(', '!', ':', '$']);
    is_call.then(|| fault(say::formula_not_value(text)).help(say::export_values()))
}

fn apostrophe(text: &str) -> Option<CellFault> {
    let rest = &text[1..];
    is_digits(rest).then(|| fault(say::apostrophe(rest)).help(say::write_alone(rest)))
}

fn shortened(text: &str) -> CellFault {
    fault(say::shortened_number(text)).help(say::give_column_text_format())
}

fn fault(reason: Message) -> CellFault {
    CellFault::new(&codes::SPREADSHEET_LEFTOVER, reason)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_leaves_is_seen() {
        for text in [
            "#REF!",
            "#N/A",
            "####",
            "=\"0012\"",
            "=VLOOKUP(A1;B:C;2)",
            "=Sheet1!A1",
            "'0012",
            "7.9087E+11",
            "3,1E+05",
            "7E+11",
            "-7.9E+11",
            "Err:502",
        ] {
            assert_eq!(leftover(text).map(|fault| fault.code.id), Some("E0824"), "{text}");
        }
        for text in
            ["#1", "=> xem", "'Mông", "'90s", "7.9e11", "79E11", "1E5", "12E+05", "E", "Err: 5", "##", "=", "-", "5"]
        {
            assert_eq!(leftover(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_the_signs_is_offered() {
        assert_eq!(leftover("=\"0012\"").unwrap().help, Some(say::write_alone("0012")));
        assert_eq!(leftover("'0012").unwrap().help, Some(say::write_alone("0012")));
        assert_eq!(leftover("#N/A").unwrap().help, Some(say::if_nothing_declare_missing("#N/A")));
    }
}
