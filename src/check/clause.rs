//! Clauses: a condition, its words, its note and its sources.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::conditions as say;
use crate::model::{Clause, Expression, Type};
use crate::schema::RecordId;
use crate::syntax::tree;

use super::expression::Typing;
use super::printed::{cites, printed};
use super::scope::Scope;
use super::types::type_said;

/// A clause over records of a type; `None` if it has a fault, which was said.
pub(super) fn clause(scope: &Scope<'_>, record: RecordId, written: &tree::Clause) -> Option<Clause> {
    let note = written.note.as_ref().map(|words| printed(scope, words));
    Some(Clause {
        except: written.except,
        condition: condition(scope, record, written)?,
        words: words(scope, written),
        note,
        cites: cites(scope, &written.cites),
        span: written.span,
    })
}

/// What it asks; `None` if that has a fault, which was said.
pub(super) fn condition(scope: &Scope<'_>, record: RecordId, written: &tree::Clause) -> Option<Expression> {
    let (condition, kind) = Typing::of_named(scope, record).value(&written.condition, Some(Type::YesNo))?;
    if kind != Type::YesNo {
        scope.say(
            Diagnostic::new(&codes::NOT_A_CONDITION, say::clause_needs_condition())
                .at(written.condition.span(), say::this_is(type_said(&scope.schema, kind)))
                .help(say::compare_with_something()),
        );
        return None;
    }
    Some(condition)
}

/// Every clause that has no fault.
pub(super) fn clauses(scope: &Scope<'_>, record: RecordId, written: &[tree::Clause]) -> Vec<Clause> {
    written.iter().filter_map(|c| clause(scope, record, c)).collect()
}

/// The clause from its keyword to the end of its condition, comments and line ends left out.
pub(super) fn words(scope: &Scope<'_>, written: &tree::Clause) -> String {
    let raw = scope.sources.slice(written.span);
    let end = (written.condition.span().end.saturating_sub(written.span.start)) as usize;
    let mut out = String::new();
    let (mut in_string, mut in_comment, mut open) = (false, false, 0_u32);
    let mut before = ' ';
    for (at, c) in raw.char_indices() {
        // The tree's span of `(a or b)` ends before the bracket: closing brackets belong to it until they balance.
        if at >= end && open == 0 && !in_string {
            break;
        }
        match c {
            '\n' => in_comment = false,
            '"' if !in_comment && before != '\\' => in_string = !in_string,
            '/' if !in_string && raw[at..].starts_with("//") => in_comment = true,
            '(' if !in_string && !in_comment => open += 1,
            ')' if !in_string && !in_comment => open = open.saturating_sub(1),
            _ => {}
        }
        if !in_comment {
            out.push(c);
        }
        before = if before == '\\' { ' ' } else { c };
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
