//! Failures in words: what is needed, and what each condition said of each record.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{Diagnostic, codes};
use crate::outcome::{Cell, CellValue};
use crate::schema::RecordId;
use crate::source::Span;
use crate::value::Truth;
use crate::words::signs::written_out;

use super::conditions::Part;
use super::needs::Need;
use super::run::Running;

/// How many letters the answers of all records that a failure tells of may take.
const WIDTH: usize = 32;
/// How many letters of a condition it repeats.
const LETTERS: usize = 56;

impl Running<'_> {
    /// The failure of an expectation that depends on what is not given; nothing where it does not.
    pub fn lacks(&self, needs: &BTreeSet<Need>, place: Span) -> Option<Diagnostic> {
        let first = needs.first()?;
        let listed: Vec<String> = needs.iter().map(|need| format!("`{}`", self.known.shown(*need))).collect();
        let what = if listed.len() == 1 { "is" } else { "are" };
        let message = format!("this depends on {}, which {what} not given", listed.join(", "));
        let type_name = self.model.schema.record_name(first.record);
        let help = match first.field {
            Some(field) => {
                let name = self.model.schema.record(first.record).field_name(field);
                format!("add the column `{name}` to `given {type_name}`; an empty cell says that the value is missing")
            }
            None => format!("add `given {type_name} | … |`"),
        };
        Some(Diagnostic::new(&codes::NEEDS_FIELD, message).at(place, "not decided by what is given").help(help))
    }

    /// What each condition says of each record of a type: a line for each condition, a column for each record. Where not all
    /// records can be shown, those are that meet the most conditions.
    pub fn answers(&self, parts: &[Part], record: RecordId) -> Vec<String> {
        let set = self.prepared.records.set(record);
        if set.is_empty() {
            return vec![format!("no record of {} is given", self.model.schema.record_name(record))];
        }
        let unmet =
            |row: &u32| parts.iter().filter(|part| !self.known.truth(&part.condition, record, *row).is_yes()).count();
        let mut rows: Vec<u32> = (0..set.len() as u32).collect();
        rows.sort_by_cached_key(unmet);
        rows.truncate(self.fitting(record, &rows));
        rows.sort_unstable();
        let mut lines = self.answers_of(parts, record, &rows);
        if set.len() > rows.len() {
            lines.push(format!("(and {} more)", set.len() - rows.len()));
        }
        lines
    }

    /// What each condition says of these records.
    pub fn answers_of(&self, parts: &[Part], record: RecordId, rows: &[u32]) -> Vec<String> {
        let name = self.model.schema.record_name(record);
        let mut table = vec![(format!("{name}:"), rows.iter().map(|row| self.record_name(record, *row)).collect())];
        for part in parts {
            let said = |row: &u32| answer(self.known.truth(&part.condition, record, *row)).to_owned();
            table.push((shortened(&format!("{}: {}", part.of, part.words)), rows.iter().map(said).collect()));
        }
        aligned(&table)
    }

    /// How many records fit beside the conditions.
    fn fitting(&self, record: RecordId, rows: &[u32]) -> usize {
        let widths = rows.iter().scan(0, |used, row| {
            *used += self.record_name(record, *row).width().max(3) + 2;
            Some(*used)
        });
        widths.take_while(|used| *used <= WIDTH).count().max(1)
    }

    /// What a record is called: its key, which is one word of a line, or its number.
    pub fn record_name(&self, record: RecordId, row: u32) -> String {
        let origin = self.prepared.records.set(record).origin(row);
        let keyed = self.test.given(record).is_some_and(|given| {
            let key = &self.model.schema.record(record).key;
            !key.is_empty() && key.iter().all(|field| given.fields.contains(field))
        });
        if keyed {
            written_out(&self.prepared.records.key_text(record, row)).into_owned()
        } else {
            format!("#{}", origin.map_or(0, |origin| origin.line))
        }
    }
}

fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Undetermined => "?",
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(LETTERS) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words.to_owned(),
    }
}

/// A head and cells on each line, in columns.
fn aligned(table: &[(String, Vec<String>)]) -> Vec<String> {
    let head = table.iter().map(|(head, _)| head.width()).max().unwrap_or(0);
    let width = |column: usize| {
        table.iter().filter_map(|(_, cells)| cells.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.width())));
    let line = |(name, cells): &(String, Vec<String>)| {
        let cells = cells.iter().enumerate().map(|(column, cell)| format!("  {}", pad(cell, width(column))));
        format!("{}{}", pad(name, head), cells.collect::<String>()).trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

/// What stands in a cell, as a test would say it.
pub(super) fn cell_words(cell: &Cell) -> String {
    match &cell.value {
        CellValue::State(state) => state.name().to_owned(),
        CellValue::Date(day) => day.to_string(),
        CellValue::Number(exact) => cell.rounded.as_ref().unwrap_or(exact).to_string(),
    }
}

/// Names in a list: `a, b`; `none` if there are none.
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}
