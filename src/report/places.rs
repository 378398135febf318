//! The names of columns and rows in remarks.

use super::words;
use crate::outcome::{Locale, MemberHeader, Place, TableOutcome, format_number};
use crate::value::Number;

/// `column 14`, `row Mường La`, `the table`.
pub(super) fn name(table: &TableOutcome, place: Place) -> String {
    match place {
        Place::Column(position) => words::column(&column(table, position)),
        Place::Row(position) => words::row(&row(table, position)),
        Place::Table => words::table(),
    }
}

/// What a note under the table is led by: `(14)`, `(Mường La)`, nothing for the table.
pub(super) fn tag(table: &TableOutcome, place: Place) -> String {
    match place {
        Place::Column(position) => format!("({}) ", column(table, position)),
        Place::Row(position) => format!("({}) ", row(table, position)),
        Place::Table => String::new(),
    }
}

/// A count as printed in the report's locale.
pub(super) fn count(count: u64, locale: Locale) -> String {
    match Number::ratio(i128::from(count), 1) {
        Some(number) => format_number(&number, None, false, 0, locale),
        None => count.to_string(),
    }
}

/// How many digits of a number that no decimal holds are shown beside the fraction.
const DIGITS_SHOWN: u8 = 6;

/// A number with all its digits: `38,87`, or, where no decimal holds it, the fraction and its first digits: `100/3 = 33,333333…`.
pub(super) fn exact(number: &Number, locale: Locale) -> String {
    let whole = format_number(number, None, false, 0, locale);
    if whole.contains('/') {
        format!("{whole} = {}…", format_number(number, Some(DIGITS_SHOWN), false, 0, locale))
    } else {
        whole
    }
}

fn column(table: &TableOutcome, position: usize) -> String {
    let Some(member) = table.columns.get(position) else { return (position + 1).to_string() };
    first_of([&member.printed, &member.label, &member.id])
}

fn row(table: &TableOutcome, position: usize) -> String {
    let Some(member): Option<&MemberHeader> = table.rows.get(position) else { return (position + 1).to_string() };
    first_of([&member.label, &member.printed, &member.id])
}

fn first_of(names: [&String; 3]) -> String {
    names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
}
