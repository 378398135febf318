//! What two programs print around the figures, and how they print figures: words, headings, stubs, signs, rounding, texts.
//!
//! Everything that is printed and does not depend on records is held against the other side's, thing by thing. Which figures stand
//! there is a matter of meaning; a hole of a text says which figure it holds, so it is compared here.
//!
//! - `tables`: titles, headings, members, signs; `rows`: which are shown; `texts`: words and holes; `each`: of which reports there is one for each;
//!   `criteria`: what is said to the persons decided;
//!   `presented`: how figures are shown, in words.

mod criteria;
mod each;
mod presented;
mod rows;
mod said;
mod tables;
mod texts;

use crate::message::print_changes as say;
use crate::model::{Model, Report};
use crate::outcome::{Locale, format_date};

use super::{ChangeKind, Found, Sameness, Subject};

pub(super) use said::{Renames, Said};

/// Compares what is printed, in NEW's order. `meaning` is that of the two models, and says which row or column was called otherwise.
#[must_use]
pub fn print(old: &Model, new: &Model, meaning: &[Found]) -> Vec<Found> {
    let mut found = Vec::new();
    if old.report != Report::default() || new.report != Report::default() {
        found.push(Found { subject: Subject::Report, verdict: report(old, new) });
    }
    for (name, record) in &new.schema.records {
        let Some(other) = old.schema.records.get(name) else { continue };
        let mut said = Said::default();
        said.words(say::it(), &other.label, &record.label);
        for (field, [was, is]) in field_labels([old, new], name) {
            said.words(say::its_field(field), was, is);
        }
        found.push(Found { subject: Subject::Record { record: name.clone() }, verdict: said.verdict() });
    }
    let ties = [old, new].map(|model| model.ties.iter().flat_map(|tie| &tie.checks).collect::<Vec<_>>());
    found.extend(tables::checks(String::new(), [&ties[0], &ties[1]], meaning));
    let renames = Renames::new(meaning);
    for table in &new.tables {
        if let Some(other) = old.tables.iter().find(|other| other.name == table.name) {
            found.extend(tables::table(other, table, meaning, &renames));
        }
    }
    let moved = texts::Moved::new(meaning, &found);
    for text in &new.texts {
        if let Some(other) = old.texts.iter().find(|other| other.name == text.name) {
            let verdict = texts::text([old, new], [other, text], &renames, &moved);
            found.push(Found { subject: Subject::Text { text: text.name.clone() }, verdict });
        }
    }
    for one in &new.criteria {
        if let Some(other) = old.criteria.iter().find(|other| other.name == one.name) {
            found.extend(criteria::criteria(other, one));
        }
    }
    found
}

/// What each field that both sides' records of a type have is called on each: it stands where the report says what records lack.
fn field_labels<'m>([old, new]: [&'m Model; 2], record: &str) -> Vec<(&'m str, [&'m str; 2])> {
    let labels = |model: &'m Model| -> Vec<(&'m str, &'m str)> {
        let Some(id) = model.schema.find_record(record) else { return Vec::new() };
        let fields = model.schema.record(id).fields.iter().map(|(name, field)| (name.as_str(), field.label.as_str()));
        let derived = model.aggregates.iter().filter(|derived| derived.on == id);
        fields.chain(derived.map(|derived| (derived.name.as_str(), derived.label.as_str()))).collect()
    };
    let before = labels(old);
    let was = |name: &str| before.iter().find(|(known, _)| *known == name).map(|(_, label)| *label);
    labels(new).into_iter().filter_map(|(name, is)| Some((name, [was(name)?, is]))).collect()
}

/// The tables that a report prints; nothing where neither side says which.
fn printed([old, new]: [&Model; 2]) -> [String; 2] {
    if old.report.printed.is_none() && new.report.printed.is_none() {
        return Default::default();
    }
    [old, new].map(|model| {
        let name = |table: usize| model.tables.get(table).map_or("", |table| table.name.as_str());
        let all = || (0..model.tables.len()).collect();
        let printed: Vec<usize> = model.report.printed.clone().unwrap_or_else(all);
        printed.into_iter().map(name).collect::<Vec<_>>().join(", ")
    })
}

fn report(before: &Model, after: &Model) -> Sameness {
    let [old_tables, new_tables] = printed([before, after]);
    let (old, new) = (&before.report, &after.report);
    let mut said = Said::default();
    let period = |report: &Report| {
        let day = |day| format_date(day, Locale::Plain);
        report.period.map(|(first, last)| format!("{} to {}", day(first), day(last))).unwrap_or_default()
    };
    let locale = |report: &Report| match report.locale {
        Locale::Plain => "plain",
        Locale::Vietnamese => "vi",
        Locale::English => "en",
    };
    said.words(say::its_title(), &old.title, &new.title);
    said.words(say::its_sources(), &old.cites.join("; "), &new.cites.join("; "));
    said.words(say::its_period(), &period(old), &period(new));
    said.put(ChangeKind::Layout, say::its_tables(), &old_tables, &new_tables);
    said.put(ChangeKind::Shown, say::its_locale(), locale(old), locale(new));
    each::each(&mut said, before, after);
    said.verdict()
}
