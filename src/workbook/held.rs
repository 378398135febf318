//! The cells of one row while it is shown: room that is taken once and filled again for each row.

use super::cell::{Cell, Placed, Time};
use super::texts::Texts;
use crate::value::Date;

/// What a cell holds, with its text among those of the row or of the workbook.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Shared(u32),
    Number,
    Date(Date),
    Moment(Date, Time),
    Time(Time),
    YesNo(bool),
    Error,
    NotCalculated,
    Unreadable,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    column: u32,
    is_formula: bool,
    kind: Kind,
    /// Where its text is among those of the row.
    from: usize,
    to: usize,
}

/// The cells of a row, in the order of their columns.
#[derive(Debug, Default)]
pub(super) struct Held {
    text: String,
    entries: Vec<Entry>,
}

impl Held {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds a cell with its text, where its kind has one.
    pub(super) fn push(&mut self, column: u32, is_formula: bool, kind: Kind, text: &str) {
        let from = self.text.len();
        self.text.push_str(text);
        self.entries.push(Entry { column, is_formula, kind, from, to: self.text.len() });
    }

    /// Adds the last cell once more, in another column. Its text is not copied.
    pub(super) fn repeat_last(&mut self, column: u32) {
        if let Some(last) = self.entries.last().copied() {
            self.entries.push(Entry { column, ..last });
        }
    }

    /// Adds a cell as it is told.
    pub(super) fn place(&mut self, placed: &Placed<'_>) {
        let (kind, text) = match placed.cell {
            Cell::Text(text) => (Kind::Text, text),
            Cell::Number(text) => (Kind::Number, text),
            Cell::Date(date) => (Kind::Date(date), ""),
            Cell::Moment(date, time) => (Kind::Moment(date, time), ""),
            Cell::Time(time) => (Kind::Time(time), ""),
            Cell::YesNo(yes) => (Kind::YesNo(yes), ""),
            Cell::Error(text) => (Kind::Error, text),
            Cell::NotCalculated => (Kind::NotCalculated, ""),
            Cell::Unreadable(text) => (Kind::Unreadable, text),
        };
        self.push(placed.column, placed.is_formula, kind, text);
    }

    /// The cells, with the texts that they share with others.
    pub(super) fn cells<'a>(&'a self, texts: &'a Texts) -> impl ExactSizeIterator<Item = Placed<'a>> + Clone {
        self.entries.iter().map(move |entry| self.placed(entry, texts))
    }

    /// The cell in a column.
    pub(super) fn cell<'a>(&'a self, column: u32, texts: &'a Texts) -> Option<Placed<'a>> {
        let place = self.entries.binary_search_by_key(&column, |entry| entry.column).ok()?;
        self.entries.get(place).map(|entry| self.placed(entry, texts))
    }

    fn placed<'a>(&'a self, entry: &Entry, texts: &'a Texts) -> Placed<'a> {
        let text = self.text.get(entry.from..entry.to).unwrap_or_default();
        let mut shared = None;
        let cell = match entry.kind {
            Kind::Text => Cell::Text(text),
            Kind::Shared(number) => {
                shared = Some(number);
                Cell::Text(texts.get(number).unwrap_or_default())
            }
            Kind::Number => Cell::Number(text),
            Kind::Date(date) => Cell::Date(date),
            Kind::Moment(date, time) => Cell::Moment(date, time),
            Kind::Time(time) => Cell::Time(time),
            Kind::YesNo(yes) => Cell::YesNo(yes),
            Kind::Error => Cell::Error(text),
            Kind::NotCalculated => Cell::NotCalculated,
            Kind::Unreadable => Cell::Unreadable(text),
        };
        Placed { column: entry.column, cell, is_formula: entry.is_formula, shared }
    }
}
