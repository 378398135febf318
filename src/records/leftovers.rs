//! What a spreadsheet leaves in cells that are exported: values of errors, formulas that guard text, numbers made short.
//!
//! Each has lost what it stood for, or holds it behind signs of the spreadsheet. None is read as what it may have been.

use super::cell::CellFault;
use super::words::help_for_nothing;
use crate::diagnostic::codes;

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
        let fault = fault(format!("`{text}` is how a spreadsheet shows a value for which its column is too narrow."));
        return Some(fault.help("Widen the column in the spreadsheet, and export it again."));
    }
    ERRORS.contains(&text).then(|| error(text))
}

fn error(text: &str) -> CellFault {
    let fault = fault(format!("`{text}` is the error of a formula in a spreadsheet, not a value."));
    let mend = "Mend the formula in the spreadsheet, or write the value there, and export it again.";
    match help_for_nothing(text) {
        Some(help) => fault.help(help),
        None => fault.help(mend),
    }
}

fn formula(text: &str) -> Option<CellFault> {
    let inner = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = inner {
        let fault = fault(format!("`{text}` is a formula of a spreadsheet around the text `{inner}`."));
        return Some(fault.help(format!("Write `{inner}` alone.")));
    }
    let is_call = text[1..].starts_with(|c: char| c.is_ascii_alphabetic()) && text.contains(['(', '!', ':', '$']);
    is_call.then(|| {
        fault(format!("`{text}` is a formula of a spreadsheet, not its value."))
            .help("Export the values from the spreadsheet, not the formulas.")
    })
}

fn apostrophe(text: &str) -> Option<CellFault> {
    let rest = &text[1..];
    is_digits(rest).then(|| {
        fault(format!("The apostrophe before `{rest}` is a spreadsheet's sign for text, and no part of the value."))
            .help(format!("Write `{rest}` alone."))
    })
}

fn shortened(text: &str) -> CellFault {
    fault(format!("`{text}` is how a spreadsheet shortens a long number: its last digits are lost."))
        .help("Give the column the format Text in the spreadsheet, enter what it lost again, and export it.")
}

fn fault(reason: String) -> CellFault {
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
        assert_eq!(leftover("=\"0012\"").unwrap().help.unwrap(), "Write `0012` alone.");
        assert_eq!(leftover("'0012").unwrap().help.unwrap(), "Write `0012` alone.");
        assert!(leftover("#N/A").unwrap().help.unwrap().contains("`missing \"#N/A\"`"));
    }
}
