//! Why a text is not a number that its field holds, and what to do.

use super::groups::{SPACES, is_grouped};
use super::{DIGITS, Notation};
use crate::diagnostic::codes;
use crate::records::cell::CellFault;
use crate::records::words::help_for_nothing;
use crate::schema::NumberDialect;

pub(super) fn ambiguous(text: &str, notation: Notation) -> CellFault {
    let help = match notation {
        Notation::Text(NumberDialect::PointComma) => {
            "The record declares `numbers 1.234,5`: thousands are separated by a point."
        }
        Notation::Text(NumberDialect::SpaceComma) => {
            "The record declares `numbers 1 234,5`: thousands are separated by a space."
        }
        Notation::Text(NumberDialect::CommaPoint) => {
            "The record declares `numbers 1,234.5`: thousands are separated by a comma."
        }
        Notation::Text(_) | Notation::Literal => {
            "Write the digits without a thousands sign, or declare in the record how the file writes numbers: \
             `numbers 1234.5`, `numbers 1.234,5` or `numbers 1,234.5`."
        }
    };
    CellFault::new(&codes::AMBIGUOUS_NUMBER, format!("`{text}` may be thousands or a decimal, and is not guessed at."))
        .help(help)
}

pub(super) fn not_whole(text: &str) -> CellFault {
    CellFault::new(&codes::NOT_WHOLE, format!("`{text}` is not a whole number."))
        .help("The field is an integer: write a whole number, or declare the field `decimal`.")
}

pub(super) fn too_large(text: &str, limit: &str) -> CellFault {
    CellFault::new(&codes::NUMBER_TOO_LARGE, format!("`{text}` is more than {limit}."))
        .help("Look for a cell in the wrong column, such as a card number.")
}

pub(super) fn too_fine(text: &str) -> CellFault {
    CellFault::new(&codes::NUMBER_TOO_LARGE, format!("`{text}` is not a decimal of at most {DIGITS} digits."))
        .help("Nothing is rounded in silence: declare to how many digits it is, such as `decimal rounded to 6`.")
}

/// `7.9087E+11` for a whole number is how a spreadsheet shows a long one: the last digits are lost.
pub(super) fn shortened_by_a_spreadsheet(text: &str) -> CellFault {
    CellFault::new(
        &codes::SPREADSHEET_LEFTOVER,
        format!("`{text}` is how a spreadsheet shortens a long number: its last digits are lost."),
    )
    .help("Give the column the format Number without decimals, or Text, in the spreadsheet, and export it again.")
}

pub(super) fn not_a_number(text: &str, notation: Notation) -> CellFault {
    let fault = CellFault::new(&codes::NOT_A_NUMBER, format!("`{text}` is not a number."));
    if let Some(help) = help_for_nothing(text) {
        return fault.help(help);
    }
    let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let whole = digits.split_once(',').map_or(digits, |(whole, _)| whole);
    let help = match notation {
        _ if SPACES.iter().any(|space| is_grouped(whole, *space)) => {
            "If the file parts thousands by a space, declare `numbers 1 234,5` in the record; else take the space out."
        }
        _ if text.ends_with('%') => "Leave the percent sign out.",
        Notation::Text(NumberDialect::Plain | NumberDialect::Point) if text.contains(',') => {
            "If the file writes decimals with a comma, declare `numbers 1.234,5` in the record; else write 1234.5."
        }
        Notation::Text(NumberDialect::PointComma) => {
            "The record declares `numbers 1.234,5`: a point before each three digits, a decimal comma."
        }
        Notation::Text(NumberDialect::SpaceComma) => {
            "The record declares `numbers 1 234,5`: a space before each three digits, a decimal comma."
        }
        Notation::Text(NumberDialect::CommaPoint) => {
            "The record declares `numbers 1,234.5`: a comma before each three digits, a decimal point."
        }
        Notation::Text(_) | Notation::Literal => "Write digits with at most one decimal point: 1234.5.",
    };
    fault.help(help)
}
