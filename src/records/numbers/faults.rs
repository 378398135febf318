//! Why a text is not a number that its field holds, and what to do.

use super::groups::{SPACES, is_grouped};
use super::{DIGITS, Notation};
use crate::diagnostic::codes;
use crate::message::{Message, records as say};
use crate::records::cell::CellFault;
use crate::records::words::help_for_nothing;
use crate::schema::NumberDialect;

pub(super) fn ambiguous(text: &str, notation: Notation) -> CellFault {
    let help = match notation {
        Notation::Text(NumberDialect::PointComma) => say::point_parts_thousands(),
        Notation::Text(NumberDialect::SpaceComma) => say::space_parts_thousands(),
        Notation::Text(NumberDialect::CommaPoint) => say::comma_parts_thousands(),
        Notation::Text(_) | Notation::Literal => say::declare_number_form(),
    };
    CellFault::new(&codes::AMBIGUOUS_NUMBER, say::thousands_or_decimal(text)).help(help)
}

pub(super) fn not_whole(text: &str) -> CellFault {
    CellFault::new(&codes::NOT_WHOLE, say::not_whole(text)).help(say::write_whole_number())
}

pub(super) fn too_large(reason: Message) -> CellFault {
    CellFault::new(&codes::NUMBER_TOO_LARGE, reason).help(say::look_for_wrong_column())
}

pub(super) fn too_fine(text: &str) -> CellFault {
    CellFault::new(&codes::NUMBER_TOO_LARGE, say::too_many_digits(text, DIGITS)).help(say::declare_rounding())
}

/// `7.9087E+11` for a whole number is how a spreadsheet shows a long one: the last digits are lost.
pub(super) fn shortened_by_a_spreadsheet(text: &str) -> CellFault {
    CellFault::new(&codes::SPREADSHEET_LEFTOVER, say::shortened_number(text)).help(say::give_column_number_format())
}

pub(super) fn not_a_number(text: &str, notation: Notation) -> CellFault {
    let fault = CellFault::new(&codes::NOT_A_NUMBER, say::not_a_number(text));
    if let Some(help) = help_for_nothing(text) {
        return fault.help(help);
    }
    let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
    let whole = digits.split_once(',').map_or(digits, |(whole, _)| whole);
    let help = match notation {
        _ if SPACES.iter().any(|space| is_grouped(whole, *space)) => say::take_space_out(),
        _ if text.ends_with('%') => say::leave_percent_out(),
        Notation::Text(NumberDialect::Plain | NumberDialect::Point) if text.contains(',') => say::write_decimal_point(),
        Notation::Text(NumberDialect::PointComma) => say::write_points_and_comma(),
        Notation::Text(NumberDialect::SpaceComma) => say::write_spaces_and_comma(),
        Notation::Text(NumberDialect::CommaPoint) => say::write_commas_and_point(),
        Notation::Text(_) | Notation::Literal => say::write_plain_digits(),
    };
    fault.help(help)
}
