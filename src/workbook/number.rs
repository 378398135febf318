//! Numbers of workbooks as decimal notation.
//!
//! Spreadsheet programs calculate in binary floating point, and write 38.87 as 38.869999999999997, its nearest one to 17 digits. What
//! they show is the shortest decimal that is nearest to the same one. So a number of more than 15 digits goes through a float
//! once, here, and comes out as that; it is the only place where one is had. Up to 15 digits the text itself is that decimal.

use std::fmt::Write;

/// Digits that every float of a program keeps.
const KEPT: usize = 15;

/// Appends a number in decimal notation, as [`Cell::Number`](super::Cell::Number) has it. `false`, and nothing appended, where the text
/// writes none, or one that no program holds: `NaN`, `1e999`.
#[must_use]
pub(super) fn append_decimal(text: &str, to: &mut String) -> bool {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if !all_digits(whole)
        || !all_digits(part)
        || whole.len() + part.len() == 0
        || power.is_empty()
        || !all_digits(power)
    {
        return false;
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    if exponent == "0" && whole.len() + part.len() <= KEPT {
        append(is_negative, whole, part, to);
        return true;
    }
    let Ok(float) = digits.parse::<f64>() else { return false };
    if !float.is_finite() {
        return false;
    }
    let mut shortest = String::new();
    if write!(shortest, "{float}").is_err() {
        return false;
    }
    let (whole, part) = shortest.split_once('.').unwrap_or((&shortest, ""));
    append(is_negative, whole.trim_start_matches('0'), part, to);
    true
}

fn append(is_negative: bool, whole: &str, part: &str, to: &mut String) {
    if is_negative && whole.len() + part.len() > 0 {
        to.push('-');
    }
    to.push_str(if whole.is_empty() { "0" } else { whole });
    if !part.is_empty() {
        to.push('.');
        to.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Option<String> {
        let mut to = "before ".to_owned();
        let is_number = append_decimal(text, &mut to);
        assert_eq!(is_number, to.len() > 7);
        is_number.then(|| to[7..].to_owned())
    }

    #[test]
    fn a_number_is_written_as_the_program_shows_it() {
        for (text, shown) in [
            ("38.869999999999997", "38.87"),
            ("0.10000000000000001", "0.1"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("-1.1000000000000001", "-1.1"),
            ("45000", "45000"),
            ("007", "7"),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("+5", "5"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("1E+3", "1000"),
            ("1.5e-3", "0.0015"),
            ("1e0", "1"),
            (" 12\n", "12"),
            ("38012345678", "38012345678"),
            ("001088001234", "1088001234"),
            ("123456789012345", "123456789012345"),
            ("12345678901234567890", "12345678901234567000"),
            ("1e-400", "0"),
        ] {
            assert_eq!(decimal(text).as_deref(), Some(shown), "{text}");
        }
        assert_eq!(
            decimal("1e300").map(|text| (text.len(), text.trim_end_matches('0').to_owned())),
            Some((301, "1".to_owned()))
        );
    }

    #[test]
    fn what_no_program_holds_is_none() {
        let none = [
            "",
            " ",
            "NaN",
            "nan",
            "inf",
            "-inf",
            "Infinity",
            "1e999",
            "-1e999",
            "1e",
            "e1",
            "1e+",
            "1e1.5",
            ".",
            "-",
            "+-1",
            "1,5",
            "1 000",
            "0x10",
            "1_000",
            "--1",
            "١",
            "1e99999999999999999999",
        ];
        assert_eq!(none.map(decimal), [const { None }; 23]);
    }
}
