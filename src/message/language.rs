//! The languages, and how each writes numbers, days and lists.

use crate::value::Date;

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// All, in the order in which one stands in for another that was not built in.
    pub const ALL: [Language; 2] = [Language::English, Language::Vietnamese];

    /// The tag of BCP 47: `en`, `vi`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Vietnamese => "vi",
        }
    }

    /// The language of a tag, of whatever country and writing it speaks: `vi`, `vi-VN`, `vi_VN.UTF-8`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }
}

pub(super) fn last_of_all(language: Language) -> &'static str {
    match language {
        Language::English => " and ",
        Language::Vietnamese => " và ",
    }
}

pub(super) fn last_of_any(language: Language) -> &'static str {
    match language {
        Language::English => " or ",
        Language::Vietnamese => " hoặc ",
    }
}

/// `a, b and c`.
pub(super) fn joined(said: &[String], before_last: &str) -> String {
    match said.split_last() {
        Some((last, rest)) if !rest.is_empty() => [&rest.join(", "), before_last, last].concat(),
        _ => said.concat(),
    }
}

/// `1,087` in English, `1.087` in Vietnamese.
pub(super) fn grouped(number: u64, language: Language) -> String {
    let sign = match language {
        Language::English => ',',
        Language::Vietnamese => '.',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// `90.6` in English, `90,6` in Vietnamese.
pub(super) fn with_decimals(text: &str, language: Language) -> String {
    match language {
        Language::English => text.to_owned(),
        Language::Vietnamese => text.replace('.', ","),
    }
}

/// As rules write it in English; as officials do in Vietnamese, with a zero before days below 10 and months 1 and 2: `30/6/2024`, `05/01/2024`.
pub(super) fn day(date: Date, language: Language) -> String {
    match language {
        Language::English => date.to_string(),
        Language::Vietnamese => {
            let zero = if date.month() < 3 { "0" } else { "" };
            format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
        }
    }
}
