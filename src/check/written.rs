//! How the data of a record type are written: days, numbers, and the words for nothing known, yes and no.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::phrases;
use crate::message::{Message, names, reports, spelling as say};
use crate::schema::{DateDialect, Dialect, FieldKind, NumberDialect, RecordId, Words};
use crate::source::Spanned;
use crate::syntax::tree::{self, Record, Text};

use super::scope::Scope;

const DATES: &[(&str, DateDialect)] = &[
    ("yyyy-mm-dd", DateDialect::Iso),
    ("dd/mm/yyyy", DateDialect::DayMonthYear),
    ("dd.mm.yyyy", DateDialect::DayMonthYearPoints),
    ("mm/dd/yyyy", DateDialect::MonthDayYear),
];
const NUMBERS: &[(&str, NumberDialect)] = &[
    ("1234.5", NumberDialect::Point),
    ("1.234,5", NumberDialect::PointComma),
    ("1 234,5", NumberDialect::SpaceComma),
    ("1,234.5", NumberDialect::CommaPoint),
];

/// The declared spelling of days and numbers.
pub(super) fn dialect(scope: &Scope<'_>, record: &Record) -> Dialect {
    Dialect {
        dates: chosen(scope, record.dates.as_ref(), DATES, |name| names::no_spelling_of_dates(name)),
        numbers: chosen(scope, record.numbers.as_ref(), NUMBERS, |name| names::no_spelling_of_numbers(name)),
    }
}

fn chosen<D: Copy + Default>(
    scope: &Scope<'_>,
    written: Option<&Spanned<String>>,
    all: &[(&str, D)],
    unknown: fn(&str) -> Message,
) -> D {
    let Some(written) = written else { return D::default() };
    let found = all.iter().find(|(spelling, _)| *spelling == written.value);
    if found.is_none() {
        let known = all.iter().map(|(spelling, _)| *spelling);
        scope.say_unknown(&codes::NAME_OF_OTHER_KIND, written, unknown(&written.value), known);
    }
    found.map_or_else(D::default, |(_, dialect)| *dialect)
}

/// The declared words, as cells are compared with them.
pub(super) fn words(scope: &Scope<'_>, record: &Record) -> Words {
    say_words_of_two_meanings(scope, record);
    let kept = |words: &[Text]| words.iter().map(|word| word.value.trim().to_owned()).collect();
    Words { missing: kept(&record.missing), yes: kept(&record.yes), no: kept(&record.no) }
}

fn say_words_of_two_meanings(scope: &Scope<'_>, record: &Record) {
    let mut met: Vec<(String, &str, &Text)> = Vec::new();
    let declared = [("missing", &record.missing), ("yes", &record.yes), ("no", &record.no)];
    for (meaning, word) in declared.into_iter().flat_map(|(meaning, words)| words.iter().map(move |w| (meaning, w))) {
        let plain = word.value.trim().to_lowercase();
        let always = match meaning {
            "yes" => Words::NO.contains(&plain.as_str()).then_some("no"),
            "no" => Words::YES.contains(&plain.as_str()).then_some("yes"),
            _ => plain.is_empty().then_some("missing"),
        };
        let other = met.iter().find(|(known, of, _)| *known == plain && (*of != meaning || plain.is_empty()));
        let finding =
            |message: Message| Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(word.span, in_words(meaning));
        match (always, other) {
            (Some("missing"), _) => {
                scope.say(finding(say::empty_says_nothing_is_known()));
            }
            (Some(always), _) => {
                scope.say(finding(say::always_says(&word.value, in_words(always))).help(reports::leave_it_out()));
            }
            (None, Some((_, of, first))) => {
                let found = finding(say::two_meanings(&word.value, in_words(of), in_words(meaning)));
                scope.say(found.at(first.span, in_words(of)).help(say::keep_what_data_mean()));
            }
            (None, None) => {}
        }
        met.push((plain, meaning, word));
    }
}

/// What a declared word says.
fn in_words(meaning: &str) -> Message {
    match meaning {
        "yes" => phrases::yes(),
        "no" => phrases::no(),
        _ => say::missing(),
    }
}

/// A word for nothing known that is a code as well would take the code's records away.
pub(super) fn say_codes_that_are_missing(scope: &Scope<'_>, id: RecordId, record: &Record) {
    for (name, field) in &scope.schema.record(id).fields {
        let FieldKind::Code { list, .. } = field.kind else { continue };
        if scope.schema.list(list).units.is_some() {
            continue;
        }
        let list_name = scope.schema.list_name(list);
        for word in &record.missing {
            let is_word = |spelling: &String| *spelling == word.value.trim();
            let code = scope.schema.list(list).codes.iter().find(|(name, code)| {
                let external = code.external.iter().map(|(_, text)| text);
                [*name, &code.label].into_iter().chain(&code.aliases).chain(external).any(is_word)
            });
            if let Some((code, _)) = code {
                let message = say::word_is_a_code(&word.value, code, list_name, name);
                let found = Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(word.span, say::missing());
                scope.say(found.help(say::write_something_else()));
            }
        }
    }
}

/// To how many digits a field is rounded; only decimals are.
pub(super) fn rounded(scope: &Scope<'_>, field: &tree::Field, kind: FieldKind) -> Option<u8> {
    let rounded = field.rounded.as_ref()?;
    if field.key {
        let message = say::key_is_rounded(&field.name.value);
        scope.say(
            Diagnostic::new(&codes::WRONG_TYPE, message)
                .at(rounded.span, say::rounded())
                .help(say::leave_rounding_out()),
        );
        return None;
    }
    if kind == FieldKind::Decimal {
        return Some(rounded.value);
    }
    let message = say::only_decimals_are_rounded(&field.name.value, &field.kind.name.value);
    let found = Diagnostic::new(&codes::WRONG_TYPE, message).at(rounded.span, say::rounded());
    scope.say(found.help(say::leave_rounding_out_or_declare_decimal()));
    None
}
