//! Printed words: titles, labels, notes, sources, with what stands between their braces filled in.
//!
//! Everything that is printed goes through [`printed`], so that a name between braces means the same wherever it stands.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Diagnostic, Edit, Help, codes};
use crate::message::{frame, names, reports as say};
use crate::model::Type;
use crate::outcome::{format_number, format_period, of_day, period_in_words};
use crate::speech;
use crate::syntax::tree::{Cite, Name, Words, WordsPart};
use crate::value::Value;

use super::scope::{Scope, listing};

/// The words with the names between their braces filled in: labels of a set's codes, the value of a parameter, the period.
pub(super) fn printed(scope: &Scope<'_>, words: &Words) -> String {
    let part = |part: &WordsPart| match part {
        WordsPart::Plain(words) => words.clone(),
        WordsPart::Hole(name) => filled(scope, name).unwrap_or_else(|| {
            say_unknown_in(scope, name);
            String::new()
        }),
    };
    let joined: String = words.parts.iter().map(part).collect();
    if is_nfc(&joined) { joined } else { joined.nfc().collect() }
}

/// A label, or the name where none was written.
pub(super) fn label(scope: &Scope<'_>, words: Option<&Words>, name: &Name) -> String {
    words.map_or_else(|| name.value.clone(), |words| printed(scope, words))
}

/// Sources as they are printed: instrument, section, date.
pub(super) fn cites(scope: &Scope<'_>, cites: &[Cite]) -> Vec<String> {
    let shown = |cite: &Cite| {
        let mut shown = printed(scope, &cite.instrument);
        if let Some(section) = &cite.section {
            shown = format!("{shown}, {}", printed(scope, section));
        }
        if let Some(dated) = &cite.dated {
            shown = of_day(&shown, dated.value, scope.report.locale);
        }
        shown
    };
    cites.iter().map(shown).collect()
}

/// What a name between braces stands for, in notes as in texts; `None` where it names nothing that can be filled in.
pub(super) fn filled(scope: &Scope<'_>, name: &Name) -> Option<String> {
    let print = match name.value.as_str() {
        "period" => format_period,
        "period in words" => period_in_words,
        // It is filled in where each report is made.
        "this" | "this.code" if scope.each.is_some() => return Some(format!("{{{}}}", name.value)),
        other => return name_in_words(scope, other),
    };
    let Some(period) = scope.report.period else {
        scope.say_no_period(name.span);
        return Some(String::new());
    };
    Some(print(period, scope.report.locale))
}

/// Says where names of sets and parameters stand between braces in strings that are no print: they come out as they are.
pub(super) fn say_never_filled(scope: &Scope<'_>, braced: &[Name]) {
    for name in braced {
        if !(name.value == "period" || scope.sets.contains_key(&name.value) || scope.params.contains_key(&name.value)) {
            continue;
        }
        scope.say(
            Diagnostic::new(&codes::NEVER_FILLED, say::not_filled_in(&name.value))
                .at(name.span, say::stays_as_written())
                .help(Help::new(say::where_names_are_filled_in()).suggestion([Edit::before(name.span, "\\")])),
        );
    }
}

/// A set or parameter in words.
fn name_in_words(scope: &Scope<'_>, name: &str) -> Option<String> {
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
    match value {
        Value::Number(number) => format_number(number, None, false, 0, locale),
        other => speech::printed(&scope.schema, locale, other, kind.list()),
    }
}

/// Says that printed words name nothing known.
pub(super) fn say_unknown_in(scope: &Scope<'_>, name: &Name) {
    let period = scope.report.period.map(|_| "period");
    let known: Vec<&str> = scope.sets.keys().chain(scope.params.keys()).map(String::as_str).chain(period).collect();
    let finding = Diagnostic::new(&codes::UNKNOWN_IN_TEXT, say::no_set_or_parameter(&name.value))
        .at(name.span, names::not_declared());
    scope.say(match crate::diagnostic::did_you_mean(&name.value, known.iter().copied()) {
        Some(near) => finding
            .help(Help::new(frame::did_you_mean(format!("{{{near}}}"))).suggestion([Edit::replace(name.span, near)])),
        None if known.is_empty() => finding.help(say::declare_set_or_parameter()),
        None => finding.help(say::known_here(listing(&known))),
    });
}
