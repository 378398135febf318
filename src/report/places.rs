//! The names of columns and rows in remarks.

use crate::message::{Language, report};
use crate::outcome::{Locale, MemberHeader, Place, TableOutcome, format_number};
use crate::value::Number;

/// `column 14`, `row Mường La`, `the table`.
pub(super) fn name(table: &TableOutcome, place: Place, language: Language) -> String {
    let column = |member: &MemberHeader| column_name(member, language);
    let row = |member: &MemberHeader| row_name(member, language);
    match place {
        Place::Column(position) => report::column(which(&table.columns, position, column)).say(language),
        Place::Row(position) => report::row(which(&table.rows, position, row)).say(language),
        Place::Table => report::table().say(language),
    }
}

/// What a note under the table is led by: `(14)`, `(Mường La)`, nothing for the table.
pub(super) fn tag(table: &TableOutcome, place: Place, language: Language) -> String {
    let column = |member: &MemberHeader| column_name(member, language);
    let row = |member: &MemberHeader| row_name(member, language);
    match place {
        Place::Column(position) => format!("({}) ", at(&table.columns, position, column)),
        Place::Row(position) => format!("({}) ", at(&table.rows, position, row)),
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

fn at(members: &[MemberHeader], position: usize, name: impl Fn(&MemberHeader) -> String) -> String {
    members.get(position).map_or_else(|| (position + 1).to_string(), name)
}

/// Where several columns are called alike, as those of a block are, the id says which.
fn which(members: &[MemberHeader], position: usize, name: impl Fn(&MemberHeader) -> String) -> String {
    let Some(member) = members.get(position) else { return (position + 1).to_string() };
    let own = name(member);
    let is_called_so = |(other, member): (usize, &MemberHeader)| other != position && name(member) == own;
    if own == member.id || !members.iter().enumerate().any(is_called_so) {
        return own;
    }
    format!("{own} [{}]", member.id)
}

fn column_name(member: &MemberHeader, language: Language) -> String {
    first_of(member, [&member.printed, &member.label, &member.id], language)
}

fn row_name(member: &MemberHeader, language: Language) -> String {
    first_of(member, [&member.label, &member.printed, &member.id], language)
}

/// One that the reader cannot find in the table says so.
fn first_of(member: &MemberHeader, names: [&String; 3], language: Language) -> String {
    let name = names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    if member.hidden { report::hidden(&name).say(language) } else { name }
}
