//! Failures in words: what is needed, and what each condition said of each record.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::phrases;
use crate::message::{Argument, Message, tests as say};
use crate::schema::RecordId;
use crate::source::Span;
use crate::value::Truth;
use crate::words::signs::written_out;

use super::conditions::Part;
use super::needs::Need;
use super::run::Running;

/// How many letters the answers of all records that a failure tells of may take.
const WIDTH: usize = 32;

impl Running<'_> {
    /// The failure of an expectation that depends on what is not given; nothing where it does not.
    pub fn lacks(&self, needs: &BTreeSet<Need>, place: Span) -> Option<Diagnostic> {
        let first = needs.first()?;
        let message = match needs.len() {
            1 => say::depends_on(self.known.shown(*first)),
            _ => say::depends_on_several(Argument::list(
                needs.iter().map(|need| format!("`{}`", self.known.shown(*need))),
            )),
        };
        let type_name = self.model.schema.record_name(first.record);
        let help = match first.field {
            Some(field) => {
                let name = self.model.schema.record(first.record).field_name(field);
                say::add_column(name, type_name)
            }
            None => phrases::add_given(type_name),
        };
        Some(Diagnostic::new(&codes::NEEDS_FIELD, message).at(place, say::not_decided_by_given()).help(help))
    }

    /// What each condition says of each record of a type: a line for each condition, a column for each record. Where not all
    /// records can be shown, those are that meet the most conditions.
    pub fn answers(&self, parts: &[Part], record: RecordId) -> Vec<Message> {
        let set = self.prepared.records.set(record);
        if set.is_empty() {
            return vec![say::no_record_of(self.model.schema.record_name(record))];
        }
        let unmet =
            |row: &u32| parts.iter().filter(|part| !self.known.truth(&part.condition, record, *row).is_yes()).count();
        let mut rows: Vec<u32> = (0..set.len() as u32).collect();
        rows.sort_by_cached_key(unmet);
        rows.truncate(self.fitting(record, &rows));
        rows.sort_unstable();
        let mut said = vec![self.answers_of(parts, record, &rows)];
        if set.len() > rows.len() {
            said.push(say::more_records(set.len() - rows.len()));
        }
        said
    }

    /// What each condition says of these records.
    pub fn answers_of(&self, parts: &[Part], record: RecordId, rows: &[u32]) -> Message {
        let name = self.model.schema.record_name(record);
        let head = std::iter::once(say::answers_of(name).into());
        let mut table = vec![head.chain(rows.iter().map(|row| self.record_name(record, *row).into())).collect()];
        for part in parts {
            let said = |row: &u32| answer(self.known.truth(&part.condition, record, *row)).into();
            let head = std::iter::once(say::condition(&part.of, &part.words).into());
            table.push(head.chain(rows.iter().map(said)).collect());
        }
        say::answers(Argument::Table(table))
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

fn answer(truth: Truth) -> Message {
    match truth {
        Truth::Yes => phrases::yes(),
        Truth::No => phrases::no(),
        Truth::Undetermined => say::unknown(),
    }
}
