//! The checks in the braces of a block, once for each code or period.

use crate::diagnostic::codes;
use crate::message::members as say;
use crate::syntax::tree::{Check, CheckKind};

use super::super::summed::asks_before;
use super::instance::{Instance, Naming, Written};

/// What must hold, once for each.
pub(super) fn checks_of_each(naming: &Naming<'_, '_>, written: &[Check], instances: &[Instance]) -> Vec<Check> {
    let of_one = |check: &Check, instance: &Instance| {
        let CheckKind::Compare { left, op, right } = &check.kind else { return None };
        // Before the first period there is none.
        let is_asked = instance.along.len() != 1 || !(asks_before(left) || asks_before(right));
        let of = Written { instance, group: None };
        let message = check.message.as_ref().map(|words| naming.filled(words, of));
        let [left, right] = [left, right].map(|side| naming.formula(side, of));
        let kind = CheckKind::Compare { left, op: *op, right };
        (is_asked && !instance.hidden).then(|| Check { kind, message, ..check.clone() })
    };
    for total in written.iter().filter(|check| check.kind == CheckKind::TotalIsSum) {
        let label = say::belongs_outside_braces();
        naming.scope.say_at(&codes::BAD_CHECK, total.span, say::total_in_a_block(), label);
    }
    written.iter().flat_map(|check| instances.iter().filter_map(move |one| of_one(check, one))).collect()
}
