//! Says which tests need more values that can be missing than one may.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{MOST_MISSING, Table, need_too_many};

use super::scope::Scope;

/// Says of every condition and measure whether it needs too many.
pub(super) fn say_too_many(scope: &Scope<'_>, tables: &[Table]) {
    let aggregates = scope.aggregates.borrow();
    for (place, needed) in need_too_many(&scope.schema, &aggregates, tables, scope.criteria.values()) {
        scope.say(
            Diagnostic::new(&codes::MANY_MISSING, format!("{needed} values that can be missing are needed at once"))
                .at(place, format!("at most {MOST_MISSING} can be"))
                .help("declare fields that are always known without `?`, or test fewer of them at a time"),
        );
    }
}
