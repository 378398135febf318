//! Clauses: a condition, its words, its note and its sources.

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
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

/// The clause from its keyword to the end of its condition, comments and line ends left out.
fn words(scope: &Scope<'_>, written: &tree::Clause) -> String {
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

/// A note with the names between its braces filled in: labels of a set's codes, the value of a parameter.
pub(super) fn filled(scope: &Scope<'_>, text: &Text) -> String {
    let mut out = String::new();
    let mut rest = text.value.as_str();
    let mut brace = 0;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find(['}', '{']).filter(|close| after[*close..].starts_with('}')) else {
            scope.say(
                Diagnostic::new(&codes::UNKNOWN_IN_TEXT, "this brace is not closed")
                    .at(between_braces(scope, text, brace, true), "opened here")
                    .help("write the name of a set or parameter between braces: `{name}`"),
            );
            return out;
        };
        let name = after[..close].trim();
        match name_in_words(scope, name) {
            Some(words) => out.push_str(&words),
            None => say_unknown_in(scope, name, between_braces(scope, text, brace, false)),
        }
        rest = &after[close + 1..];
        brace += 1;
    }
    out.push_str(rest);
    out
}

/// The place of a string's nth opening brace, or of what stands behind it.
fn between_braces(scope: &Scope<'_>, text: &Text, nth: usize, brace: bool) -> Span {
    let raw = scope.sources.slice(text.span);
    let Some((open, _)) = raw.match_indices('{').nth(nth) else { return text.span };
    let inner = &raw[open + 1..];
    let inner = &inner[..inner.find('}').unwrap_or(inner.len())];
    let lead = inner.len() - inner.trim_start().len();
    let (start, length) =
        if brace || inner.trim().is_empty() { (open, 1) } else { (open + 1 + lead, inner.trim().len()) };
    let start = text.span.start + start as u32;
    Span { start, end: start + length as u32, ..text.span }
}

/// A set or parameter in words, as notes and texts print it.
pub(super) fn name_in_words(scope: &Scope<'_>, name: &str) -> Option<String> {
    if let Some(set) = scope.sets.get(name) {
        let list = scope.schema.list(set.list);
        let codes = scope.set_codes(name).unwrap_or_default();
        let labels: Vec<&str> = codes.iter().map(|code| list.code_label(*code)).collect();
        return Some(labels.join(", "));
    }
    if scope.is_broken(name) {
        return Some(String::new());
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

/// Says that a note or text names nothing known.
pub(super) fn say_unknown_in(scope: &Scope<'_>, name: &str, place: Span) {
    let known: Vec<&str> = scope.sets.keys().chain(scope.params.keys()).map(String::as_str).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_IN_TEXT, format!("no set or parameter is called `{name}`"))
        .at(place, "not declared");
    scope.say(match crate::diagnostic::did_you_mean(name, known.iter().copied()) {
        Some(near) => {
            finding.help(Help::new(format!("did you mean `{{{near}}}`?")).suggestion([Edit::replace(place, near)]))
        }
        None if known.is_empty() => finding.help("declare it: `set NAME of LIST = …` or `param NAME: TYPE = …`"),
        None => finding.help(format!("known here: {}", listing(&known))),
    });
}
