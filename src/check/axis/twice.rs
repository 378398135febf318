//! What is said of a column or row that stands twice.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

use super::Builder;
use super::drafts::{Draft, DraftSource};

impl Builder<'_, '_, '_> {
    pub(super) fn say_twice(&self, id: &str, source: &DraftSource<'_>, span: Span, first: &Draft<'_>) {
        // Versions that overlap were said as such.
        let is_version = |source: &DraftSource<'_>| matches!(source, DraftSource::Member(m) if m.in_force.is_some());
        if is_version(source) || is_version(&first.source) {
            return;
        }
        let word = self.word();
        let (code, message, help) = match (source, &first.source) {
            (DraftSource::Total(..), DraftSource::Total(..)) => (
                &codes::TWICE_IN_TABLE,
                "the table has two totals".to_owned(),
                "keep one of them; a sum of some rows is a `row` with a formula".to_owned(),
            ),
            (DraftSource::Code { .. }, _) | (_, DraftSource::Code { .. }) => (
                &codes::DUPLICATE_MEMBER,
                format!("{word} `{id}` stands twice: the id of a code is its name"),
                format!("rename the code in its list, or write a `{word}` for each code instead of the list"),
            ),
            _ => (
                &codes::DUPLICATE_MEMBER,
                format!("{word} `{id}` stands twice"),
                "give one of them another id; `printed \"…\"` says what number is printed".to_owned(),
            ),
        };
        self.scope.say(Diagnostic::new(code, message).at(span, "again here").at(first.span(), "first here").help(help));
    }
}
