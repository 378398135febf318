//! Clauses: a condition, its words, its note and its sources.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Clause, Type};
use crate::outcome::format_number;
use crate::schema::RecordId;
use crate::source::Span;
use crate::syntax::tree::{self, Text};
use crate::value::Value;

use super::expression::Typing;
use super::report::cites;
use super::scope::{Scope, listing, type_words};

/// A clause over records of a type; `None` if it has a fault, which was said.
pub(super) fn clause(scope: &Scope<'_>, record: RecordId, written: &tree::Clause) -> Option<Clause> {
    let note = written.note.as_ref().map(|text| filled(scope, text));
    let (condition, kind) = Typing::of_named(scope, record).value(&written.condition, Some(Type::YesNo))?;
    if kind != Type::YesNo {
        scope.say(
            Diagnostic::new(&codes::NOT_A_CONDITION, "a clause needs a condition that is yes or no")
                .at(written.condition.span(), format!("this is {}", type_words(&scope.schema, kind)))
                .help("compare it with something: `… = …`, `… >= …`, `… in (…)`"),
        );
        return None;
    }
    Some(Clause {
        except: written.except,
        condition,
        words: words(scope, written),
        note,
        cites: cites(&written.cites, scope.report.locale),
        span: written.span,
    })
}

/// Every clause that has no fault.
pub(super) fn clauses(scope: &Scope<'_>, record: RecordId, written: &[tree::Clause]) -> Vec<Clause> {
    written.iter().filter_map(|c| clause(scope, record, c)).collect()
}

fn words(scope: &Scope<'_>, written: &tree::Clause) -> String {
    let mut span = Span { end: written.condition.span().end.max(written.span.start), ..written.span };
    // The tree's span of `(a or b)` ends before the bracket: take closing brackets until they balance.
    while span.end < written.span.end && unbalanced(scope.sources.slice(span)) {
        span.end += 1;
    }
    scope.sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unbalanced(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

/// A note with the names between its braces filled in: labels of a set's codes, the value of a parameter.
pub(super) fn filled(scope: &Scope<'_>, text: &Text) -> String {
    let mut out = String::new();
    let mut rest = text.value.as_str();
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            out.push_str(&rest[open..]);
            return out;
        };
        let name = after[..close].trim();
        match name_in_words(scope, name) {
            Some(words) => out.push_str(&words),
            None => say_unknown_in(scope, text, name),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

/// A set or parameter in words, as notes and texts print it.
pub(super) fn name_in_words(scope: &Scope<'_>, name: &str) -> Option<String> {
    if let Some(set) = scope.sets.get(name) {
        let list = scope.schema.list(set.list);
        let codes = scope.set_codes(name).unwrap_or_default();
        let labels: Vec<&str> = codes.iter().map(|code| list.code_label(*code)).collect();
        return Some(labels.join(", "));
    }
    scope.params.get(name)?;
    let Some((value, kind)) = scope.param_value(name) else { return Some(String::new()) };
    Some(value_in_words(scope, value, kind))
}

fn value_in_words(scope: &Scope<'_>, value: &Value, kind: Type) -> String {
    let locale = scope.report.locale;
    match (value, kind) {
        (Value::Text(text), _) => text.clone(),
        (Value::Number(number), _) => format_number(*number, None, false, 0, locale),
        (Value::Date(date), _) => crate::outcome::format_date(*date, locale),
        (Value::YesNo(yes), _) => if *yes { "yes" } else { "no" }.to_owned(),
        (Value::Code(code), Type::Code(list)) => scope.schema.list(list).code_label(*code).to_owned(),
        (Value::Code(_), _) => String::new(),
    }
}

/// Says that a note or text names nothing known, pointing at the name between its braces.
pub(super) fn say_unknown_in(scope: &Scope<'_>, text: &Text, name: &str) {
    let raw = scope.sources.slice(text.span);
    let place = raw.find(&format!("{{{name}}}")).map_or(text.span, |at| {
        let start = text.span.start + at as u32 + 1;
        Span { start, end: start + name.len() as u32, ..text.span }
    });
    let known: Vec<&str> = scope.sets.keys().chain(scope.params.keys()).map(String::as_str).collect();
    let mut finding = Diagnostic::new(&codes::UNKNOWN_IN_TEXT, format!("no set or parameter is called `{name}`"))
        .at(place, "not declared");
    if let Some(near) = crate::diagnostic::did_you_mean(name, known.iter().copied()) {
        finding = finding.help(format!("did you mean `{{{near}}}`?"));
    } else if !known.is_empty() {
        finding = finding.help(format!("known here: {}", listing(&known)));
    }
    scope.say(finding);
}
