//! The header of an expectation, and cells taken by it.

use crate::diagnostic::{Diagnostic, Help, codes, did_you_mean};
use crate::message::names;
use crate::message::test_cases as say;
use crate::source::Span;
use crate::syntax::tree::{GridLine, Name, Text};

use super::super::scope::{Scope, listing};

/// What the columns of an expectation are called.
pub(super) struct Header<'l> {
    pub cells: std::borrow::Cow<'l, [Text]>,
}

impl<'l> Header<'l> {
    /// The header; nothing if a column has no name or two have one.
    pub fn new(scope: &Scope<'_>, cells: &[Text]) -> Option<Header<'l>> {
        let mut sound = true;
        for (index, cell) in cells.iter().enumerate() {
            let first = cells[..index].iter().find(|other| other.value == cell.value);
            if cell.value.is_empty() {
                scope.say_at(&codes::BAD_TEST_HEADER, cell.span, say::column_without_name(), say::empty_cell());
            } else if let Some(first) = first {
                scope.say(
                    Diagnostic::new(&codes::BAD_TEST_HEADER, say::column_twice(&cell.value))
                        .at(cell.span, say::again())
                        .at(first.span, names::first_here()),
                );
            }
            sound &= !cell.value.is_empty() && first.is_none();
        }
        sound.then(|| Header { cells: cells.to_vec().into() })
    }

    /// The position of a column.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.value == name)
    }

    /// The cell of a line under a column; nothing where there is no such column or the cell is empty.
    pub fn cell<'c>(&self, line: &'c GridLine, name: &str) -> Option<&'c Text> {
        line.cells.get(self.find(name)?).filter(|cell| !cell.value.is_empty())
    }

    /// The place of the header.
    pub fn span(&self) -> Span {
        match (self.cells.first(), self.cells.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// Says which columns are none of the known ones, and which is needed and not there. Whether all is well.
    pub fn is_of(&self, scope: &Scope<'_>, known: &[&str], needed: &[&str]) -> bool {
        let mut sound = true;
        for cell in self.cells.iter().filter(|cell| !known.contains(&cell.value.as_str())) {
            let not_there = known.iter().copied().filter(|name| self.find(name).is_none());
            let help = match did_you_mean(&cell.value, not_there) {
                Some(near) => Help::did_you_mean(cell.span, near),
                None => say::columns_are(listing(known)).into(),
            };
            let message = say::not_a_column(&cell.value);
            scope
                .say(Diagnostic::new(&codes::BAD_TEST_HEADER, message).at(cell.span, say::not_known_here()).help(help));
            sound = false;
        }
        for name in needed.iter().filter(|name| self.find(name).is_none()) {
            scope.say(
                Diagnostic::new(&codes::BAD_TEST_HEADER, say::column_is_missing(*name))
                    .at(self.span(), say::is_needed(*name))
                    .help(say::columns_are(listing(known))),
            );
            sound = false;
        }
        sound
    }
}

/// The names in a cell, divided by commas, each with its place.
pub(super) fn names_in(cell: &Text) -> Vec<Name> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in cell.value.split(',') {
        let kept = part.trim();
        if !kept.is_empty() {
            // Where the cell was composed or unescaped, its letters no longer count as in the file.
            let as_written = cell.span.end - cell.span.start == cell.value.len() as u32;
            let first = cell.span.start + (start + part.len() - part.trim_start().len()) as u32;
            let place = Span { start: first, end: first + kept.len() as u32, ..cell.span };
            found.push(Name { value: kept.to_owned(), span: if as_written { place } else { cell.span } });
        }
        start += part.len() + 1;
    }
    found
}

/// `[14]` as the name of a column or row: `14`.
pub(super) fn bracketed(cell: &Text) -> Option<Name> {
    let inner = cell.value.strip_prefix('[')?.strip_suffix(']')?;
    Some(Name { value: inner.trim().to_owned(), span: cell.span })
}
