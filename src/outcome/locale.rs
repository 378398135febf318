//! How numbers and days are printed in each locale.
//!
//! Both evaluators fill [`Cell::shown`](super::Cell) and the holes of texts from here, so that a figure reads the same in
//! every medium. No words of a language may enter beyond the one that joins the two ends of a period.

use super::Locale;
use crate::value::{Date, Number};

/// Prints a number.
///
/// - `digits`: how many digits follow the decimal sign, 0 to 18; more are cut off, so round first. `None` prints the
///   exact decimal with as many digits as it needs, or, where 18 are not enough, the fraction `a/b`.
/// - `strip_zeros`: zeros at the end of the fraction are left out, and the decimal sign with the last of them.
/// - `minimum_digits`: a number that is printed without a fraction gets zeros in front up to this many digits: `02`.
/// - From 1000 on the locale's thousands sign groups the digits by three. [`Locale::Plain`] has none.
#[must_use]
pub fn format_number(
    number: &Number,
    digits: Option<u8>,
    strip_zeros: bool,
    minimum_digits: u32,
    locale: Locale,
) -> String {
    let exact = match digits {
        Some(digits) => number.to_fixed(digits.min(18)),
        None => number.to_string(),
    };
    let (sign, magnitude) = exact.strip_prefix('-').map_or(("", exact.as_str()), |rest| ("-", rest));
    if let Some((numerator, denominator)) = magnitude.split_once('/') {
        return format!("{sign}{}/{}", group(numerator, locale), group(denominator, locale));
    }
    let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let fraction = if strip_zeros { fraction.trim_end_matches('0') } else { fraction };
    if fraction.is_empty() {
        let width = usize::try_from(minimum_digits.min(LONGEST)).unwrap_or(0);
        return format!("{sign}{}", group(&format!("{whole:0>width$}"), locale));
    }
    format!("{sign}{}{}{fraction}", group(whole, locale), locale.signs().0)
}

/// The most digits that a 128-bit number has: `minimum_digits` beyond it are not honoured.
const LONGEST: u32 = 39;

/// Prints a day: `30/06/2024` in Vietnamese, `2024-06-30` otherwise.
#[must_use]
pub fn format_date(date: Date, locale: Locale) -> String {
    match locale {
        Locale::Vietnamese => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Locale::Plain | Locale::English => date.to_string(),
    }
}

/// Prints a period by its first and last day: `01/01/2024 đến 30/06/2024` in Vietnamese, `2024-01-01 to 2024-06-30`
/// otherwise. A period of one day is that day.
#[must_use]
pub fn format_period((first, last): (Date, Date), locale: Locale) -> String {
    if first == last {
        return format_date(first, locale);
    }
    let to = match locale {
        Locale::Vietnamese => "đến",
        Locale::Plain | Locale::English => "to",
    };
    format!("{} {to} {}", format_date(first, locale), format_date(last, locale))
}

impl Locale {
    /// The decimal sign, and the sign that groups thousands, if one does.
    #[must_use]
    pub fn signs(self) -> (char, Option<char>) {
        match self {
            Locale::Plain => ('.', None),
            Locale::Vietnamese => (',', Some('.')),
            Locale::English => ('.', Some(',')),
        }
    }
}

fn group(digits: &str, locale: Locale) -> String {
    let (_, Some(sign)) = locale.signs() else { return digits.to_owned() };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(sign);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn all(text: &str, digits: Option<u8>) -> [String; 3] {
        [Locale::Plain, Locale::Vietnamese, Locale::English].map(|l| format_number(&number(text), digits, false, 0, l))
    }

    #[test]
    fn thousands_and_decimals_follow_the_locale() {
        assert_eq!(all("1076", None), ["1076", "1.076", "1,076"]);
        assert_eq!(all("38.87", Some(2)), ["38.87", "38,87", "38.87"]);
        assert_eq!(all("-1234567.5", Some(2)), ["-1234567.50", "-1.234.567,50", "-1,234,567.50"]);
        assert_eq!(all("999", None), ["999", "999", "999"]);
        assert_eq!(all("0.25", None), ["0.25", "0,25", "0.25"]);
    }

    #[test]
    fn zeros_are_stripped_only_behind_the_decimal_sign() {
        let strip = |text, digits| format_number(&number(text), Some(digits), true, 0, Locale::Vietnamese);
        assert_eq!(strip("105.00", 2), "105");
        assert_eq!(strip("17.30", 2), "17,3");
        assert_eq!(strip("100", 0), "100");
        assert_eq!(strip("1000", 1), "1.000");
    }

    #[test]
    fn integers_are_padded_and_fractions_are_not() {
        let padded = |text| format_number(&number(text), None, false, 2, Locale::Vietnamese);
        assert_eq!(padded("3"), "03");
        assert_eq!(padded("-3"), "-03");
        assert_eq!(padded("12"), "12");
        assert_eq!(padded("3.5"), "3,5");
    }

    #[test]
    fn what_no_decimal_holds_stays_a_fraction() {
        let shown = |number, digits| format_number(number, digits, false, 0, Locale::Vietnamese);
        let third = Number::ratio(-3001, 3).unwrap();
        assert_eq!(shown(&third, None), "-3.001/3");
        assert_eq!(shown(&third, Some(2)), "-1.000,33");
        let narrow = Number::ratio(i128::MAX - 1, i128::MAX).unwrap();
        assert_eq!(shown(&narrow, Some(18)), format!("0,{}", "9".repeat(18)));
    }

    #[test]
    fn days_and_periods() {
        let day = |text| Date::parse_iso(text).unwrap();
        let half_year = (day("2024-01-01"), day("2024-06-30"));
        assert_eq!(format_date(half_year.1, Locale::Vietnamese), "30/06/2024");
        assert_eq!(format_period(half_year, Locale::Vietnamese), "01/01/2024 đến 30/06/2024");
        assert_eq!(format_period(half_year, Locale::Plain), "2024-01-01 to 2024-06-30");
        assert_eq!(format_period((half_year.1, half_year.1), Locale::English), "2024-06-30");
    }
}
