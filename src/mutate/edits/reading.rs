//! The edits of how data and rules are read: what a record says of its data, and the day whose versions are in force.

use super::{EditKind, Editor};
use crate::source::Span;
use crate::syntax::tree::{Field, Path, Record, Text};

/// Dialects of dates that are taken for each other.
const DATES: &[(&str, &str)] =
    &[("dd/mm/yyyy", "mm/dd/yyyy"), ("mm/dd/yyyy", "dd/mm/yyyy"), ("dd.mm.yyyy", "mm/dd/yyyy")];

/// The same of numbers.
const NUMBERS: &[(&str, &str)] =
    &[("1.234,5", "1,234.5"), ("1,234.5", "1.234,5"), ("1 234,5", "1,234.5"), ("1234.5", "1.234,5")];

impl Editor<'_> {
    pub(super) fn record(&mut self, record: &Record) {
        for (written, pairs) in [(&record.dates, DATES), (&record.numbers, NUMBERS)] {
            if let Some(written) = written {
                let other = pairs.iter().find(|(one, _)| *one == written.value).map(|(_, other)| *other);
                other.into_iter().for_each(|other| self.add(EditKind::ReadOtherwise, written.span, other));
            }
        }
        for (words, keyword) in [(&record.missing, "missing"), (&record.yes, "yes"), (&record.no, "no")] {
            self.words_left_out(words, keyword);
        }
        record.fields.iter().for_each(|field| self.field(field));
        record.lets.iter().for_each(|derived| self.derived(derived));
    }

    fn field(&mut self, field: &Field) {
        if let Some(system) = &field.coded {
            let before = self.slice(field.kind.name.span.end, system.span.start);
            if let Some(at) = before.rfind("coded") {
                let start = field.kind.name.span.end + at as u32;
                self.add(EditKind::ReadOtherwise, Span { start, ..system.span }, "");
            }
        }
        field.rounded.iter().for_each(|rounded| self.digits(EditKind::ReadOtherwise, rounded.span));
    }

    /// Leaves out the day whose versions are read, so that those of the report's day are.
    pub(super) fn day_of_versions(&mut self, as_of: Option<&Path>) {
        let Some(path) = as_of else { return };
        if let Some(at) = self.slice(0, path.span.start).rfind("as") {
            self.add(EditKind::ReadOtherwise, Span { start: at as u32, ..path.span }, "");
        }
    }

    /// Leaves out each of the words after a keyword, the comma with it; the keyword with the only one.
    fn words_left_out(&mut self, words: &[Text], keyword: &str) {
        for (index, one) in words.iter().enumerate() {
            let span = one.span;
            let next = words.get(index + 1).filter(|next| self.slice(span.end, next.span.start).trim() == ",");
            let before = index.checked_sub(1).and_then(|before| words.get(before));
            let before = before.filter(|before| self.slice(before.span.end, span.start).trim() == ",");
            let gone = match (next, before, self.slice(0, span.start).rfind(keyword)) {
                (Some(next), ..) => Span { end: next.span.start, ..span },
                (None, Some(before), _) => Span { start: before.span.end, ..span },
                (None, None, Some(at)) => Span { start: at as u32, ..span },
                (None, None, None) => continue,
            };
            self.add(EditKind::ReadOtherwise, gone, "");
        }
    }
}
