//! Says which tests need more values that can be missing than one may.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::conditions as say;
use crate::model::{MOST_MISSING, Table, need_too_many};

use super::scope::Scope;

/// Says of every condition and measure whether it needs too many.
pub(super) fn say_too_many(scope: &Scope<'_>, tables: &[Table]) {
    let aggregates = scope.aggregates.borrow();
    for (place, needed) in need_too_many(&scope.schema, &aggregates, tables, scope.criteria.values()) {
        scope.say(
            Diagnostic::new(&codes::MANY_MISSING, say::too_many_missing(needed))
                .at(place, say::most_missing(MOST_MISSING))
                .help(say::test_fewer_missing()),
        );
    }
}
