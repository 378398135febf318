//! Tables as they are printed, as CSV for spreadsheets. The form for machines is `long_csv`.

use crate::outcome::{Cell, CellValue, Locale, Outcome, TableOutcome};
use crate::spreadsheet::{Field, Form, Lines};
use crate::value::Number;

/// Every table that is printed as by [`csv_table`], each led by a line of its name and title, with an empty line between two tables.
#[must_use]
pub fn csv(outcome: &Outcome, form: Form) -> String {
    let mut lines = Lines::new(form);
    for (place, (_, table)) in outcome.printed_tables().enumerate() {
        if place > 0 {
            lines.add_gap();
        }
        lines.add_texts([&table.name, &table.title]);
        add_table(&mut lines, table, outcome.locale);
    }
    lines.finish()
}

/// One table as printed: a line of labels (headings above a column or row lead its label, `Heading / label`), a line of
/// printed numbers with their formulas where any are printed, then a line for each row.
///
/// Figures have the decimal sign of the locale and nothing that groups thousands, so that a spreadsheet of the locale takes them
/// for numbers. One of another locale takes them for the same number or for text, never for another number.
#[must_use]
pub fn csv_table(table: &TableOutcome, locale: Locale, form: Form) -> String {
    let mut lines = Lines::new(form);
    add_table(&mut lines, table, locale);
    lines.finish()
}

fn add_table(lines: &mut Lines, table: &TableOutcome, locale: Locale) {
    let table = &*table.as_printed();
    let parts = table.row_parts();
    lines.add_texts(table.header_line());
    if let Some(numbers) = table.number_line() {
        lines.add_texts(numbers);
    }
    let (stubs, width) = (table.stub_lines(), table.printed_stubs().len() + table.columns.len());
    for line in 0..parts.iter().map(ExactSizeIterator::len).max().unwrap_or(0) {
        let of_part = |part: &std::ops::Range<usize>| {
            let Some(row) = part.clone().nth(line) else { return vec![Field::text(""); width] };
            let figures = (0..table.columns.len())
                .map(|column| table.cell(row, column).map_or(Field::text(""), |cell| figure(cell, locale)));
            stubs[row].iter().map(Field::text).chain(figures).collect()
        };
        lines.add(parts.iter().flat_map(of_part));
    }
}

/// How many digits a spreadsheet keeps of a number.
const DIGITS_KEPT: usize = 15;

/// A cell so that no spreadsheet, of whatever locale, makes another number of it.
fn figure(cell: &Cell, locale: Locale) -> Field {
    let exact = match &cell.value {
        CellValue::Number(exact) => exact,
        // Every locale reads this form, and none takes the month for the day.
        CellValue::Date(day) => return Field::text(day.to_string()),
        CellValue::State(_) => return Field::text(cell.shown.clone()),
    };
    let rounded = cell.rounded.as_ref().unwrap_or(exact);
    // What nearly all cells are: a whole number as it is shown, or a sign for zero.
    if is_whole(&cell.shown) && cell.shown.parse().ok() == rounded.to_integer() {
        return Field::figure(&cell.shown);
    }
    if rounded.is_zero() && !cell.shown.contains(|sign: char| sign.is_ascii_digit()) {
        return Field::text(&cell.shown);
    }
    let (decimal, grouping) = locale.signs();
    let digits: String = cell.shown.chars().filter(|sign| Some(*sign) != grouping).collect();
    let is_decimal = Number::parse(&digits.replace(decimal, ".")).as_ref() == Some(rounded);
    match digits.split_once(decimal) {
        _ if !is_decimal && rounded.is_zero() => Field::text(cell.shown.clone()),
        // A fraction, which would be taken for a day.
        _ if !is_decimal => Field::kept(digits),
        _ if significant(&digits) > DIGITS_KEPT => Field::kept(digits),
        // In another locale the decimal sign groups thousands, and three digits behind it look like it.
        Some((_, fraction)) if fraction.len() == 3 => Field::figure(digits + "0"),
        _ => Field::figure(digits),
    }
}

/// Whether a text is the digits of a whole number and few enough to be kept, with nothing among them.
fn is_whole(shown: &str) -> bool {
    let digits = shown.strip_prefix('-').unwrap_or(shown);
    (1..=DIGITS_KEPT).contains(&digits.len()) && digits.bytes().all(|sign| sign.is_ascii_digit())
}

/// How many digits a number has from its first to its last that is no zero.
fn significant(digits: &str) -> usize {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    plain.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{Presentation, ShownGlyphs, State};
    use crate::value::Date;

    fn written(value: CellValue, locale: Locale) -> String {
        let glyphs = ShownGlyphs { zero: Some("-0-".to_owned()), ..ShownGlyphs::default() };
        let cell = Presentation::default().cell(value, false, locale, &[&glyphs]);
        let mut lines = Lines::new(Form { separator: crate::spreadsheet::Separator::Tab, ..Form::default() });
        lines.add([figure(&cell, locale)]);
        lines.finish().trim_end().trim_matches('"').to_owned()
    }

    #[track_caller]
    fn assert_written(numerator: i128, denominator: i128, [plain, vietnamese, english]: [&str; 3]) {
        let value = CellValue::Number(Number::ratio(numerator, denominator).unwrap());
        assert_eq!(written(value.clone(), Locale::Plain), plain);
        assert_eq!(written(value.clone(), Locale::Vietnamese), vietnamese);
        assert_eq!(written(value, Locale::English), english);
    }

    #[test]
    fn a_figure_is_the_same_number_or_text_in_every_locale() {
        assert_written(1_234_567, 1, ["1234567"; 3]);
        assert_written(-1076, 1, ["-1076"; 3]);
        assert_written(507, 10, ["50.7", "50,7", "50.7"]);
        assert_written(2295, 1000, ["2.2950", "2,2950", "2.2950"]);
        assert_written(22_951, 10_000, ["2.2951", "2,2951", "2.2951"]);
        assert_written(-1_234_567, 1000, ["-1234.5670", "-1234,5670", "-1234.5670"]);
        assert_written(10_000, 3, ["'10000/3"; 3]);
        assert_written(1_234_567_890_123_456, 1, ["'1234567890123456"; 3]);
        assert_written(123_456_789_012_345, 1, ["123456789012345"; 3]);
        assert_written(0, 1, ["'-0-"; 3]);
    }

    #[test]
    fn a_day_is_the_same_day_and_a_state_is_text() {
        let day = CellValue::Date(Date::parse_iso("2024-03-04").unwrap());
        assert_eq!(written(day, Locale::Vietnamese), "2024-03-04");
        assert_eq!(written(CellValue::State(State::Missing), Locale::English), "…");
    }
}
