//! How numbers and days are printed in each locale.
//!
//! Both evaluators fill [`Cell::shown`](super::Cell) and the holes of texts from here, so that a figure reads the same in
//! every medium. No words of a language may enter beyond those for periods.

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

/// Prints a day: `30/6/2024`, `05/01/2024` in Vietnamese (as officials write: a zero before days below 10 and months 1 and 2), `2024-06-30` otherwise.
#[must_use]
pub fn format_date(date: Date, locale: Locale) -> String {
    match locale {
        Locale::Vietnamese => {
            let zero = if date.month() <= 2 { "0" } else { "" };
            format!("{:02}/{zero}{}/{:04}", date.day(), date.month(), date.year())
        }
        Locale::Plain | Locale::English => date.to_string(),
    }
}

/// Prints a period by its first and last day: `từ ngày 01/01/2024 đến hết ngày 30/6/2024` in Vietnamese, `2024-01-01 to 2024-06-30`
/// otherwise. A period of one day is that day.
#[must_use]
pub fn format_period((first, last): (Date, Date), locale: Locale) -> String {
    if first == last {
        return format_date(first, locale);
    }
    let (first, last) = (format_date(first, locale), format_date(last, locale));
    match locale {
        Locale::Vietnamese => format!("từ ngày {first} đến hết ngày {last}"),
        Locale::Plain | Locale::English => format!("{first} to {last}"),
    }
}

/// Prints the days of a version, of which an open end is `None`: `từ ngày 01/7/2024`, `đến hết ngày 30/6/2024` in Vietnamese, `from
/// 2024-07-01`, `until 2024-06-30` otherwise.
#[must_use]
pub fn format_days((from, until): (Option<Date>, Option<Date>), locale: Locale) -> String {
    let [since, to] = match locale {
        Locale::Vietnamese => ["từ ngày", "đến hết ngày"],
        Locale::Plain | Locale::English => ["from", "until"],
    };
    match (from, until) {
        (Some(first), Some(last)) => format_period((first, last), locale),
        (Some(first), None) => format!("{since} {}", format_date(first, locale)),
        (None, Some(last)) => format!("{to} {}", format_date(last, locale)),
        (None, None) => String::new(),
    }
}

/// Prints a period as people call it: `6 tháng đầu năm 2024`, `quý I/2024`, `tháng 3/2024`, `năm 2024` in Vietnamese, `the first half of
/// 2024`, `the first quarter of 2024`, `March 2024`, `2024` otherwise; by its first and last day where it has no such name.
#[must_use]
pub fn period_in_words((first, last): (Date, Date), locale: Locale) -> String {
    let begins = first.day() == 1;
    let ends = last.tomorrow().is_none_or(|next| next.day() == 1);
    let year = first.year();
    if !(begins && ends && year == last.year() && first <= last) {
        return format_period((first, last), locale);
    }
    let named = match locale {
        Locale::Vietnamese => in_vietnamese(first.month(), last.month(), year),
        Locale::Plain | Locale::English => in_english(first.month(), last.month(), year),
    };
    named.unwrap_or_else(|| format_period((first, last), locale))
}

/// Prints the number of a quarter: `I` to `IV` in Vietnamese, `1` to `4` otherwise.
#[must_use]
pub fn quarter_in_words(quarter: i8, locale: Locale) -> String {
    match (locale, quarter) {
        (Locale::Vietnamese, 1) => "I".to_owned(),
        (Locale::Vietnamese, 2) => "II".to_owned(),
        (Locale::Vietnamese, 3) => "III".to_owned(),
        (Locale::Vietnamese, 4) => "IV".to_owned(),
        (_, other) => other.to_string(),
    }
}

/// Whole months of a year.
fn in_vietnamese(first: i8, last: i8, year: i16) -> Option<String> {
    Some(match (first, last) {
        (1, 12) => format!("năm {year}"),
        (7, 12) => format!("6 tháng cuối năm {year}"),
        (first, last) if first == last => format!("tháng {first}/{year}"),
        (first, last) if first % 3 == 1 && last == first + 2 => {
            format!("quý {}/{year}", quarter_in_words(first / 3 + 1, Locale::Vietnamese))
        }
        (1, months) => format!("{months} tháng đầu năm {year}"),
        _ => return None,
    })
}

/// Whole months of a year.
fn in_english(first: i8, last: i8, year: i16) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    Some(match (first, last) {
        (1, 12) => year.to_string(),
        (1, 6) => format!("the first half of {year}"),
        (7, 12) => format!("the second half of {year}"),
        (first, last) if first == last => format!("{} {year}", MONTHS.get(usize::try_from(first - 1).ok()?)?),
        (first, last) if first % 3 == 1 && last == first + 2 => {
            format!("the {} quarter of {year}", QUARTERS.get(usize::try_from(first / 3).ok()?)?)
        }
        (1, months) => format!("the first {} months of {year}", NUMBERS.get(usize::try_from(months - 1).ok()?)?),
        _ => return None,
    })
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

/// A document with its day: `646-BC/BTCTU ngày 16/7/2024`.
pub(crate) fn of_day(document: &str, day: Date, locale: Locale) -> String {
    let day = format_date(day, locale);
    match locale {
        Locale::Vietnamese => format!("{document} ngày {day}"),
        Locale::Plain | Locale::English => format!("{document} ({day})"),
    }
}

/// That a list is the one of a day: `Xã, phường theo danh mục ngày 01/7/2025`.
pub(crate) fn list_of_day(list: &str, day: Date, locale: Locale) -> String {
    let day = format_date(day, locale);
    match locale {
        Locale::Vietnamese => format!("{list} theo danh mục ngày {day}"),
        Locale::Plain | Locale::English => format!("{list} by the list of {day}"),
    }
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
    fn whole_periods_have_names() {
        let words = |first, last| {
            let period = (Date::parse_iso(first).unwrap(), Date::parse_iso(last).unwrap());
            [Locale::Vietnamese, Locale::English].map(|locale| period_in_words(period, locale))
        };
        assert_eq!(words("2024-01-01", "2024-06-30"), ["6 tháng đầu năm 2024", "the first half of 2024"]);
        assert_eq!(words("2024-07-01", "2024-12-31"), ["6 tháng cuối năm 2024", "the second half of 2024"]);
        assert_eq!(words("2024-01-01", "2024-03-31"), ["quý I/2024", "the first quarter of 2024"]);
        assert_eq!(words("2023-10-01", "2023-12-31"), ["quý IV/2023", "the fourth quarter of 2023"]);
        assert_eq!(words("2024-02-01", "2024-02-29"), ["tháng 2/2024", "February 2024"]);
        assert_eq!(words("2024-12-01", "2024-12-31"), ["tháng 12/2024", "December 2024"]);
        assert_eq!(words("2024-01-01", "2024-12-31"), ["năm 2024", "2024"]);
        assert_eq!(words("2024-01-01", "2024-09-30"), ["9 tháng đầu năm 2024", "the first nine months of 2024"]);
        assert_eq!(words("2024-01-01", "2024-11-30"), ["11 tháng đầu năm 2024", "the first eleven months of 2024"]);
    }

    #[test]
    fn other_periods_are_told_by_their_days() {
        let words = |first, last| {
            let period = (Date::parse_iso(first).unwrap(), Date::parse_iso(last).unwrap());
            period_in_words(period, Locale::Vietnamese)
        };
        assert_eq!(words("2024-02-01", "2024-02-28"), "từ ngày 01/02/2024 đến hết ngày 28/02/2024");
        assert_eq!(words("2024-01-02", "2024-06-30"), "từ ngày 02/01/2024 đến hết ngày 30/6/2024");
        assert_eq!(words("2024-02-01", "2024-04-30"), "từ ngày 01/02/2024 đến hết ngày 30/4/2024");
        assert_eq!(words("2023-01-01", "2024-12-31"), "từ ngày 01/01/2023 đến hết ngày 31/12/2024");
        assert_eq!(words("2023-12-16", "2024-06-15"), "từ ngày 16/12/2023 đến hết ngày 15/6/2024");
        assert_eq!(words("2024-03-31", "2024-03-31"), "31/3/2024");
    }

    #[test]
    fn days_and_periods() {
        let day = |text| Date::parse_iso(text).unwrap();
        let half_year = (day("2024-01-01"), day("2024-06-30"));
        assert_eq!(format_date(half_year.1, Locale::Vietnamese), "30/6/2024");
        assert_eq!(format_date(day("2024-01-05"), Locale::Vietnamese), "05/01/2024");
        assert_eq!(format_date(day("2024-02-29"), Locale::Vietnamese), "29/02/2024");
        assert_eq!(format_date(day("2024-10-01"), Locale::Vietnamese), "01/10/2024");
        assert_eq!(format_period(half_year, Locale::Vietnamese), "từ ngày 01/01/2024 đến hết ngày 30/6/2024");
        assert_eq!(format_period(half_year, Locale::Plain), "2024-01-01 to 2024-06-30");
        assert_eq!(format_period((half_year.1, half_year.1), Locale::English), "2024-06-30");
    }
}
