//! What is said of a column or row that stands twice.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{members as say, names};
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
        let (word, keyword) = (self.word(), self.dimension.word());
        let (code, message, help) = match (source, &first.source) {
            (DraftSource::Total(..), DraftSource::Total(..)) => {
                (&codes::TWICE_IN_TABLE, say::two_totals(), say::keep_one_total())
            }
            (DraftSource::Code { .. }, _) | (_, DraftSource::Code { .. }) => {
                (&codes::DUPLICATE_MEMBER, say::code_stands_twice(&word, id), say::rename_code(keyword))
            }
            _ => (&codes::DUPLICATE_MEMBER, say::stands_twice(&word, id), say::give_another_id_or_number()),
        };
        self.scope.say(
            Diagnostic::new(code, message)
                .at(span, names::again_here())
                .at(first.span(), names::first_here())
                .help(help),
        );
    }
}
