//! How the data of a record type are written: days, numbers, and the words for nothing known, yes and no.

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, names};
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
        let finding = |message: String| Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(word.span, meaning);
        match (always, other) {
            (Some("missing"), _) => {
                scope.say(finding("an empty cell says that nothing is known, without a word for it".to_owned()));
            }
            (Some(always), _) => {
                scope.say(finding(format!("`{}` always says {always} in data", word.value)).help("leave it out"));
            }
            (None, Some((_, of, first))) => {
                let found = finding(format!("`{}` is declared as {of} and as {meaning}", word.value));
                scope.say(found.at(first.span, *of).help("keep the one that the data mean"));
            }
            (None, None) => {}
        }
        met.push((plain, meaning, word));
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
                let message = format!("`{}` is the code `{code}` of {list_name}, which `{name}` holds", word.value);
                let found = Diagnostic::new(&codes::NAME_OF_OTHER_KIND, message).at(word.span, "missing");
                scope.say(found.help("have the data write something else where nothing is known"));
            }
        }
    }
}

/// To how many digits a field is rounded; only decimals are.
pub(super) fn rounded(scope: &Scope<'_>, field: &tree::Field, kind: FieldKind) -> Option<u8> {
    let rounded = field.rounded.as_ref()?;
    if field.key {
        let message = format!("`{}` is a key, and keys that differ must not become one", field.name.value);
        scope.say(
            Diagnostic::new(&codes::WRONG_TYPE, message).at(rounded.span, "rounded").help("leave `rounded to …` out"),
        );
        return None;
    }
    if kind == FieldKind::Decimal {
        return Some(rounded.value);
    }
    let message = format!("only a decimal is rounded, and `{}` holds `{}`", field.name.value, field.kind.name.value);
    let found = Diagnostic::new(&codes::WRONG_TYPE, message).at(rounded.span, "rounded");
    scope.say(found.help("leave `rounded to …` out, or declare the field `decimal`"));
    None
}
