//! A printed figure: which number it is, and whether that is the one that was worked out.

use super::published::Notation;
use crate::outcome::{Agreement, Cell, CellValue, Locale};
use crate::records::Sheet;
use crate::value::{Date, Number, Rounding, RoundingMode};

/// A number as printed, and after how many digits the print ends.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reading {
    number: Number,
    digits: u8,
}

/// Signs that stand for zero, or for nothing to say.
const DASHES: [&str; 4] = ["-", "–", "—", "−"];

/// How a published text stands to a cell, and the number that it was read as.
///
/// `2,295` is a little over two in one locale and two thousand in another, and prints mix them. Both are tried; the nearer to
/// what was worked out counts.
pub(super) fn compare(text: &str, notation: Notation, computed: &Cell, locale: Locale) -> (Agreement, Option<Number>) {
    let agreed = |is_same: bool| if is_same { Agreement::Agreed } else { Agreement::Differs };
    let read = || read(text, notation, locale);
    let (exact, shown) = match (notation, computed.value.clone()) {
        (Notation::State, CellValue::State(state)) => return (agreed(text.replace('_', " ") == state.name()), None),
        (Notation::State, _) => return (Agreement::Differs, None),
        (Notation::Printed, CellValue::State(_) | CellValue::Date(_)) if Sheet::holds(text, &computed.shown) => {
            return (Agreement::Agreed, None);
        }
        (_, CellValue::Date(day)) => return (agreed(Date::parse_iso(text) == Some(day)), read()),
        // A dash says no more than that there is no figure.
        (_, CellValue::State(_)) => return (agreed(DASHES.contains(&text)), read()),
        (_, CellValue::Number(exact)) => (exact.clone(), computed.rounded.clone().unwrap_or(exact)),
    };
    if notation == Notation::Printed && Sheet::holds(text, &computed.shown) {
        return (Agreement::Agreed, Some(shown));
    }
    if DASHES.contains(&text) {
        return (agreed(exact.is_zero()), Some(Number::ZERO));
    }
    match nearest(&readings(text, notation, locale), &exact) {
        None => (Agreement::Differs, None),
        Some(reading) => (agreement(&reading, &exact, &shown), Some(reading.number)),
    }
}

/// The reading that is nearest to what was worked out.
fn nearest(readings: &[Reading], exact: &Number) -> Option<Reading> {
    let distance = |reading: &&Reading| {
        let difference = exact.checked_sub(&reading.number)?;
        Some(if difference < Number::ZERO { difference.negated() } else { difference })
    };
    // Where no distance fits, the locale's own reading, which is the first, counts. Of equals too.
    let nearest = readings.iter().min_by_key(|reading| {
        let distance = distance(reading);
        (distance.is_none(), distance)
    });
    nearest.cloned()
}

fn agreement(Reading { number, digits }: &Reading, exact: &Number, shown: &Number) -> Agreement {
    let rounds_to = |mode: RoundingMode| exact.round(Rounding { mode, digits: *digits }).as_ref() == Some(number);
    if number == shown || number == exact {
        Agreement::Agreed
    } else if rounds_to(RoundingMode::HalfUp) || rounds_to(RoundingMode::HalfEven) {
        Agreement::Rounded
    } else if rounds_to(RoundingMode::Down) {
        Agreement::CutOff
    } else {
        Agreement::Differs
    }
}

/// The number that a published text is; as printed, that of the locale, or, if it is none there, otherwise.
pub(super) fn read(text: &str, notation: Notation, locale: Locale) -> Option<Number> {
    if DASHES.contains(&text) {
        return Some(Number::ZERO);
    }
    readings(text, notation, locale).first().map(|reading| reading.number.clone())
}

/// The numbers that a text can be, that of the locale first.
fn readings(text: &str, notation: Notation, locale: Locale) -> Vec<Reading> {
    // What a spreadsheet would make another number of is led by an apostrophe.
    let text = text.strip_prefix('\'').unwrap_or(text);
    let text = text.strip_suffix('%').unwrap_or(text);
    // Spaces group thousands in many prints.
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let signed = plain.strip_prefix(['-', '−']).map(|rest| format!("-{rest}")).unwrap_or(plain);
    let own = match locale {
        Locale::Vietnamese => (',', '.'),
        Locale::Plain | Locale::English => ('.', ','),
    };
    let exactly = Number::parse_long(&signed).and(reading(&signed, ('.', ',')));
    if notation == Notation::Plain && exactly.is_some() {
        return exactly.into_iter().collect();
    }
    let mut found: Vec<Reading> =
        [own, (own.1, own.0)].into_iter().filter_map(|signs| reading(&signed, signs)).collect();
    found.dedup();
    found
}

fn reading(text: &str, (decimal, thousands): (char, char)) -> Option<Reading> {
    if let Some((numerator, denominator)) = text.split_once('/') {
        let [numerator, denominator] = [numerator, denominator].map(|part| {
            let part = reading(part, (decimal, thousands))?.number;
            part.is_integer().then_some(part)
        });
        let number = numerator?.checked_div(denominator?)?;
        return Some(Reading { number, digits: 0 });
    }
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    let has_empty_fraction = fraction.is_empty() && text.contains(decimal);
    let digits = u8::try_from(fraction.len()).ok().filter(|digits| *digits <= 18)?;
    let mut groups = whole.trim_start_matches('-').split(thousands);
    let first = groups.next()?;
    let is_grouped = |rest: std::str::Split<'_, char>| rest.clone().all(|group| group.len() == 3);
    let has_groups = whole.contains(thousands);
    if has_empty_fraction || !is_grouped(groups) || (has_groups && !(1..=3).contains(&first.len())) {
        return None;
    }
    let whole = whole.replace(thousands, "");
    let plain = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    Some(Reading { number: Number::parse_long(&plain)?, digits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{Presentation, State};

    fn cell(value: CellValue, digits: u8) -> Cell {
        let rounding = Some(Rounding { mode: RoundingMode::Down, digits });
        Presentation { rounding, ..Presentation::default() }.cell(value, false, Locale::Vietnamese, &[])
    }

    fn number(numerator: i128, denominator: i128, digits: u8) -> Cell {
        cell(CellValue::Number(Number::ratio(numerator, denominator).unwrap()), digits)
    }

    #[track_caller]
    fn assert_is(text: &str, computed: &Cell, agreement: Agreement) {
        assert_eq!(
            compare(text, Notation::Printed, computed, Locale::Vietnamese).0,
            agreement,
            "{text} against {computed:?}"
        );
    }

    #[test]
    fn the_tolerance_is_that_of_the_print() {
        let ratio = number(107_600, 2768, 2); // 38,8728…, shown 38,87
        assert_is("38,87", &ratio, Agreement::Agreed);
        assert_is("38,870", &ratio, Agreement::Agreed);
        assert_is("38,9", &ratio, Agreement::Rounded);
        assert_is("39%", &ratio, Agreement::Rounded);
        assert_is("38,8", &ratio, Agreement::CutOff);
        assert_is("38", &ratio, Agreement::CutOff);
        assert_is("38,873", &ratio, Agreement::Rounded);
        assert_is("38,88", &ratio, Agreement::Differs);
        assert_is("40", &ratio, Agreement::Differs);
        // Row 15 of the report: 67 of 45, cut off to one digit, is printed as a whole number.
        let row_15 = number(6700, 45, 1);
        assert_eq!(row_15.shown, "148,8");
        assert_is("149", &row_15, Agreement::Rounded);
        assert_is("148", &row_15, Agreement::CutOff);
        assert_is("150", &row_15, Agreement::Differs);
    }

    #[test]
    fn a_count_has_no_tolerance() {
        let count = number(20, 1, 0);
        assert_is("20", &count, Agreement::Agreed);
        assert_is("20,0", &count, Agreement::Agreed);
        for text in ["0", "-", "19", "21", "2", "x", "20 người"] {
            assert_is(text, &count, Agreement::Differs);
        }
    }

    #[test]
    fn signs_of_either_locale_are_read_and_the_nearer_counts() {
        let thousands = number(2295, 1, 0);
        for text in ["2.295", "2,295", "2295", "2 295", "2\u{a0}295"] {
            assert_is(text, &thousands, Agreement::Agreed);
        }
        assert_is("2,295", &number(2295, 1000, 3), Agreement::Agreed);
        assert_is("2,296", &thousands, Agreement::Differs);
        assert_eq!(compare("2,296", Notation::Printed, &thousands, Locale::Vietnamese).1, Some(Number::from(2296)));
        assert_is("1.234.567,5", &number(12_345_675, 10, 1), Agreement::Agreed);
        assert_is("-1,5", &number(-15, 10, 1), Agreement::Agreed);
        for text in ["22,95,", "1.23.456", ".5", "1..000", "2,", "1e5", "1,2,3"] {
            assert_eq!(read(text, Notation::Printed, Locale::Vietnamese), None, "{text}");
        }
        assert_eq!(read("2.295", Notation::Printed, Locale::Plain), Number::parse("2.295"));
    }

    #[test]
    fn dashes_and_states() {
        assert_is("–", &number(0, 1, 0), Agreement::Agreed);
        assert_is("0", &number(0, 1, 0), Agreement::Agreed);
        let missing = cell(CellValue::State(State::Missing), 0);
        assert_is("-", &missing, Agreement::Agreed);
        assert_is("5", &missing, Agreement::Differs);
        let crossed = cell(CellValue::State(State::NotApplicable), 0);
        assert_is("X", &crossed, Agreement::Agreed);
        assert_is("0", &crossed, Agreement::Differs);
    }
}
