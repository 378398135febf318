//! Days as files write them. Nothing is guessed: a day that the declared form does not fix is refused.

use super::cell::CellFault;
use super::words::help_for_nothing;
use crate::diagnostic::codes;
use crate::message::{Message, records as say};
use crate::schema::DateDialect;
use crate::value::Date;

/// A day in one of the forms that need no second look; what is no such day may still be one.
#[cfg(feature = "csv")]
pub(super) fn plain_date(text: &[u8], dialect: DateDialect) -> Option<Date> {
    if text.get(4) == Some(&b'-') { Date::of_iso_bytes(text) } else { padded(text, dialect) }
}

/// Reads a day: ISO always, and the declared form.
pub(super) fn read_date(text: &str, dialect: DateDialect) -> Result<Date, CellFault> {
    if let Some(day) = Date::parse_iso(text).or_else(|| padded(text.as_bytes(), dialect)) {
        return Ok(day);
    }
    let Some((parts, sign)) = split(text) else { return Err(not_a_date(text, dialect)) };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => Err(year_first(text, [year, month, day])),
        [first, second, year] if year.len() == 4 => by_dialect(text, [first, second, year], sign, dialect),
        [_, _, year] if year.len() == 2 => {
            Err(CellFault::new(&codes::TWO_DIGIT_YEAR, say::year_of_two_digits(text)).help(say::write_four_digits()))
        }
        [_, year] if year.len() == 4 => Err(partial(say::month_and_year(text))),
        [year, _] if year.len() == 4 => Err(partial(say::year_and_month(text))),
        [year] if year.len() == 4 => Err(partial(say::year_alone(text))),
        [serial] if serial.len() == 5 => {
            Err(CellFault::new(&codes::NOT_A_DATE, say::inner_day_number(text)).help(say::give_column_date_format()))
        }
        _ => Err(not_a_date(text, dialect)),
    }
}

/// The common form of ten signs, `30/06/2024`, read without further ado.
fn padded(text: &[u8], dialect: DateDialect) -> Option<Date> {
    let &[a, b, sign, c, d, other, ref year @ ..] = text else { return None };
    let signed = sign == other && matches!(sign, b'/' | b'-' | b'.');
    if year.len() != 4 || !signed || ![a, b, c, d].iter().chain(year).all(u8::is_ascii_digit) {
        return None;
    }
    let two = |tens: u8, ones: u8| ((tens - b'0') * 10 + (ones - b'0')) as i8;
    let year = year.iter().fold(0i16, |n, digit| n * 10 + i16::from(digit - b'0'));
    match dialect {
        DateDialect::DayMonthYear | DateDialect::DayMonthYearPoints => Date::new(year, two(c, d), two(a, b)),
        DateDialect::MonthDayYear if sign == b'/' => Date::new(year, two(a, b), two(c, d)),
        DateDialect::MonthDayYear | DateDialect::Iso => None,
    }
}

/// The runs of digits, where the text is digits parted by one and the same sign.
fn split(text: &str) -> Option<(Vec<&str>, Option<char>)> {
    let sign = text.chars().find(|c| matches!(c, '/' | '-' | '.'));
    let parts: Vec<&str> = sign.map_or_else(|| vec![text], |sign| text.split(sign).collect());
    let digits = |part: &&str| !part.is_empty() && part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit());
    (parts.len() <= 3 && parts.iter().all(digits)).then_some((parts, sign))
}

fn number(part: &str) -> i16 {
    part.parse().unwrap_or(i16::MAX)
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    if day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(number(year), i8::try_from(number(month)).ok()?, i8::try_from(number(day)).ok()?)
}

fn by_dialect(text: &str, parts: [&str; 3], sign: Option<char>, dialect: DateDialect) -> Result<Date, CellFault> {
    let [first, second, year] = parts;
    let (month, day, written, other) = match dialect {
        DateDialect::DayMonthYear => (second, first, "dd/mm/yyyy", "mm/dd/yyyy"),
        DateDialect::DayMonthYearPoints => (second, first, "dd.mm.yyyy", "mm/dd/yyyy"),
        DateDialect::MonthDayYear if sign == Some('/') => (first, second, "mm/dd/yyyy", "dd/mm/yyyy"),
        DateDialect::MonthDayYear => return Err(not_a_date(text, dialect)),
        DateDialect::Iso => return Err(undeclared(text, sign)),
    };
    if let Some(day) = day_of(year, month, day) {
        return Ok(day);
    }
    if number(month) > 12 && day_of(year, day, month).is_some() {
        return Err(CellFault::new(&codes::OTHER_DATE_FORM, say::other_date_form(month, written, text, other))
            .help(say::declare_date_form(other)));
    }
    Err(no_such_day(text, year, month, day, written))
}

fn no_such_day(text: &str, year: &str, month: &str, day: &str, written: &str) -> CellFault {
    let reason = if !(1..=12).contains(&number(month)) {
        say::no_such_month(month, text, written)
    } else if (1..=31).contains(&number(day)) && number(year) > 0 {
        say::no_such_day(day, month, year)
    } else {
        say::not_in_calendar(text, written)
    };
    CellFault::new(&codes::DAY_NOT_IN_CALENDAR, reason).help(say::look_up_in_paper_record())
}

fn year_first(text: &str, [year, month, day]: [&str; 3]) -> CellFault {
    match day_of(year, month, day) {
        Some(meant) => CellFault::new(&codes::NOT_A_DATE, say::not_written_as_day(text))
            .help(say::write_instead(meant.to_string())),
        None => no_such_day(text, year, month, day, "yyyy-mm-dd"),
    }
}

fn undeclared(text: &str, sign: Option<char>) -> CellFault {
    let form = if sign == Some('.') { "dd.mm.yyyy" } else { "dd/mm/yyyy" };
    CellFault::new(&codes::OTHER_DATE_FORM, say::date_form_not_declared(text)).help(say::add_date_form(form))
}

fn partial(reason: Message) -> CellFault {
    CellFault::new(&codes::PARTIAL_DATE, reason).help(say::write_whole_day())
}

fn not_a_date(text: &str, dialect: DateDialect) -> CellFault {
    let fault = CellFault::new(&codes::NOT_A_DATE, say::not_a_day(text));
    if text.len() > 10 && text.get(..10).and_then(Date::parse_iso).is_some() {
        return fault.help(say::write_day_alone());
    }
    if let Some(help) = help_for_nothing(text) {
        return fault.help(help);
    }
    fault.help(match dialect {
        DateDialect::Iso => say::write_iso_days(),
        DateDialect::DayMonthYear => say::write_slashed_days(),
        DateDialect::DayMonthYearPoints => say::write_pointed_days(),
        DateDialect::MonthDayYear => say::write_month_first_days(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, dialect: DateDialect) -> Result<String, &'static str> {
        read_date(text, dialect).map(|d| d.to_string()).map_err(|f| f.code.id)
    }

    #[test]
    fn the_declared_form_is_read_with_any_of_its_signs() {
        for text in ["30/04/2008", "30.04.2008", "30-4-2008", "2008-04-30"] {
            assert_eq!(read(text, DateDialect::DayMonthYear), Ok("2008-04-30".into()), "{text}");
        }
        assert_eq!(read("4/30/2008", DateDialect::MonthDayYear), Ok("2008-04-30".into()));
    }

    #[test]
    fn what_does_not_fix_a_day_is_refused_by_its_own_code() {
        let dmy = DateDialect::DayMonthYear;
        for (text, dialect, code) in [
            ("31/02/2024", dmy, &codes::DAY_NOT_IN_CALENDAR),
            ("2023-02-29", dmy, &codes::DAY_NOT_IN_CALENDAR),
            ("13/25/2024", dmy, &codes::DAY_NOT_IN_CALENDAR),
            ("06/30/2024", dmy, &codes::OTHER_DATE_FORM),
            ("30/06/2024", DateDialect::Iso, &codes::OTHER_DATE_FORM),
            ("30/06/2024", DateDialect::MonthDayYear, &codes::OTHER_DATE_FORM),
            ("30/06/24", dmy, &codes::TWO_DIGIT_YEAR),
            ("09/2020", dmy, &codes::PARTIAL_DATE),
            ("2020-09", dmy, &codes::PARTIAL_DATE),
            ("1948", dmy, &codes::PARTIAL_DATE),
            ("45473", dmy, &codes::NOT_A_DATE),
            ("30/06-2024", dmy, &codes::NOT_A_DATE),
            ("2024-6-3", dmy, &codes::NOT_A_DATE),
            ("hôm qua", dmy, &codes::NOT_A_DATE),
            ("00/01/2024", dmy, &codes::DAY_NOT_IN_CALENDAR),
        ] {
            assert_eq!(read(text, dialect), Err(code.id), "{text}");
        }
        let reason = read_date("13/25/2024", dmy).unwrap_err().reason;
        assert_eq!(reason, say::no_such_month("25", "13/25/2024", "dd/mm/yyyy"));
    }
}
