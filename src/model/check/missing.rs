//! How many values that can be missing one test may need: which of them lack is kept for each kind of record.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Axis, Body, Criteria, Expression, Path, Table};
use crate::schema::RecordId;
use crate::source::Span;

use super::scope::Scope;

/// Which values lack is told by a bit each.
const MOST: usize = 16;

/// Says of every condition and measure whether it needs too many.
pub(super) fn say_too_many(scope: &Scope<'_>, tables: &[Table]) {
    for table in tables {
        for clause in &table.universe {
            say_test(scope, table.record, &clause.condition, clause.span);
        }
        for axis in [&table.columns, &table.rows] {
            say_axis(scope, axis);
        }
    }
    for criteria in scope.criteria.values() {
        say_criteria(scope, criteria);
    }
}

fn say_axis(scope: &Scope<'_>, axis: &Axis) {
    for member in &axis.members {
        if let Body::Measure(measure) = &member.body
            && let Some(operand) = &measure.operand
        {
            say_value(scope, measure.record, operand, member.span);
        }
        let Some(about) = member.about else { continue };
        for clause in &member.clauses {
            say_test(scope, about, &clause.condition, clause.span);
        }
        if let Some(choices) = &member.choices {
            say_test(scope, about, choices, member.span);
        }
    }
}

fn say_criteria(scope: &Scope<'_>, criteria: &Criteria) {
    let requirements = criteria.versions.iter().flat_map(|version| &version.requirements);
    for requirement in requirements {
        let exceptions = requirement.exceptions.iter().flat_map(|exception| &exception.clauses);
        for clause in requirement.clauses.iter().chain(exceptions) {
            say_test(scope, criteria.record, &clause.condition, clause.span);
        }
    }
}

fn say_test(scope: &Scope<'_>, record: RecordId, condition: &Expression, place: Span) {
    condition.tests(&mut |test| say_value(scope, record, test, place));
}

fn say_value(scope: &Scope<'_>, record: RecordId, value: &Expression, place: Span) {
    let mut missing: Vec<&Path> = Vec::new();
    value.paths(&mut |path| {
        if path.can_miss(&scope.schema, record) && !missing.contains(&path) {
            missing.push(path);
        }
    });
    if missing.len() > MOST {
        let found = format!("{} values that can be missing are needed at once", missing.len());
        scope.say(
            Diagnostic::new(&codes::MANY_MISSING, found)
                .at(place, format!("at most {MOST} can be"))
                .help("declare fields that are always known without `?`, or test fewer of them at a time"),
        );
    }
}
