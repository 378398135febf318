//! Which cells are tried where two sides may take them differently, and what records declare, in words.

use crate::message::{Argument, reading_changes as say};
use crate::records::stored_kind;
use crate::schema::{CodeList, DateDialect, Field, FieldKind, NumberDialect, RecordType, Schema, Words};

/// Cells that some dialect of dates takes for another day than another one, or not at all.
const DATES: [&str; 7] =
    ["05/08/2024", "05.08.2024", "05-08-2024", "30/06/2024", "06/30/2024", "30.06.2024", "2024-06-30"];

/// The same for numbers.
const NUMBERS: [&str; 12] =
    ["2.295", "2,295", "0,5", "0.5", "1.5", "1,5", "1.234,5", "1,234.5", "1 234,5", "2 295", "2.555", "1000"];

/// Cells for what is declared for a record as a whole.
pub(super) fn of_aspect(records: [&RecordType; 2]) -> Vec<String> {
    let mut cells: Vec<String> = DATES.iter().chain(&NUMBERS).map(|cell| (*cell).to_owned()).collect();
    cells.extend(words(records));
    cells
}

fn words(records: [&RecordType; 2]) -> impl Iterator<Item = String> {
    let words = records.map(|record| [&record.words.missing, &record.words.yes, &record.words.no].map(Clone::clone));
    words.into_iter().flatten().flatten().chain([String::new()])
}

/// Cells for what a field declares.
pub(super) fn of_field(schemas: [&Schema; 2], fields: [&Field; 2], records: [&RecordType; 2]) -> Vec<String> {
    let mut cells = of_aspect(records);
    cells.extend(["abc", "yes", "no", "1", "0", "12"].map(str::to_owned));
    for (schema, field) in schemas.into_iter().zip(fields) {
        // One more digit than is kept shows a rounding.
        let digits = usize::from(field.rounded.unwrap_or(0));
        cells.extend(['.', ','].map(|sign| format!("1{sign}{}5", "0".repeat(digits))));
        if let FieldKind::Code { list, .. } = stored_kind(schema, field.kind) {
            cells.extend(of_lists([schema.list(list), schema.list(list)]));
        }
    }
    cells
}

/// Everything that the codes of two lists are called, plainly and as data may write it.
pub(super) fn of_lists(lists: [&CodeList; 2]) -> Vec<String> {
    let mut cells = Vec::new();
    for list in lists {
        for (name, code) in &list.codes {
            let external = code.external.iter().map(|(_, text)| text);
            for spelling in [name, &code.label].into_iter().chain(&code.aliases).chain(external) {
                cells.push(spelling.clone());
                cells.push(spelling.to_uppercase());
                cells.push(format!("0{spelling}"));
                cells.push(spelling.trim_start_matches('0').to_owned());
            }
        }
    }
    cells.retain(|cell| !cell.is_empty());
    let mut met = std::collections::BTreeSet::new();
    cells.retain(|cell| met.insert(cell.clone()));
    cells
}

pub(super) fn dates_in_words(dates: DateDialect) -> &'static str {
    match dates {
        DateDialect::Iso => "yyyy-mm-dd",
        DateDialect::DayMonthYear => "dd/mm/yyyy",
        DateDialect::DayMonthYearPoints => "dd.mm.yyyy",
        DateDialect::MonthDayYear => "mm/dd/yyyy",
    }
}

pub(super) fn numbers_in_words(numbers: NumberDialect) -> Argument {
    Argument::from(match numbers {
        NumberDialect::Plain => return say::not_declared().into(),
        NumberDialect::Point => "1234.5",
        NumberDialect::PointComma => "1.234,5",
        NumberDialect::SpaceComma => "1 234,5",
        NumberDialect::CommaPoint => "1,234.5",
    })
}

pub(super) fn words_in_words(words: &Words) -> Argument {
    let of = |name: &str, words: &[String]| words.iter().map(|word| format!("{name} \"{word}\"")).collect::<Vec<_>>();
    let all = [of("missing", &words.missing), of("yes", &words.yes), of("no", &words.no)].concat();
    if all.is_empty() { say::not_declared().into() } else { Argument::list(all) }
}
