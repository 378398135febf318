//! What can stand in the braces of a block.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::members as say;
use crate::syntax::tree::{AxisEntry, Dimension};

use super::super::scope::Scope;

/// Whether an entry can stand in a block, whose codes are members themselves if it is `of_parts`; says why not.
pub(super) fn is_sound(scope: &Scope<'_>, entry: &AxisEntry, dimension: Dimension, of_parts: bool) -> bool {
    let (word, words) = (dimension.said(), dimension.said_of_several());
    if let Some(check) = entry.checks().first() {
        let message = say::check_in_an_inner_block();
        scope.say_at(&codes::BAD_CHECK, check.span, message, say::belongs_into_the_outer_braces());
    }
    match entry {
        AxisEntry::Heading { entries, .. } => {
            entries.iter().filter(|entry| !is_sound(scope, entry, dimension, of_parts)).count() == 0
        }
        AxisEntry::Split { parent: None, span, .. }
        | AxisEntry::OfWhich { parent: None, span, .. }
        | AxisEntry::Codes { span, .. }
            if !of_parts =>
        {
            scope.say(
                Diagnostic::new(&codes::SPLIT_SHAPE, say::which_is_broken_down(&word))
                    .at(*span, say::stands_beside_members(&words))
                    .help(say::name_a_member_of_the_block(&word, &words)),
            );
            false
        }
        AxisEntry::Periods { span, .. } | AxisEntry::EachPeriod { span, .. } | AxisEntry::Reasons { span, .. } => {
            let message = say::not_in_a_block(&words);
            scope.say_at(&codes::SPLIT_SHAPE, *span, message, say::stands_by_itself());
            false
        }
        AxisEntry::Member(_)
        | AxisEntry::Split { .. }
        | AxisEntry::OfWhich { .. }
        | AxisEntry::Codes { .. }
        | AxisEntry::EachCode { .. } => true,
    }
}
