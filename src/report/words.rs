//! Which message says what: of a state, of a reason, of another period. The words themselves are in `message`.

use crate::diagnostic::Severity;
use crate::message::phrases;
use crate::message::{Language, Message, frame, report};
use crate::model::lacking::NOT_COMPUTABLE;
use crate::outcome::{Locale, Named, NoSum, Over, State, format_date, format_period};

/// The language of what is printed around figures.
pub(super) fn language(locale: Locale) -> Language {
    match locale {
        Locale::Vietnamese => Language::Vietnamese,
        Locale::Plain | Locale::English => Language::English,
    }
}

/// The severity of a finding.
pub fn severity(severity: Severity, language: Language) -> String {
    let said = match severity {
        Severity::Error => frame::error(),
        Severity::Warning => frame::warning(),
        Severity::Advice => frame::advice(),
    };
    said.say(language)
}

/// Why a cell has no value.
pub(super) fn state(state: State, language: Language) -> String {
    state_said(state).say(language)
}

pub(super) fn state_said(state: State) -> Message {
    match state {
        State::NotApplicable => report::not_applicable(),
        State::NotComputable => phrases::not_computable(),
        State::TooLarge => report::number_too_large(),
        State::Undetermined => phrases::undetermined(),
        State::Missing => report::missing(),
        State::Suppressed => phrases::suppressed(),
    }
}

/// The name of a state for machines.
pub(super) fn state_name(state: State) -> &'static str {
    match state {
        State::NotApplicable => "not_applicable",
        State::NotComputable => "not_computable",
        State::TooLarge => "too_large",
        State::Undetermined => "undetermined",
        State::Missing => "missing",
        State::Suppressed => "suppressed",
    }
}

/// That a field is missing in some records, or that an expression has no value there.
pub(super) fn missing_in(field: &Named, shown: &str, language: Language) -> String {
    if field.name == NOT_COMPUTABLE {
        report::not_computable_in(shown).say(language)
    } else {
        report::missing_in(&field.label, shown).say(language)
    }
}

/// Why a column's figures do not add up.
pub(super) fn no_sum(why: NoSum, language: Language) -> String {
    let said = match why {
        NoSum::Distinct => report::no_sum_distinct(),
        NoSum::Average => report::no_sum_average(),
        NoSum::Extreme => report::no_sum_extreme(),
        NoSum::Share => report::no_sum_share(),
        NoSum::Formula => report::no_sum_formula(),
        NoSum::Rank => report::no_sum_rank(),
    };
    said.say(language)
}

/// The same in a word that programs can rely on.
pub(super) fn no_sum_name(why: NoSum) -> &'static str {
    match why {
        NoSum::Distinct => "distinct",
        NoSum::Average => "average",
        NoSum::Extreme => "extreme",
        NoSum::Share => "share",
        NoSum::Formula => "formula",
        NoSum::Rank => "rank",
    }
}

/// Something over another period; as it is over the report's own.
pub(super) fn over(what: &str, over: Option<Over>, locale: Locale, language: Language) -> String {
    let Some(over) = over else { return what.to_owned() };
    let period = format_period((over.first, over.last), locale);
    match over.as_of {
        None => report::over(what, &period).say(language),
        Some(day) => report::over_as_of(what, &period, format_date(day, locale)).say(language),
    }
}
