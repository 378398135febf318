//! Numbers as files write them. A sign that may group thousands or part decimals is never guessed at.

use super::cell::CellFault;
use crate::diagnostic::codes;
use crate::schema::NumberDialect;
use crate::value::Number;

/// The most digits of a decimal, and the most of them after the decimal sign.
const DIGITS: usize = 18;
const FRACTION_DIGITS: usize = 9;

/// Reads an integer of 64 bits. `2.0` counts as 2; a sign before exactly three digits is refused unless the dialect
/// says that it groups thousands.
pub(super) fn read_integer(text: &str, dialect: NumberDialect) -> Result<i64, CellFault> {
    if text.len() <= DIGITS && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text.bytes().fold(0, |n, b| n * 10 + i64::from(b - b'0')));
    }
    let parts = Parts::read(text, dialect)?;
    let leading = parts.whole.len() <= 3 && !parts.whole.starts_with('0');
    if parts.fraction.len() == 3 && leading {
        return Err(ambiguous(text, dialect));
    }
    if parts.fraction.bytes().any(|b| b != b'0') {
        return Err(CellFault::new(&codes::NOT_WHOLE, format!("`{text}` is no whole number."))
            .help("The field is an integer: write a whole number, or declare the field `decimal`."));
    }
    let sign = if parts.negative { "-" } else { "" };
    format!("{sign}{}", parts.whole).parse().map_err(|_| too_large(text, "an integer field holds (64 bits)"))
}

/// Reads an exact decimal of at most 18 digits, at most 9 after the decimal sign.
pub(super) fn read_decimal(text: &str, dialect: NumberDialect) -> Result<Number, CellFault> {
    let parts = Parts::read(text, dialect)?;
    let (whole, fraction) = (parts.whole.trim_start_matches('0'), parts.fraction.trim_end_matches('0'));
    // Without a declared form, a point before three digits may group thousands: 12.345, but not 0.345 or 1234.567.
    if dialect == NumberDialect::Plain && parts.fraction.len() == 3 && (1..=3).contains(&whole.len()) {
        return Err(ambiguous(text, dialect));
    }
    if fraction.len() > FRACTION_DIGITS {
        return Err(too_fine(text));
    }
    if whole.len() + fraction.len() > DIGITS {
        return Err(too_large(text, "a decimal field holds (18 digits)"));
    }
    let sign = if parts.negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    let whole = if whole.is_empty() { "0" } else { whole };
    Number::parse(&format!("{sign}{whole}{point}{fraction}")).ok_or_else(|| not_a_number(text, dialect))
}

/// Whether an exact number from a typed source is one that a decimal field holds.
pub(super) fn check_decimal(number: Number) -> Result<Number, CellFault> {
    let text = number.to_string();
    // A ratio that no decimal equals is shown with its fraction bar.
    if text.contains('/') {
        return Err(too_fine(&text));
    }
    read_decimal(&text, NumberDialect::CommaPoint).map(|_| number)
}

/// The digits of a number before and after its decimal sign, thousands signs taken out.
struct Parts {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Parts {
    fn read(text: &str, dialect: NumberDialect) -> Result<Parts, CellFault> {
        let minus = ['-', '\u{2212}'];
        let digits = text.strip_prefix(minus).unwrap_or(text);
        let (group, point) = match dialect {
            NumberDialect::Plain => (None, '.'),
            NumberDialect::PointComma => (Some('.'), ','),
            NumberDialect::CommaPoint => (Some(','), '.'),
        };
        if dialect == NumberDialect::Plain && is_grouped(digits, ',') || has_two_groups(digits, dialect) {
            return Err(ambiguous(text, dialect));
        }
        let (whole, fraction) = match digits.split_once(point) {
            Some((_, "")) => return Err(not_a_number(text, dialect)),
            Some(split) => split,
            None => (digits, ""),
        };
        let whole = match group {
            Some(group) if is_grouped(whole, group) => whole.replace(group, ""),
            _ => whole.to_string(),
        };
        if whole.is_empty() || !all_digits(&whole) || !all_digits(fraction) {
            return Err(not_a_number(text, dialect));
        }
        Ok(Parts { negative: digits.len() != text.len(), whole, fraction: fraction.to_string() })
    }
}

/// Whether the digits stand in threes behind the sign, and the first one to three do not begin with zero.
fn is_grouped(digits: &str, sign: char) -> bool {
    let mut groups = digits.split(sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let leading = (1..=3).contains(&first.len()) && all_digits(first) && !first.starts_with('0');
    leading && !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

/// `1.234.567` under a plain dialect: thousands for certain, but of a form that nobody declared.
fn has_two_groups(digits: &str, dialect: NumberDialect) -> bool {
    dialect == NumberDialect::Plain && digits.matches('.').count() > 1 && is_grouped(digits, '.')
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn ambiguous(text: &str, dialect: NumberDialect) -> CellFault {
    let help = match dialect {
        NumberDialect::Plain => {
            "Write the digits without a thousands sign, or declare how the file writes numbers: `numbers 1.234,5` or \
             `numbers 1,234.5`."
        }
        NumberDialect::PointComma => "The record declares `numbers 1.234,5`: thousands are parted by a point.",
        NumberDialect::CommaPoint => "The record declares `numbers 1,234.5`: thousands are parted by a comma.",
    };
    CellFault::new(&codes::AMBIGUOUS_NUMBER, format!("`{text}` may be thousands or a decimal, and is not guessed at."))
        .help(help)
}

fn too_large(text: &str, limit: &str) -> CellFault {
    CellFault::new(&codes::NUMBER_TOO_LARGE, format!("`{text}` is more than {limit}."))
        .help("Look for a cell in the wrong column, such as a card number.")
}

fn too_fine(text: &str) -> CellFault {
    CellFault::new(
        &codes::NUMBER_TOO_LARGE,
        format!("`{text}` has more than {FRACTION_DIGITS} digits after the decimal sign."),
    )
    .help("Round it before: nothing is rounded in silence.")
}

fn not_a_number(text: &str, dialect: NumberDialect) -> CellFault {
    let spaced = text.contains(char::is_whitespace)
        && text.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || matches!(c, ',' | '.'));
    let help = match dialect {
        _ if spaced => "Take the spaces out: they are not read as thousands signs.",
        _ if text.ends_with('%') => "Leave the percent sign out.",
        NumberDialect::Plain if text.contains(',') => {
            "If the file writes decimals with a comma, declare `numbers 1.234,5` in the record; else write 1234.5."
        }
        NumberDialect::Plain => "Write digits with at most one decimal point: 1234.5.",
        NumberDialect::PointComma => {
            "The record declares `numbers 1.234,5`: a point before each three digits, a decimal comma."
        }
        NumberDialect::CommaPoint => {
            "The record declares `numbers 1,234.5`: a comma before each three digits, a decimal point."
        }
    };
    CellFault::new(&codes::NOT_A_NUMBER, format!("`{text}` is no number.")).help(help)
}

#[cfg(test)]
mod tests {
    use NumberDialect::{CommaPoint, Plain, PointComma};

    use super::*;

    #[test]
    fn integers_by_dialect() {
        let read = |text, dialect| read_integer(text, dialect).map_err(|f| f.code.id);
        for (text, dialect, expected) in [
            ("02", Plain, Ok(2)),
            ("-7", Plain, Ok(-7)),
            ("\u{2212}7", Plain, Ok(-7)),
            ("2.0", Plain, Ok(2)),
            ("9223372036854775807", Plain, Ok(i64::MAX)),
            ("9223372036854775808", Plain, Err(codes::NUMBER_TOO_LARGE.id)),
            ("2,295", Plain, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("2.295", Plain, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("1.234.567", Plain, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("1 234", Plain, Err(codes::NOT_A_NUMBER.id)),
            ("2.5", Plain, Err(codes::NOT_WHOLE.id)),
            ("1.076", PointComma, Ok(1076)),
            ("1.234.567", PointComma, Ok(1_234_567)),
            ("1.07", PointComma, Err(codes::NOT_A_NUMBER.id)),
            ("2,295", PointComma, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("2,295", CommaPoint, Ok(2295)),
            ("2.295", CommaPoint, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("1,23", CommaPoint, Err(codes::NOT_A_NUMBER.id)),
            ("1e5", Plain, Err(codes::NOT_A_NUMBER.id)),
            ("-", Plain, Err(codes::NOT_A_NUMBER.id)),
        ] {
            assert_eq!(read(text, dialect), expected, "{text} {dialect:?}");
        }
    }

    #[test]
    fn decimals_by_dialect() {
        let read = |text, dialect| read_decimal(text, dialect).map(|n| n.to_string()).map_err(|f| f.code.id);
        for (text, dialect, expected) in [
            ("1234.5", Plain, Ok("1234.5")),
            ("0.125", Plain, Ok("0.125")),
            ("1234.567", Plain, Ok("1234.567")),
            ("2.295", Plain, Err(codes::AMBIGUOUS_NUMBER.id)),
            ("38,87", Plain, Err(codes::NOT_A_NUMBER.id)),
            ("38,87", PointComma, Ok("38.87")),
            ("2,295", PointComma, Ok("2.295")),
            ("1.234,5", PointComma, Ok("1234.5")),
            ("2.295", PointComma, Ok("2295")),
            ("38.87", PointComma, Err(codes::NOT_A_NUMBER.id)),
            ("1,234.5", CommaPoint, Ok("1234.5")),
            ("2.295", CommaPoint, Ok("2.295")),
            ("0.0000000001", Plain, Err(codes::NUMBER_TOO_LARGE.id)),
            ("1234567890123456789", Plain, Err(codes::NUMBER_TOO_LARGE.id)),
            ("12%", Plain, Err(codes::NOT_A_NUMBER.id)),
            (".5", Plain, Err(codes::NOT_A_NUMBER.id)),
            ("5.", Plain, Err(codes::NOT_A_NUMBER.id)),
        ] {
            assert_eq!(read(text, dialect), expected.map(str::to_string), "{text} {dialect:?}");
        }
    }
}
